import { family, type Way } from '../way.ts';

const script = "const s = document.createElement('script'); s.src = 'TRACKER/a.js';";
const bare = "const s = document.createElement('script');";
const host = "const h = document.createElement('div'); h.append('text'); document.body.append(h);";

/** Every method that puts a node into the page, with a script. */
const insertions = family('insertion methods', {
  appendChild: `${script} document.head.appendChild(s);`,
  append: `${script} document.head.append(s);`,
  prepend: `${script} document.body.prepend(s);`,
  before: `${script} ${host} h.before(s);`,
  after: `${script} ${host} h.after(s);`,
  replaceWith: `${script} ${host} h.replaceWith(s);`,
  replaceChildren: `${script} ${host} h.replaceChildren(s);`,
  insertBefore: `${script} ${host} document.body.insertBefore(s, h);`,
  replaceChild: `${script} ${host} document.body.replaceChild(s, h);`,
  insertAdjacentElement: `${script} document.body.insertAdjacentElement('afterbegin', s);`,
  'before a text node': `${script} ${host} h.firstChild.before(s);`,
  'replaceWith on a comment': `${script} const c = document.createComment(''); document.body.append(c); c.replaceWith(s);`,
  moveBefore: `${bare} document.body.append(s); document.head.moveBefore(s, null); s.src = 'TRACKER/a.js';`,
  'Range.insertNode': `${script} ${host} const r = document.createRange(); r.selectNode(h); r.insertNode(s);`,
  'Range.surroundContents': `${script} ${host} const r = document.createRange(); r.selectNodeContents(h); r.surroundContents(s);`,
  'Selection range': `${script} ${host} getSelection().selectAllChildren(h); getSelection().getRangeAt(0).insertNode(s);`,
  'a fragment': `${script} const f = document.createDocumentFragment(); f.append(s); document.head.append(f);`,
  'a tree around it': `${script} const d = document.createElement('div'); d.append(s); document.body.append(d);`,
  'documentElement.append': `${script} document.documentElement.append(s);`,
  'append of several': `${script} document.head.append('', document.createElement('b'), s);`,
  'Node.prototype by call': `${script} Node.prototype.appendChild.call(document.head, s);`,
  'Reflect.apply': `${script} Reflect.apply(Element.prototype.append, document.head, [s]);`,
  'an open shadow root': `${script} ${host} h.attachShadow({ mode: 'open' }).append(s);`,
  'a closed shadow root': `${script} ${host} h.attachShadow({ mode: 'closed' }).append(s);`,
  'a shadow root, then the page': `${script} const h = document.createElement('div'); h.attachShadow({ mode: 'closed' }).append(s); document.body.append(h);`,
  'template content': `${script} const t = document.createElement('template'); t.content.append(s); document.body.append(t.content.cloneNode(true));`,
  'importNode of template content': `${script} const t = document.createElement('template'); t.content.append(s); document.body.append(document.importNode(t.content, true));`,
  'adoptNode from another document': `const d = document.implementation.createHTMLDocument(''); const s = d.createElement('script'); s.src = 'TRACKER/a.js'; document.head.append(document.adoptNode(s));`,
  'created in another document': `const d = document.implementation.createHTMLDocument(''); const s = d.createElement('script'); s.setAttribute('src', 'TRACKER/a.js'); document.head.append(s);`,
  cloneNode: `${script} document.head.append(s.cloneNode(true));`,
  'custom element, connectedCallback': `${script} customElements.define('x-a', class extends HTMLElement { connectedCallback() { this.append(s); } }); document.body.append(document.createElement('x-a'));`,
  'custom element, constructor': `customElements.define('x-a', class extends HTMLElement { constructor() { super(); new Image().src = 'TRACKER/a.gif'; } }); document.createElement('x-a');`,
  'custom element, upgraded': `const x = document.createElement('x-a'); document.body.append(x); customElements.define('x-a', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<img src="TRACKER/a.gif">'; } });`,
  'customised built-in image': `customElements.define('x-i', class extends HTMLImageElement {}, { extends: 'img' }); const i = document.createElement('img', { is: 'x-i' }); i.src = 'TRACKER/a.gif';`,
});

const image = 'const i = new Image();';

/** Every way to give an attribute, with an image in no document. */
const attributes = family('attribute paths', {
  'new Image, src': 'new Image().src = "TRACKER/a.gif";',
  'createElement, src': "document.createElement('img').src = 'TRACKER/a.gif';",
  'createElementNS, src':
    "document.createElementNS('http://www.w3.org/1999/xhtml', 'img').src = 'TRACKER/a.gif';",
  srcset: `${image} i.srcset = 'TRACKER/a.gif 1x';`,
  'src in lower and upper case': `${image} i.setAttribute('SrC', 'TRACKER/a.gif');`,
  setAttribute: `${image} i.setAttribute('src', 'TRACKER/a.gif');`,
  setAttributeNS: `${image} i.setAttributeNS(null, 'src', 'TRACKER/a.gif');`,
  setAttributeNode: `${image} const a = document.createAttribute('src'); a.value = 'TRACKER/a.gif'; i.setAttributeNode(a);`,
  setAttributeNodeNS: `${image} const a = document.createAttributeNS(null, 'src'); a.value = 'TRACKER/a.gif'; i.setAttributeNodeNS(a);`,
  'Attr.value': `${image} i.src = 'data:,'; i.getAttributeNode('src').value = 'TRACKER/a.gif';`,
  'Attr.nodeValue': `${image} i.src = 'data:,'; i.getAttributeNode('src').nodeValue = 'TRACKER/a.gif';`,
  'Attr.textContent': `${image} i.src = 'data:,'; i.attributes.src.textContent = 'TRACKER/a.gif';`,
  'attributes.setNamedItem': `${image} const a = document.createAttribute('src'); a.value = 'TRACKER/a.gif'; i.attributes.setNamedItem(a);`,
  'attributes.setNamedItemNS': `${image} const a = document.createAttribute('src'); a.value = 'TRACKER/a.gif'; i.attributes.setNamedItemNS(a);`,
  'an attribute node of another element': `${image} const b = document.createElement('b'); b.setAttribute('src', 'TRACKER/a.gif'); i.setAttributeNode(b.removeAttributeNode(b.attributes[0]));`,
  'Reflect.set': `${image} Reflect.set(i, 'src', 'TRACKER/a.gif');`,
  'Object.assign': `Object.assign(new Image(), { src: 'TRACKER/a.gif' });`,
  'src setter by descriptor': `${image} Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call(i, 'TRACKER/a.gif');`,
  'clone of a template image': `const t = document.createElement('template'); t.innerHTML = '<img src="TRACKER/a.gif">'; document.importNode(t.content.firstChild, true);`,
  'adopted image': `const d = document.implementation.createHTMLDocument(''); const i = d.createElement('img'); i.src = 'TRACKER/a.gif'; document.body.append(i);`,
  'script.src after insertion': `${bare} document.head.append(s); s.src = 'TRACKER/a.js';`,
  'script by setAttribute': `${bare} s.setAttribute('src', 'TRACKER/a.js'); document.head.append(s);`,
  'script by setAttribute after insertion': `${bare} document.head.append(s); s.setAttribute('src', 'TRACKER/a.js');`,
  'script by setAttributeNode': `${bare} const a = document.createAttribute('src'); a.value = 'TRACKER/a.js'; s.setAttributeNode(a); document.head.append(s);`,
  'script by Attr.value after insertion': `${bare} const a = document.createAttribute('src'); s.type = 'x'; s.setAttributeNode(a); document.head.append(s); s.type = ''; a.value = 'TRACKER/a.js'; s.remove(); document.head.append(s);`,
  'script, type set last': `${bare} s.type = 'x'; s.src = 'TRACKER/a.js'; s.type = 'text/javascript'; document.head.append(s);`,
  'script by a clone with its src': `${bare} s.setAttribute('src', 'TRACKER/a.js'); document.head.append(s.cloneNode());`,
  'module script by code': `${bare} s.type = 'module'; s.src = 'TRACKER/a.mjs'; document.head.append(s);`,
  'inline module script with an import': `${bare} s.type = 'module'; s.textContent = "import 'TRACKER/a.mjs'"; document.head.append(s);`,
  'inline script text': `${bare} s.text = "fetch('TRACKER/a.json')"; document.head.append(s);`,
  'speculation rules': `${bare} s.type = 'speculationrules'; s.text = '{"prefetch":[{"source":"list","urls":["TRACKER/a.html"]}]}'; document.head.append(s);`,
  'import map': `${bare} s.type = 'importmap'; s.text = '{"imports":{"tracked":"TRACKER/a.mjs"}}'; document.head.append(s); await import('tracked');`,
  'svg script by code, href': `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttribute('href', 'TRACKER/a.js'); document.body.append(s);`,
  'svg script by code, xlink:href': `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', 'TRACKER/a.js'); document.body.append(s);`,
  'svg script by code, href.baseVal': `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.href.baseVal = 'TRACKER/a.js'; document.body.append(s);`,
});

const made = (tag: string, rest: string): string => `const e = document.createElement('${tag}'); ${rest}`;
const inPage = (tag: string, rest: string): string => made(tag, `${rest} document.body.append(e);`);
const svg = (tag: string, rest: string): string =>
  `const v = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const e = document.createElementNS(v.namespaceURI, '${tag}'); e.setAttribute('width', 9); e.setAttribute('height', 9); ${rest} v.append(e); document.body.append(v);`;

/** Every other element that loads, by code. */
const others = family('other elements by code', {
  'new Audio': "new Audio('TRACKER/a.mp3').load();",
  'audio.src': made('audio', "e.src = 'TRACKER/a.mp3'; e.load();"),
  'video.src': made('video', "e.preload = 'auto'; e.src = 'TRACKER/a.mp4';"),
  'video.poster': inPage('video', "e.poster = 'TRACKER/a.gif';"),
  'source in video': inPage(
    'video',
    "e.preload = 'auto'; const o = document.createElement('source'); o.src = 'TRACKER/a.mp4'; e.append(o);",
  ),
  'source in picture': inPage(
    'picture',
    "const o = document.createElement('source'); o.srcset = 'TRACKER/a.gif'; e.append(o, new Image());",
  ),
  'track by code': inPage(
    'video',
    "e.crossOrigin = ''; e.src = 'data:video/mp4,'; const o = document.createElement('track'); o.default = true; o.src = 'TRACKER/a.vtt'; e.append(o);",
  ),
  'input image by code': inPage('input', "e.type = 'image'; e.src = 'TRACKER/a.gif';"),
  'input, type set last': inPage('input', "e.src = 'TRACKER/a.gif'; e.type = 'image';"),
  'body.background': "document.body.background = 'TRACKER/a.gif';",
  'iframe.src': inPage('iframe', "e.src = 'TRACKER/a.html';"),
  'iframe.src after insertion': made('iframe', "document.body.append(e); e.src = 'TRACKER/a.html';"),
  'iframe by setAttribute': inPage('iframe', "e.setAttribute('src', 'TRACKER/a.html');"),
  'iframe.srcdoc': inPage('iframe', 'e.srcdoc = \'<img src="TRACKER/a.gif">\';'),
  'iframe.srcdoc with a script': inPage('iframe', 'e.srcdoc = \'<script>fetch("TRACKER/a.json")</script>\';'),
  'iframe contentWindow.location': made(
    'iframe',
    "document.body.append(e); e.contentWindow.location = 'TRACKER/a.html';",
  ),
  'iframe contentWindow.location.replace': made(
    'iframe',
    "document.body.append(e); e.contentWindow.location.replace('TRACKER/a.html');",
  ),
  'iframe src javascript:': inPage('iframe', 'e.src = \'javascript:void parent.fetch("TRACKER/a.json")\';'),
  'frame in a frameset':
    "const d = document.createElement('frameset'); const e = document.createElement('frame'); e.src = 'TRACKER/a.html'; d.append(e); document.documentElement.replaceChild(d, document.body);",
  'object.data': inPage('object', "e.data = 'TRACKER/a.html';"),
  'embed.src': inPage('embed', "e.src = 'TRACKER/a.html';"),
  'svg image': svg('image', "e.setAttribute('href', 'TRACKER/a.gif');"),
  'svg image xlink': svg(
    'image',
    "e.setAttributeNS('http://www.w3.org/1999/xlink', 'href', 'TRACKER/a.gif');",
  ),
  'svg image href.baseVal': svg('image', "e.href.baseVal = 'TRACKER/a.gif';"),
  'svg image href.baseVal after insertion': svg('image', '').concat(
    " e.setAttribute('href', 'data:,'); e.href.baseVal = 'TRACKER/a.gif';",
  ),
  'meta refresh by code':
    "const e = document.createElement('meta'); e.httpEquiv = 'refresh'; e.content = '0;url=TRACKER/a.html'; document.head.append(e);",
  'base by code':
    "const e = document.createElement('base'); e.href = 'TRACKER/'; document.head.append(e); new Image().src = 'a.gif';",
  'a.ping and click()': inPage(
    'a',
    "e.href = '#x'; e.ping = 'TRACKER/ping'; document.body.append(e); e.click();",
  ),
  'a.href and click()': inPage('a', "e.href = 'TRACKER/a.html'; document.body.append(e); e.click();"),
  'a.href, never inserted, click()': made('a', "e.href = 'TRACKER/a.html'; e.click();"),
  'a.href to a new tab': inPage(
    'a',
    "e.href = 'TRACKER/a.html'; e.target = '_blank'; document.body.append(e); e.click();",
  ),
  'form.submit()': inPage('form', "e.action = 'TRACKER/a.html'; document.body.append(e); e.submit();"),
  'form.requestSubmit()': inPage(
    'form',
    "e.action = 'TRACKER/a.html'; e.method = 'post'; document.body.append(e); e.requestSubmit();",
  ),
  'form submitted by a button': inPage(
    'form',
    "e.action = '#x'; const b = document.createElement('button'); b.formAction = 'TRACKER/a.html'; e.append(b); document.body.append(e); b.click();",
  ),
  'form aimed at a frame': inPage(
    'form',
    "const f = document.createElement('iframe'); f.name = 'aim'; document.body.append(f); e.target = 'aim'; e.action = 'TRACKER/a.html'; document.body.append(e); e.submit();",
  ),
  'handler attribute by code': inPage(
    'img',
    "e.setAttribute('onerror', \"fetch('TRACKER/a.json')\"); e.src = 'data:,';",
  ),
});

/** Elements made by code. */
export const elements: readonly Way[] = [...insertions, ...attributes, ...others];
