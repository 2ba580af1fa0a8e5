import { combine, family, type Way } from '../way.ts';

const frame = "const f = document.createElement('iframe');";
const loaded = 'await new Promise(r => { f.onload = r; });';
const last = 'const w = window[window.length - 1];';

/** How a same-origin frame comes to be; its window ends up in `w`. */
const births: Readonly<Record<string, string>> = {
  contentWindow: `${frame} document.body.append(f); const w = f.contentWindow;`,
  'contentWindow by descriptor': `${frame} document.body.append(f); const w = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get.call(f);`,
  contentDocument: `${frame} document.body.append(f); const w = f.contentDocument.defaultView;`,
  getSVGDocument: `${frame} document.body.append(f); const w = f.getSVGDocument?.()?.defaultView ?? f.contentWindow;`,
  'frames[n]': `${frame} document.body.append(f); const w = frames[frames.length - 1];`,
  'window[n]': `${frame} document.body.append(f); ${last}`,
  'window by name': `${frame} f.name = 'zz'; document.body.append(f); const w = window.zz;`,
  'replaceChildren and window[n]': `${frame} const d = document.createElement('div'); document.body.append(d); d.replaceChildren(f); ${last}`,
  srcdoc: `${frame} f.srcdoc = '<p>x</p>'; document.body.append(f); ${loaded} ${last}`,
  'blob: page': `${frame} f.src = URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' })); document.body.append(f); ${loaded} ${last}`,
  'javascript: page': `${frame} f.src = 'javascript:"<p>x</p>"'; document.body.append(f); ${loaded} ${last}`,
  'own file': `${frame} f.src = '/own/blank.html'; document.body.append(f); ${loaded} ${last}`,
  'own file, navigated again': `${frame} f.src = '/own/blank.html'; document.body.append(f); ${loaded} f.src = '/own/blank.html?2'; ${loaded} ${last}`,
  nested: `${frame} document.body.append(f); const g = f.contentDocument.createElement('iframe'); f.contentDocument.body.append(g); const w = f.contentWindow[0];`,
  'nested by innerHTML': `${frame} document.body.append(f); f.contentDocument.body.innerHTML = '<iframe></iframe>'; const w = f.contentWindow[0];`,
  'object with an own file': `const f = document.createElement('object'); f.data = '/own/blank.html'; document.body.append(f); ${loaded} ${last}`,
  innerHTML: `const d = document.createElement('div'); document.body.append(d); d.innerHTML = '<iframe></iframe>'; ${last}`,
  insertAdjacentHTML: `document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>'); ${last}`,
  outerHTML: `const d = document.createElement('div'); document.body.append(d); d.outerHTML = '<iframe></iframe>'; ${last}`,
  setHTMLUnsafe: `const d = document.createElement('div'); document.body.append(d); d.setHTMLUnsafe('<iframe></iframe>'); ${last}`,
  createContextualFragment: `document.body.append(document.createRange().createContextualFragment('<p><iframe></iframe></p>')); ${last}`,
  'execCommand insertHTML': `const d = document.createElement('div'); d.contentEditable = true; document.body.append(d); d.focus(); getSelection().selectAllChildren(d); document.execCommand('insertHTML', false, '<iframe></iframe>'); ${last}`,
  'document.write': `document.write('<iframe></iframe>'); ${last}`,
  'document.open of it': `${frame} document.body.append(f); f.contentDocument.open(); f.contentDocument.write('<p>x</p>'); f.contentDocument.close(); ${last}`,
  'a closed shadow root': `${frame} const d = document.createElement('div'); document.body.append(d); d.attachShadow({ mode: 'closed' }).append(f); const w = f.contentWindow;`,
  'moved within the page': `${frame} document.body.append(f); document.head.append(f); ${last}`,
  'window.open': "const w = window.open('about:blank');",
};

/** What is done with a fresh window. */
const uses: Readonly<Record<string, string>> = {
  XMLHttpRequest: "const x = new w.XMLHttpRequest(); x.open('GET', 'TRACKER/a.json'); x.send();",
  Image: "new w.Image().src = 'TRACKER/a.gif';",
  'an image in it':
    "const i = w.document.createElement('img'); i.src = 'TRACKER/a.gif'; w.document.body.append(i);",
  'a script in it':
    "const s = w.document.createElement('script'); s.src = 'TRACKER/a.js'; w.document.body.append(s);",
  sendBeacon: "w.navigator.sendBeacon('TRACKER/b', 'x');",
  WebSocket: "new w.WebSocket('ws://HOSTPATH/ws');",
  EventSource: "new w.EventSource('TRACKER/sse');",
  eval: 'w.eval("fetch(\'TRACKER/a.json\')");',
  Function: 'w.Function("fetch(\'TRACKER/a.json\')")();',
  'string setTimeout': 'w.setTimeout("fetch(\'TRACKER/a.json\')");',
  'a blob worker': 'new w.Worker(URL.createObjectURL(new Blob(["fetch(\'TRACKER/a.json\')"])));',
  FontFace: "new w.FontFace('t', 'url(TRACKER/a.woff2)').load();",
};

const fetching = (name: string): string => `${births[name] ?? ''} w.fetch('TRACKER/a.json');`;
const first = births.contentWindow ?? '';
const ran = "fetch('TRACKER/a.json')";

const born = family('fresh globals by birth', {
  ...Object.fromEntries(Object.keys(births).map(name => [`${name}: fetch`, fetching(name)])),
  'a load handler that runs at once: fetch': `${frame} f.onload = () => f.contentWindow.fetch('TRACKER/a.json'); document.body.append(f);`,
  'a load listener on it: fetch': `${frame} f.addEventListener('load', () => window[0].fetch('TRACKER/a.json')); document.body.append(f);`,
  'a capturing load listener on window: fetch': `${frame} addEventListener('load', () => frames[frames.length - 1]?.fetch('TRACKER/a.json'), true); document.body.append(f);`,
  'connectedCallback beside it: fetch': `customElements.define('x-c', class extends HTMLElement { connectedCallback() { window[window.length - 1].fetch('TRACKER/a.json'); } }); const g = document.createDocumentFragment(); ${frame} g.append(f, document.createElement('x-c')); document.body.append(g);`,
  'a script beside it: fetch': `const g = document.createDocumentFragment(); ${frame} const s = document.createElement('script'); s.text = "window[window.length - 1].fetch('TRACKER/a.json')"; g.append(f, s); document.body.append(g);`,
  'its own script by write: fetch': `${frame} document.body.append(f); f.contentDocument.write(${JSON.stringify(`<script>${ran}</script>`)}); f.contentDocument.close();`,
  'its own script in a blob: page: fetch': `${frame} f.src = URL.createObjectURL(new Blob([${JSON.stringify(`<script>${ran}</script>`)}], { type: 'text/html' })); document.body.append(f);`,
  'its own script in an own file: fetch': `${frame} f.src = '/own/frame.html?u=' + encodeURIComponent('TRACKER/a.json'); document.body.append(f);`,
  'a javascript: page with a script: fetch': `${frame} f.src = ${JSON.stringify(`javascript:void ${ran}`)}; document.body.append(f);`,
});

const used = family('fresh globals by use', {
  ...combine(
    { contentWindow: first, 'window[n] of innerHTML': births.innerHTML ?? '' },
    uses,
    (birth, use) => `${birth} ${use}`,
  ),
});

const lent = family('prototypes of a fresh global', {
  'XMLHttpRequest open and send': `${first} const x = new XMLHttpRequest(); w.XMLHttpRequest.prototype.open.call(x, 'GET', 'TRACKER/a.json'); w.XMLHttpRequest.prototype.send.call(x);`,
  'fetch called on our window': `${first} w.fetch.call(window, 'TRACKER/a.json');`,
  'sendBeacon on our navigator': `${first} w.Navigator.prototype.sendBeacon.call(navigator, 'TRACKER/b');`,
  'src setter on our image': `${first} Object.getOwnPropertyDescriptor(w.HTMLImageElement.prototype, 'src').set.call(new Image(), 'TRACKER/a.gif');`,
  'setAttribute on our image': `${first} w.Element.prototype.setAttribute.call(new Image(), 'src', 'TRACKER/a.gif');`,
  'appendChild of our script': `${first} const s = document.createElement('script'); w.Element.prototype.setAttribute.call(s, 'src', 'TRACKER/a.js'); w.Node.prototype.appendChild.call(document.head, s);`,
  'innerHTML setter on ours': `${first} const d = document.createElement('div'); Object.getOwnPropertyDescriptor(w.Element.prototype, 'innerHTML').set.call(d, '<img src="TRACKER/a.gif">');`,
  'an image adopted from it': `${first} const i = w.document.createElement('img'); document.body.append(i); i.src = 'TRACKER/a.gif';`,
  'a script made in it, inserted here': `${first} const s = w.document.createElement('script'); s.src = 'TRACKER/a.js'; document.head.append(s);`,
  'its contentWindow getter on another frame': `${first} const g = document.createElement('iframe'); document.body.append(g); Object.getOwnPropertyDescriptor(w.HTMLIFrameElement.prototype, 'contentWindow').get.call(g).fetch('TRACKER/a.json');`,
});

/** Fresh globals of same-origin frames. */
export const frames: readonly Way[] = [...born, ...used, ...lent];
