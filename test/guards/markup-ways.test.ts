import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openMarkup, openPage, own, type Page, trackerImage } from './realm.ts';
import { claimWays } from './ways.ts';

afterEach(closePages);

const img = `'<p>text<img src="' + URL + '"></p>'`;

describe('markup', () => {
  claimWays(
    'by every method',
    [
      `at.innerHTML = ${img}`,
      `at.innerHTML = { toString: () => ${img} }`,
      `const e = document.createElement('p'); at.append(e); e.outerHTML = ${img}`,
      ...['beforebegin', 'afterbegin', 'beforeend', 'afterend'].map(
        place => `at.insertAdjacentHTML('${place}', ${img})`,
      ),
      `at.setHTMLUnsafe(${img})`,
      `at.setHTML?.(${img}) ?? (at.innerHTML = ${img})`,
      `const r = at.attachShadow({ mode: 'closed' }); r.innerHTML = ${img}`,
      `const r = at.attachShadow({ mode: 'open' }); r.setHTMLUnsafe(${img})`,
      `at.append(document.createRange().createContextualFragment(${img}))`,
      `at.contentEditable = true; at.focus(); document.execCommand('insertHTML', false, ${img})`,
      `at.append(new DOMParser().parseFromString(${img}, 'text/html').body.firstChild)`,
      `at.append(document.adoptNode(new DOMParser().parseFromString(${img}, 'text/html').body.firstChild))`,
      `at.append(document.importNode(new DOMParser().parseFromString(${img}, 'text/html').body, true).firstChild)`,
      `at.setHTMLUnsafe('<p><template shadowrootmode=open><style>:host{background:url(' + URL + ')}</style></template></p>')`,
      `const t = document.createElement('template'); t.innerHTML = ${img}; at.append(t.content.cloneNode(true))`,
      `const t = document.createElement('template'); t.innerHTML = '<template>' + ${img} + '</template>'; at.append(document.importNode(t.content.firstChild.content, true))`,
      `const d = document.implementation.createHTMLDocument(''); d.body.innerHTML = ${img}; at.append(d.body.firstChild)`,
    ],
    [
      // What nobody can reach afterwards does not come back.
      `at.append(Document.parseHTMLUnsafe('<p><template shadowrootmode=closed><img src="' + URL + '"></template></p>').body.firstChild)`,
      `at.setHTMLUnsafe('<p><template shadowrootmode=closed><img src="' + URL + '"></template></p>')`,
    ],
  );

  claimWays(
    'however it is written',
    [
      `at.innerHTML = '<img src="' + URL.replace('http', '&#104;ttp') + '">'`,
      `at.innerHTML = '<img/src=' + URL + '>'`,
      `at.innerHTML = "<IMG\\tSRC\\n=\\n'" + URL + "' >"`,
      `at.innerHTML = '<img x="y"src="' + URL + '">'`,
      `at.innerHTML = '<img src="' + URL + '" src="/ok">'`,
      `at.innerHTML = '<img alt=">" src="' + URL + '">'`,
      `at.innerHTML = '<img srcset="/test/guards/pages/allowed.svg 9x, ' + URL + ' 1x">'`,
      `at.innerHTML = '<image src="' + URL + '">'`,
      `at.innerHTML = '<!--><img src="' + URL + '">-->'`,
      `at.innerHTML = '<!---><img src="' + URL + '">-->'`,
      `at.innerHTML = '<!-- x --!><img src="' + URL + '">-->'`,
      `at.innerHTML = '<!x "><img src=' + URL + '>">'`,
      `at.innerHTML = '<?x "><img src=' + URL + '>">'`,
      `at.innerHTML = '<title></titlex></title><img src="' + URL + '">'`,
      `at.innerHTML = '<svg><title><img src="' + URL + '"></title></svg>'`,
      `at.innerHTML = '<svg><style><img src="' + URL + '"></style></svg>'`,
      `at.innerHTML = '<svg><![CDATA[<!--]]><image href="' + URL + '"/></svg>'`,
      `at.innerHTML = '<svg><foreignObject><img src="' + URL + '"></foreignObject></svg>'`,
      `at.innerHTML = '<math><mtext><img src="' + URL + '"></mtext></math>'`,
      `at.innerHTML = '<table><img src="' + URL + '"></table>'`,
      `at.innerHTML = '<table background="' + URL + '">'`,
      `at.innerHTML = '<p style="background:&#117;rl(' + URL + ')">x</p>'`,
      `at.innerHTML = '<video poster="' + URL + '"></video>'`,
      `at.innerHTML = '<object data="' + URL + '"></object>'`,
      `at.innerHTML = '<embed src="' + URL + '">'`,
      `at.innerHTML = '<iframe src="' + URL + '"></iframe>'`,
      `at.innerHTML = '<input type=image src="' + URL + '">'`,
      `at.innerHTML = '<link rel=stylesheet href="' + URL + '">'`,
      `at.innerHTML = '<iframe srcdoc="<img src=' + URL + '>"></iframe>'`,
      `const e = document.createElement('iframe'); e.srcdoc = '<img src=' + URL + '>'; at.append(e)`,
      `const e = document.createElement('iframe'); at.append(e); e.setAttribute('srcdoc', '<img src=' + URL + '>')`,
    ],
    [
      // Refused, it is; what is two frames deep does not come back yet.
      `at.innerHTML = '<iframe srcdoc="<iframe srcdoc=&quot;<img src=' + URL + '>&quot;></iframe>"></iframe>'`,
    ],
  );
});

const write = (code: string) => `<script>${code}</script>`;
const scriptTag = (name: string) => `<script src="${own.script(name)}"><\\/script>`;

test('document.write while parsing: held scripts and images come on a grant, in place, however they are split', async () => {
  const page = await openMarkup(
    'hold',
    '',
    write(`document.write('<b id=before></b>${scriptTag('whole')}<b id=after></b>')`) +
      write(`document.write('<scr', 'ipt src="${own.script('split')}"', '><\\/scr', 'ipt>')`) +
      write(
        `document.write('<scr'); document.write('ipt sr'); document.write('c="${own.script('parts')}">'); document.write('<\\/script>')`,
      ) +
      write(`document.writeln('<img id=pic alt=">" src="${own.image('written')}"'); document.writeln('>')`) +
      write('document.write(\'<script>ran.push("inline")<\\/script>\')') +
      write(`document.write('<i id=text>', 1, null, { toString: () => '</i>' })`),
  );
  await page.hasRequested('');
  expect(page.run('[...ran]')).toEqual(['inline']);
  expect(page.run("[document.getElementById('text').textContent, document.images[0].naturalWidth]")).toEqual([
    '1null',
    0,
  ]);
  expect(page.run("document.getElementById('before').nextSibling.nextSibling.id")).toBe('after');
  await page.gate.settle('allow');
  await expect
    .poll(() => page.run('[...ran]'), { timeout: 10_000 })
    .toEqual(['inline', 'whole', 'split', 'parts']);
  await expect.poll(() => page.run('[...events]'), { timeout: 10_000 }).toEqual(['pic load']);
  expect(page.gate.failures).toEqual([]);
});

test('document.write after load, and document.open, are followed as the first parser was', async () => {
  const page = await openGuarded('refuse');
  page.run(`document.write('<p><img src="${own.image('late')}"></p><script>window.ran = ["inline"]</' + 'script>${scriptTag('late').replace('<\\/script>', "</' + 'script>")}');
    document.close();
    document.open(); document.write('<img src="${own.image('later')}"><img src="${own.allowedImage('mine')}">'); document.close()`);
  expect(await page.hasRequested('?late')).toBe(false);
  expect(page.run('[ran.length, document.images.length]')).toEqual([1, 2]);
  await expect.poll(() => page.hasRequested('?mine'), { timeout: 10_000 }).toBe(true);
  expect(page.gate.failures).toEqual([]);
});

test('where Trusted Types are enforced, what the page trusted passes, and what is refused in it does not load', async () => {
  const page = await openGuarded('refuse');
  const names =
    page.run(`const meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "require-trusted-types-for 'script'"; document.head.append(meta);
    const policy = trustedTypes.createPolicy('mine', { createHTML: html => html });
    const at = document.body.appendChild(document.createElement('p'));
    const html = url => policy.createHTML('<img src="' + url + '">');
    at.innerHTML = html('${own.image('trusted')}');
    at.insertAdjacentHTML('beforeend', html('${own.image('trusted')}'));
    at.append(document.createRange().createContextualFragment(html('${own.allowedImage('mine')}')));
    document.write(html('${own.image('trusted')}'));
    [() => { at.innerHTML = '<img>' }, () => { at.innerHTML = 'x' }, () => at.insertAdjacentHTML('beforeend', '<img src=x>'), () => document.write('<img>')].map(act => {
      try { act(); return 'passes' } catch (error) { return error.name }
    })`);
  expect(names).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  expect(await page.hasRequested('?trusted')).toBe(false);
  expect(page.gate.failures).toEqual([]);
});

test('over-refusal: markup of the site’s own becomes the same tree, as written', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const look = (of: Page) =>
    of.run(`(() => {
      const p = document.createElement('p'); document.body.append(p);
      const found = [];
      for (const html of [
        '<img src="${own.allowedImage('a')}" srcset="${own.allowedImage('b')} 2x">', '<a ping="/x" href=y>z</a>', '<table background=x><td>', null, undefined, 5,
        '<script type="x/y" data-src="${trackerImage('x')}">a < b</script>', '<iframe srcdoc="&lt;b title=&quot;x&quot;&gt;"></iframe>', '<textarea>&lt;img src="${trackerImage('x')}"&gt;</textarea>',
        '<p style="color:red;background:url(&quot;${own.allowedImage('c')}&quot;)">', '<!-- <img src="${trackerImage('x')}"> -->', '<input value="<img src=${trackerImage('x')}>">', '<svg viewBox="0 0 1 1"><use href="#a"/></svg>',
      ]) {
        p.innerHTML = html; found.push(p.innerHTML, p.childNodes.length);
        p.insertAdjacentHTML('beforeend', html); found.push(p.innerHTML);
      }
      return found;
    })()`);
  expect(look(page)).toEqual(look(plain));
  await page.hasRequested('');
  expect(page.gate.waiting).toEqual([]);
});
