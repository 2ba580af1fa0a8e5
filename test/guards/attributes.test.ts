import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage, own, type Page, trackerImage } from './realm.ts';
import { claimWays } from './ways.ts';

afterEach(closePages);

const svg = (element: string) =>
  `const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const e = document.createElementNS('http://www.w3.org/2000/svg', '${element}'); s.append(e); at.append(s);`;
const xlink = "'http://www.w3.org/1999/xlink'";
const make = (element: string) => `const e = document.createElement('${element}'); at.append(e);`;
const attr = (name: string) =>
  `const a = document.createAttribute('${name}'); a.value = URL; const b = document.createAttribute('${name}');`;

describe('elements', () => {
  claimWays(
    'by property, in the page and out of it',
    [
      `${make('img')} e.src = URL`,
      `${make('img')} e.srcset = URL + ' 2x'`,
      'window.kept = new Image(9, 9); kept.src = URL',
      'window.kept2 = new Image(); kept2.srcset = URL',
      `${make('picture')} const i = new Image(); const s = document.createElement('source'); e.append(s, i); s.srcset = URL`,
      `${make('input')} e.type = 'image'; e.src = URL`,
      `${make('video')} e.poster = URL`,
      `${make('video')} e.src = URL`,
      `${make('audio')} e.src = URL`,
      `${make('audio')} const s = document.createElement('source'); s.src = URL; e.append(s)`,
      `${make('iframe')} e.src = URL`,
      `${make('embed')} e.src = URL`,
      `${make('object')} e.data = URL`,
      `${make('link')} e.rel = 'stylesheet'; e.href = URL`,
      `${make('link')} e.href = URL; e.rel = 'stylesheet'`,
      "const e = document.createElement('link'); e.rel = 'preload'; e.as = 'image'; e.imageSrcset = URL; at.append(e)",
      `${make('script')} e.src = URL`,
      `${svg('image')} e.href.baseVal = URL`,
      `${svg('script')} e.href.baseVal = URL`,
      'const f = document.createElement("frameset"); const e = document.createElement("frame"); e.src = URL; f.append(e); at.append(f)',
    ],
    [`${make('a')} e.href = '#'; e.ping = URL; e.click()`],
  );

  claimWays('by methods', [
    `${make('img')} e.setAttribute('src', URL)`,
    `${make('img')} e.setAttribute('SrcSet', URL)`,
    `${make('img')} e.setAttributeNS(null, 'src', URL)`,
    `${make('img')} e.setAttributeNS('', 'srcset', URL)`,
    `${make('table')} e.setAttribute('background', URL)`,
    `${make('video')} e.setAttribute('poster', URL)`,
    `${make('iframe')} e.setAttribute('src', URL)`,
    `${make('object')} e.setAttribute('data', URL)`,
    `${make('link')} e.setAttribute('rel', 'stylesheet'); e.setAttribute('href', URL)`,
    `${svg('image')} e.setAttribute('href', URL)`,
    `${svg('image')} e.setAttributeNS(${xlink}, 'xlink:href', URL)`,
    `${svg('image')} e.setAttributeNS(${xlink}, 'href', URL)`,
    `${svg('script')} e.setAttributeNS(${xlink}, 'x:href', URL)`,
    `${make('div')} e.setAttribute('style', 'background: url(' + URL + ')')`,
    `${make('div')} e.style = 'background: url(' + URL + ')'`,
  ]);

  claimWays('by nodes of attributes', [
    `${make('img')} ${attr('src')} e.setAttributeNode(a)`,
    `${make('img')} ${attr('src')} e.setAttributeNodeNS(a)`,
    `${make('img')} ${attr('srcset')} e.attributes.setNamedItem(a)`,
    `${make('img')} ${attr('src')} e.attributes.setNamedItemNS(a)`,
    `${make('img')} ${attr('src')} e.setAttributeNode(b); b.value = URL`,
    `${make('img')} ${attr('src')} e.setAttributeNode(b); b.nodeValue = URL`,
    `${make('img')} ${attr('src')} e.setAttributeNode(b); b.textContent = URL`,
    `${make('img')} e.toggleAttribute('src'); e.attributes[0].value = URL`,
    `${make('img')} e.toggleAttribute('srcset'); e.attributes.srcset.value = URL`,
    `${make('iframe')} ${attr('src')} e.setAttributeNode(a)`,
    `${make('div')} const a = document.createAttribute('style'); a.value = 'background: url(' + URL + ')'; e.setAttributeNode(a)`,
    `${svg('image')} e.toggleAttribute('href'); e.attributes[0].value = URL`,
  ]);

  claimWays('animated', [
    `at.innerHTML = '<svg><image width=9 height=9><set attributeName=href to="' + URL + '"></set></image></svg>'`,
    `at.innerHTML = '<svg><image width=9 height=9><animate attributeName=href values="' + URL + ';' + URL + '" dur=9s></animate></image></svg>'`,
  ]);

  claimWays('by the functions of a frame', [
    "const f = document.createElement('iframe'); at.append(f); const i = new Image(); at.append(i); f.contentWindow.Element.prototype.setAttribute.call(i, 'src', URL)",
    "const f = document.createElement('iframe'); at.append(f); const i = new Image(); at.append(i); window[window.length - 1].Element.prototype.setAttribute.call(i, 'src', URL)",
    "const f = document.createElement('iframe'); at.append(f); const i = new Image(); at.append(i); Object.getOwnPropertyDescriptor(f.contentWindow.HTMLImageElement.prototype, 'src').set.call(i, URL)",
    "at.innerHTML = '<iframe></iframe>'; const i = new Image(); at.append(i); const a = i.ownerDocument.createAttribute('src'); i.setAttributeNode(a); Object.getOwnPropertyDescriptor(window[window.length - 1].Attr.prototype, 'value').set.call(a, URL)",
  ]);
});

test('new Audio is held, refused with an error, and plays once it may', async () => {
  const page = await openGuarded('hold');
  const url = JSON.stringify(trackerImage('audio'));
  page.run(`var a = new Audio(${url}); document.body.append(a)`);
  expect(await page.hasRequested('?audio')).toBe(false);
  expect(page.run('[a.getAttribute("src"), a.preload, a instanceof HTMLAudioElement]')).toEqual([
    trackerImage('audio'),
    'auto',
    true,
  ]);
  await page.gate.settle('allow');
  await expect.poll(() => page.hasRequested('?audio'), { timeout: 10_000 }).toBe(true);
});

test('refused elements fire error once, and nothing else of them changes', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const code = `(() => {
    window.seen = {};
    const url = ${JSON.stringify(trackerImage('refused'))};
    return ['img src', 'iframe src', 'embed src', 'object data', 'link href', 'video poster', 'audio src', 'script src', 'input src', 'source srcset'].map(pair => {
      const [name, attribute] = pair.split(' ');
      const e = document.createElement(name);
      e.id = name; e.className = 'mine'; if (name === 'link') e.rel = 'stylesheet';
      e.addEventListener('error', event => { seen[name] = (seen[name] ?? 0) + 1 });
      e.setAttribute(attribute, url);
      const looks = [e.getAttribute(attribute), e[attribute], e.hasAttribute(attribute), e.className, e.id];
      if (window === parent) return looks;
      document.body.append(e);
      return looks;
    });
  })()`;
  expect(page.run(code)).toEqual(plain.run(code));
  await page.hasRequested('');
  expect(page.run('seen')).toEqual({
    img: 1,
    iframe: 1,
    embed: 1,
    object: 1,
    link: 1,
    video: 1,
    audio: 1,
    script: 1,
    input: 1,
    source: 1,
  });
  expect(await page.hasRequested('?refused')).toBe(false);
});

test('over-refusal: what the site loads itself is as unguarded, by every attribute', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const look = (of: Page) =>
    of.run(`(() => {
      const found = [];
      for (const [name, attribute] of [['img', 'src'], ['img', 'srcset'], ['iframe', 'srcdoc'], ['object', 'data'], ['link', 'href'], ['a', 'ping'], ['video', 'poster'], ['div', 'style'], ['script', 'type'], ['meta', 'content'], ['td', 'background']]) {
        const e = document.createElement(name);
        const value = attribute === 'style' ? 'background: url("${own.allowedImage('x')}")' : attribute === 'srcdoc' ? '<p title="<b>">&amp;</p>' : '${own.allowedImage('x')}';
        e.setAttribute(attribute, value);
        const a = e.getAttributeNode(attribute);
        found.push(e.outerHTML, e.getAttribute(attribute), a.value, a.ownerElement === e, e.attributes.length, String(e[attribute]));
        a.value = value; e.removeAttribute(attribute); e.setAttributeNode(a);
        found.push(e.outerHTML, e.removeAttributeNode(a) === a, e.outerHTML);
      }
      return found;
    })()`);
  expect(look(page)).toEqual(look(plain));
  expect(page.gate.waiting).toEqual([]);
});
