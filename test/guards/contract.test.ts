import { afterEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/policy/decide.ts';
import { closePages, openGuarded, openPage, own, type Page, tracker, trackerUrl } from './realm.ts';
import { changes, inventory, type Outcome, outcomeOf, outcomesOf, shapeOf } from './shape.ts';

afterEach(closePages);

/** What this slice of the guards stands in front of. */
const guarded = [
  'window.Function.prototype.toString',
  'window.Document.prototype.cookie',
  'window.CookieStore.prototype.set',
  'window.localStorage',
  'window.sessionStorage',
  ...['getItem', 'setItem', 'removeItem', 'clear'].map(name => `window.Storage.prototype.${name}`),
  'window.StorageEvent.prototype.storageArea',
  'window.HTMLScriptElement.prototype.src',
  'window.HTMLImageElement.prototype.src',
  'window.HTMLImageElement.prototype.srcset',
  ...[
    ...['HTMLInputElement.src', 'HTMLSourceElement.src', 'HTMLSourceElement.srcset', 'HTMLMediaElement.src'],
    ...[
      'HTMLVideoElement.poster',
      'HTMLTrackElement.src',
      'HTMLIFrameElement.src',
      'HTMLIFrameElement.srcdoc',
    ],
    ...['HTMLFrameElement.src', 'HTMLEmbedElement.src', 'HTMLObjectElement.data', 'HTMLLinkElement.href'],
    ...[
      'HTMLLinkElement.imageSrcset',
      'HTMLAnchorElement.ping',
      'HTMLAreaElement.ping',
      'HTMLBodyElement.background',
    ],
    ...['HTMLMetaElement.content', 'HTMLScriptElement.type', 'HTMLScriptElement.text', 'HTMLElement.style'],
    ...['HTMLElement.innerText', 'SVGElement.style', 'SVGAnimatedString.baseVal', 'SVGImageElement.href'],
    ...['Attr.value', 'Node.nodeValue', 'Node.textContent', 'Element.attributes', 'CharacterData.data'],
    ...['Element.innerHTML', 'Element.outerHTML', 'ShadowRoot.innerHTML', 'CSSStyleDeclaration.cssText'],
    ...['CSSStyleRule.style', 'HTMLIFrameElement.contentWindow', 'HTMLIFrameElement.contentDocument'],
    ...['Element.setAttributeNode', 'Element.setAttributeNodeNS', 'NamedNodeMap.setNamedItem'],
    ...['NamedNodeMap.setNamedItemNS', 'Element.insertAdjacentHTML', 'Element.insertAdjacentText'],
    ...['Element.setHTMLUnsafe', 'ShadowRoot.setHTMLUnsafe', 'Range.createContextualFragment'],
    ...['Document.execCommand', 'Document.write', 'Document.writeln', 'Document.open', 'Document.adoptNode'],
    ...['Document.importNode', 'Document.append', 'Document.prepend', 'Document.replaceChildren'],
    ...['CharacterData.appendData', 'CharacterData.insertData', 'CharacterData.replaceData'],
    ...['CharacterData.deleteData', 'CSSStyleSheet.insertRule', 'CSSStyleSheet.addRule'],
    ...['CSSStyleSheet.replace', 'CSSStyleSheet.replaceSync', 'CSSGroupingRule.insertRule'],
    ...['CSSStyleDeclaration.setProperty', 'StylePropertyMap.set', 'StylePropertyMap.append'],
    ...['Element.attachShadow', 'CustomElementRegistry.define'],
    ...['HTMLElement.click', 'EventTarget.dispatchEvent', 'Element.animate', 'KeyframeEffect.setKeyframes'],
  ].map(member => `window.${member.replace('.', '.prototype.')}`),
  'window.Document.parseHTMLUnsafe',
  'window.Audio',
  'window.KeyframeEffect',
  ...[
    'setAttribute',
    'setAttributeNS',
    'getAttribute',
    'getAttributeNS',
    'hasAttribute',
    'hasAttributeNS',
    'removeAttribute',
    'removeAttributeNS',
  ].map(name => `window.Element.prototype.${name}`),
  ...['appendChild', 'insertBefore', 'replaceChild'].map(name => `window.Node.prototype.${name}`),
  ...['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren', 'insertAdjacentElement'].map(
    name => `window.Element.prototype.${name}`,
  ),
  ...['before', 'after', 'replaceWith'].map(name => `window.CharacterData.prototype.${name}`),
  ...['append', 'prepend', 'replaceChildren'].map(name => `window.DocumentFragment.prototype.${name}`),
  ...['insertNode', 'surroundContents'].map(name => `window.Range.prototype.${name}`),
  'window.fetch',
  ...['open', 'send', 'abort'].map(name => `window.XMLHttpRequest.prototype.${name}`),
  'window.Navigator.prototype.sendBeacon',
  'window.CacheStorage.prototype.open',
  ...['add', 'addAll', 'put'].map(name => `window.Cache.prototype.${name}`),
  ...['getFileHandle', 'getDirectoryHandle'].map(
    name => `window.FileSystemDirectoryHandle.prototype.${name}`,
  ),
  'window.ServiceWorkerContainer.prototype.register',
  'window.Worklet.prototype.addModule',
  'window.FontFace',
  'window.FontFace.prototype.load',
  'window.Worker',
  'window.SharedWorker',
  'window.URL.createObjectURL',
  'window.URL.revokeObjectURL',
  'window.fetchLater',
  'window.open',
  'window.Document.prototype.open',
  ...['submit', 'requestSubmit'].map(name => `window.HTMLFormElement.prototype.${name}`),
  ...['WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection'].flatMap(name => [
    `window.${name}`,
    `window.${name}.prototype.constructor`,
  ]),
  'window.RTCPeerConnection.prototype.setConfiguration',
  ...['send', 'close', 'readyState', 'onmessage'].map(name => `window.WebSocket.prototype.${name}`),
  ...['close', 'readyState', 'onmessage'].map(name => `window.EventSource.prototype.${name}`),
  'window.IDBFactory.prototype.open',
  ...['result', 'error', 'readyState', 'onsuccess'].map(name => `window.IDBRequest.prototype.${name}`),
  'window.IDBOpenDBRequest.prototype.onupgradeneeded',
];

/** Installs the guards and tells what they changed. */
async function openWithChanges(verdict: Verdict = 'allow') {
  const before = inventory((await openPage()).realm);
  const page = await openGuarded(verdict);
  const clean = await openPage();
  const plain = inventory(clean.realm);
  // Natives differ by realm, so what changed is what undoing changes back.
  const after = inventory(page.realm);
  page.installed.undo();
  const undone = inventory(page.realm);
  const names = changes(after, undone);
  const again = page.guards.installGuards(page.realm, page.gate);
  return { page, clean, plain, before, after, undone, names, again };
}

describe('what the guards replace looks as before', () => {
  test('replaces every way that the guards promise, and adds no name to any object', async () => {
    const { names, after, before } = await openWithChanges();
    expect(names).toEqual(expect.arrayContaining(guarded));
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  });

  test('keeps flags, names, lengths and texts, and has no prototype and no constructor', async () => {
    const { names, after, plain, page, clean } = await openWithChanges();
    expect(names.length).toBeGreaterThan(40);
    const table = (of: ReadonlyMap<string, PropertyDescriptor>, realm: typeof page.realm) =>
      Object.fromEntries(names.map(name => [name, shapeOf(of.get(name), realm)]));
    const shapes = table(inventory(page.realm), page.realm);
    expect(shapes).toEqual(table(plain, clean.realm));
    expect(after.size).toBe(plain.size);
    // Constructors, and what the prototypes tell of them, stay such.
    const constructors =
      /Event|Socket|Transport|RTC|Worker|FontFace|KeyframeEffect$|\.constructor$|^window\.Audio$/;
    const methods = Object.entries(shapes).filter(([name]) => !constructors.test(name));
    expect(JSON.stringify(methods)).not.toContain('"isConstructible":true');
  });

  test('keeps the order of the properties', async () => {
    const { page, clean } = await openWithChanges();
    const { realm } = page;
    for (const name of ['Element', 'Node', 'Storage', 'XMLHttpRequest', 'Document', 'Navigator'] as const) {
      expect(Reflect.ownKeys(realm[name].prototype)).toEqual(Reflect.ownKeys(clean.realm[name].prototype));
    }
  });

  test('attack: toString of toString, of a bound toString, and by Reflect shows native code', async () => {
    const { run } = await openGuarded();
    const text = 'function toString() { [native code] }';
    expect(run('Function.prototype.toString.toString()')).toBe(text);
    expect(run('Function.prototype.toString.call(Function.prototype.toString)')).toBe(text);
    expect(run('Reflect.apply(Function.prototype.toString, fetch, [])')).toBe(
      'function fetch() { [native code] }',
    );
    expect(run('Function.prototype.toString.bind(fetch)()')).toBe('function fetch() { [native code] }');
    expect(run("Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.toString()")).toBe(
      'function set cookie() { [native code] }',
    );
  });

  test('leaves the text of other functions, of proxies and of classes alone', async () => {
    const [page, plain] = [await openGuarded(), await openPage()];
    for (const code of [
      '(function f(a) { return a; })',
      '(class A { x = 1; })',
      'new Proxy(fetch, {})',
      'Array',
      '() => 1',
    ]) {
      expect(page.run(`(${code}).toString()`)).toBe(plain.run(`(${code}).toString()`));
    }
  });
});

const receivers = [
  'undefined',
  'null',
  '{}',
  '1',
  "'text'",
  'Symbol()',
  'document',
  'document.createElement("p")',
  'document.createTextNode("")',
  'new Image()',
  'new XMLHttpRequest()',
  'new Proxy({}, {})',
  'Object.create(HTMLImageElement.prototype)',
  'Object.create(Storage.prototype)',
];

/** Calls each half of each changed property on every receiver, with these arguments. */
async function callOnWrongReceivers(
  page: Page,
  names: readonly string[],
  args: string,
): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for (const name of names) {
    const at = name.lastIndexOf('.');
    const [target, key] = [name.slice(0, at), name.slice(at + 1)];
    for (const half of ['value', 'get', 'set']) {
      const found = `Object.getOwnPropertyDescriptor(${target}, '${key}').${half}`;
      if (typeof page.run(found) !== 'function') continue;
      for (const receiver of receivers) {
        outcomes[`${name} ${half} on ${receiver}`] = await outcomeOf(page, () =>
          page.run(`Reflect.apply(${found}, ${receiver}, [${half === 'get' ? '' : args}])`),
        );
      }
    }
  }
  return outcomes;
}

describe('a call on the wrong object fails as it always did', () => {
  test.each([
    ['with texts', "'a', 'b'"],
    ['with nothing', ''],
    ['with an element', 'document.createElement("i"), null'],
  ])('%s', { timeout: 60_000 }, async (_, args) => {
    const { page, clean, names } = await openWithChanges();
    const asyncs = await callOnWrongReceivers(page, names, args);
    expect(asyncs).toEqual(await callOnWrongReceivers(clean, names, args));
    expect(page.gate.failures).toEqual([]);
  });

  test.each(['hold', 'refuse'] as const)('even where the policy says %s', async verdict => {
    const { page, clean } = await openWithChanges(verdict);
    const url = JSON.stringify(trackerUrl('wrong'));
    for (const code of [
      "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call({}, '_t=1')",
      "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document.body, '_t=1')",
      "CookieStore.prototype.set.call({}, '_t', '1')",
      "Storage.prototype.setItem.call({}, '_t', '1')",
      `Navigator.prototype.sendBeacon.call({}, ${url})`,
      `fetch.call({}, ${url})`,
      `XMLHttpRequest.prototype.open.call({}, 'GET', ${url})`,
      `Element.prototype.setAttribute.call(document, 'src', ${url})`,
      `Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call(document.createElement('script'), ${url})`,
      `Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src').set.call(new Image(), ${url})`,
    ]) {
      expect([code, await outcomeOf(page, () => page.run(code))]).toEqual([
        code,
        await outcomeOf(clean, () => clean.run(code)),
      ]);
    }
    expect(page.gate.waiting).toEqual([]);
  });
});

const invalidCalls = [
  'fetch()',
  'fetch(Symbol())',
  'fetch({ toString() { throw new RangeError(); } })',
  'fetch(Object.create(null))',
  "fetch('http://')",
  "fetch('http://a:b@127.0.0.1/')",
  "fetch('/', 'x')",
  "fetch('/', { method: 'A B' })",
  "fetch('/', { get signal() { throw new RangeError(); } })",
  "fetch('/', { signal: {} })",
  "fetch('/', { body: 'x' })",
  'fetch(Object.create(Request.prototype))',
  'fetch.call(1, "/")',
  'new fetch("/")',
  'new XMLHttpRequest().open()',
  "new XMLHttpRequest().open('GET')",
  "new XMLHttpRequest().open('A B', '/')",
  "new XMLHttpRequest().open('TRACE', '/')",
  "new XMLHttpRequest().open('GET', 'http://')",
  "new XMLHttpRequest().open('GET', Symbol())",
  "new XMLHttpRequest().open(Symbol(), '/')",
  "new XMLHttpRequest().open('GET', '/', true, Symbol())",
  "new XMLHttpRequest().open({ toString() { throw new RangeError(); } }, '/')",
  'new XMLHttpRequest().send()',
  "var x = new XMLHttpRequest(); x.open('GET', '/'); x.send(); x.send()",
  "var x = new XMLHttpRequest(); x.open('GET', '/'); x.send(); x.setRequestHeader('a', 'b')",
  "var x = new XMLHttpRequest(); x.responseType = 'json'; x.open('GET', '/', false)",
  "var x = new XMLHttpRequest(); x.open('GET', '/'); x.send(Symbol())",
  'navigator.sendBeacon()',
  'navigator.sendBeacon(Symbol())',
  "navigator.sendBeacon('http://')",
  "navigator.sendBeacon('data:,x')",
  'navigator.sendBeacon({ toString() { throw new RangeError(); } })',
  "navigator.sendBeacon('/', Symbol())",
  "localStorage.setItem('a')",
  'localStorage.setItem()',
  'localStorage.getItem()',
  'localStorage.removeItem()',
  'localStorage.key()',
  "localStorage.setItem(Symbol(), 'b')",
  "localStorage.setItem('a', Symbol())",
  'localStorage.getItem(Symbol())',
  'localStorage.removeItem(Symbol())',
  'localStorage.a = Symbol()',
  'localStorage[Symbol.for("a")] = 1',
  "Object.defineProperty(localStorage, 'a', { value: Symbol() })",
  "Object.defineProperty(localStorage, 'a', { get() {} })",
  "localStorage.setItem('a', { toString() { throw new RangeError(); } })",
  "localStorage.setItem('a', 'x'.repeat(6_000_000))",
  "localStorage.a = 'x'.repeat(6_000_000)",
  'sessionStorage.setItem("a", Object.create(null))',
  'document.cookie = Symbol()',
  'document.cookie = Object.create(null)',
  'document.cookie = { toString() { throw new RangeError(); } }',
  'cookieStore.set()',
  "cookieStore.set('a')",
  'cookieStore.set(null)',
  'cookieStore.set(undefined)',
  'cookieStore.set(1)',
  'cookieStore.set({})',
  "cookieStore.set({ name: 'a' })",
  'cookieStore.set(Symbol(), "b")',
  "cookieStore.set('a=b', 'c')",
  "cookieStore.set('a', 'b;c')",
  "cookieStore.set({ name: 'a', value: 'b', domain: 'example.org' })",
  "cookieStore.set({ name: 'a', value: 'b', path: 'x' })",
  "cookieStore.set({ name: 'a', value: 'b', sameSite: 'x' })",
  "cookieStore.set({ name: 'a', value: 'b', expires: 'x' })",
  'cookieStore.set({ get name() { throw new RangeError(); } })',
  'document.body.appendChild()',
  "document.body.appendChild('x')",
  'document.body.appendChild(null)',
  'document.body.appendChild(document)',
  'document.body.appendChild(document.documentElement)',
  'document.body.append(document)',
  'document.body.append(Symbol())',
  'document.body.insertBefore(document.createElement("p"))',
  'document.body.insertBefore(document.createElement("p"), document.head.firstChild)',
  'document.body.insertBefore(document.createElement("p"), {})',
  'document.body.replaceChild(document.createElement("p"), document.createElement("p"))',
  "document.body.insertAdjacentElement('x', document.createElement('p'))",
  "document.body.insertAdjacentElement('beforeend', 'x')",
  "document.body.insertAdjacentElement('beforeend')",
  'document.createRange().insertNode()',
  'document.createRange().surroundContents(document)',
  "new Image().setAttribute('1bad', 'x')",
  "new Image().setAttribute('src')",
  'new Image().setAttribute()',
  "new Image().setAttribute(Symbol(), 'x')",
  "new Image().setAttribute('src', Symbol())",
  "new Image().setAttribute('src', { toString() { throw new RangeError(); } })",
  "new Image().setAttributeNS('http://www.w3.org/2000/xmlns/', 'src', 'x')",
  "new Image().setAttributeNS(null, 'src')",
  'new Image().getAttribute()',
  'new Image().getAttribute(Symbol())',
  'new Image().hasAttribute()',
  'new Image().removeAttribute()',
  'new Image().src = Symbol()',
  'new Image().srcset = Symbol()',
  'new Image().src = { toString() { throw new RangeError(); } }',
  "document.createElement('script').src = Symbol()",
  "document.body.insertAdjacentHTML('x', '<img src=y>')",
  "document.body.insertAdjacentHTML('beforeend')",
  "document.createElement('p').insertAdjacentHTML('beforebegin', '<img src=y>')",
  "document.body.insertAdjacentHTML('beforeend', Symbol())",
  "document.body.insertAdjacentText('x', 'y')",
  'document.body.setHTMLUnsafe()',
  'document.body.setHTMLUnsafe(Symbol())',
  "document.body.setHTMLUnsafe('<img>', 5)",
  'document.body.innerHTML = Symbol()',
  'document.createElement("p").innerHTML = Object.create(null)',
  'document.documentElement.outerHTML = null',
  "document.implementation.createDocument('', 'a').write('<img src=x>')",
  "document.implementation.createDocument('', 'a').writeln('x')",
  "document.implementation.createDocument('', 'a').open()",
  'document.write(Symbol())',
  'document.createRange().createContextualFragment()',
  "new CSSStyleSheet().insertRule('x')",
  "new CSSStyleSheet().insertRule('x{}', 9)",
  'new CSSStyleSheet().insertRule()',
  'new CSSStyleSheet().insertRule(Symbol())',
  'new CSSStyleSheet().insertRule(\'@import "x"\')',
  "document.head.appendChild(document.createElement('style')).sheet.replaceSync('x{}')",
  "document.head.appendChild(document.createElement('style')).sheet.replace('x{}')",
  'new CSSStyleSheet().replaceSync(Symbol())',
  "document.body.style.setProperty('color')",
  "document.body.style.setProperty('color', Symbol())",
  'document.body.style.cssText = Symbol()',
  "document.body.attributeStyleMap.set('color', 'url(')",
  "document.body.attributeStyleMap.set('nonsense', 'x')",
  "var host = document.createElement('div'); host.attachShadow({ mode: 'open' }); host.attachShadow({ mode: 'open' })",
  "document.createElement('img').attachShadow({ mode: 'open' })",
  "document.createElement('div').attachShadow({ mode: 'x' })",
  "document.createElement('div').attachShadow()",
  "customElements.define('bad', class extends HTMLElement {})",
  "customElements.define('x-bad', {})",
  "customElements.define('x-bad', () => {})",
  "customElements.define('x-bad')",
  "customElements.define('x-a', class extends HTMLElement {}); customElements.define('x-a', class extends HTMLElement {})",
  "customElements.define('x-b', class extends HTMLElement { static get observedAttributes() { throw new RangeError(); } attributeChangedCallback() {} })",
  "customElements.define('x-c', Object.assign(function () {}, { prototype: null }))",
  "customElements.define('x-d', Object.defineProperty(class extends HTMLElement {}, 'x', {})); customElements.define('x-e', new Proxy(class extends HTMLElement {}, { get(t, k) { if (k === 'prototype') throw new RangeError(); return t[k] } }))",
  "class F extends HTMLElement { get connectedCallback() { throw new RangeError(); } } customElements.define('x-f', F)",
  "class G extends HTMLElement {} G.prototype.connectedCallback = 5; customElements.define('x-g', G)",
  'Audio()',
  "Audio('x')",
  'new Audio(Symbol())',
  'new Audio({ toString() { throw new RangeError(); } })',
  "var one = new Image(); one.src = ''; new Image().setAttributeNode(one.getAttributeNode('src'))",
  "var two = new Image(); two.src = ''; new Image().attributes.setNamedItem(two.attributes[0])",
  'new Image().setAttributeNode({})',
  'new Image().setAttributeNode()',
  'new Image().attributes.setNamedItem(null)',
  'new Image().attributes[0].value = "x"',
  'document.createAttribute("src").value = Symbol()',
  "document.createTextNode('x').data = Symbol()",
  "document.createTextNode('x').insertData(9, 'y')",
  "document.createTextNode('x').appendData()",
  "document.createElement('style').textContent = Symbol()",
  "document.createElement('style').append(document)",
  "document.head.appendChild(document.createElement('style')).appendChild(document.head)",
  "document.head.appendChild(document.createElement('style')).append({ toString() { throw new RangeError(); } })",
  'document.adoptNode(document)',
  'document.importNode(document)',
  'document.importNode()',
  'document.execCommand()',
  "document.createElement('iframe').srcdoc = Symbol()",
  'document.createElementNS("http://www.w3.org/2000/svg", "image").href.baseVal = Symbol()',
  'Document.parseHTMLUnsafe()',
  'Document.parseHTMLUnsafe(Symbol())',
  'Function.prototype.toString.call({})',
  'Function.prototype.toString.call()',
];

test('an invalid call fails exactly as unguarded', { timeout: 60_000 }, async () => {
  const [page, plain] = [await openGuarded(), await openPage()];
  expect(await outcomesOf(page, invalidCalls)).toEqual(await outcomesOf(plain, invalidCalls));
  expect(page.gate.failures).toEqual([]);
});

/** Page code that converts its argument, and how often that runs. */
const conversions = [
  'document.cookie = $',
  "localStorage.setItem('a', $)",
  "localStorage.setItem($, 'a')",
  'localStorage.a = $',
  'localStorage.getItem($)',
  'fetch($).catch(() => {})',
  "new XMLHttpRequest().open('GET', $)",
  "new XMLHttpRequest().open($, '/')",
  'navigator.sendBeacon($)',
  'new Image().src = $',
  'new Image().srcset = $',
  "document.createElement('script').src = $",
  "new Image().setAttribute('src', $)",
  "new Image().setAttribute($, 'x')",
  "document.createElement('script').setAttributeNS(null, 'src', $)",
  "cookieStore.set($, 'x').catch(() => {})",
  "cookieStore.set({ name: $, value: 'x' }).catch(() => {})",
  "cookieStore.set({ name: 'a', value: $ }).catch(() => {})",
  'new Image().getAttribute($)',
];

test.each(['allow', 'hold', 'refuse'] as const)(
  'a value is converted as often as natively: %s',
  async verdict => {
    const [page, plain] = [await openGuarded(verdict), await openPage()];
    const count = (of: Page) =>
      Object.fromEntries(
        conversions.map(code => [
          code,
          of.run(
            `(() => { let times = 0; const $ = { toString() { times++; return 'GET'; } }; ${code}; return times; })()`,
          ),
        ]),
      );
    expect(count(page)).toEqual(count(plain));
  },
);

test.each(conversions)('a toString that throws is called once: %s', async code => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const count = (of: Page) =>
    of.run(`(() => {
      let times = 0;
      const $ = { toString() { times++; throw new RangeError(); } };
      try { ${code} } catch {}
      return times;
    })()`);
  expect(count(page)).toBe(count(plain));
});

describe('attack: a value whose toString answers differently the second time', () => {
  const shifting = (first: string, later: string) =>
    `(() => { let n = 0; return { toString: () => n++ ? ${JSON.stringify(later)} : ${JSON.stringify(first)} }; })()`;
  const image = JSON.stringify(own.allowedImage('first'));
  test.each([
    ['fetch', (to: string) => `void fetch(${to}, { mode: 'no-cors' })`],
    ['XMLHttpRequest', (to: string) => `var x = new XMLHttpRequest(); x.open('GET', ${to}); x.send()`],
    ['sendBeacon', (to: string) => `navigator.sendBeacon(${to})`],
    ['image.src', (to: string) => `new Image().src = ${to}`],
    ['image.srcset', (to: string) => `new Image().srcset = ${to}`],
    ["image.setAttribute('src')", (to: string) => `new Image().setAttribute('src', ${to})`],
    ['image.setAttributeNS', (to: string) => `new Image().setAttributeNS(null, 'src', ${to})`],
    [
      'script.src',
      (to: string) => `var s = document.createElement('script'); s.src = ${to}; document.head.append(s)`,
    ],
    [
      'src of a script that stands in the page',
      (to: string) => `var s = document.createElement('script'); document.head.append(s); s.src = ${to}`,
    ],
    [
      'setAttribute of a script that stands in the page',
      (to: string) =>
        `var s = document.createElement('script'); document.head.append(s); s.setAttribute('src', ${to})`,
    ],
    [
      'an attribute name',
      () => `new Image().setAttribute(${shifting('alt', 'src')}, ${JSON.stringify(own.image('shifted'))})`,
    ],
  ])('%s', async (_, attack) => {
    const page = await openGuarded('refuse');
    page.run(attack(shifting(own.allowedImage('first'), own.image('shifted'))));
    page.run(`new Image().src = ${image}`);
    expect(await page.hasRequested('shifted')).toBe(false);
  });

  test.each([
    ['fetch', (to: string) => `fetch(${to}, { mode: 'no-cors' }).catch(() => {})`],
    ['XMLHttpRequest', (to: string) => `var x = new XMLHttpRequest(); x.open('GET', ${to}); x.send()`],
    ['sendBeacon', (to: string) => `navigator.sendBeacon(${to})`],
    ['image.src', (to: string) => `new Image().src = ${to}`],
    ['image.setAttribute', (to: string) => `new Image().setAttribute('src', ${to})`],
  ])('or throws the first time: %s', async (_, attack) => {
    const page = await openGuarded('refuse');
    const late = `(() => { let n = 0; return { toString() { if (!n++) throw 0; return ${JSON.stringify(own.image('shifted'))}; } }; })()`;
    page.run(`try { ${attack(late)} } catch {}`);
    expect(await page.hasRequested('shifted')).toBe(false);
  });

  test.each([
    ['image.src', (to: string) => `new Image().src = ${to}`],
    ['image.setAttribute', (to: string) => `new Image().setAttribute('src', ${to})`],
    [
      'script.src',
      (to: string) => `var s = document.createElement('script'); s.src = ${to}; document.head.append(s)`,
    ],
  ])('or poses as a Trusted Types object: %s', async (_, attack) => {
    const page = await openGuarded('refuse');
    const posing = `Object.create(TrustedScriptURL.prototype, { toString: { value: ${shifting(own.allowedImage('first'), own.image('shifted'))}.toString } })`;
    page.run(attack(posing));
    page.run(
      `Object.defineProperty(TrustedScriptURL, Symbol.hasInstance, { value: () => true }); ${attack(shifting(own.allowedImage('first'), own.image('shifted')))}`,
    );
    expect(await page.hasRequested('shifted')).toBe(false);
  });

  test('or is an object with the method in place of toString', async () => {
    const page = await openGuarded('refuse');
    const url = JSON.stringify(own.image('shifted'));
    page.run(`new Image().setAttribute({ toString: () => 'src' }, ${url})`);
    page.run(`new Image().setAttribute(new String('src'), ${url})`);
    page.run(`new Image().setAttribute(['src'], ${url})`);
    page.run(`new Image().setAttributeNS(null, { toString: () => 'src' }, ${url})`);
    page.run(`new Image().src = { [Symbol.toPrimitive]: () => ${url} }`);
    expect(await page.hasRequested('shifted')).toBe(false);
  });
});

describe('undo', () => {
  test('restores every native', async () => {
    const page = await openPage();
    const before = inventory(page.realm);
    const guards = await openGuarded();
    // The guards of another realm, installed in this one.
    const { undo } = guards.guards.installGuards(page.realm, guards.gate);
    expect(changes(before, inventory(page.realm))).not.toEqual([]);
    undo();
    expect(changes(before, inventory(page.realm))).toEqual([]);
  });

  test('twice is harmless, also after others have patched', async () => {
    const { run, installed, realm } = await openGuarded('refuse');
    installed.undo();
    run('window.fetch = function patched() {}');
    const before = inventory(realm);
    installed.undo();
    expect(changes(before, inventory(realm))).toEqual([]);
  });

  test('gives way to whoever patched after us, and takes back the rest', async () => {
    const { run, installed } = await openGuarded('refuse');
    run(
      `var ours = fetch; window.fetch = function (...args) { return ours.apply(this, args); }; var theirs = fetch`,
    );
    installed.undo();
    expect(run('fetch === theirs')).toBe(true);
    expect(run("document.cookie = '_t=1'; document.cookie")).toBe('_t=1');
  });
});

describe('installed twice', () => {
  test('asks both gates, the stricter wins, and each undoes its own', async () => {
    const { realm, run, guards, gate, installed } = await openGuarded('allow');
    const other = { ...gate, decide: () => ({ verdict: 'refuse', reason: 'asked' }) as const };
    const second = guards.installGuards(realm, other);
    expect(second.skipped).toEqual([]);
    expect(run("localStorage._t = '1'; localStorage._t")).toBe(undefined);
    expect(run("document.cookie = '_t=1'; document.cookie")).toBe('');
    expect(run('fetch.toString()')).toBe('function fetch() { [native code] }');
    second.undo();
    expect(run("localStorage._t = '1'; localStorage._t")).toBe('1');
    expect(run("document.cookie = '_t=1'; document.cookie")).toBe('_t=1');
    installed.undo();
    expect(run("document.cookie = '_t=2'; document.cookie")).toBe('_t=2');
  });
});

describe('in the presence of other wrappers', () => {
  const wrap = `
    var calls = [];
    for (const [target, name] of [
      [window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'],
      [Navigator.prototype, 'sendBeacon'], [Storage.prototype, 'setItem'], [Element.prototype, 'setAttribute'],
      [Node.prototype, 'appendChild'], [Element.prototype, 'append'],
    ]) {
      const delegate = target[name];
      target[name] = function () { calls.push(name); return delegate.apply(this, arguments); };
      target[name].__zone_symbol__delegate = delegate;
    }
    for (const [target, name] of [[Document.prototype, 'cookie'], [HTMLImageElement.prototype, 'src']]) {
      const own = Object.getOwnPropertyDescriptor(target, name);
      Object.defineProperty(target, name, { ...own, set(v) { calls.push(name); own.set.call(this, v); } });
    }`;
  const use = (url: string) => `(async () => {
    document.cookie = 'a=1';
    localStorage.setItem('a', '1');
    const image = new Image(); image.src = ${JSON.stringify(url)}; image.setAttribute('alt', 'x');
    document.body.appendChild(image); document.body.append('text');
    navigator.sendBeacon(${JSON.stringify(url)});
    await fetch(${JSON.stringify(url)}).catch(() => {});
    const xhr = new XMLHttpRequest(); xhr.open('GET', ${JSON.stringify(url)}); xhr.send();
    await new Promise(resolve => { xhr.onloadend = resolve; });
    return calls;
  })()`;

  test('installed after zone.js: it goes on being called for all that is allowed', async () => {
    const page = await openGuarded('allow', wrap);
    expect(page.installed.skipped).toEqual([]);
    const calls = await page.run(use(own.allowedImage('zone')));
    for (const name of [
      'fetch',
      'open',
      'send',
      'sendBeacon',
      'setItem',
      'setAttribute',
      'appendChild',
      'append',
      'cookie',
      'src',
    ]) {
      expect(calls).toContain(name);
    }
  });

  test('zone.js after us: it is called, and refused stays refused', async () => {
    const page = await openGuarded('refuse');
    page.run(wrap);
    const calls = await page.run(use(trackerUrl('zone')));
    for (const name of ['fetch', 'open', 'send', 'sendBeacon', 'setItem', 'cookie', 'src'])
      expect(calls).toContain(name);
    expect(await page.hasRequested('?zone')).toBe(false);
  });
});

/** Page code with what it gives, the same with and without us where all is allowed. */
const ordinary = [
  `document.cookie = 'a=1; path=/; Max-Age=100'; document.cookie`,
  `document.cookie = 'a=; path=/; Max-Age=0'; document.cookie`,
  `document.cookie = null; document.cookie = undefined; document.cookie = 5; document.cookie`,
  `[localStorage.setItem('a', 1), localStorage.a, localStorage['b'] = 2, localStorage.getItem('b'), localStorage.length]`,
  `[localStorage.key(0) !== null, localStorage.key(99), localStorage.c, localStorage.getItem('c'), 'a' in localStorage]`,
  `[delete localStorage.a, delete localStorage.zzz, Object.keys(localStorage), JSON.stringify(localStorage)]`,
  `[localStorage === localStorage, localStorage !== sessionStorage, typeof localStorage, String(localStorage)]`,
  `[Object.entries(Object.assign(sessionStorage, { x: 1, y: null }))]`,
  `[sessionStorage.clear(), sessionStorage.length, sessionStorage.removeItem('none')]`,
  `(o => { o.x = 'mine'; return [Object.keys(o), localStorage.getItem('x')]; })(Object.create(localStorage))`,
  `(a => { try { a.setItem = 'x'; } catch (e) { return e.name } const r = [typeof a.setItem, a.getItem('setItem')]; a.clear(); return r; })(localStorage)`,
  `new StorageEvent('storage', { key: 'a', storageArea: localStorage }).storageArea === localStorage`,
  `(e => (e.initStorageEvent('storage', false, false, 'a', null, null, '', sessionStorage), e.storageArea === sessionStorage))(new StorageEvent('storage'))`,
  `fetch('$URL').then(r => [r.status, r.type, r.url === '$URL', r.redirected])`,
  `fetch(new Request('$URL', { method: 'HEAD' })).then(r => r.status)`,
  `fetch(new URL('$URL')).then(r => r.text())`,
  `fetch('$URL', undefined).then(r => r.ok)`,
  `fetch('$URL', null).then(r => r.ok)`,
  `fetch('$URL', { signal: AbortSignal.abort() }).catch(e => e.name)`,
  `fetch('http://127.0.0.1:1/').catch(e => [e.name, e.message, e instanceof TypeError])`,
  `[navigator.sendBeacon('$URL'), navigator.sendBeacon('$URL', 'x'), navigator.sendBeacon('$URL', new Blob(['x'])), navigator.sendBeacon('$URL', null)]`,
  `(x => (x.open('GET', '$URL', false), x.send(), [x.status, x.responseText, x.readyState]))(new XMLHttpRequest())`,
  `(x => [x.open('GET', '$URL', undefined), x.send(), x.readyState])(new XMLHttpRequest())`,
  `new Promise(done => {
     const x = new XMLHttpRequest(); const seen = [];
     for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'loadend', 'abort', 'timeout'])
       x.addEventListener(type, e => seen.push(type + x.readyState));
     x.addEventListener('loadend', () => done([seen, x.status, x.response]));
     seen.push(x.open('GET', '$URL')); seen.push(x.send());
   })`,
  `(i => [i.src = '$IMG', i.src, i.getAttribute('src'), i.hasAttribute('src'), i.setAttribute('SRC', '$IMG'), i.outerHTML, i.removeAttribute('src'), i.src])(new Image())`,
  `(s => [s.src = 'x.js', s.src, s.getAttribute('src'), s.outerHTML, s.type])(document.createElement('script'))`,
  `(i => [i.setAttribute('constructor', '$URL'), i.setAttribute('alt', '$URL'), i.outerHTML])(new Image())`,
  `(i => [i.src = '', i.src, i.setAttribute('src', null), i.outerHTML, i.src = 'http://', i.src])(new Image())`,
  `(p => [p.append('a', document.createElement('b')), p.prepend('c'), p.innerHTML, p.replaceChildren('x', 5, null), p.innerHTML])(document.createElement('p'))`,
  `(p => [p.appendChild(document.createElement('i')).tagName, p.insertBefore(document.createElement('u'), null).tagName, p.replaceChild(document.createElement('s'), p.firstChild).tagName, p.innerHTML])(document.createElement('p'))`,
  `(p => [p.insertAdjacentElement('beforeend', new Image()).tagName, p.insertAdjacentElement('beforebegin', new Image())])(document.createElement('p'))`,
  `(d => [d.append(new Image()), d.childNodes.length, document.body.append(d), d.childNodes.length])(document.createDocumentFragment())`,
  `new Promise(done => { const i = new Image(); i.onload = e => done([e.type, e.isTrusted, i.complete, i.naturalWidth > 0]); i.src = '$IMG'; })`,
  `new Promise(done => { const i = new Image(); i.onerror = e => done([e.type, e.bubbles, e.cancelable]); i.src = 'http://127.0.0.1:1/'; })`,
  `new Promise(done => { const s = document.createElement('script'); s.src = '$JS'; s.onload = e => done([e.type, ran, ranBy[0] === s]); document.head.append(s); })`,
  `new Promise(done => { const s = document.createElement('script'); s.text = 'window.inline = document.currentScript'; document.head.append(s); done([inline === s]); })`,
  `cookieStore.set('b', '1').then(v => [v, document.cookie])`,
  `cookieStore.set({ name: 'c', value: '1', path: '/', expires: Date.now() + 1e6 }).then(() => cookieStore.get('c')).then(c => [c.value, c.path, c.sameSite])`,
  `cookieStore.set({ name: 'c', value: '2', path: '/', expires: null, domain: null }).then(() => cookieStore.get('c')).then(c => [c.value, c.expires])`,
  `cookieStore.set(Object.create({ name: 'd', value: '3' })).then(() => cookieStore.get('d')).then(c => c && c.value)`,
  `cookieStore.delete('c').then(v => [v, document.cookie])`,
  `document.implementation.createHTMLDocument('').cookie`,
  `(p => [p.innerHTML = null, p.innerHTML, p.innerHTML = undefined, p.innerHTML, p.innerHTML = 5, p.innerHTML, p.textContent = null, p.innerHTML])(document.createElement('p'))`,
  `(a => [a.src, a.preload, a.constructor === Audio, Audio.prototype === HTMLAudioElement.prototype, Audio.length, Audio.name])(new Audio('$URL'))`,
  `(A => new A('$URL') instanceof A)(class extends Audio {})`,
  `[new Audio().hasAttribute('src'), new Audio(undefined).hasAttribute('src'), new Audio(null).getAttribute('src')]`,
  `(s => [document.head.append(s), s.sheet.insertRule('a{}'), s.sheet.insertRule('@media all{b{}}', 1), s.sheet.cssRules.length, s.sheet.addRule('x', 'color:red'), s.sheet.cssRules[2].cssText])(document.createElement('style'))`,
  `(s => [s.replaceSync('a{}'), s.cssRules.length])(new CSSStyleSheet())`,
  `new CSSStyleSheet().replace('a{}').then(s => s.cssRules[0].cssText)`,
  `(e => [e.style.setProperty('color', 'red', 'important'), e.style.cssText, e.style.setProperty('color', null), e.style.cssText, e.style = 'margin: 0', e.outerHTML, e.style.cssText = null, e.outerHTML])(document.createElement('p'))`,
  `(t => [t.data = null, t.data, t.appendData(null), t.data, t.nodeValue = undefined, t.nodeValue, t.textContent = 5, t.data])(new Text('x'))`,
  `(e => [e.mode, e.host.outerHTML, e.innerHTML = '<b>', e.innerHTML])(document.createElement('p').attachShadow({ mode: 'open' }))`,
  `(s => [s.text = null, s.text, s.text = 'a', s.textContent, s.innerText])(document.createElement('script'))`,
];

test('where the gate allows, every value, return and event is as unguarded', {
  timeout: 60_000,
}, async () => {
  const results = async (page: Page) => {
    const found: Record<string, unknown> = {};
    for (const code of ordinary) {
      const ready = code
        .replaceAll('$URL', `${location.origin}/test/guards/pages/sentinel.txt?tracked`)
        .replaceAll('$IMG', own.image('ordinary'))
        .replaceAll('$JS', own.script('ordinary'));
      try {
        found[code] = JSON.stringify(await page.run(ready)) ?? 'undefined';
      } catch (error) {
        found[code] = String(error);
      }
    }
    return found;
  };
  const plain = await openPage();
  const expected = await results(plain);
  await closePages();
  const page = await openGuarded('allow');
  expect(await results(page)).toEqual(expected);
  expect(page.gate.failures).toEqual([]);
  expect(tracker).toContain('b.localhost');
});

test('attack: a name that every object has is not taken for one that loads', async () => {
  const { run, gate } = await openGuarded('refuse');
  const url = JSON.stringify(trackerUrl('name'));
  run(`for (const name of ['constructor', 'valueof', 'tostring', '__proto__', 'hasownproperty', 'alt', 'data-src'])
    for (const tag of ['img', 'script']) document.createElement(tag).setAttribute(name, ${url})`);
  run(
    `Object.prototype.alt = 'x'; new Image().setAttribute('alt', ${url}); document.body.append(new Image()); delete Object.prototype.alt`,
  );
  expect(gate.decided).toEqual([]);
});
