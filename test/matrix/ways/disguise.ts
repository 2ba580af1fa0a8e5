import { combine, family, type Way } from '../way.ts';

/** One address, written in many ways; a JavaScript expression each. */
const spellings: Readonly<Record<string, string>> = {
  'protocol-relative': "'//HOSTPATH/a.js'",
  'upper-case host': "'HTTP://B.LOCALHOST:PORTPATH/a.js'",
  'trailing dot': "'http://b.localhost.:PORTPATH/a.js'",
  whitespace: "' \\n TRACKER/a.js  '",
  'tab and newline inside': "'ht\\ttp://b.local\\nhost:PORTPATH/a.js'",
  backslashes: "'http:\\\\\\\\HOSTPATH/a.js'",
  'mixed slashes': "'/\\\\HOSTPATH/a.js'",
  'percent-encoded host': "'http://%62.localhost:PORTPATH/a.js'",
  'full-width host': "'http://\\uff42.localhost:PORTPATH/a.js'",
  'port with zeros': "'http://b.localhost:0PORTPATH/a.js'",
  'a subdomain of ours, declared': "'SUBDOMAIN/a.js'",
  'a path of ours, declared': "'/collectPATH/a.js'",
  'a path of ours with dots': "'/x/../collectPATH/a.js'",
};

const written = family(
  'disguised addresses as written',
  Object.fromEntries(
    Object.entries({
      'protocol-relative': '//HOSTPATH/a.js',
      'upper-case host': 'HTTP://B.LOCALHOST:PORTPATH/a.js',
      'trailing dot': 'http://b.localhost.:PORTPATH/a.js',
      'whitespace and newlines': ' \n ht\ttp://HOSTPATH/a.js ',
      backslashes: 'http:\\\\HOSTPATH/a.js',
      'character references': 'http&#58;//b&period;localhost:PORTPATH/a.js',
      'a subdomain of ours, declared': 'SUBDOMAIN/a.js',
      'a path of ours, declared': '/collectPATH/a.js',
    }).map(([name, url]) => [`script tag: ${name}`, { body: `<script src="${url}"></script>` }]),
  ),
);

const coded = family('disguised addresses by code', {
  ...combine({ image: 'new Image().src = ', fetch: 'fetch(' }, spellings, (sink, url) =>
    sink === 'fetch(' ? `fetch(${url}, { mode: 'no-cors' });` : `${sink}${url};`,
  ),
  'relative to a base as written': { head: '<base href="TRACKER/">', body: '<img src="a.gif">' },
  'relative to a base, by code':
    "const b = document.createElement('base'); b.href = 'TRACKER/'; document.head.append(b); fetch('a.json');",
  'userinfo, going there': "location.href = 'http://a.localhost@HOSTPATH/a.html';",
});

const shifting = "let n = 0; const u = { toString: () => n++ ? 'TRACKER/a.js' : '/own/pixel.gif' };";
const tampered = (text: string): string =>
  `${text} try { fetch('TRACKER/a.json').catch(() => {}); } catch {} try { new Image().src = 'TRACKER/a.gif'; } catch {} try { document.cookie = 'own=1'; } catch {}`;

const tricks = family('tricks', {
  'shifting toString: fetch': `${shifting} fetch(u, { mode: 'no-cors' }); fetch(u);`,
  'shifting toString: image': `${shifting} new Image().src = u; new Image().src = u;`,
  'shifting toString: XHR': `${shifting} const x = new XMLHttpRequest(); x.open('GET', u); x.open('GET', u); x.send();`,
  'shifting toString: setAttribute': `${shifting} new Image().setAttribute('src', u); new Image().setAttribute('src', u);`,
  'shifting toString: sendBeacon': `${shifting} navigator.sendBeacon(u); navigator.sendBeacon(u);`,
  'shifting attribute name': `let n = 0; new Image().setAttribute({ toString: () => n++ ? 'src' : 'alt' }, 'TRACKER/a.gif'); new Image().setAttribute({ toString: () => n++ ? 'src' : 'alt' }, 'TRACKER/a.gif');`,
  'Request with an url of its own':
    "const r = new Request('TRACKER/a.json'); Object.defineProperty(r, 'url', { value: '/own/pixel.gif' }); fetch(r);",
  'Request subclass with a getter':
    "class R extends Request { get url() { return '/own/pixel.gif'; } } fetch(new R('TRACKER/a.json'));",
  'URL with a toString of its own':
    "const u = new URL('TRACKER/a.json'); u.href; Object.defineProperty(u, 'host', { value: 'a.localhost' }); fetch(u);",
  'XHR opened twice':
    "const x = new XMLHttpRequest(); x.open('GET', '/own/pixel.gif'); x.open('GET', 'TRACKER/a.json'); x.send();",
  'Function.prototype.call taken': tampered(
    "const call = Function.prototype.call; Function.prototype.call = function (...a) { if (/native/.test(this + '') && this.name === 'fetch') Reflect.apply(this, window, ['TRACKER/x.json']); return Reflect.apply(call, this, a); };",
  ),
  'Function.prototype.apply taken': tampered(
    "Function.prototype.apply = function (t, a) { try { this('TRACKER/a.json'); } catch {} return Reflect.apply(this, t, a ?? []); };",
  ),
  'Reflect.apply taken': tampered(
    "const { apply } = Reflect; Reflect.apply = (f, t, a) => { if (f.name === 'fetch') apply(f, window, ['TRACKER/a.json']); return apply(f, t, a); };",
  ),
  'Object.prototype polluted': tampered(
    "Object.prototype.verdict = 'allow'; Object.prototype.allow = true; Object.prototype.get = () => 'allow'; Object.prototype.b = 1;",
  ),
  'Array.prototype polluted': tampered(
    'Array.prototype[Symbol.iterator] = function* () {}; Array.prototype.push = () => 0; Array.prototype.some = Array.prototype.includes = () => false; Array.prototype.find = () => undefined;',
  ),
  'String.prototype polluted': tampered(
    "String.prototype.startsWith = String.prototype.endsWith = String.prototype.includes = () => false; String.prototype.indexOf = () => -1; String.prototype.toLowerCase = () => 'a.localhost';",
  ),
  'Map and WeakMap polluted': tampered(
    'Map.prototype.get = WeakMap.prototype.get = () => undefined; Map.prototype.has = WeakMap.prototype.has = Set.prototype.has = () => false;',
  ),
  'RegExp polluted': tampered('RegExp.prototype.test = () => false; RegExp.prototype.exec = () => null;'),
  'URL replaced': tampered(
    "window.URL = class { constructor() { this.href = location.href; this.host = this.hostname = 'a.localhost'; this.pathname = '/'; } };",
  ),
  'Element.prototype.getAttribute replaced': `Element.prototype.getAttribute = () => null; const s = document.createElement('script'); s.src = 'TRACKER/a.js'; document.head.append(s);`,
  'querySelectorAll replaced': `Element.prototype.querySelectorAll = DocumentFragment.prototype.querySelectorAll = () => []; const d = document.createElement('div'); const s = document.createElement('script'); s.setAttribute('src', 'TRACKER/a.js'); d.append(s); document.body.append(d);`,
  'clobbered by img name=cookie': {
    body: '<img name="cookie"><img name="body"><form name="createElement"></form>',
    code: "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, '_tid=1');",
    stores: ['cookie', '_tid'],
  },
  'clobbered by form name=documentElement': {
    body: '<form name="documentElement"></form><img name="head">',
    code: "new Image().src = 'TRACKER/a.gif';",
  },
  'clobbered form, submitted by prototype':
    "const f = document.createElement('form'); f.innerHTML = '<input name=submit><input name=action>'; f.setAttribute('action', 'TRACKER/a.html'); document.body.append(f); HTMLFormElement.prototype.submit.call(f);",
  'assent clobbered': { body: '<a id="assent"></a>', code: "fetch('TRACKER/a.json');" },
  'guard events listened to and stopped':
    "addEventListener('assent:verdict', e => e.stopImmediatePropagation(), true); dispatchEvent(new CustomEvent('assent:grant', { detail: { purposes: ['stats'] } })); fetch('TRACKER/a.json');",
  'a press on accept by script':
    "const press = () => { document.querySelector('[data-assent=accept-all]')?.click(); document.querySelector('assent-ui')?.shadowRoot?.querySelector('[data-assent=accept-all]')?.click(); }; document.body.insertAdjacentHTML('beforeend', '<button data-assent=accept-all>x</button>'); press(); setTimeout(press, 50); setTimeout(() => { press(); fetch('TRACKER/a.json'); }, 100);",
});

const redirects = family('redirects from an own address', {
  'redirect: image': "new Image().src = '/own/redirectPATH/a.gif';",
  'redirect: script tag': { body: '<script src="/own/redirectPATH/a.js"></script>' },
  'redirect: fetch': "fetch('/own/redirectPATH/a.json');",
  'redirect: XHR': "const x = new XMLHttpRequest(); x.open('GET', '/own/redirectPATH/a.json'); x.send();",
  'redirect: iframe': { body: '<iframe src="/own/redirectPATH/a.html"></iframe>' },
  'redirect: stylesheet': { head: '<link rel="stylesheet" href="/own/redirectPATH/a.css">' },
  'redirect: sendBeacon': "navigator.sendBeacon('/own/redirectPATH/b', 'x');",
});

/** Addresses and objects that are not what they seem. */
export const disguise: readonly Way[] = [...written, ...coded, ...tricks, ...redirects];
