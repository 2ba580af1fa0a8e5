import { family } from '../way.ts';

const script = '<script src="TRACKER/a.js"></script>';
const image = '<img src="TRACKER/a.gif">';
const inlineFetch = "<script>fetch('TRACKER/a.json')</script>";
const svg = (inner: string): { body: string } => ({
  body: `<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inner}</svg>`,
});

/** Scripts as written in the page. */
const scripts = family('scripts as written', {
  'script in head': { head: script },
  'script in body': { body: script },
  'script async': { head: '<script async src="TRACKER/a.js"></script>' },
  'script defer': { head: '<script defer src="TRACKER/a.js"></script>' },
  'script with crossorigin': { head: '<script crossorigin src="TRACKER/a.js"></script>' },
  'script with an upper-case type': { body: '<SCRIPT TYPE="TEXT/JAVASCRIPT" SRC="TRACKER/a.js"></SCRIPT>' },
  'module script': { head: '<script type="module" src="TRACKER/a.mjs"></script>' },
  'inline module with a static import': {
    head: '<script type="module">import \'TRACKER/a.mjs\';</script>',
  },
  'own module with a static import': { head: '<script type="module" src="/own/importsPATH"></script>' },
  'import map and a static import': {
    head: '<script type="importmap">{"imports":{"tracked":"TRACKER/a.mjs"}}</script><script type="module">import "tracked";</script>',
  },
  'import map and import()': {
    head: '<script type="importmap">{"imports":{"tracked":"TRACKER/a.mjs"}}</script>',
    code: "await import('tracked');",
  },
  'inline script that builds another': {
    head: "<script>{const s=document.createElement('script');s.src='TRACKER/a.js';document.head.appendChild(s)}</script>",
  },
  'inline script that clones a tag above it': {
    head: "<script>{const s=document.createElement('script');s.async=1;s.src='TRACKER/a.js';const f=document.getElementsByTagName('script')[0];f.parentNode.insertBefore(s,f)}</script>",
  },
  'svg script href': svg('<script href="TRACKER/a.js"></script>'),
  'svg script xlink:href': svg('<script xlink:href="TRACKER/a.js"></script>'),
  'script in a declarative shadow root': {
    body: `<div><template shadowrootmode="open">${script}</template></div>`,
  },
  'script in srcdoc': { body: `<iframe srcdoc='${script}'></iframe>` },
  'inline script in srcdoc': { body: `<iframe srcdoc="${inlineFetch}"></iframe>` },
  'speculation rules, prefetch': {
    head: '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["TRACKER/a.html"]}]}</script>',
  },
  'handler attribute on an image that fails': {
    body: `<img src="data:," onerror="fetch('TRACKER/a.json')">`,
  },
  'handler attribute on svg': { body: `<svg onload="fetch('TRACKER/a.json')"></svg>` },
  'handler attribute on a style element': { body: `<style onload="fetch('TRACKER/a.json')">b{}</style>` },
});

/** Images, as written. */
const images = family('images as written', {
  'img src': { body: image },
  'img srcset': { body: '<img srcset="TRACKER/a.gif 1x, TRACKER/b.gif 2x">' },
  'img srcset with sizes': { body: '<img sizes="100vw" srcset="TRACKER/a.gif 400w, TRACKER/b.gif 4000w">' },
  'img with crossorigin': { body: '<img crossorigin src="TRACKER/a.gif">' },
  'img lazy': { body: '<img loading="lazy" width="9" height="9" src="TRACKER/a.gif">' },
  'img hidden': { body: '<img hidden width="1" height="1" src="TRACKER/a.gif">' },
  'picture source': { body: '<picture><source srcset="TRACKER/a.gif"><img alt=""></picture>' },
  'picture source by media': {
    body: '<picture><source media="(min-width:1px)" srcset="TRACKER/a.gif"><img src="data:,"></picture>',
  },
  'input image': { body: '<input type="image" src="TRACKER/a.gif">' },
  'body background': { body: '', head: '</head><body background="TRACKER/a.gif">' },
  'table background': { body: '<table background="TRACKER/a.gif"><tr><td>x</table>' },
  'td background': { body: '<table><tr><td background="TRACKER/a.gif">x</table>' },
  'img in an open declarative shadow root': {
    body: `<div><template shadowrootmode="open">${image}</template></div>`,
  },
  'img in a closed declarative shadow root': {
    body: `<div><template shadowrootmode="closed">${image}</template></div>`,
  },
  'img in srcdoc': { body: `<iframe srcdoc='${image}'></iframe>` },
  'svg image href': svg('<image href="TRACKER/a.gif" width="9" height="9"/>'),
  'svg image xlink:href': svg('<image xlink:href="TRACKER/a.gif" width="9" height="9"/>'),
  'svg image href by set': svg(
    '<image width="9" height="9"><set attributeName="href" to="TRACKER/a.gif"/></image>',
  ),
  'svg feImage': svg(
    '<filter id="f"><feImage href="TRACKER/a.gif"/></filter><rect width="9" height="9" filter="url(#f)"/>',
  ),
  'svg use of an own path of the service': svg('<use href="/collectPATH/a.svg#x"/>'),
});

/** Frames, media, objects, forms and links, as written. */
const others = family('other markup as written', {
  'iframe src': { body: '<iframe src="TRACKER/a.html"></iframe>' },
  'iframe lazy': { body: '<iframe loading="lazy" src="TRACKER/a.html"></iframe>' },
  'iframe in srcdoc': { body: `<iframe srcdoc='<iframe src="TRACKER/a.html"></iframe>'></iframe>` },
  'iframe in a declarative shadow root': {
    body: '<div><template shadowrootmode="open"><iframe src="TRACKER/a.html"></iframe></template></div>',
  },
  'iframe with a data: page': { body: `<iframe src='data:text/html,${image}'></iframe>` },
  'iframe with a javascript: URL': {
    body: `<iframe src="javascript:void parent.fetch('TRACKER/a.json')"></iframe>`,
  },
  'iframe named and aimed at by a form': {
    body: '<iframe name="t"></iframe><form id="f" target="t" action="TRACKER/a.html"></form><script>f.submit()</script>',
  },
  'video src': { body: '<video preload="auto" src="TRACKER/a.mp4"></video>' },
  'video poster': { body: '<video poster="TRACKER/a.gif"></video>' },
  'video source': { body: '<video preload="auto"><source src="TRACKER/a.mp4"></video>' },
  'audio src': { body: '<audio preload="auto" src="TRACKER/a.mp3"></audio>' },
  'audio source': { body: '<audio preload="auto"><source src="TRACKER/a.mp3"></audio>' },
  track: {
    body: '<video crossorigin src="data:video/mp4,"><track default kind="subtitles" src="TRACKER/a.vtt"></video>',
  },
  'object data': { body: '<object data="TRACKER/a.html"></object>' },
  'object data with an image type': { body: '<object type="image/gif" data="TRACKER/a.gif"></object>' },
  'embed src': { body: '<embed src="TRACKER/a.html">' },
  'embed with an image type': { body: '<embed type="image/gif" src="TRACKER/a.gif">' },
  'form submitted at once': {
    body: '<form id="f" action="TRACKER/a.html"></form><script>f.submit()</script>',
  },
  'form posted by requestSubmit': {
    body: '<form id="f" method="post" action="TRACKER/a.html"></form><script>f.requestSubmit()</script>',
  },
  'form with formaction, clicked': {
    body: '<form action="/own/blank.html"><button id="b" formaction="TRACKER/a.html">Send</button></form>',
    click: '#b',
  },
  'a ping': { body: '<a id="p" href="#x" ping="TRACKER/ping">Link</a>', click: '#p' },
  'a with a javascript: URL, clicked': {
    body: `<a id="p" href="javascript:void fetch('TRACKER/a.json')">Link</a>`,
    click: '#p',
  },
  'meta refresh': { head: '<meta http-equiv="refresh" content="0;url=TRACKER/a.html">' },
  'meta refresh in body': { body: '<meta http-equiv="Refresh" content="0; URL=\'TRACKER/a.html\'">' },
});

/** Everything that the parser meets in the page as written, styles and links aside. */
export const markup = [...scripts, ...images, ...others];
