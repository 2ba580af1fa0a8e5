import { afterEach, describe, expect, test } from 'vitest';
import { freshName } from './live.ts';
import { closePages, type GuardedPage, openGuarded, openPage, type Page } from './realm.ts';
import { outcomesOf } from './shape.ts';

afterEach(closePages);

const names: string[] = [];
afterEach(async () => {
  for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

/** The name of a tracker's database. */
const trackers = (): string => {
  const name = `_t-${freshName()}`;
  names.push(name);
  return name;
};

const exists = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some(database => database.name === name);

/** Opens it as libraries do, and leaves in `log` what happened. */
const open = (name: string) => `
  var log = [], request = indexedDB.open(${JSON.stringify(name)}, 2), note = what => log.push(what);
  for (const type of ['success', 'error', 'blocked', 'upgradeneeded'])
    request.addEventListener(type, e => note([type, e.target === request, request.readyState]));
  request.onupgradeneeded = e => {
    note([e.oldVersion, e.newVersion, e instanceof IDBVersionChangeEvent, e.target.result === request.result,
      request.transaction.mode, request.source]);
    e.target.result.createObjectStore('kept');
  };
  request.onerror = () => note(request.error.name);
  request.onsuccess = function (e) {
    note([this === request, e.target.result instanceof IDBDatabase, request.transaction, request.error]);
    const put = e.target.result.transaction('kept', 'readwrite').objectStore('kept').put('value', 'key');
    put.onsuccess = () => { note(put.result); e.target.result.close(); };
  };
  void 0`;

const opened = [
  ['upgradeneeded', true, 'done'],
  [0, 2, true, true, 'versionchange', null],
  ['success', true, 'done'],
  [true, true, null, null],
  'key',
];

const logged = (page: Page, log: readonly unknown[]) =>
  expect.poll(() => page.run('JSON.stringify(log)'), { timeout: 10_000 }).toBe(JSON.stringify(log));

describe('indexedDB.open', () => {
  test('allowed is the native itself', async () => {
    const [page, plain] = [await openGuarded('allow'), await openPage()];
    page.run(open(trackers()));
    plain.run(open(trackers()));
    await logged(page, opened);
    await logged(plain, opened);
    expect(page.run('Object.getOwnPropertyNames(request).length')).toBe(0);
  });

  test('held is a request that is pending, and makes no database', async () => {
    const page = await openGuarded('hold');
    const name = trackers();
    page.run(open(name));
    expect(page.gate.waiting).toMatchObject([{ access: { kind: 'database', name } }]);
    expect(
      page.run(
        '[request instanceof IDBOpenDBRequest, request instanceof IDBRequest, String(request), request.readyState, request.source, request.transaction, request.onblocked]',
      ),
    ).toEqual([true, true, '[object IDBOpenDBRequest]', 'pending', null, null, null]);
    const early = ['request.result', 'request.error'];
    const plain = await openPage();
    plain.run(open(trackers()));
    expect(await outcomesOf(page, early)).toEqual(await outcomesOf(plain, early));
    expect(await exists(name)).toBe(false);
    await logged(plain, opened);
  });

  test('held and then granted opens once: all events in order on the same request, and it can be written to', async () => {
    const page = await openGuarded('hold');
    const name = trackers();
    page.run(open(name));
    await page.gate.settle('allow');
    await page.gate.settle('allow');
    await logged(page, opened);
    expect(await exists(name)).toBe(true);
  });

  test('one that exists opens without an upgrade', async () => {
    const plain = await openPage();
    const name = trackers();
    plain.run(open(name));
    await logged(plain, opened);
    const page = await openGuarded('hold');
    page.run(open(name));
    await page.gate.settle('allow');
    await logged(page, opened.slice(2));
  });

  test('a promise that awaits it can use the upgrade’s transaction, as the idb library does', async () => {
    const page = await openGuarded('hold');
    const made = page.run(`new Promise((resolve, reject) => {
      const request = indexedDB.open(${JSON.stringify(trackers())}, 1);
      const upgraded = new Promise(resolve => request.addEventListener('upgradeneeded', resolve));
      upgraded.then(() => request.result.createObjectStore('kept')).catch(reject);
      request.addEventListener('success', () => {
        resolve([...request.result.objectStoreNames]);
        request.result.close();
      });
    })`);
    await page.gate.settle('allow');
    expect(await made).toEqual(['kept']);
  });

  test.each(['refuse', 'hold'] as const)('%s: fails with an error, and makes no database', async verdict => {
    const page: GuardedPage = await openGuarded(verdict);
    const name = trackers();
    page.run(open(name));
    expect(page.run('request.readyState')).toBe('pending');
    if (verdict === 'hold') await page.gate.settle('refuse');
    const failed = [['error', true, 'done'], 'UnknownError'];
    await logged(page, failed);
    expect(page.run('[request.result, request.error instanceof DOMException]')).toEqual([undefined, true]);
    await page.gate.settle('allow');
    await logged(page, failed);
    expect(await exists(name)).toBe(false);
  });

  test('a version that the browser no longer takes fails when it is opened', async () => {
    const plain = await openPage();
    const name = trackers();
    plain.run(open(name));
    await logged(plain, opened);
    const page = await openGuarded('hold');
    page.run(`var log = [], request = indexedDB.open(${JSON.stringify(name)}, 1);
      request.onerror = e => { e.preventDefault(); log.push(request.error.name) }; void 0`);
    await page.gate.settle('allow');
    await logged(page, ['VersionError']);
  });

  test('deleting is always allowed', async () => {
    const plain = await openPage();
    const name = trackers();
    plain.run(open(name));
    await logged(plain, opened);
    const page = await openGuarded('refuse');
    await page.run(
      `new Promise(resolve => { indexedDB.deleteDatabase(${JSON.stringify(name)}).onsuccess = resolve })`,
    );
    expect(await exists(name)).toBe(false);
  });

  test.each([
    ['a name that answers twice', `{ n: 0, toString() { return this.n++ ? NAME : 'other' } }`, false],
    ['by the prototype', 'NAME', true],
  ])('attack: %s', async (_, argument, isCalled) => {
    const page = await openGuarded('refuse');
    const name = trackers();
    const text = argument.replace('NAME', JSON.stringify(name));
    names.push('other');
    await page.run(`new Promise(resolve => {
      const request = ${isCalled ? `IDBFactory.prototype.open.call(indexedDB, ${text})` : `indexedDB.open(${text})`};
      request.onsuccess = request.onerror = () => resolve(void 0);
    })`);
    expect(await exists(name)).toBe(false);
  });

  const invalid = [
    'indexedDB.open()',
    'indexedDB.open(Symbol())',
    "indexedDB.open('_t', 0)",
    "indexedDB.open('_t', 0.5)",
    "indexedDB.open('_t', -1)",
    "indexedDB.open('_t', 'x')",
    "indexedDB.open('_t', null)",
    "indexedDB.open('_t', Infinity)",
    "indexedDB.open('_t', 2 ** 53)",
    "indexedDB.open('_t', Symbol())",
    "indexedDB.open('_t', { valueOf() { throw new RangeError() } })",
    "IDBFactory.prototype.open.call({}, '_t')",
    "IDBFactory.prototype.open.call(undefined, '_t')",
    "new indexedDB.open('_t')",
    'IDBRequest.prototype.result',
    'IDBOpenDBRequest.prototype.onblocked',
  ];
  test.each(['hold', 'refuse'] as const)('an invalid call fails exactly as unguarded: %s', async verdict => {
    const page = await openGuarded(verdict);
    expect(await outcomesOf(page, invalid)).toEqual(await outcomesOf(await openPage(), invalid));
    expect(page.gate.waiting).toEqual([]);
  });
});
