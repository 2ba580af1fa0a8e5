import { afterEach, expect, test } from 'vitest';
import { closePages, type GuardedPage, openGuarded, own, trackerUrl } from './realm.ts';

afterEach(closePages);

const url = trackerUrl('beacon');
const quoted = JSON.stringify(url);
const sent = (requests: readonly string[]) => requests.filter(name => name.includes('?beacon')).length;

/** Whether it was sent, now that a beacon of the page's own was sent after it: browsers take their time with them. */
async function isSent(page: GuardedPage): Promise<boolean> {
  page.run(`Navigator.prototype.sendBeacon.call(navigator, ${JSON.stringify(own.allowedImage('after'))})`);
  await expect.poll(() => page.hasRequested('?after'), { timeout: 10_000 }).toBe(true);
  return page.hasRequested('?beacon');
}

test('allowed is sent at once and answers true', async () => {
  const page = await openGuarded('allow');
  expect(page.run(`navigator.sendBeacon(${quoted}, 'x')`)).toBe(true);
  await expect.poll(() => page.hasRequested('?beacon'), { timeout: 10_000 }).toBe(true);
});

test('held answers true and is sent once on a grant', async () => {
  const page = await openGuarded('hold');
  expect(page.run(`navigator.sendBeacon(${quoted}, 'x')`)).toBe(true);
  expect(await isSent(page)).toBe(false);
  await page.gate.settle('allow');
  await page.gate.settle('allow');
  await expect.poll(() => page.hasRequested('?beacon'), { timeout: 10_000 }).toBe(true);
  expect(sent(page.requests())).toBe(1);
});

test('held and then refused is never sent', async () => {
  const page = await openGuarded('hold');
  page.run(`navigator.sendBeacon(${quoted}, 'x')`);
  await page.gate.settle('refuse');
  await page.gate.settle('allow');
  expect(await isSent(page)).toBe(false);
});

test('refused answers true and is never sent', async () => {
  const page = await openGuarded('refuse');
  expect(page.run(`navigator.sendBeacon(${quoted})`)).toBe(true);
  expect(page.gate.waiting).toEqual([]);
  await page.gate.settle('allow');
  expect(await isSent(page)).toBe(false);
});

test.each([
  ["'x'.repeat(1000)", 1000],
  ['new Uint8Array(1000)', 1000],
  ['new Blob(["x".repeat(1000)])', 1000],
  ['new FormData()', 0],
  ['new URLSearchParams({ a: 1 })', 0],
])('a held body is counted and sent: %s', async (body, atLeast) => {
  const page = await openGuarded('hold');
  expect(page.run(`navigator.sendBeacon(${quoted}, ${body})`)).toBe(true);
  expect(page.gate.waiting[0]?.sizeBytes).toBeGreaterThanOrEqual(atLeast);
  await page.gate.settle('allow');
  await expect.poll(() => page.hasRequested('?beacon'), { timeout: 10_000 }).toBe(true);
});

test.each([
  ['a URL object', `navigator.sendBeacon(new URL(${quoted}))`],
  ['by the prototype', `Navigator.prototype.sendBeacon.call(navigator, ${quoted})`],
  ['protocol-relative', `navigator.sendBeacon(${quoted}.slice(5))`],
  ['upper case', `navigator.sendBeacon(${quoted}.replace('http://b.localhost', 'HTTP://B.LOCALHOST'))`],
  ['a trailing dot', `navigator.sendBeacon(${quoted}.replace('localhost', 'localhost.'))`],
  ['userinfo', `navigator.sendBeacon(${quoted}.replace('//', '//127.0.0.1@'))`],
  ['an object', `navigator.sendBeacon({ toString: () => ${quoted} })`],
  [
    'as the page goes',
    `addEventListener('pagehide', () => navigator.sendBeacon(${quoted})); dispatchEvent(new Event('pagehide'))`,
  ],
])('attack: %s is refused', async (_, code) => {
  const page = await openGuarded('refuse');
  page.run(`${code}; void 0`);
  expect(await isSent(page)).toBe(false);
});
