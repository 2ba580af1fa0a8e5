import { afterEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/policy/decide.ts';
import {
  closePages,
  daysLeft,
  type GuardedPage,
  jarOf,
  openGuarded,
  openPage,
  storedCookie,
  writeTo,
} from './realm.ts';

afterEach(closePages);

/** Settles when the page has been told of all that was written before, and has looked at it. */
async function heard(page: GuardedPage): Promise<void> {
  page.run(
    "var heard = new Promise(done => cookieStore.addEventListener('change', e => e.changed.some(c => c.name === 'last') && done()))",
  );
  // The browser has heard of the listener once it has answered what was asked after.
  await storedCookie(page, 'last');
  writeTo(page, `last=${Math.random()}; Path=/`);
  await page.run('heard');
  await storedCookie(page, 'last');
}
/** Opens a page that hears of cookies: the browser knows of its listener once it has answered what was asked after. */
async function openHearing(verdict: Verdict): Promise<GuardedPage> {
  const page = await openGuarded(verdict);
  await storedCookie(page, 'last');
  return page;
}
/** Opens a page, and lets a cookie arrive past its guard, as a server's would. */
async function arrive(verdict: Verdict, text: string): Promise<GuardedPage> {
  const page = await openHearing(verdict);
  writeTo(page, text);
  await heard(page);
  return page;
}
const verdicts = (page: GuardedPage) =>
  page.gate.decided.filter(access => 'name' in access && access.name === '_t');

test('granted it stays as it is, and no verdict is told', async () => {
  const page = await arrive('allow', '_t=1; Path=/; Max-Age=86400');
  expect(jarOf(page)).toContain('_t=1');
  expect(daysLeft(await storedCookie(page, '_t'))).toBeCloseTo(1, 1);
  expect(verdicts(page)).toEqual([]);
});

describe.each([
  ['of the session', ''],
  ['with a life', '; Max-Age=86400'],
  ['on a deep path', '; Path=/test/guards/pages/'],
  ['partitioned', '; Secure; Partitioned'],
])('%s', (_, attributes) => {
  test('refused it is erased, and said so once', async () => {
    const page = await arrive('refuse', `_t=1; Path=/${attributes}`);
    await expect.poll(() => jarOf(page)).not.toContain('_t');
    expect(page.gate.erasures).toEqual(['_t']);
    expect(verdicts(page)).toHaveLength(1);
  });

  test('not answered it is erased and held: the page reads it, a grant writes it as it was', async () => {
    const page = await openHearing('hold');
    writeTo(page, `_t=1; Path=/${attributes}`);
    const before = await storedCookie(page, '_t');
    await heard(page);
    await expect.poll(() => jarOf(page)).not.toContain('_t');
    expect(page.gate.erasures).toEqual(['_t']);
    expect(page.run('document.cookie')).toContain('_t=1');
    await page.gate.settle('allow');
    const after = await storedCookie(page, '_t');
    expect(after).toMatchObject({ name: '_t', value: '1', path: before?.path, domain: null });
    expect(daysLeft(after) ?? 0).toBeCloseTo(daysLeft(before) ?? 0, 1);
  });

  test('not answered and then refused it is gone', async () => {
    const page = await arrive('hold', `_t=1; Path=/${attributes}`);
    await page.gate.settle('refuse');
    await heard(page);
    expect(page.run('document.cookie')).not.toContain('_t');
    expect(jarOf(page)).not.toContain('_t');
  });
});

test('where refusing only cuts to the session, it loses its life and keeps its value', async () => {
  const page = await arrive('amend', '_t=1; Path=/; Max-Age=86400');
  expect(await storedCookie(page, '_t')).toMatchObject({ value: '1', expires: null });
  expect(page.gate.erasures).toEqual([]);
  await heard(page);
  expect(verdicts(page)).toHaveLength(1);
});

test('of two that come at once, the later value stands', async () => {
  const page = await openHearing('amend');
  writeTo(page, '_t=1; Path=/; Max-Age=86400');
  writeTo(page, '_t=2; Path=/; Max-Age=86400');
  await heard(page);
  await heard(page);
  expect(await storedCookie(page, '_t')).toMatchObject({ value: '2', expires: null });
});

test('what lives longer than declared is cut', async () => {
  const page = await openHearing('allow');
  page.gate.mostDays = 1;
  writeTo(page, '_t=1; Path=/; Max-Age=864000');
  await heard(page);
  expect(daysLeft(await storedCookie(page, '_t'))).toBeCloseTo(1, 1);
  await heard(page);
  expect(verdicts(page)).toHaveLength(1);
});

test('what the page wrote itself, under whatever verdict, is told once', async () => {
  const page = await openHearing('allow');
  page.run("document.cookie = '_t=1; Path=/'");
  await heard(page);
  page.gate.verdict = 'amend';
  page.run("document.cookie = '_t=2; Path=/; Max-Age=86400'");
  await heard(page);
  expect(verdicts(page)).toHaveLength(2);
  expect(jarOf(page)).toContain('_t=2');
});

test('what nobody declares is let be', async () => {
  const page = await arrive('refuse', 'mine=1; Path=/');
  expect(jarOf(page)).toContain('mine=1');
  expect(page.gate.erasures).toEqual([]);
});

test('what was there before is met once the policy or the choice is known', async () => {
  writeTo(await openPage(), '_t=1; Path=/');
  const page = await openHearing('refuse');
  expect(jarOf(page)).toContain('_t=1');
  await page.gate.settle('refuse');
  await expect.poll(() => jarOf(page)).not.toContain('_t');
});

test('undone, nothing is erased any more', async () => {
  const page = await openHearing('refuse');
  page.installed.undo();
  writeTo(page, '_t=1; Path=/');
  await heard(page);
  await page.gate.settle('refuse');
  await heard(page);
  expect(jarOf(page)).toContain('_t=1');
});
