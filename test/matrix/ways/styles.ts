import { family, type Way } from '../way.ts';

const css = (text: string): { head: string } => ({ head: `<style>${text}</style>` });
const link = (attributes: string): { head: string } => ({ head: `<link ${attributes}>` });

/** Styles and links, as written. */
const written = family('styles and links as written', {
  'link stylesheet': link('rel="stylesheet" href="TRACKER/a.css"'),
  'link stylesheet in body': { body: '<link rel="stylesheet" href="TRACKER/a.css">' },
  'link stylesheet for print': link('rel="stylesheet" media="print" href="TRACKER/a.css"'),
  'link alternate stylesheet': link('rel="alternate stylesheet" title="x" href="TRACKER/a.css"'),
  'link preload of a script': link('rel="preload" as="script" href="TRACKER/a.js"'),
  'link preload of an image': link('rel="preload" as="image" href="TRACKER/a.gif"'),
  'link preload by imagesrcset': link('rel="preload" as="image" imagesrcset="TRACKER/a.gif 1x"'),
  'link preload of a style': link('rel="preload" as="style" href="TRACKER/a.css"'),
  'link preload of a font': link('rel="preload" as="font" crossorigin href="TRACKER/a.woff2"'),
  'link preload of a fetch': link('rel="preload" as="fetch" crossorigin href="TRACKER/a.json"'),
  'link modulepreload': link('rel="modulepreload" href="TRACKER/a.mjs"'),
  'link prefetch': link('rel="prefetch" href="TRACKER/a.js"'),
  'link preconnect': { ...link('rel="preconnect" href="http://b.localhost:TCPPORT"'), lasting: true },
  'link with two relations': link('rel="next stylesheet" href="TRACKER/a.css"'),
  'link in a declarative shadow root': {
    body: '<div><template shadowrootmode="open"><link rel="stylesheet" href="TRACKER/a.css"></template></div>',
  },
  'css import': css("@import 'TRACKER/a.css';"),
  'css import by url()': css('@import url(TRACKER/a.css) screen;'),
  'css import with escapes': css("@\\69mport 'TRACKER/a.css';"),
  'css background': css('body{background:url(TRACKER/a.gif)}'),
  'css background with escapes': css('body{background:\\75rl("TRACKER/a.gif")}'),
  'css image-set': css('body{background:image-set("TRACKER/a.gif" 1x)}'),
  'css custom property': css(':root{--x:url(TRACKER/a.gif)}body{background:var(--x)}'),
  'css list-style': css('body{display:list-item;list-style-image:url(TRACKER/a.gif)}'),
  'css content': css('body::before{content:url(TRACKER/a.gif)}'),
  'css border-image': css('body{border:2px solid;border-image:url(TRACKER/a.gif) 1}'),
  'css mask': css('body{mask-image:url(TRACKER/a.gif)}'),
  'css filter': css('body{filter:url(/collectPATH/a.svg#f)}'),
  'css font-face': {
    ...css('@font-face{font-family:t;src:url(TRACKER/a.woff2)}body{font-family:t}'),
    body: '<p>x</p>',
  },
  'css in an svg style': { body: '<svg><style>body{background:url(TRACKER/a.gif)}</style></svg>' },
  'css in a declarative shadow root': {
    body: '<div><template shadowrootmode="open"><style>p{background:url(TRACKER/a.gif)}</style><p>x</p></template></div>',
  },
  'style attribute': { body: '<p style="background-image:url(TRACKER/a.gif)">x</p>' },
  'style attribute on html': { body: '<p style="--x:url(TRACKER/a.gif);background:var(--x)">x</p>' },
  'svg presentation attribute': {
    body: '<svg width="9" height="9"><rect width="9" height="9" mask="url(TRACKER/a.svg#m)"/></svg>',
  },
});

const styled = "const p = document.createElement('p'); p.textContent = 'x'; document.body.append(p);";
const linked = (rel: string, rest: string): string =>
  `const l = document.createElement('link'); l.rel = '${rel}'; ${rest} document.head.append(l);`;

/** Styles and links by code. */
const coded = family('styles and links by code', {
  'link.href, stylesheet': linked('stylesheet', "l.href = 'TRACKER/a.css';"),
  'link.rel set last':
    "const l = document.createElement('link'); l.href = 'TRACKER/a.css'; document.head.append(l); l.rel = 'stylesheet';",
  'link.relList.add':
    "const l = document.createElement('link'); l.href = 'TRACKER/a.css'; document.head.append(l); l.relList.add('stylesheet');",
  'link by setAttribute':
    "const l = document.createElement('link'); l.setAttribute('rel', 'stylesheet'); l.setAttribute('href', 'TRACKER/a.css'); document.head.append(l);",
  'link by code, preload': linked('preload', "l.as = 'script'; l.href = 'TRACKER/a.js';"),
  'link by code, imageSrcset': linked('preload', "l.as = 'image'; l.imageSrcset = 'TRACKER/a.gif 1x';"),
  'link by code, modulepreload': linked('modulepreload', "l.href = 'TRACKER/a.mjs';"),
  'link by code, prefetch': linked('prefetch', "l.href = 'TRACKER/a.js';"),
  'link by code, preconnect': {
    code: linked('preconnect', "l.href = 'http://b.localhost:TCPPORT';"),
    lasting: true,
  },
  'style.textContent':
    "const s = document.createElement('style'); s.textContent = '@import \"TRACKER/a.css\"'; document.head.append(s);",
  'style.textContent after insertion':
    "const s = document.createElement('style'); document.head.append(s); s.textContent = 'body{background:url(TRACKER/a.gif)}';",
  'style.append(text)':
    "const s = document.createElement('style'); s.append('body{background:url(TRACKER/a.gif)}'); document.head.append(s);",
  'text node data of a style':
    "const s = document.createElement('style'); const t = document.createTextNode(''); s.append(t); document.head.append(s); t.data = 'body{background:url(TRACKER/a.gif)}';",
  insertRule:
    "const s = document.createElement('style'); document.head.append(s); s.sheet.insertRule('body{background:url(TRACKER/a.gif)}');",
  addRule:
    "const s = document.createElement('style'); document.head.append(s); s.sheet.addRule('body', 'background:url(TRACKER/a.gif)');",
  'insertRule in @media':
    "const s = document.createElement('style'); s.textContent = '@media all{}'; document.head.append(s); s.sheet.cssRules[0].insertRule('body{background:url(TRACKER/a.gif)}');",
  'rule.style':
    "const s = document.createElement('style'); s.textContent = 'body{}'; document.head.append(s); s.sheet.cssRules[0].style.backgroundImage = 'url(TRACKER/a.gif)';",
  'rule.styleMap':
    "const s = document.createElement('style'); s.textContent = 'body{}'; document.head.append(s); s.sheet.cssRules[0].styleMap.set('background-image', 'url(TRACKER/a.gif)');",
  'replaceSync, adopted':
    "const s = new CSSStyleSheet(); s.replaceSync('body{background:url(TRACKER/a.gif)}'); document.adoptedStyleSheets = [s];",
  'replace, adopted by push':
    "const s = new CSSStyleSheet(); document.adoptedStyleSheets.push(s); await s.replace('body{background:url(TRACKER/a.gif)}');",
  'adopted by a shadow root':
    "const s = new CSSStyleSheet(); s.replaceSync('p{background:url(TRACKER/a.gif)}'); const h = document.createElement('div'); document.body.append(h); const r = h.attachShadow({mode:'closed'}); r.innerHTML = '<p>x</p>'; r.adoptedStyleSheets = [s];",
  'style.setProperty': `${styled} p.style.setProperty('background-image', 'url(TRACKER/a.gif)');`,
  'style.cssText': `${styled} p.style.cssText = 'background:url(TRACKER/a.gif)';`,
  'style.backgroundImage': `${styled} p.style.backgroundImage = 'url(TRACKER/a.gif)';`,
  'style.backgroundImage, style read at once': `${styled} p.style.backgroundImage = 'url(TRACKER/a.gif)'; getComputedStyle(p).backgroundImage;`,
  'style[background-image]': `${styled} p.style['background-image'] = 'url(TRACKER/a.gif)';`,
  'style = text': `${styled} p.style = 'background:url(TRACKER/a.gif)';`,
  'style by setAttribute': `${styled} p.setAttribute('style', 'background:url(TRACKER/a.gif)');`,
  attributeStyleMap: `${styled} p.attributeStyleMap.set('background-image', 'url(TRACKER/a.gif)');`,
  'animation with a url': `${styled} p.animate([{ backgroundImage: 'url(TRACKER/a.gif)' }, { backgroundImage: 'url(TRACKER/b.gif)' }], 1000);`,
  'new FontFace':
    "const f = new FontFace('t', 'url(TRACKER/a.woff2)'); document.fonts.add(f); await f.load();",
  'new FontFace, used': `${styled} document.fonts.add(new FontFace('t', 'url(TRACKER/a.woff2)')); p.style.fontFamily = 't';`,
  'style sheet by a data: link': linked(
    'stylesheet',
    "l.href = 'data:text/css,' + encodeURIComponent('@import \"TRACKER/a.css\"');",
  ),
  'style sheet by a blob: link': linked(
    'stylesheet',
    "l.href = URL.createObjectURL(new Blob(['@import \"TRACKER/a.css\"'], { type: 'text/css' }));",
  ),
});

/** Styles, fonts and links. */
export const styles: readonly Way[] = [...written, ...coded];
