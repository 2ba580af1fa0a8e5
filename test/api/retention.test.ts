import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOverdue } from '../../src/api/retention.ts';
import type { CookieJar } from '../../src/guards/cookie-jar.ts';
import type { Realm } from '../../src/guards/natives.ts';
import type { ItemKind } from '../../src/policy/policy.ts';
import { day, indexOf, now, policy } from '../consent/fixture.ts';
import { logIn, memoryStorage } from '../consent/storage.ts';

const index = indexOf({
  services: [
    ...policy.services,
    {
      id: 'kept',
      purpose: 'analytics',
      items: [
        { local: 'short_*', days: 7 },
        { local: 'free_*' },
        { session: 'tab_*', days: 7 },
        { cookie: 'c_*', days: 7 },
        { database: 'db', days: 7 },
      ],
    },
  ],
});

/** A device, and a clock that the test sets. @param tells whether the browser tells when cookies end */
function device({ tells = false } = {}) {
  const local = memoryStorage();
  let session = memoryStorage();
  const log = logIn(local);
  const cookies: string[] = [];
  const databases: string[] = [];
  const traces: CookieJar['traces'] = {};
  let at = now;
  const realm = {
    localStorage: local,
    get sessionStorage() {
      return session;
    },
    Date: { now: () => at * 1_000 },
    indexedDB: { databases: async () => databases.map(name => ({ name })) },
    ...(tells && { cookieStore: { getAll: async () => cookies.map(name => ({ name, expires: 1 })) } }),
  } as unknown as Realm;
  const jar = { read: () => cookies.map(name => `${name}=1`).join('; '), traces } as unknown as CookieJar;
  return {
    local,
    log,
    cookies,
    databases,
    traces,
    newTab() {
      session = memoryStorage();
      return session;
    },
    /** A page is opened so many days later. */
    async open(laterDays = 0): Promise<(kind: ItemKind, name: string) => boolean> {
      at += laterDays * day;
      const guards = { jar, skipped: [], undo: () => {} };
      return (await findOverdue({ realm, guards }, index, log)) ?? (() => false);
    },
  };
}

// P3-2
test('what is declared with a life is overdue once it was seen that long ago, and not before', async () => {
  const { local, databases, open } = device();
  local.setItem('short_a', '1');
  databases.push('db');
  await open();
  local.setItem('short_b', '1');
  const early = await open(6);
  expect([early('local', 'short_a'), early('database', 'db')]).toEqual([false, false]);
  const late = await open(1);
  expect([late('local', 'short_a'), late('local', 'short_b'), late('database', 'db')]).toEqual([
    true,
    false,
    true,
  ]);
});

// P2-8
test('what nobody declares, or declares without a life, never is', async () => {
  const { local, open } = device();
  for (const name of ['free_a', 'unheard_of']) local.setItem(name, '1');
  await open();
  const late = await open(1_000);
  expect([late('local', 'free_a'), late('local', 'unheard_of')]).toEqual([false, false]);
});

test('what was gone and came back begins anew', async () => {
  const { local, open } = device();
  local.setItem('short_a', '1');
  await open();
  local.removeItem('short_a');
  await open(5);
  local.setItem('short_a', '1');
  await open();
  expect((await open(5))('local', 'short_a')).toBe(false);
  expect((await open(2))('local', 'short_a')).toBe(true);
});

test('what is in one tab is not forgotten by another', async () => {
  const { newTab, open } = device();
  newTab().setItem('tab_a', '1');
  await open();
  newTab();
  await open(3);
  newTab().setItem('tab_a', '1');
  expect((await open(4))('session', 'tab_a')).toBe(true);
});

test('cookies are left to the browser where it, or who wrote them, tells when they end', async () => {
  const byBrowser = device({ tells: true });
  const byWriter = device();
  byWriter.traces['c_a;;/'] = { name: 'c_a', rest: '', endsAt: (now + 7 * day) * 1_000 };
  for (const told of [byBrowser, byWriter]) {
    told.cookies.push('c_a');
    await told.open();
    expect((await told.open(30))('cookie', 'c_a')).toBe(false);
  }
  const untold = device();
  untold.cookies.push('c_a');
  await untold.open();
  expect((await untold.open(7))('cookie', 'c_a')).toBe(true);
});

// P3-4
test('with a clock that jumps nothing throws, and nothing lives longer than its life after the last jump', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 6 }), async jumps => {
      const { local, open } = device();
      local.setItem('short_a', '1');
      await open();
      for (const days of jumps) await open(days);
      expect((await open(7))('local', 'short_a') || (await open(7))('local', 'short_a')).toBe(true);
    }),
  );
});

test('whatever somebody wrote into the log is read without throwing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async mess => {
      const { local, log, open } = device();
      local.setItem('short_a', '1');
      log.write('sights', mess);
      await open();
      expect((await open(7))('local', 'short_a') || (await open(7))('local', 'short_a')).toBe(true);
    }),
  );
});
