import { afterEach, describe, expect, test } from 'vitest';
import { closePages, type GuardedPage, openGuarded, openPage, tracker, trackerUrl } from './realm.ts';
import { outcomeOf } from './shape.ts';

afterEach(async () => {
  await closePages();
  for (const name of await caches.keys()) await caches.delete(name);
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
});

const url = JSON.stringify(trackerUrl('call'));
const module = JSON.stringify(`${tracker}/test/guards/pages/tracked.js?call`);

const cached = async () => (await caches.keys()).length > 0;
const filed = async () => {
  for await (const name of (await navigator.storage.getDirectory()).keys()) if (name === '_t') return true;
  return false;
};
const asked = (page: GuardedPage) => page.hasRequested('?call');
const inCache = (call: string) => `caches.open('mine').then(cache => cache.${call})`;

/** Page code of a call, the error that refusing it gives, and whether it was done. */
const calls: readonly [code: string, error: string, isDone: (page: GuardedPage) => Promise<boolean>][] = [
  ["caches.open('_t')", 'SecurityError', cached],
  ["caches.open({ toString: () => '_t' })", 'SecurityError', cached],
  ["CacheStorage.prototype.open.call(caches, '_t')", 'SecurityError', cached],
  [
    "navigator.storage.getDirectory().then(root => root.getFileHandle('_t', { create: true }))",
    'NotAllowedError',
    filed,
  ],
  [
    "navigator.storage.getDirectory().then(root => root.getDirectoryHandle('_t', { create: 1 }))",
    'NotAllowedError',
    filed,
  ],
  [
    "navigator.storage.getDirectory().then(root => root.getFileHandle('mine', { create: true })).then(file => file.move('_t'))",
    'NotAllowedError',
    filed,
  ],
  [
    "navigator.storage.getDirectory().then(async root => (await (await root.getDirectoryHandle('below', { create: true })).getFileHandle('_t', { create: true })).move(root))",
    'NotAllowedError',
    filed,
  ],
  [`CSS.paintWorklet.addModule(${module})`, 'AbortError', asked],
  [inCache(`add(${url})`), 'TypeError', asked],
  [inCache(`add(new Request(${url}))`), 'TypeError', asked],
  [inCache(`addAll(['/', ${url}])`), 'TypeError', asked],
  [inCache(`addAll(new Set([new Request(${url})]))`), 'TypeError', asked],
];

const settled = (page: GuardedPage, code: string) => outcomeOf(page, () => page.run(code));
/** Whether the promise of `outcome` is pending once everything asked of the page before is done. */
async function isPending(page: GuardedPage, outcome: Promise<unknown>): Promise<boolean> {
  let done = false;
  void outcome.then(() => {
    done = true;
  });
  await expect.poll(() => page.gate.waiting.length, { timeout: 10_000 }).toBe(1);
  return !done;
}

describe.each(calls)('%s', (code, error, isDone) => {
  test('allowed is done', async () => {
    const page = await openGuarded('allow');
    await settled(page, code);
    expect(await isDone(page)).toBe(true);
    expect(page.gate.failures).toEqual([]);
  });

  test('refused rejects and is not done', async () => {
    const page = await openGuarded('refuse');
    expect(await settled(page, code)).toEqual({ how: 'rejects', what: error, isOwn: true });
    if (!code.includes("'mine'")) expect(await isDone(page)).toBe(false);
    else expect(await asked(page)).toBe(false);
  });

  test('held waits, and is done once granted', async () => {
    const page = await openGuarded('hold');
    const outcome = settled(page, code);
    expect(await isPending(page, outcome)).toBe(true);
    if (!code.includes("'mine'")) expect(await isDone(page)).toBe(false);
    await page.gate.settle('allow');
    await outcome;
    expect(await isDone(page)).toBe(true);
  });

  test('held and then refused rejects', async () => {
    const page = await openGuarded('hold');
    const outcome = settled(page, code);
    expect(await isPending(page, outcome)).toBe(true);
    await page.gate.settle('refuse');
    expect(await outcome).toEqual({ how: 'rejects', what: error, isOwn: true });
  });
});

test('a worklet of another kind is decided alike', async () => {
  const page = await openGuarded('refuse');
  const code = `new AudioContext().audioWorklet.addModule(new URL(${module}))`;
  expect(await settled(page, code)).toEqual({ how: 'rejects', what: 'AbortError', isOwn: true });
  expect(page.gate.decided.at(-1)).toMatchObject({ kind: 'worker', host: 'b.localhost' });
});

test('a service worker is decided by its URL', async () => {
  const page = await openGuarded('refuse');
  const register = `navigator.serviceWorker.register('/test/guards/pages/tracked-worker.js', { scope: '/test/guards/pages/none/' })`;
  expect(await settled(page, register)).toEqual({ how: 'rejects', what: 'TypeError', isOwn: true });
  page.gate.verdict = 'hold';
  const outcome = settled(page, `${register}.then(it => it.unregister())`);
  expect(await isPending(page, outcome)).toBe(true);
  await page.gate.settle('allow');
  expect(await outcome).toEqual({ how: 'resolves', what: 'boolean' });
});

test('a response is not put into a cache under a refused URL', async () => {
  const page = await openGuarded('refuse');
  expect(await settled(page, inCache(`put(${url}, new Response('x'))`))).toMatchObject({ how: 'rejects' });
  expect(await (await caches.open('mine')).keys()).toEqual([]);
});

test('over-refusal: what is below the top, is only read, or has no name of theirs is free', async () => {
  const page = await openGuarded('refuse');
  const root = 'navigator.storage.getDirectory()';
  for (const [code, what] of [
    [
      `${root}.then(r => r.getDirectoryHandle('mine', { create: true })).then(d => d.getFileHandle('_t', { create: true }))`,
      'object',
    ],
    [inCache("put('/mine', new Response('x'))"), 'undefined'],
    ["caches.has('_t')", 'boolean'],
    ["caches.delete('_t')", 'boolean'],
  ])
    expect([code, await settled(page, String(code))]).toEqual([code, { how: 'resolves', what }]);
  expect(await settled(page, `${root}.then(r => r.getFileHandle('_t'))`)).toMatchObject({
    how: 'rejects',
    what: 'NotFoundError',
  });
});

test.each(['allow', 'hold', 'refuse'] as const)('an invalid call fails as unguarded: %s', async verdict => {
  const [page, plain] = [await openGuarded(verdict), await openPage()];
  for (const code of [
    'caches.open()',
    'caches.open(Symbol())',
    "CacheStorage.prototype.open.call({}, '_t')",
    `Cache.prototype.add.call({}, ${url})`,
    `Worklet.prototype.addModule.call({}, ${url})`,
    `ServiceWorkerContainer.prototype.register.call({}, ${url})`,
    "FileSystemDirectoryHandle.prototype.getFileHandle.call({}, '_t', { create: true })",
    'CSS.paintWorklet.addModule()',
    "CSS.paintWorklet.addModule('http://')",
    'navigator.serviceWorker.register()',
    "navigator.serviceWorker.register('http://')",
    'navigator.serviceWorker.register({ toString() { throw new RangeError(); } })',
    inCache('add()'),
    inCache('addAll(1)'),
    inCache("put('/')"),
    "navigator.storage.getDirectory().then(r => r.getFileHandle('', { create: true }))",
    "navigator.storage.getDirectory().then(r => r.getFileHandle('_t', 1))",
    "navigator.storage.getDirectory().then(r => r.getFileHandle('a', { get create() { throw new RangeError(); } }))",
  ]) {
    const outcome = await outcomeOf(page, () => page.run(code));
    expect([code, outcome]).toEqual([code, await outcomeOf(plain, () => plain.run(code))]);
  }
  expect(page.gate.waiting).toEqual([]);
});

test('undone, everything is native again', async () => {
  const page = await openGuarded('refuse');
  page.installed.undo();
  expect(await settled(page, "caches.open('_t')")).toEqual({ how: 'resolves', what: 'object' });
});
