import { type Deed, family, type Way } from '../way.ts';

const cookie = (code: string): Deed => ({ code, stores: ['cookie', '_tid'] });
const local = (code: string): Deed => ({ code, stores: ['local', '_tid'] });
const session = (code: string): Deed => ({ code, stores: ['session', '_tid'] });
const frame =
  "const f = document.createElement('iframe'); document.body.append(f); const w = f.contentWindow;";
const blank =
  "const f = document.createElement('iframe'); f.src = '/own/blank.html'; document.body.append(f); await new Promise(r => { f.onload = r; }); const w = f.contentWindow;";
const setter = "Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set";

const cookies = family('cookies', {
  'document.cookie': cookie("document.cookie = '_tid=1';"),
  'document.cookie with a life': cookie("document.cookie = '_tid=1; max-age=9999; path=/';"),
  'document.cookie on the parent path': cookie("document.cookie = '  _tid =1; path=/page';"),
  'setter by descriptor': cookie(`${setter}.call(document, '_tid=1');`),
  'Reflect.set on document': cookie("Reflect.set(document, 'cookie', '_tid=1');"),
  'document.cookie with an object': cookie(
    "let n = 0; document.cookie = { toString: () => n++ ? '_tid=1' : 'own=1' }; document.cookie = { toString: () => n++ ? '_tid=1' : 'own=1' };",
  ),
  'cookieStore.set': cookie("await cookieStore.set('_tid', '1');"),
  'cookieStore.set of an object': cookie(
    "await cookieStore.set({ name: '_tid', value: '1', expires: Date.now() + 9e7 });",
  ),
  'cookieStore by prototype': cookie("await CookieStore.prototype.set.call(cookieStore, '_tid', '1');"),
  'cookie in an iframe': cookie(`${frame} w.document.cookie = '_tid=1';`),
  'cookie in an iframe of an own file': cookie(`${blank} w.document.cookie = '_tid=1';`),
  'setter of an iframe on our document': cookie(
    `${frame} Object.getOwnPropertyDescriptor(w.Document.prototype, 'cookie').set.call(document, '_tid=1');`,
  ),
  'cookieStore of an iframe': cookie(`${blank} await w.cookieStore.set('_tid', '1');`),
  'cookie in srcdoc as written': {
    body: '<iframe srcdoc="<script>document.cookie=\'_tid=1\'</script>"></iframe>',
    stores: ['cookie', '_tid'],
  },
  'cookie in a document of no window': cookie(
    "document.implementation.createHTMLDocument('').cookie = '_tid=1'; document.cookie = '_tid=1';",
  ),
  'Set-Cookie of an own image': { body: '<img src="/own/cookie/_tid">', stores: ['cookie', '_tid'] },
  'Set-Cookie of an own fetch': cookie("await fetch('/own/cookie/_tid');"),
  'cookie set late': cookie("await new Promise(r => setTimeout(r, 150)); document.cookie = '_tid=1';"),
  'document.cookie, a script in head': {
    head: "<script>document.cookie='_tid=1'</script>",
    stores: ['cookie', '_tid'],
  },
});

const storage = family('Web Storage', {
  'localStorage.setItem': local("localStorage.setItem('_tid', '1');"),
  'localStorage property': local("localStorage._tid = '1';"),
  'localStorage index': local("localStorage['_tid'] = '1';"),
  'localStorage defineProperty': local("Object.defineProperty(localStorage, '_tid', { value: '1' });"),
  'localStorage Reflect.set': local("Reflect.set(localStorage, '_tid', '1');"),
  'localStorage Object.assign': local("Object.assign(localStorage, { _tid: '1' });"),
  'Storage.prototype.setItem': local("Storage.prototype.setItem.call(localStorage, '_tid', '1');"),
  'localStorage by descriptor': local(
    "Object.getOwnPropertyDescriptor(window, 'localStorage').get.call(window).setItem('_tid', '1');",
  ),
  'localStorage as a prototype': local(
    "const o = Object.create(localStorage); o.__proto__._tid = '1'; localStorage.__proto__.setItem.call(localStorage, '_tid', '1');",
  ),
  'localStorage of an iframe': local(`${frame} w.localStorage.setItem('_tid', '1');`),
  'localStorage of an iframe of an own file': local(`${blank} w.localStorage._tid = '1';`),
  'setItem of an iframe on ours': local(
    `${frame} w.Storage.prototype.setItem.call(localStorage, '_tid', '1');`,
  ),
  'localStorage in srcdoc as written': {
    body: '<iframe srcdoc="<script>localStorage._tid=1</script>"></iframe>',
    stores: ['local', '_tid'],
  },
  'sessionStorage.setItem': session("sessionStorage.setItem('_tid', '1');"),
  'sessionStorage property': session("sessionStorage._tid = '1';"),
  'sessionStorage defineProperty': session("Object.defineProperty(sessionStorage, '_tid', { value: '1' });"),
  'sessionStorage of an iframe': session(`${frame} w.sessionStorage._tid = '1';`),
  'setItem with an object': local(
    "let n = 0; const k = { toString: () => n++ ? '_tid' : 'own' }; localStorage.setItem(k, '1'); localStorage.setItem(k, '1');",
  ),
});

const asked = (of: string): string =>
  `await new Promise((r, e) => { const q = ${of}; q.onsuccess = () => { q.result.close?.(); r(); }; q.onerror = e; });`;
const database = (code: string): Deed => ({ code, stores: ['database', '_tid'] });
const cache = (code: string): Deed => ({ code, stores: ['cache', '_tid'] });
const file = (code: string): Deed => ({ code, stores: ['file', '_tid'] });
const inWorker = (text: string): string =>
  `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(text)}])));`;

const others = family('databases, caches and files', {
  'indexedDB.open': database(asked("indexedDB.open('_tid')")),
  'indexedDB.open by prototype': database(asked("IDBFactory.prototype.open.call(indexedDB, '_tid', 3)")),
  'indexedDB of an iframe': database(`${frame} ${asked("w.indexedDB.open('_tid')")}`),
  'open of an iframe on ours': database(
    `${frame} ${asked("w.IDBFactory.prototype.open.call(indexedDB, '_tid')")}`,
  ),
  'indexedDB in a blob worker': database(inWorker("indexedDB.open('_tid')")),
  'indexedDB in srcdoc as written': {
    body: '<iframe srcdoc="<script>indexedDB.open(\'_tid\')</script>"></iframe>',
    stores: ['database', '_tid'],
  },
  'caches.open': cache("await caches.open('_tid');"),
  'caches.open and put': cache("await (await caches.open('_tid')).put('/x', new Response('x'));"),
  'caches of an iframe': cache(`${frame} await w.caches.open('_tid');`),
  'caches in a blob worker': cache(inWorker("caches.open('_tid')")),
  'file handle': file(
    "await (await navigator.storage.getDirectory()).getFileHandle('_tid', { create: true });",
  ),
  'directory handle': file(
    "await (await navigator.storage.getDirectory()).getDirectoryHandle('_tid', { create: true });",
  ),
  'file written': file(
    "const h = await (await navigator.storage.getDirectory()).getFileHandle('_tid', { create: true }); const s = await h.createWritable(); await s.write('x'); await s.close();",
  ),
  'file moved to the name': file(
    "const d = await navigator.storage.getDirectory(); const h = await d.getFileHandle('own', { create: true }); await h.move('_tid');",
  ),
  'file of an iframe': file(
    `${blank} await (await w.navigator.storage.getDirectory()).getFileHandle('_tid', { create: true });`,
  ),
  'file in a blob worker': file(
    inWorker("navigator.storage.getDirectory().then(d => d.getFileHandle('_tid', { create: true }))"),
  ),
});

/** Everything that is written to the device. */
export const stores: readonly Way[] = [...cookies, ...storage, ...others];
