// @vitest-environment jsdom
// @vitest-environment-options {"url": "https://shop.example.org/basket/1"}
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openJar } from '../../src/consent/cookie.ts';
import { encodeRecord } from '../../src/consent/record.ts';
import { createStore } from '../../src/consent/store.ts';
import { index, indexOf, now, portsOf, recordOf } from './fixture.ts';

const value = encodeRecord(recordOf({ analytics: true, stats: false }, { revision: '2025 ü%;' }));
const shared = indexOf({ record: { cookie: 'choice', days: 395, domain: 'example.org' } });

function open(under = index, { protocol = 'https:', cookieEnabled = true } = {}) {
  return openJar(under, { location: { protocol }, navigator: { cookieEnabled } });
}

/** Stands before the page's cookies. */
function intercept(accessor: { get?: () => string; set?: (text: string) => void }): void {
  const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: accessor.get ?? (() => native?.get?.call(document)),
    set: accessor.set ?? (text => native?.set?.call(document, text)),
  });
}

const denied = (): never => {
  throw new DOMException('The document is sandboxed', 'SecurityError');
};

beforeEach(() => {
  vi.useFakeTimers({ now: now * 1_000, toFake: ['Date'] });
});

afterEach(() => {
  Reflect.deleteProperty(document, 'cookie');
  open().remove();
  open(shared).remove();
  vi.useRealTimers();
});

describe("the record's cookie", () => {
  test('is written as it is, and read back', () => {
    expect(open().write(value, now)).toBe(true);
    expect(open().read()).toBe(`assent_example=${value}`);
  });

  test.each([
    [
      'of the host on https',
      index,
      'https:',
      'assent_example=VALUE; path=/; expires=Wed, 06 Aug 2025 00:00:00 GMT; secure; sameSite=Lax',
    ],
    [
      'of the host on http',
      index,
      'http:',
      'assent_example=VALUE; path=/; expires=Wed, 06 Aug 2025 00:00:00 GMT; sameSite=Lax',
    ],
    [
      'of the domain that the policy names',
      shared,
      'https:',
      'choice=VALUE; path=/; domain=example.org; expires=Mon, 09 Mar 2026 00:00:00 GMT; secure; sameSite=Lax',
    ],
  ])('is one %s', (_, under, protocol, text) => {
    const written: string[] = [];
    intercept({ set: cookie => written.push(cookie) });
    open(under, { protocol }).write(value, now);
    expect(written).toEqual([text.replace('VALUE', value)]);
  });

  // P3-4
  test("ends with the record's own time, whenever it is written, and after 395 days at most (P3-4)", () => {
    const written: string[] = [];
    intercept({ set: cookie => written.push(cookie) });
    vi.setSystemTime((now + 86_400) * 1_000);
    open().write(value, now);
    open({ ...index, recordDays: 4_000 }).write(value, now);
    expect(written[0]).toContain('expires=Wed, 06 Aug 2025 00:00:00 GMT');
    expect(written[1]).toContain('expires=Mon, 09 Mar 2026 00:00:00 GMT');
  });

  // L10
  test('is kept for as long as its grants or its refusals last, whichever is longer (L10)', () => {
    const written: string[] = [];
    intercept({ set: cookie => written.push(cookie) });
    open({ ...index, recordDays: 10, refusalDays: 30 }).write(value, now);
    open({ ...index, recordDays: 30, refusalDays: 10 }).write(value, now);
    for (const text of written) expect(text).toContain('expires=Sun, 09 Mar 2025 00:00:00 GMT');
    expect(written).toHaveLength(2);
  });

  test('is removed, also the one from before the policy named a domain', () => {
    open({ ...index, recordCookie: 'choice' }).write('old', now);
    open(shared).write(value, now);
    expect(document.cookie).toContain('choice=old');
    expect(document.cookie).toContain(`choice=${value}`);
    open(shared).remove();
    expect(document.cookie).toBe('');
  });
});

// P2-11
describe('where cookies are denied (P2-11)', () => {
  test('by the browser, it says so without writing any', () => {
    intercept({ set: denied });
    expect(open().isOpen).toBe(true);
    expect(open(index, { cookieEnabled: false }).isOpen).toBe(false);
  });

  test('by a sandbox, it neither throws nor claims to have written', () => {
    intercept({ get: denied, set: denied });
    const jar = open();
    expect(jar.isOpen).toBe(false);
    expect(jar.read()).toBe('');
    expect(jar.write(value, now)).toBe(false);
    jar.remove();
  });

  test('silently, a write that did not stick is found out', () => {
    intercept({ set: () => {} });
    expect(open().write(value, now)).toBe(false);
  });

  test('because the domain is not this page’s, too', () => {
    expect(open(indexOf({ record: { domain: 'other.example' } })).write(value, now)).toBe(false);
  });

  test('a choice lasts as long as the page, and the store says so', () => {
    intercept({ get: denied, set: denied });
    const store = createStore(index, portsOf({ jar: open() }));
    expect(store.remembers).toBe(false);
    store.answer('accept-all', 'accept-all');
    store.refresh();
    expect(store.grants.analytics).toEqual({ state: 'granted', reason: 'asked' });
    expect(store.remembers).toBe(false);
  });
});

test('a choice is there for the next page', () => {
  createStore(index, portsOf({ jar: open() })).answer({ analytics: true }, 'saved');
  const next = createStore(index, portsOf({ jar: open() }));
  expect(next.remembers).toBe(true);
  expect(next.grants.analytics).toEqual({ state: 'granted', reason: 'stored' });
});
