import { combine, family, type Way } from '../way.ts';

const host =
  "const h = document.createElement('div'); h.append(document.createElement('i')); document.body.append(h);";

/** What markup can hold that loads or runs without more. */
const contents: Readonly<Record<string, string>> = {
  img: '<img src="TRACKER/a.gif">',
  iframe: '<iframe src="TRACKER/a.html"></iframe>',
  'link stylesheet': '<link rel="stylesheet" href="TRACKER/a.css">',
  style: '<style>body{background:url(TRACKER/a.gif)}</style>',
  'style attribute': '<p style="background:url(TRACKER/a.gif)">x</p>',
  handler: '<img src="data:," onerror="fetch(\'TRACKER/a.json\')">',
  'svg image': '<svg width="9" height="9"><image width="9" height="9" href="TRACKER/a.gif"/></svg>',
  object: '<object data="TRACKER/a.html"></object>',
  video: '<video preload="auto" src="TRACKER/a.mp4"></video>',
};
const quoted = (markup: string): string => JSON.stringify(markup);
const imageText = quoted(contents.img ?? '');
const scriptText = quoted('<script src="TRACKER/a.js"></script>');

/** Into a document that stands. */
const sinks = family('markup strings', {
  ...combine({ innerHTML: '' }, contents, (_, markup) => `${host} h.innerHTML = ${quoted(markup)};`),
  'innerHTML, in no document': `document.createElement('div').innerHTML = ${imageText};`,
  'innerHTML of a fragment tree': `const d = document.createElement('div'); d.innerHTML = '<p>' + ${quoted('<video poster="TRACKER/a.gif"></video>')} + '</p>'; document.body.append(d);`,
  'innerHTML +=': `${host} document.body.innerHTML += ${imageText};`,
  'innerHTML of a style element': `const s = document.createElement('style'); document.head.append(s); s.innerHTML = '@import "TRACKER/a.css"';`,
  'innerHTML of a script element': `const s = document.createElement('script'); s.innerHTML = 'fetch("TRACKER/a.json")'; document.head.append(s);`,
  'innerHTML of an svg element': `const v = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); document.body.append(v); v.innerHTML = '<image width="9" height="9" href="TRACKER/a.gif"/>';`,
  'innerHTML by descriptor': `${host} Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML').set.call(h, ${imageText});`,
  outerHTML: `${host} h.outerHTML = ${imageText};`,
  'insertAdjacentHTML beforebegin': `${host} h.insertAdjacentHTML('beforebegin', ${imageText});`,
  'insertAdjacentHTML beforeend': `${host} h.insertAdjacentHTML('BeforeEnd', ${imageText});`,
  'insertAdjacentHTML, iframe': `${host} h.insertAdjacentHTML('afterend', ${quoted(contents.iframe ?? '')});`,
  setHTMLUnsafe: `${host} h.setHTMLUnsafe(${imageText});`,
  'setHTMLUnsafe with a shadow root': `${host} h.setHTMLUnsafe('<p><template shadowrootmode="closed">' + ${imageText} + '</template></p>');`,
  setHTML: `${host} h.setHTML(${imageText}, { sanitizer: {} });`,
  'shadow root innerHTML': `${host} h.attachShadow({ mode: 'closed' }).innerHTML = ${imageText};`,
  'shadow root setHTMLUnsafe': `${host} h.attachShadow({ mode: 'open' }).setHTMLUnsafe(${imageText});`,
  'parseHTMLUnsafe, adopted': `document.body.append(Document.parseHTMLUnsafe(${imageText}).body.firstChild);`,
  'DOMParser, adopted': `document.body.append(new DOMParser().parseFromString(${imageText}, 'text/html').body.firstChild);`,
  'DOMParser, an adopted tree': `document.body.append(...new DOMParser().parseFromString('<div><p>' + ${imageText} + '</p></div>', 'text/html').body.childNodes);`,
  'createHTMLDocument, adopted': `const d = document.implementation.createHTMLDocument(''); d.body.innerHTML = ${quoted(contents.iframe ?? '')}; document.body.append(d.body.firstChild);`,
  'createContextualFragment, img': `document.createRange().createContextualFragment(${imageText});`,
  'createContextualFragment, script': `document.body.append(document.createRange().createContextualFragment(${scriptText}));`,
  'template innerHTML, cloned': `const t = document.createElement('template'); t.innerHTML = ${imageText}; document.body.append(t.content.cloneNode(true));`,
  'template innerHTML, moved': `const t = document.createElement('template'); t.innerHTML = ${imageText}; document.body.append(t.content);`,
  "execCommand('insertHTML')": `${host} h.contentEditable = true; h.focus(); getSelection().selectAllChildren(h); document.execCommand('insertHTML', false, ${imageText});`,
  "execCommand('insertImage')": `${host} h.contentEditable = true; h.focus(); getSelection().selectAllChildren(h); document.execCommand('insertImage', false, 'TRACKER/a.gif');`,
  'iframe.srcdoc by setAttribute': `const f = document.createElement('iframe'); f.setAttribute('srcdoc', ${imageText}); document.body.append(f);`,
});

/** Into the parser's own stream. */
const writes = family('document.write', {
  'write, script': `document.write(${scriptText});`,
  'write, inline script': `document.write('<script>fetch("TRACKER/a.json")</script>');`,
  'write, img': `document.write(${imageText});`,
  'write, iframe': `document.write(${quoted(contents.iframe ?? '')});`,
  'write, link stylesheet': `document.write(${quoted(contents['link stylesheet'] ?? '')});`,
  writeln: `document.writeln(${scriptText});`,
  'write in several arguments': `document.write('<script src="TRACK', 'ER/a.js"></scr', 'ipt>');`.replace(
    "TRACK', 'ER",
    "TRACKER', '",
  ),
  'write in several calls': `document.write('<scr'); document.write('ipt src="TRACKER'); document.write('/a.js"></scr'); document.write('ipt>');`,
  'write, split in an address': `document.write('<img src="http://b.local'); document.write('host:PORTPATH/a.gif">');`,
  'write, an own script that writes': `document.write('<script src="/own/writesPATH"></script>');`,
  'open and write after load': `addEventListener('load', () => { document.open(); document.write('<p>new</p>' + ${imageText}); document.close(); });`,
  'write after load, script': `addEventListener('load', () => { document.write(${scriptText}); document.close(); });`,
  'write into an iframe': `const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.write(${imageText}); f.contentDocument.close();`,
  'write a script into an iframe': `const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.write(${scriptText}); f.contentDocument.close();`,
  'innerHTML in an iframe': `const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.body.innerHTML = ${imageText};`,
});

/** Markup strings. */
export const strings: readonly Way[] = [...sinks, ...writes];
