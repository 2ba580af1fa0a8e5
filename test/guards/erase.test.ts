import { afterEach, describe, expect, test } from 'vitest';
import type { Condemned } from '../../src/guards/erase.ts';
import { closePages, jarOf, openGuarded, openPage, storedCookies, writeTo } from './realm.ts';

afterEach(closePages);

/** Condemns what is tracked, of every kind. */
const tracked: Condemned = (_, name) => name.startsWith('_t') || /^__(Host|Secure)-_t/i.test(name);

async function openErased(before = '', verdict: 'allow' | 'refuse' = 'refuse') {
  const page = await openGuarded('allow', before);
  page.gate.verdict = verdict;
  return { ...page, eraser: page.guards.createEraser(page.realm, page.installed.jar) };
}

describe('cookies', () => {
  test.each([
    ['on /', '_t=1; Path=/'],
    ['on the page’s folder', '_t=1'],
    ['on the page’s folder, with a slash', '_t=1; Path=/test/guards/pages/'],
    ['on a folder above', '_t=1; Path=/test'],
    ['on a folder above, with a slash', '_t=1; Path=/test/'],
    ['on the page itself', '_t=1; Path=/test/guards/pages/blank.html'],
    ['with a life', '_t=1; Max-Age=100000; Path=/'],
    ['of the host by name', '_t=1; Domain=127.0.0.1; Path=/'],
    ['Secure', '_t=1; Secure; Path=/'],
    ['SameSite=None', '_t=1; Secure; SameSite=None; Path=/test'],
    ['SameSite=Strict', '_t=1; SameSite=Strict'],
    ['partitioned', '_t=1; Secure; SameSite=None; Partitioned; Path=/'],
    ['partitioned, on a folder above', '_t=1; Secure; SameSite=None; Partitioned; Path=/test/guards'],
    ['__Host-', '__Host-_t=1; Secure; Path=/'],
    ['__Secure-', '__Secure-_t=1; Secure; Path=/test'],
    ['__Host-, partitioned', '__Host-_t=1; Secure; Path=/; SameSite=None; Partitioned'],
    ['__host- in lower case', '__host-_t=1; Secure; Path=/'],
    ['with an odd name', '_t[a b]$=1; Path=/'],
    ['with an empty value', '_t=; Path=/'],
  ])('%s', async (_, text) => {
    const { eraser, ...page } = await openErased();
    writeTo(page, text);
    const stored = jarOf(page);
    expect(stored).not.toBe('');
    const { erased, kept } = eraser.now(tracked, []);
    expect(jarOf(page)).toBe('');
    expect(erased).toEqual([{ kind: 'cookie', name: stored.slice(0, stored.indexOf('=')) }]);
    expect(kept).toEqual([]);
  });

  test('several of one name, on every path and both jars, at once', async () => {
    const { eraser, ...page } = await openErased();
    for (const path of ['/', '/test', '/test/guards', '/test/guards/pages']) {
      writeTo(page, `_t=1; Path=${path}`);
      writeTo(page, `_t=1; Secure; SameSite=None; Partitioned; Path=${path}`);
    }
    expect(await storedCookies(page)).toHaveLength(8);
    expect(eraser.now(tracked, []).erased).toEqual([{ kind: 'cookie', name: '_t' }]);
    expect(await storedCookies(page)).toEqual([]);
  });

  test('on a path that was declared and cannot be seen from here', async () => {
    const { eraser, ...page } = await openErased();
    const there = await openPage('/src/guards/gate.ts');
    for (const text of ['_t=1; Path=/src', '_tb=1; Path=/src', 'mine=1; Path=/src']) writeTo(there, text);
    writeTo(page, '_tb=1; Path=/');
    const places = ['_t', '_tb', 'mine'].map(name => ({ name, path: '/src' }));
    // What was not seen is not said to have been there.
    expect(eraser.now(tracked, places).erased).toEqual([{ kind: 'cookie', name: '_tb' }]);
    expect(jarOf(there)).toBe('mine=1');
    writeTo(there, 'mine=; Path=/src; Max-Age=0');
  });

  test('on the folder that an app came from, though it has moved on', async () => {
    const { eraser, ...page } = await openErased();
    writeTo(page, '_t=1');
    page.run("history.pushState(null, '', '/elsewhere/page')");
    eraser.now(tracked, []);
    page.run("history.pushState(null, '', '/test/guards/pages/blank.html')");
    expect(jarOf(page)).toBe('');
  });

  test('where it was written, though the page has moved on', async () => {
    const { eraser, ...page } = await openErased();
    page.gate.verdict = 'allow';
    page.run(
      "document.cookie = '_t=1'; document.cookie = '_tb=1; Path=/test/guards/pages'; history.pushState(null, '', '/elsewhere/page')",
    );
    writeTo(page, '_t=2; Path=/');
    eraser.now(tracked, []);
    page.run("history.pushState(null, '', '/test/guards/pages/blank.html')");
    expect(jarOf(page)).toBe('');
  });

  test('on every path above, with a slash and without, at once', async () => {
    const { eraser, ...page } = await openErased();
    for (const path of ['/test', '/test/guards', '/test/guards/pages']) {
      writeTo(page, `_t=1; Path=${path}`);
      writeTo(page, `_t=1; Path=${path}/`);
    }
    writeTo(page, '_t=1; Path=/test/guards/pages/blank.html');
    expect(jarOf(page).split('; ')).toHaveLength(7);
    eraser.now(tracked, []);
    expect(jarOf(page)).toBe('');
  });

  test('touches nothing that was not condemned', async () => {
    const { eraser, ...page } = await openErased();
    const mine = [
      'session=1; Path=/',
      '__Host-session=1; Secure; Path=/',
      't=1',
      'x_t=1; Path=/test',
      '=value',
    ];
    for (const text of [...mine, '_t=1']) writeTo(page, text);
    const before = jarOf(page)
      .split('; ')
      .filter(pair => pair !== '_t=1');
    eraser.now(tracked, [
      { name: 'x_t', path: '/test' },
      { name: '*', path: '/' },
    ]);
    expect(jarOf(page).split('; ')).toEqual(before);
  });

  test('kept where its place is unknown', async () => {
    const { eraser, installed } = await openErased();
    // A browser that does not take the erasure, as it does not with HttpOnly cookies of a server.
    const stubborn = { ...installed.jar, read: () => '_t=1; mine=1', writeNative: () => {} };
    const page = await openGuarded('refuse');
    const { erased, kept } = page.guards.createEraser(page.realm, stubborn).now(tracked, []);
    expect(erased).toEqual([]);
    expect(kept).toEqual([{ item: { kind: 'cookie', name: '_t' }, reason: 'path-unknown' }]);
    expect(eraser.now(tracked, [])).toEqual({ erased: [], kept: [] });
  });

  test('at parent domains, from a site of several labels', async () => {
    const host = `http://x.y.a.localhost:${location.port}/test/guards/pages/blank.html`;
    const popup = window.open(`${host}#parent-domains`);
    const done = new Promise<MessageEvent>(resolve => {
      window.addEventListener('message', resolve, { once: true });
    });
    // Another origin: it runs the eraser itself and tells how it went.
    await expect
      .poll(() => fetch(host, { mode: 'no-cors' }).then(r => r.type), { timeout: 10_000 })
      .toBe('opaque');
    const page = window.open(`http://x.y.a.localhost:${location.port}/test/guards/pages/eraser.html`);
    const { data } = await done;
    popup?.close();
    page?.close();
    expect(data).toEqual({
      before: ['_t=1', '_t=2', '_t=3', '_t=4', '_t=5', 'mine=1'],
      after: 'mine=1',
      erased: ['_t'],
      kept: [],
    });
  });
});

describe('storage', () => {
  test('goes in the same task, of both kinds, past the guards', async () => {
    const { eraser, ...page } = await openErased();
    for (const area of [localStorage, sessionStorage])
      for (const key of ['_ta', '_tb', 'mine', '']) area.setItem(key, 'x');
    const { erased, kept } = eraser.now(tracked, []);
    expect([...erased].sort((a, b) => `${a.kind}${a.name}`.localeCompare(`${b.kind}${b.name}`))).toEqual([
      { kind: 'local', name: '_ta' },
      { kind: 'local', name: '_tb' },
      { kind: 'session', name: '_ta' },
      { kind: 'session', name: '_tb' },
    ]);
    expect(kept).toEqual([]);
    for (const area of [localStorage, sessionStorage]) expect(Object.keys(area).sort()).toEqual(['', 'mine']);
    expect(page.gate.failures).toEqual([]);
  });

  test('keys named like methods are erased too', async () => {
    const { eraser } = await openErased();
    localStorage.setItem('getItem', 'x');
    localStorage.setItem('removeItem', 'x');
    eraser.now(kind => kind === 'local', []);
    expect(localStorage.length).toBe(0);
  });

  test('what is held of it goes as well', async () => {
    const { eraser, ...page } = await openErased();
    page.gate.verdict = 'hold';
    page.run("localStorage._t = '1'; document.cookie = '_t=1'");
    page.gate.verdict = 'refuse';
    await page.gate.settle('refuse');
    eraser.now(tracked, []);
    expect(page.run('[localStorage._t, document.cookie]')).toEqual([undefined, '']);
  });

  test('asks for each kind by its own name', async () => {
    const { eraser, ...page } = await openErased();
    writeTo(page, '_t=1; Path=/');
    localStorage.setItem('_t', 'x');
    sessionStorage.setItem('_t', 'x');
    eraser.now(kind => kind === 'session', []);
    expect([jarOf(page), localStorage.length, sessionStorage.length]).toEqual(['_t=1', 1, 0]);
  });
});

const openDatabase = (name: string) =>
  `new Promise((done, fail) => { const r = indexedDB.open('${name}'); r.onsuccess = () => done(r.result); r.onerror = fail; })`;

describe('databases, caches and files', () => {
  afterEach(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    for (const name of await caches.keys()) await caches.delete(name);
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  });

  test('those condemned go, others stay, and only what there was is named', async () => {
    const { eraser, ...page } = await openErased();
    page.gate.verdict = 'allow';
    await page.run(`(async () => {
      for (const name of ['_tdb', 'mine']) (await ${openDatabase('')}.catch(() => null), await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => { r.result.close(); done() } }));
      for (const name of ['_tcache', 'mine']) await caches.open(name);
      const root = await navigator.storage.getDirectory();
      for (const name of ['_tfile', 'mine']) await root.getFileHandle(name, { create: true });
      const folder = await root.getDirectoryHandle('_tfolder', { create: true });
      await folder.getFileHandle('inside', { create: true });
    })()`);
    const { erased, kept } = await eraser.later(tracked);
    expect([...erased].map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'cache _tcache',
      'database _tdb',
      'file _tfile',
      'file _tfolder',
    ]);
    expect(kept).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('mine');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('_tdb');
    expect(await caches.keys()).toEqual(['mine']);
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    expect(files).toEqual(['mine']);
  });

  test('a database that is open is kept with a reason, and goes when it is closed', async () => {
    const { eraser, ...page } = await openErased('', 'allow');
    await page.run(`${openDatabase('_topen')}.then(db => { window.db = db })`);
    const { erased, kept } = await eraser.later(tracked);
    expect(erased).toEqual([]);
    expect(kept).toEqual([
      { item: { kind: 'database', name: '_topen' }, reason: expect.stringContaining('open') },
    ]);
    page.run('db.close()');
    await expect
      .poll(async () => (await indexedDB.databases()).map(({ name }) => name))
      .not.toContain('_topen');
  });

  test('a database that is open and not granted any more is closed, and goes at once', async () => {
    const { eraser, ...page } = await openErased('', 'allow');
    await page.run(`${openDatabase('_twithdrawn')}.then(db => { window.db = db })`);
    page.gate.verdict = 'refuse';
    expect(await eraser.later(tracked)).toEqual({
      erased: [{ kind: 'database', name: '_twithdrawn' }],
      kept: [],
    });
  });

  test('a database whose owner closes it when asked goes at once', async () => {
    const { eraser, ...page } = await openErased('', 'allow');
    await page.run(`${openDatabase('_tpolite')}.then(db => { db.onversionchange = () => db.close() })`);
    expect(await eraser.later(tracked)).toEqual({
      erased: [{ kind: 'database', name: '_tpolite' }],
      kept: [],
    });
  });

  test('where there is nothing, nothing is named', async () => {
    const { eraser } = await openErased();
    expect(await eraser.later(tracked)).toEqual({ erased: [], kept: [] });
    expect(eraser.now(tracked, [])).toEqual({ erased: [], kept: [] });
  });

  test('where a kind is missing, the others go all the same', async () => {
    const { eraser, ...page } = await openErased();
    page.run(
      "Object.defineProperty(window, 'indexedDB', { value: undefined }); Object.defineProperty(navigator, 'storage', { value: undefined })",
    );
    page.gate.verdict = 'allow';
    await page.run("caches.open('_tcache')");
    expect((await eraser.later(tracked)).erased).toEqual([{ kind: 'cache', name: '_tcache' }]);
  });
});
