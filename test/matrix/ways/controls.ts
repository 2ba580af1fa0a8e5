import { family, type Way } from '../way.ts';

const fires = (of: string, event = 'load'): string =>
  `await new Promise((yes, no) => { const e = ${of}; e.addEventListener('${event}', yes); e.addEventListener('${event === 'error' ? 'load' : 'error'}', () => no('${event} did not come')); (e instanceof HTMLElement) && !e.isConnected && document.body.append(e); });`;
const make = (tag: string, rest: string): string =>
  `(() => { const e = document.createElement('${tag}'); ${rest} return e; })()`;
const loaded = "if (document.readyState !== 'complete') await new Promise(r => addEventListener('load', r));";
const worker = "new Blob(['onmessage = e => postMessage(e.data)'], { type: 'text/javascript' })";
const answered =
  'await new Promise((r, no) => { w.onmessage = r; w.onerror = no; w.postMessage(1); }); return true;';

/** What the site does for itself; each is code that returns true where it works. */
export const controls: readonly Way[] = family('controls', {
  'own script tag': {
    head: '<script src="/own/script.js"></script>',
    code: 'return window.ownScript === 1;',
  },
  'own async and defer scripts': {
    head: '<script async src="/own/script.js"></script><script defer src="/own/script.js?2"></script>',
    code: `${loaded} return window.ownScript === 2;`,
  },
  'own inline script': { head: '<script>window.inline = 1</script>', code: 'return window.inline === 1;' },
  'own module script and its import': {
    head: '<script type="module" src="/own/module.mjs"></script>',
    code: `${loaded} return window.ownModule === 1;`,
  },
  'own import map': {
    head: '<script type="importmap">{"imports":{"own":"/own/leaf.mjs"}}</script>',
    code: "return (await import('own')).leaf === 1;",
  },
  'own import()': "return (await import('/own/leaf.mjs')).leaf === 1;",
  'own script by code': `${fires(make('script', "e.src = '/own/script.js';"))} return window.ownScript === 1;`,
  'own script text by code':
    "const s = document.createElement('script'); s.text = 'window.inline = 1'; document.head.append(s); return window.inline === 1;",
  'order of own scripts': {
    head: '<script>window.order=[1]</script><script src="/own/order.js?2"></script><script>order.push(3)</script>',
    body: '<script src="/own/order.js?4"></script>',
    code: 'order.push(5); return order.join() === "1,2,3,4,5";',
  },
  'own image as written': {
    body: '<img id="i" src="/own/pixel.gif">',
    code: `${loaded} return document.getElementById('i').naturalWidth === 1;`,
  },
  'own srcset and picture': {
    body: '<picture><source srcset="/own/pixel.gif"><img id="i" alt=""></picture>',
    code: `${loaded} return document.getElementById('i').naturalWidth === 1;`,
  },
  'own new Image':
    "const i = new Image(); i.src = '/own/pixel.gif'; await i.decode(); return i.src === location.origin + '/own/pixel.gif';",
  'own svg image': {
    body: '<svg width="9" height="9"><image id="i" width="9" height="9" href="/own/pixel.gif"/></svg>',
    code: `${loaded} return document.getElementById('i').href.baseVal === '/own/pixel.gif';`,
  },
  'load and error events': `${fires(make('img', "e.src = '/own/pixel.gif';"))} ${fires(make('img', "e.src = '/own/missing.gif';"), 'error')} ${fires(make('script', "e.src = '/own/missing.js';"), 'error')} return true;`,
  'own stylesheet': {
    head: '<link rel="stylesheet" href="/own/style.css">',
    body: '<p id="p" class="own">x</p>',
    code: `${loaded} return getComputedStyle(document.getElementById('p')).color === 'rgb(1, 2, 3)';`,
  },
  'own style and its url':
    "const s = document.createElement('style'); s.textContent = '.own{color:rgb(1,2,3);background:url(/own/pixel.gif)}'; document.head.append(s); s.sheet.insertRule('.two{color:rgb(3,2,1)}'); document.body.className = 'own'; return getComputedStyle(document.body).color === 'rgb(1, 2, 3)' && s.sheet.cssRules.length === 2;",
  'style by properties':
    "const p = document.createElement('p'); document.body.append(p); p.style.cssText = 'color:red'; p.style.setProperty('width', '9px'); p.style.backgroundImage = 'url(/own/pixel.gif)'; return p.style.length > 2 && getComputedStyle(p).backgroundImage.includes('/own/pixel.gif');",
  'own fetch':
    "const r = await fetch('/own/data.json', { method: 'POST', body: 'x' }); return r.ok && (await r.json()).own === 1;",
  'own fetch, aborted':
    "const c = new AbortController(); c.abort(); return fetch('/own/data.json', { signal: c.signal }).then(() => false, e => e.name === 'AbortError');",
  'own XHR':
    "const x = new XMLHttpRequest(); x.open('GET', '/own/data.json'); await new Promise(r => { x.onload = r; x.send(); }); return x.status === 200 && JSON.parse(x.responseText).own === 1;",
  'own synchronous XHR':
    "const x = new XMLHttpRequest(); x.open('GET', '/own/data.json', false); x.send(); return x.status === 200;",
  'own beacon': "return navigator.sendBeacon('/own/data.json', 'x');",
  'own socket': `const s = new WebSocket('ws://' + location.host + '/own/ws'); ${fires('s', 'open')} return s.readyState === 1;`,
  'own event stream':
    "const s = new EventSource('/own/sse'); const m = await new Promise(r => { s.onmessage = r; }); s.close(); return m.data === 'own';",
  'own worker file': `const w = new Worker('/own/echo.js'); ${answered}`,
  'own blob worker': `const w = new Worker(URL.createObjectURL(${worker})); ${answered}`,
  'own shared worker':
    "const w = new SharedWorker('/own/shared.js'); return new Promise(r => { w.port.onmessage = () => r(true); w.port.start(); });",
  'own service worker':
    "const r = await navigator.serviceWorker.register('/own/echo.js'); return r.scope.endsWith('/own/');",
  'own frame': {
    body: '<iframe id="f" src="/own/blank.html"></iframe>',
    code: `${loaded} return document.getElementById('f').contentDocument.title === 'own';`,
  },
  'own frame by code': `const f = document.createElement('iframe'); f.src = '/own/blank.html'; ${fires('f')} return f.contentDocument.title === 'own' && f.contentWindow.parent === window;`,
  'own srcdoc': {
    body: '<iframe id="f" srcdoc="<p id=x>own</p><script>parent.fromFrame = 1</script>"></iframe>',
    code: `${loaded} return window.fromFrame === 1 && document.getElementById('f').contentDocument.getElementById('x').textContent === 'own';`,
  },
  'own blank frame, written to':
    "const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.write('<p>own</p>'); f.contentDocument.close(); return f.contentDocument.body.textContent === 'own';",
  'own cookies':
    "document.cookie = 'sid=1; path=/'; await cookieStore.set('own', '2'); return document.cookie.includes('sid=1') && (await cookieStore.get('own')).value === '2';",
  'own Web Storage':
    "localStorage.setItem('own', '1'); localStorage.two = '2'; sessionStorage.own = '3'; return localStorage.getItem('own') === '1' && localStorage.length >= 2 && 'two' in localStorage && sessionStorage.own === '3';",
  'own database':
    "const d = await new Promise((r, no) => { const q = indexedDB.open('own', 1); q.onupgradeneeded = () => q.result.createObjectStore('s'); q.onsuccess = () => r(q.result); q.onerror = no; }); d.transaction('s', 'readwrite').objectStore('s').put(1, 'k'); d.close(); return d.objectStoreNames.contains('s');",
  'own cache':
    "const c = await caches.open('own'); await c.add('/own/data.json'); return (await c.match('/own/data.json')).ok;",
  'own file':
    "const h = await (await navigator.storage.getDirectory()).getFileHandle('own', { create: true }); const s = await h.createWritable(); await s.write('own'); await s.close(); return (await (await h.getFile()).text()) === 'own';",
  'own form into a frame': `document.body.insertAdjacentHTML('beforeend', '<iframe name="t"></iframe><form action="/own/blank.html" target="t"><input name="x" value="1"></form>'); const f = document.querySelector('iframe[name=t]'); const done = new Promise(r => { f.onload = () => f.contentDocument.title === 'own' && r(true); }); document.forms[0].requestSubmit(); return done;`,
  'form handlers':
    "document.body.insertAdjacentHTML('beforeend', '<form><button>x</button></form>'); let seen = 0; document.forms[0].onsubmit = e => { seen++; e.preventDefault(); }; document.forms[0].requestSubmit(); document.querySelector('form button').click(); return seen === 2;",
  'document.write of own content': {
    body: '<script>document.write(\'<p id="w">own</p><script src="/own/script.js"><\\/script>\')</script>',
    code: "return document.getElementById('w').textContent === 'own' && window.ownScript === 1;",
  },
  'innerHTML of own content':
    "const d = document.createElement('div'); document.body.append(d); const text = '<p class=\"x\" data-y=\"1\">own <b>bold</b><img src=\"/own/pixel.gif\"></p>'; d.innerHTML = text; return d.innerHTML === text && d.querySelector('b').textContent === 'bold';",
  'insertAdjacentHTML and fragments':
    "document.body.insertAdjacentHTML('beforeend', '<p id=\"q\">1</p>'); const f = document.createRange().createContextualFragment('<script>window.inline = 1</script>'); document.body.append(f); return document.getElementById('q').textContent === '1' && window.inline === 1;",
  'template and its clone':
    "const t = document.createElement('template'); t.innerHTML = '<p>own</p>'; document.body.append(t.content.cloneNode(true)); return t.content.childNodes.length === 1 && document.body.lastChild.textContent === 'own';",
  'custom elements':
    "let log = ''; customElements.define('x-own', class extends HTMLElement { static observedAttributes = ['a']; constructor() { super(); log += 'c'; } connectedCallback() { log += 'i'; } attributeChangedCallback() { log += 'a'; } disconnectedCallback() { log += 'd'; } }); const x = document.createElement('x-own'); x.setAttribute('a', 1); document.body.append(x); x.remove(); return log === 'caid';",
  'shadow DOM': {
    body: '<div id="h"><template shadowrootmode="open"><slot></slot><p>own</p></template>light</div>',
    code: "const h = document.getElementById('h'); const d = document.createElement('div'); d.attachShadow({ mode: 'closed' }).innerHTML = '<b>x</b>'; return h.shadowRoot.querySelector('p').textContent === 'own' && d.shadowRoot === null;",
  },
  'handler attributes': {
    body: '<button id="b" onclick="window.clicked = event.type">x</button>',
    code: "document.getElementById('b').click(); return window.clicked === 'click';",
  },
  'order of inserted elements':
    "const d = document.createElement('div'); d.append('a', document.createElement('b')); d.prepend(document.createElement('i')); d.firstChild.after(document.createElement('u')); d.insertBefore(document.createElement('s'), d.firstChild); return [...d.childNodes].map(n => n.nodeName).join() === 'S,I,U,#text,B';",
  'attributes read back':
    "const s = document.createElement('script'); s.src = '/own/script.js'; s.setAttribute('data-x', '1'); const a = document.createAttribute('id'); a.value = 'q'; s.setAttributeNode(a); return s.getAttribute('src') === '/own/script.js' && s.src === location.origin + '/own/script.js' && s.attributes.length === 3 && s.outerHTML === '<script src=\"/own/script.js\" data-x=\"1\" id=\"q\"></scr' + 'ipt>';",
  'host of a required service': `${fires(make('script', "e.src = 'REQUIRED/a.js';"))} return (await fetch('REQUIRED/a.json')).ok;`,
  'host of a required service, as written': {
    body: '<img id="i" src="REQUIRED/a.gif">',
    code: `${loaded} return document.getElementById('i').naturalWidth === 1;`,
  },
  'host that nobody declares': `${fires(make('script', "e.src = 'UNDECLARED/a.js';"))} return (await fetch('UNDECLARED/a.json')).ok;`,
  'host that nobody declares, as written': {
    head: '<link rel="stylesheet" href="UNDECLARED/style.css">',
    body: '<p id="p" class="own">x</p>',
    code: `${loaded} return getComputedStyle(document.getElementById('p')).color === 'rgb(1, 2, 3)';`,
  },
  'own anchors and history':
    "history.pushState({}, '', '#own'); const a = document.createElement('a'); a.href = '#two'; document.body.append(a); a.click(); return location.hash === '#two' && document.querySelectorAll('a').length === 1;",
  'own timers and messages':
    "const c = new MessageChannel(); const m = new Promise(r => { c.port1.onmessage = r; }); c.port2.postMessage(1); await m; await new Promise(r => setTimeout(r, 0, 1)); return new Promise(r => { onmessage = e => r(e.data === 'own'); postMessage('own', '*'); });",
  'functions look native':
    "return [fetch, Element.prototype.append, Document.prototype.createElement, XMLHttpRequest.prototype.open].every(f => Function.prototype.toString.call(f).includes('[native code]'));",
});
