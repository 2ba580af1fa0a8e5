import { afterEach, describe, expect, test } from 'vitest';
import type { FakeGate } from './gate.ts';
import { closePages, openGuarded, openMarkup, openPage, own, type Page, trackerImage } from './realm.ts';

afterEach(closePages);

const js = (name: string) => JSON.stringify(own.script(name));
const svg = (name: string) => JSON.stringify(own.image(name));
const tag = (attributes: string, text = '') => `<script ${attributes}>${text}</script>`;

/** The names of the scripts that ran, in order. */
const ran = ({ run }: Pick<Page, 'run'>) => run('[...(window.ran ?? [])]') as readonly string[]; // tracked.js collects it.
/** Load and error events of elements with an id. */
const events = ({ run }: Pick<Page, 'run'>) => run('[...events]') as readonly string[]; // openMarkup's first script collects it.
const listen = `var events = []; for (const type of ['load', 'error']) document.addEventListener(type, e => {
  if (e.target.id) events.push(e.target.id + ' ' + type);
}, true);`;

/** Grants, and waits for everything that this starts. */
async function grant(page: Pick<Page, 'hasRequested'> & { readonly gate: FakeGate }): Promise<void> {
  await page.gate.settle('allow');
  await page.hasRequested('');
}

/** Ways to give `e` the address URL. */
const attributePaths = [
  'e.src = URL',
  "e.setAttribute('src', URL)",
  "e.setAttribute('SRC', URL)",
  "e.setAttributeNS(null, 'src', URL)",
  "e.setAttributeNS('', 'src', URL)",
  "Element.prototype.setAttribute.call(e, 'src', URL)",
  'Reflect.set(e, "src", URL)',
  'Object.assign(e, { src: URL })',
  "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e), 'src').set.call(e, URL)",
  'e.src = { toString: () => URL }',
  'e.src = new window.URL(URL)',
  'e.src = URL.slice(5)',
  "e.src = ' \\n' + URL + '\\t'",
  "e.src = URL.replace('http:', 'HTTP:')",
  "e.src = URL.replace('//', '/\\\\\\\\')",
];

/** Ways to give a script an address that are seen when it is inserted. */
const scriptPaths = [
  ...attributePaths,
  "e.attributes.setNamedItem(Object.assign(document.createAttribute('src'), { value: URL }))",
  "e.setAttributeNode(Object.assign(document.createAttribute('src'), { value: URL }))",
  "e.setAttributeNodeNS(Object.assign(document.createAttributeNS(null, 'src'), { value: URL }))",
  "e.toggleAttribute('src'); e.attributes.src.value = URL",
  "e.toggleAttribute('src'); e.attributes[0].nodeValue = URL",
  "e.toggleAttribute('src'); e.getAttributeNode('src').textContent = URL",
  "{ const t = document.createElement('div'); const s = document.createElement('script'); s.src = URL; t.append(s); e = t.cloneNode(true).firstChild }",
  "{ e = document.createRange().createContextualFragment('<script src=' + URL + '></' + 'script>').firstChild }",
  "{ const d = document.implementation.createHTMLDocument(''); e = d.createElement('script'); e.src = URL; document.adoptNode(e) }",
  "{ const f = document.createElement('iframe'); document.body.append(f); e = f.contentDocument.createElement('script'); e.src = URL; document.adoptNode(e) }",
];

describe.each(['hold', 'refuse'] as const)('a script made by code, with its address set: %s', verdict => {
  test.each(scriptPaths)('%s', async path => {
    const page = await openGuarded(verdict);
    const set = `var e = document.createElement('script'); { const URL = ${js('made')}; ${path} }`;
    page.run(`${set}; document.head.append(e)`);
    expect(await page.hasRequested('?made')).toBe(false);
    expect(ran(page)).toEqual([]);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['made']);
    expect(page.run('ranBy[0] === e')).toBe(true);
    expect(page.gate.failures).toEqual([]);
  });

  test.each(attributePaths)('after it was inserted: %s', async path => {
    const page = await openGuarded(verdict);
    page.run(
      `var e = document.createElement('script'); document.head.append(e); { const URL = ${js('made')}; ${path} }`,
    );
    expect(await page.hasRequested('?made')).toBe(false);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['made']);
  });
});

/** Ways to bring `e` into the document. `at` is an element there. */
const insertions = [
  'document.head.append(e)',
  'document.body.prepend(e)',
  'at.before(e)',
  'at.after(e)',
  'at.replaceWith(e)',
  'at.append(e)',
  'at.replaceChildren(e)',
  'at.appendChild(e)',
  'document.body.insertBefore(e, at)',
  'document.body.replaceChild(e, at)',
  "at.insertAdjacentElement('beforebegin', e)",
  "at.insertAdjacentElement('afterbegin', e)",
  "at.insertAdjacentElement('beforeend', e)",
  "at.insertAdjacentElement('afterend', e)",
  "at.append('text'); at.firstChild.before(e)",
  "at.append('text'); at.firstChild.after(e)",
  "at.append('text'); at.firstChild.replaceWith(e)",
  "at.append(new Comment('')); at.firstChild.after(e)",
  'const f = document.createDocumentFragment(); f.append(e); document.body.append(f)',
  'const f = document.createDocumentFragment(); f.prepend(e); document.body.replaceChild(f, at)',
  'const f = new DocumentFragment(); f.replaceChildren(e); at.before(f)',
  'const f = document.createDocumentFragment(); const d = document.createElement("div"); d.append(e); f.append(d); at.append(f)',
  'const d = document.createElement("div"); d.innerHTML = "<p><b></b></p>"; d.querySelector("b").append(e); document.body.append(d)',
  'const r = document.createRange(); r.selectNode(at); r.insertNode(e)',
  'const r = document.createRange(); r.selectNodeContents(at); r.surroundContents(e)',
  'document.documentElement.append(e)',
  'const root = document.documentElement; document.replaceChildren(); document.append(root); at.append(e)',
  "const root = at.attachShadow({ mode: 'open' }); root.append(e)",
  "const root = at.attachShadow({ mode: 'closed' }); root.appendChild(e)",
  "const root = at.attachShadow({ mode: 'closed' }); root.replaceChildren(e)",
  'const t = document.createElement("template"); t.content.append(e); at.append(t.content)',
  'customElements.define("x-a", class extends HTMLElement { connectedCallback() { this.append(e) } }); at.append(document.createElement("x-a"))',
  'Node.prototype.appendChild.call(at, e)',
  'Reflect.apply(Element.prototype.append, at, ["text", e])',
  '[e].forEach(at.appendChild, at)',
];

describe('a script with an address, inserted', () => {
  test.each(insertions)('%s', async insertion => {
    const page = await openGuarded('hold');
    // By an attribute node, so that it is the insertion that must see it.
    page.run(`var at = document.createElement('p'); document.body.append(at);
      var e = document.createElement('script');
      const attribute = document.createAttribute('src'); attribute.value = ${js('inserted')}; e.setAttributeNode(attribute);
      (() => { ${insertion} })()`);
    expect(await page.hasRequested('?inserted')).toBe(false);
    await grant(page);
    // Scripts in a shadow root are nobody's currentScript, so that its name is not told.
    await expect
      .poll(() => ran(page), { timeout: 10_000 })
      .toEqual([insertion.includes('attachShadow') ? 'module' : 'inserted']);
    expect(page.gate.failures).toEqual([]);
  });

  test('moveBefore, of one that is held', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('moved')}; document.head.append(e);
      document.head.moveBefore(e, document.head.firstChild)`);
    expect(await page.hasRequested('?moved')).toBe(false);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['moved']);
  });
});

describe.each(['hold', 'refuse'] as const)('an image made by code: %s', verdict => {
  test.each([
    ...attributePaths,
    'e.srcset = URL',
    "e.srcset = URL + ' 1x'",
    "e.srcset = URL + ' 100w, ' + URL + ' 200w'",
    "e.setAttribute('srcset', URL)",
    "e.setAttribute('srcSet', URL)",
    "e.setAttributeNS(null, 'srcset', URL + ' 2x, ' + URL)",
    'Object.assign(e, { srcset: URL })',
  ])('%s', async path => {
    const page = await openGuarded(verdict);
    for (const [name, make] of [
      ['new', 'new Image()'],
      ['created', "document.createElement('img')"],
      ['standing', "document.body.appendChild(document.createElement('img'))"],
    ]) {
      page.run(
        `{ let e = ${make}; const URL = ${svg(name ?? '')}; ${path}; window.kept = [...(window.kept ?? []), e] }`,
      );
    }
    for (const name of ['new', 'created', 'standing'])
      expect(await page.hasRequested(`?${name}`)).toBe(false);
    await grant(page);
    for (const name of ['new', 'created', 'standing']) {
      // Refused, what nobody sees was a message, and is too late.
      const comes = verdict === 'hold' || name === 'standing';
      await expect.poll(() => page.hasRequested(`?${name}`), { timeout: 10_000 }).toBe(comes);
    }
    expect(page.gate.failures).toEqual([]);
  });
});

describe('an image', () => {
  test('of another site is held and loads on a grant, with one load event', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var seen = []; var e = new Image(); e.onload = e.onerror = event => seen.push(event.type); e.src = ${JSON.stringify(trackerImage('far'))}`,
    );
    expect(await page.hasRequested('?far')).toBe(false);
    expect(page.run('seen')).toEqual([]);
    await page.gate.settle('allow');
    await expect
      .poll(() => page.run('[seen, e.naturalWidth > 0]'), { timeout: 10_000 })
      .toEqual([['load'], true]);
  });

  test.each([
    ['src', (at: string) => `e.src = ${at}`],
    ['srcset', (at: string) => `e.srcset = ${at}`],
    ['both', (at: string) => `e.srcset = ${at}; e.src = ${at}`],
  ])('refused fires one error, later: %s', async (_, set) => {
    const page = await openGuarded('refuse');
    page.run(
      `var seen = []; var e = new Image(); e.onload = e.onerror = event => seen.push(event.type); ${set(svg('refused'))}; seen.push('set')`,
    );
    await page.hasRequested('');
    // The two attributes of an image make one update of it.
    expect(page.run('seen')).toEqual(['set', 'error']);
  });

  test('held and then refused fires error', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var seen = []; var e = new Image(); e.onload = e.onerror = event => seen.push(event.type); e.src = ${svg('held')}`,
    );
    await page.gate.settle('refuse');
    await expect.poll(() => page.run('seen'), { timeout: 10_000 }).toEqual(['error']);
    expect(await page.hasRequested('?held')).toBe(false);
  });

  test('given an allowed address instead, loads that one alone', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var e = new Image(); e.src = ${svg('first')}; e.src = ${JSON.stringify(own.allowedImage('second'))}`,
    );
    await expect.poll(() => page.hasRequested('?second'), { timeout: 10_000 }).toBe(true);
    expect(page.gate.waiting).toEqual([]);
    await grant(page);
    expect(await page.hasRequested('?first')).toBe(false);
    expect(page.run('e.src')).toBe(own.allowedImage('second'));
  });

  test('whose address is taken away does not load on a grant', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = new Image(); e.src = ${svg('gone')}; e.removeAttribute('src')`);
    expect(page.run("[e.src, e.getAttribute('src'), e.hasAttribute('src'), e.outerHTML]")).toEqual([
      '',
      null,
      false,
      '<img>',
    ]);
    await grant(page);
    expect(await page.hasRequested('?gone')).toBe(false);
  });

  test('one allowed among several addresses of a srcset does not let the others through', async () => {
    const page = await openGuarded('refuse');
    const allowed = own.allowedImage('fine');
    for (const srcset of [
      `${allowed} 1x, ${own.image('bad1')} 2x`,
      `${allowed} ), ${own.image('bad2')} 1x`,
      `${allowed} (x(), ${own.image('bad3')} 1x`,
      `${allowed} (x)), ${own.image('bad4')} 1x`,
      `${allowed} 1q, ${own.image('bad5')}`,
      `,,${own.image('bad6')},`,
      `${allowed}(, ${own.image('bad7')} 1x`,
      `${allowed} x ((, ), ${own.image('bad8')} 1x`,
      `${allowed} 1x 1x, ${own.image('bad9')}`,
    ]) {
      page.run(`new Image().srcset = ${JSON.stringify(srcset)}`);
    }
    expect(await page.hasRequested('?bad')).toBe(false);
  });
});

test('reading back what is held gives what the page set', async () => {
  const [page, plain] = [await openGuarded('hold'), await openPage()];
  const look = (path: string) => `(() => {
    const i = new Image(); const s = document.createElement('script'); const j = new Image();
    i.src = '${path}'; s.setAttribute('src', '${path}'); j.srcset = '${path} 2x';
    document.body.append(i, s, j);
    return [i.src, i.getAttribute('src'), i.getAttribute('SRC'), i.hasAttribute('src'), i.alt, i.getAttribute('alt'),
      s.src, s.getAttribute('src'), s.hasAttribute('Src'), s.type, s.getAttribute('type'), s.async, s.text,
      j.srcset, j.getAttribute('srcset'), j.src, j.hasAttribute('src')];
  })()`;
  for (const path of [
    'tracked.svg?x',
    '../pages/tracked.js',
    own.image('x'),
    ' tracked.svg ',
    'tracked.svg?#tracked',
  ]) {
    expect(page.run(look(path))).toEqual(plain.run(look(path)));
  }
  expect(page.gate.waiting.length).toBeGreaterThan(0);
});

describe('a script', () => {
  test('runs in place on a grant: the same node, its load event once, as currentScript', async () => {
    const page = await openGuarded('hold');
    page.run(`${listen} var e = document.createElement('script'); e.id = 'one'; e.src = ${js('one')}; e.async = false;
      e.dataset.mine = 'kept'; document.body.append(e); var parent0 = e.parentNode, next = e.nextSibling`);
    await grant(page);
    await expect.poll(() => events(page), { timeout: 10_000 }).toEqual(['one load']);
    expect(ran(page)).toEqual(['one']);
    expect(
      page.run(
        '[ranBy[0] === e, e.parentNode === parent0, e.nextSibling === next, e.src, e.async, e.dataset.mine]',
      ),
    ).toEqual([true, true, true, own.script('one'), false, 'kept']);
    await grant(page);
    expect(ran(page)).toEqual(['one']);
  });

  test('leaves no mark of ours once it was released', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}; document.body.append(e);
      var i = new Image(); i.src = ${svg('one')}; i.srcset = ${svg('two')}`);
    await grant(page);
    expect(page.run('e.outerHTML')).toBe(`<script src="${own.script('one')}"></script>`);
    expect(page.run('i.outerHTML')).toBe(`<img src="${own.image('one')}" srcset="${own.image('two')}">`);
  });

  test('refused fires error once, later, and not again when it is moved', async () => {
    const page = await openGuarded('refuse');
    page.run(
      `${listen} var e = document.createElement('script'); e.id = 'one'; e.src = ${js('one')}; document.body.append(e); events.push('inserted')`,
    );
    await expect.poll(() => events(page), { timeout: 10_000 }).toEqual(['inserted', 'one error']);
    page.run('document.head.append(e)');
    await page.hasRequested('');
    expect(events(page)).toEqual(['inserted', 'one error']);
  });

  test('refused fires no error before it is inserted', async () => {
    const page = await openGuarded('refuse');
    page.run(
      `var seen = []; var e = document.createElement('script'); e.onerror = () => seen.push('error'); e.src = ${js('one')}`,
    );
    await page.hasRequested('');
    expect(page.run('seen')).toEqual([]);
    page.run('document.body.append(e)');
    await expect.poll(() => page.run('seen'), { timeout: 10_000 }).toEqual(['error']);
  });

  test('held and then refused fires error, and runs when it is granted after all', async () => {
    const page = await openGuarded('hold');
    page.run(
      `${listen} var e = document.createElement('script'); e.id = 'one'; e.src = ${js('one')}; document.body.append(e)`,
    );
    await page.gate.settle('refuse');
    await expect.poll(() => events(page), { timeout: 10_000 }).toEqual(['one error']);
    await page.gate.settle('refuse');
    await grant(page);
    await expect.poll(() => events(page), { timeout: 10_000 }).toEqual(['one error', 'one load']);
    expect(ran(page)).toEqual(['one']);
  });

  test('refused and then granted on the same page runs', async () => {
    const page = await openGuarded('refuse');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}; document.body.append(e)`);
    await page.hasRequested('');
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
  });

  test('moved while held runs once, where it is', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}; document.head.append(e);
      document.body.append(e); document.body.prepend(e); e.remove(); document.head.append(e)`);
    expect(page.gate.waiting).toHaveLength(1);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
    expect(page.run('e.parentNode === document.head')).toBe(true);
  });

  test('removed while held does not run on a grant, but when it is inserted again', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var e = document.createElement('script'); e.src = ${js('one')}; document.head.append(e); e.remove()`,
    );
    await grant(page);
    expect(ran(page)).toEqual([]);
    page.run('document.head.append(e)');
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
  });

  test('not inserted runs on no grant, but when it is inserted', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}`);
    await grant(page);
    expect(await page.hasRequested('?one')).toBe(false);
    page.run('document.head.append(e)');
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
  });

  test('async = false keeps its order on a grant', async () => {
    const page = await openGuarded('hold');
    page.run(`for (const name of ['1', '2', '3']) {
      const e = document.createElement('script'); e.async = false; e.src = ${js('')} + name; document.head.append(e);
    }`);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['1', '2', '3']);
  });

  test('given another address while held runs that one alone', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var e = document.createElement('script'); e.src = ${js('one')}; document.head.append(e); e.src = ${js('two')}`,
    );
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['two']);
    expect(page.requests().some(name => name.includes('?one'))).toBe(false);
  });

  test('given an allowed address while held runs it at once', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var e = document.createElement('script'); e.src = ${js('one')}; document.head.append(e); e.src = ${JSON.stringify(own.allowedScript('mine'))}`,
    );
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['mine']);
    expect(page.gate.waiting).toEqual([]);
  });

  test.each([
    ['text before src', `e.text = TEXT; e.src = URL; document.head.append(e)`],
    ['text after src', `e.src = URL; e.text = TEXT; document.head.append(e)`],
    ['text after it was inserted', `e.src = URL; document.head.append(e); e.text = TEXT`],
    ['a text node after it was inserted', `e.src = URL; document.head.append(e); e.append(TEXT)`],
    ['text with src set afterwards', `e.text = TEXT; e.setAttribute('src', URL); document.head.append(e)`],
    ['with a type', `e.type = 'text/javascript'; e.text = TEXT; e.src = URL; document.head.append(e)`],
  ])('with an address and a text never runs its text: %s', async (_, code) => {
    for (const verdict of ['hold', 'refuse'] as const) {
      const page = await openGuarded(verdict);
      page.run(
        `var e = document.createElement('script'); { const URL = ${js('one')}; const TEXT = 'window.inline = true'; ${code} }`,
      );
      await page.hasRequested('');
      expect(page.run('window.inline')).toBe(undefined);
      await grant(page);
      await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
      expect(page.run('window.inline')).toBe(undefined);
      expect(page.run("e.getAttribute('type')")).toBe(code.includes('e.type') ? 'text/javascript' : null);
    }
  });

  test('a clone of what is held is held, and runs by itself', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}; document.head.append(e);
      var c = e.cloneNode(true); document.body.append(c); var m = document.createElement('div'); m.append(c.cloneNode()); document.body.append(m)`);
    expect(await page.hasRequested('?one')).toBe(false);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one', 'one', 'one']);
    expect(page.run('c.outerHTML')).toBe(`<script src="${own.script('one')}"></script>`);
  });

  test('a clone of what is held, inserted after the grant, runs at once', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = document.createElement('script'); e.src = ${js('one')}; var c = e.cloneNode()`);
    await grant(page);
    page.run('document.head.append(c)');
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['one']);
  });

  test('a clone of an image that is held loads with it', async () => {
    const page = await openGuarded('hold');
    page.run(`var e = new Image(); e.src = ${svg('one')}; var c = e.cloneNode(); document.body.append(c)`);
    await grant(page);
    await expect
      .poll(() => page.run('[e.naturalWidth > 0, c.naturalWidth > 0]'), { timeout: 10_000 })
      .toEqual([true, true]);
  });

  test('with nothing to load is none of our business', async () => {
    const page = await openGuarded('refuse');
    page.run(`var e = document.createElement('script'); e.text = 'window.inline = document.currentScript'; document.head.append(e);
      var d = document.createElement('script'); d.type = 'application/json'; d.text = '{}'; document.head.append(d)`);
    expect(page.run('[inline === e, d.outerHTML]')).toEqual([
      true,
      '<script type="application/json">{}</script>',
    ]);
    expect(page.gate.decided).toEqual([]);
  });

  test('Trusted Types objects are passed on as they are, held or not', async () => {
    const page = await openGuarded('hold');
    // In one go: once enforced, it forbids eval too.
    const refused =
      page.run(`const meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';
      meta.content = "require-trusted-types-for 'script'"; document.head.append(meta);
      const policy = trustedTypes.createPolicy('mine', { createScriptURL: url => url });
      const make = () => document.head.appendChild(document.createElement('script'));
      make().src = policy.createScriptURL(${js('one')});
      make().setAttribute('src', policy.createScriptURL(${js('two')}));
      make().setAttributeNS(null, 'src', policy.createScriptURL(${js('three')}));
      make().src = policy.createScriptURL(${JSON.stringify(own.allowedScript('mine'))});
      (() => { try { make().src = 'x' } catch (e) { return e.name } })()`);
    const names = () =>
      String(Reflect.get(page.realm, 'ran') ?? '')
        .split(',')
        .sort();
    await expect.poll(names, { timeout: 10_000 }).toEqual(['mine']);
    await page.gate.settle('allow');
    await expect.poll(names, { timeout: 10_000 }).toEqual(['mine', 'one', 'three', 'two']);
    expect(refused).toBe('TypeError');
    expect(page.gate.failures).toEqual([]);
  });

  test('a text that Trusted Types forbid is refused to the page, held or not', async () => {
    const page = await openGuarded('hold');
    expect(
      page.run(`const meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';
        meta.content = "require-trusted-types-for 'script'"; document.head.append(meta);
        const e = document.createElement('script');
        [() => { e.src = ${js('one')} }, () => e.setAttribute('src', ${js('one')})].map(set => {
          try { set(); return 'passes' } catch (error) { return error.name }
        })`),
    ).toEqual(['TypeError', 'TypeError']);
  });
});

describe('static markup', () => {
  const variants = [
    ['blocking', ''],
    ['async', 'async'],
    ['defer', 'defer'],
    ['module', 'type=module'],
    ['module async', 'type=module async'],
    ['with a type', 'type=text/javascript'],
    ['with an old type', 'type=application/x-javascript'],
    ['with a language', 'language=javascript'],
    ['crossorigin', 'crossorigin'],
    ['upper case', 'SRC-IS-NEXT DEFER'],
  ] as const;

  test.each(variants)('%s: nothing runs while held, and each runs once on a grant', async (_, attributes) => {
    const page = await openMarkup(
      'hold',
      tag(`id=head ${attributes} src="${own.script('head')}"`),
      `<div><p>${tag(`id=body ${attributes} src="${own.script('body')}"`)}</p></div>`,
    );
    await page.hasRequested('');
    expect([ran(page), events(page)]).toEqual([[], []]);
    expect(page.gate.waiting).toHaveLength(2);
    const [before, after] = [
      page.run('document.scripts.length'),
      page.run("var head = document.getElementById('head'); head"),
    ];
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toHaveLength(2);
    await expect
      .poll(() => [...events(page)].sort(), { timeout: 10_000 })
      .toEqual(['body load', 'head load']);
    expect(page.run('document.scripts.length')).toBe(before);
    expect(page.run("document.getElementById('head')")).toBe(after);
    const html = String(page.run('head.outerHTML'));
    expect(html).not.toContain('assent');
    const type = /type=(\S+)/.exec(attributes)?.[1];
    expect(page.run("head.getAttribute('type')")).toBe(type ?? null);
    if (!attributes.includes('module')) expect(page.run('ranBy[0] === head || ranBy[1] === head')).toBe(true);
    expect(page.gate.failures).toEqual([]);
  });

  test.each(variants)(
    '%s: refused fires error once, and runs if it is granted after all',
    async (_, attributes) => {
      const page = await openMarkup(
        'refuse',
        tag(`id=head ${attributes} src="${own.script('head')}"`),
        `<div><p>${tag(`id=body ${attributes} src="${own.script('body')}"`)}</p></div>`,
      );
      await expect.poll(() => events(page).length, { timeout: 10_000 }).toBeGreaterThan(1);
      await page.hasRequested('');
      expect([...events(page)].sort()).toEqual(['body error', 'head error']);
      expect(ran(page)).toEqual([]);
      await grant(page);
      await expect.poll(() => ran(page), { timeout: 10_000 }).toHaveLength(2);
    },
  );

  test('held blocking scripts run in document order, even if the first is slow', async () => {
    // The second needs no network, so it would be first if it did not wait.
    const quick = `data:text/javascript,ran.push('quick')${encodeURIComponent('//')}#tracked`;
    const page = await openMarkup(
      'hold',
      tag(`src="${own.script('1')}"`),
      `${tag(`src="${quick}"`)}<p>${tag(`defer src="${own.script('3')}"`)}</p>${tag(`src="${quick}"`)}`,
    );
    await page.hasRequested('');
    expect(ran(page)).toEqual([]);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['1', 'quick', '3', 'quick']);
  });

  test('a held one that cannot be loaded does not keep back those after it', async () => {
    const page = await openMarkup(
      'hold',
      tag(`id=dead src="http://b.localhost:1/dead.js"`),
      tag(`src="${own.script('next')}"`),
    );
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['next']);
    expect(events(page)).toContain('dead error');
  });

  test('inline scripts after an external one run, and own scripts too, in order', async () => {
    const page = await openMarkup(
      'hold',
      `${tag(`src="${own.script('held')}"`)}${tag('', "ran.push('inline')")}${tag(`src="${own.allowedScript('mine')}"`)}`,
      tag('', "ran.push('last')"),
    );
    expect(ran(page)).toEqual(['inline', 'mine', 'last']);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['inline', 'mine', 'last', 'held']);
  });

  test('a script with an address and a text never runs its text', async () => {
    const page = await openMarkup('hold', tag(`src="${own.script('held')}"`, "ran.push('text')"));
    expect(ran(page)).toEqual([]);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['held']);
  });

  test('what the page sees of a held script is what was written', async () => {
    const page = await openMarkup('hold', tag(`id=held src="${own.script('held')}"`));
    expect(
      page.run(
        "(e => [e.src, e.getAttribute('src'), e.hasAttribute('src')])(document.getElementById('held'))",
      ),
    ).toEqual([own.script('held'), own.script('held'), true]);
  });

  test('a held static script given an allowed address runs it', async () => {
    const page = await openMarkup('hold', tag(`id=held src="${own.script('held')}"`));
    page.run(`document.getElementById('held').src = ${JSON.stringify(own.allowedScript('mine'))}`);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['mine']);
  });

  test('a held static script given another held address runs it on a grant', async () => {
    const page = await openMarkup('hold', tag(`id=held src="${own.script('held')}"`));
    page.run(`document.getElementById('held').src = ${js('other')}`);
    await grant(page);
    await expect.poll(() => ran(page), { timeout: 10_000 }).toEqual(['other']);
    expect(page.run("document.getElementById('held').getAttribute('type')")).toBe(null);
  });

  test('a clone of a held module is a module', async () => {
    const page = await openMarkup('hold', tag(`id=held type=module src="${own.script('held')}"`));
    page.run(`var c = document.getElementById('held').cloneNode(); c.id = 'clone'; document.body.append(c)`);
    await grant(page);
    await expect
      .poll(() => [...events(page)].sort(), { timeout: 10_000 })
      .toEqual(['clone load', 'held load']);
    // A module of one address runs once a page.
    expect(ran(page)).toEqual(['module']);
    expect(page.run("c.getAttribute('type')")).toBe('module');
  });

  test('images are held, whatever was fetched of them, and load on a grant', async () => {
    const page = await openMarkup(
      'hold',
      '',
      `<img id=a src="${own.image('a')}"><p><img id=b srcset="${own.image('b')} 2x"></p><img id=c src="${own.allowedImage('c')}">`,
    );
    await page.hasRequested('');
    expect(page.run('[...document.images].map(i => [i.id, i.naturalWidth > 0])')).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
    ]);
    expect(events(page)).toEqual(['c load']);
    await grant(page);
    await expect
      .poll(() => [...events(page)].sort(), { timeout: 10_000 })
      .toEqual(['a load', 'b load', 'c load']);
    expect(page.run('document.images[0].outerHTML')).toBe(`<img id="a" src="${own.image('a')}">`);
  });

  test('refused images fire error once', async () => {
    const page = await openMarkup(
      'refuse',
      '',
      `<div><img id=a src="${own.image('a')}"></div><img id=b src="${own.image('b')}" srcset="${own.image('c')}">`,
    );
    await expect.poll(() => events(page).length, { timeout: 10_000 }).toBeGreaterThan(1);
    await page.hasRequested('');
    expect([...events(page)].sort()).toEqual(['a error', 'b error']);
  });

  test('every access is decided once', async () => {
    const page = await openMarkup(
      'hold',
      tag(`src="${own.script('a')}"`),
      `<div><p>${tag(`src="${own.script('b')}"`)}<img src="${own.image('c')}"></p></div>`,
    );
    const urls = page.gate.decided.map(access => ('url' in access ? access.url : ''));
    expect(urls.filter(url => url.includes('tracked')).sort()).toEqual(
      [own.script('a'), own.script('b'), own.image('c')].sort(),
    );
    expect(page.gate.decided.every(access => 'element' in access && access.element)).toBe(true);
  });

  test.each([
    [
      'NodeList iterator',
      'NodeList.prototype[Symbol.iterator] = function* () {}; NodeList.prototype.forEach = () => {}',
    ],
    ['Array iterator', 'Array.prototype[Symbol.iterator] = function* () {}'],
    [
      'MutationRecord.addedNodes',
      "Object.defineProperty(MutationRecord.prototype, 'addedNodes', { get: () => [] })",
    ],
    [
      'disconnect',
      'MutationObserver.prototype.takeRecords = () => []; MutationObserver.prototype.disconnect = () => {}',
    ],
    [
      'querySelectorAll',
      'Element.prototype.querySelectorAll = DocumentFragment.prototype.querySelectorAll = () => []',
    ],
    [
      'getAttribute',
      'Element.prototype.getAttribute = () => null; Element.prototype.removeAttribute = () => {}',
    ],
    ['a false DOMContentLoaded', "document.dispatchEvent(new Event('DOMContentLoaded'))"],
    ['readyState', "Object.defineProperty(document, 'readyState', { value: 'complete' })"],
  ])('attack: tampered before the next script is parsed: %s', async (_, tampering) => {
    const page = await openMarkup(
      'refuse',
      tag('', tampering),
      `<div>${tag(`src="${own.script('body')}"`)}</div>${tag('', 'window.parsed = true')}<p>${tag(`src="${own.script('after')}"`)}</p>`,
    );
    await page.hasRequested('');
    expect(page.run('parsed')).toBe(true);
    expect(ran(page)).toEqual([]);
  });
});

describe('attack: tampered after the guard', () => {
  const tamperings = [
    'Element.prototype.getAttribute = () => null',
    'Element.prototype.removeAttribute = () => {}',
    'Element.prototype.querySelectorAll = DocumentFragment.prototype.querySelectorAll = () => []',
    'Array.prototype[Symbol.iterator] = function* () {}',
    'Array.prototype.push = Array.prototype.map = Array.prototype.forEach = () => []',
    'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => {}',
    'Reflect.apply = Reflect.get = () => undefined',
    'String.prototype.toLowerCase = String.prototype.slice = () => ""',
    'String.prototype.indexOf = () => -1; String.prototype.trim = () => ""',
    'WeakMap.prototype.get = () => undefined',
    'WeakMap.prototype.has = WeakMap.prototype.set = () => false',
    'RegExp.prototype.exec = () => null; RegExp.prototype[Symbol.match] = () => null',
    'Object.defineProperty(Node.prototype, "nodeType", { get: () => 3 })',
    'Object.defineProperty(Node.prototype, "firstChild", { get: () => null })',
    'Object.defineProperty(Element.prototype, "localName", { get: () => "p" })',
    'Object.defineProperty(Node.prototype, "isConnected", { get: () => false })',
    'Object.defineProperty(Node.prototype, "baseURI", { get: () => "about:blank" })',
    'Object.defineProperty(URL.prototype, "hostname", { get: () => "127.0.0.1" })',
    'window.URL = function () { return { href: "/" } }',
    'Object.prototype.src = undefined; Object.prototype.verdict = "allow"',
    'Object.prototype.get = () => null; Object.prototype.value = 1',
    'Object.entries = Object.keys = () => []; Object.hasOwn = () => false',
    'Number = String = Boolean = () => 0',
    'Object.defineProperty(window, "HTMLScriptElement", { value: class {} })',
  ];
  test.each(tamperings)('%s', async tampering => {
    const page = await openGuarded('refuse');
    page.run(`
      const holder = document.createElement('div');
      const attempts = [
        () => { const e = document.createElement('script'); e.src = ${js('bad')}; document.head.append(e) },
        () => { const e = document.createElement('script'); e.setAttribute('src', ${js('bad')}); document.head.appendChild(e) },
        () => { const e = document.createElement('script'); document.head.append(e); e.setAttributeNS(null, 'src', ${js('bad')}) },
        () => { holder.appendChild(document.createElement('b')).appendChild(made); document.body.appendChild(holder) },
        () => { new Image().src = ${svg('bad')} },
        () => { new Image().setAttribute('srcset', ${svg('bad')}) },
      ];
      const made = document.createElement('script'); const attribute = document.createAttribute('src'); attribute.value = ${js('bad')}; made.setAttributeNode(attribute);
      ${tampering};
      for (let at = 0; at < attempts.length; at++) try { attempts[at]() } catch {}
    `);
    expect(await page.hasRequested('?bad')).toBe(false);
  });

  test.each([
    'nodeType',
    'localName',
    'getAttribute',
    'querySelectorAll',
    'firstChild',
    'childNodes',
    'attributes',
    'isConnected',
    'setAttribute',
    'removeAttribute',
    'tagName',
    'parentNode',
  ])('a form whose control is named %s does not hide the script in it', async name => {
    const page = await openGuarded('refuse');
    page.run(`const f = document.createElement('form'); f.innerHTML = '<input name="${name}"><input id="${name}">';
        const e = document.createElement('script'); const a = document.createAttribute('src'); a.value = ${js('bad')}; e.setAttributeNode(a);
        Node.prototype.appendChild.call(f, e); document.body.append(f)`);
    expect(await page.hasRequested('?bad')).toBe(false);
  });

  test.each([
    "Object.defineProperty(e, 'nodeType', { value: 3 })",
    "Object.defineProperty(e, 'localName', { value: 'p' })",
    'e.getAttribute = () => null; e.hasAttribute = () => false',
    "Object.defineProperty(e, 'src', { value: '/' })",
    'Object.setPrototypeOf(e, HTMLElement.prototype)',
    'Object.setPrototypeOf(e, null)',
    "Object.defineProperty(e, 'isConnected', { value: true })",
    'Object.setPrototypeOf(e, Proxy.prototype ?? {})',
  ])('a script in disguise: %s', async disguise => {
    const page = await openGuarded('refuse');
    page.run(`var e = document.createElement('script'); const a = document.createAttribute('src'); a.value = ${js('bad')}; e.setAttributeNode(a);
      ${disguise}; document.head.append(e)`);
    expect(await page.hasRequested('?bad')).toBe(false);
  });

  test('our own attribute names give no way in', async () => {
    const page = await openGuarded('refuse');
    page.run(`
      const s = document.createElement('script'); s.setAttribute('data-assent-src', ${js('bad')}); document.head.append(s);
      const i = new Image(); i.setAttribute('data-assent-src', ${svg('bad')}); document.body.append(i);
      const t = document.createElement('script'); t.src = ${js('bad')}; t.type = 'text/javascript'; document.head.append(t);
      t.removeAttribute('data-assent-src'); t.type = 'module'; document.body.append(t);
      const u = document.createElement('script'); u.src = ${js('bad')}; document.head.append(u); u.setAttribute('data-assent-src', '/x'); u.remove(); document.head.append(u)`);
    expect(await page.hasRequested('?bad')).toBe(false);
  });
});

test('over-refusal: own scripts and images load as ever while the tracker’s are refused', async () => {
  const page = await openGuarded('refuse');
  page.run(`${listen}
    for (const [tag, url] of [['script', ${JSON.stringify(own.allowedScript('mine'))}], ['img', ${JSON.stringify(own.allowedImage('mine'))}]]) {
      const e = document.createElement(tag); e.id = tag; e.src = url; document.body.append(e);
    }`);
  await expect.poll(() => [...events(page)].sort(), { timeout: 10_000 }).toEqual(['img load', 'script load']);
});
