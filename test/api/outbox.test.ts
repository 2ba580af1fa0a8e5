import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Outbox, type OutboxPorts, openOutbox } from '../../src/api/outbox.ts';
import { openSink } from '../../src/api/sink.ts';
import type { Act } from '../../src/consent/history.ts';
import { index, now } from '../consent/fixture.ts';
import { denied, logIn, memoryStorage } from '../consent/storage.ts';
import { type Collector, startCollector } from './collector.ts';

let collector: Collector;
const boxes: { stop(): void }[] = [];

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(async () => {
  for (const box of boxes.splice(0)) box.stop();
  vi.useRealTimers();
  await collector.close();
});

/** A page and the events of its window. @param limitMs how long a try may take, where nothing is to wait for a retry */
function pageOf(limitMs = 0) {
  const events = new EventTarget();
  const delays: number[] = [];
  const realm: OutboxPorts['realm'] = {
    AbortController,
    setTimeout: ((act: () => void, delay = 0) => {
      delays.push(delay);
      return setTimeout(act, limitMs ? (delay === 10_000 ? limitMs : Math.min(delay, 20)) : delay);
    }) as typeof window.setTimeout,
    clearTimeout: (timer => clearTimeout(timer)) as typeof window.clearTimeout,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return { realm, delays, tell: (type: string) => events.dispatchEvent(new Event(type)) };
}

function open(changes: Partial<OutboxPorts> = {}): Outbox {
  const outbox = openOutbox({
    realm: pageOf().realm,
    fetch,
    log: logIn(),
    name: 'deliveries',
    url: collector.url,
    most: 5,
    failed: () => {},
    ...changes,
  });
  boxes.push(outbox);
  return outbox;
}
const put = (outbox: Outbox, ...keys: string[]) => {
  for (const key of keys) outbox.put(key, { key });
};

test('what is put arrives, in order, once where the server takes it', async () => {
  const log = logIn();
  const outbox = open({ log });
  put(outbox, 'a', 'b', 'c');
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a', 'b', 'c']));
  await vi.waitFor(() => expect(log.read('deliveries')).toEqual([]));
  outbox.send();
  put(outbox, 'd');
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a', 'b', 'c', 'd']));
});

test.each(['fails', 'hangs up', 'stalls'] as const)(
  'a server that %s is asked again, later and later, and gets all of it in the end',
  async manner => {
    // On a busy machine an answer takes its time too.
    const { realm, delays } = pageOf(manner === 'stalls' ? 50 : 5_000);
    const failed = vi.fn();
    const outbox = open({ realm, failed });
    collector.manner = manner;
    put(outbox, 'a', 'b');
    outbox.send();
    await vi.waitFor(() => expect(collector.seen.length).toBeGreaterThanOrEqual(3), { timeout: 5_000 });
    collector.manner = 'takes';
    // At least once: an answer that took too long here is asked for again, under the same key.
    await vi.waitFor(() => expect([...new Set(collector.taken())]).toEqual(['a', 'b']), { timeout: 5_000 });
    expect(failed).toHaveBeenCalledWith(expect.stringContaining(collector.url));
    // The limit of each try is 10 seconds; all else are delays before the next.
    const retries = delays.filter(delay => delay !== 10_000);
    expect(retries[0]).toBeLessThanOrEqual(2_000);
    expect(Math.max(...retries)).toBeGreaterThan(2_000);
    expect(Math.max(...retries)).toBeLessThanOrEqual(300_000);
  },
);

test('what has not arrived when the page is left is sent by the next one', async () => {
  const storage = memoryStorage();
  collector.manner = 'fails';
  const before = open({ log: logIn(storage) });
  put(before, 'a', 'b');
  before.send();
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  before.stop();
  collector.manner = 'takes';
  open({ log: logIn(storage) }).send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a', 'b']));
});

test('as the page is left, all that is not on its way is sent at once', async () => {
  const page = pageOf();
  const outbox = open({ realm: page.realm });
  collector.manner = 'stalls';
  put(outbox, 'a', 'b', 'c');
  outbox.send();
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  page.tell('pagehide');
  await vi.waitFor(() => expect(collector.seen).toHaveLength(3));
  expect(collector.seen.map(({ body }) => body.key).sort()).toEqual(['a', 'b', 'c']);
});

test('where what is sent as the page is left is trusted to arrive, the next page does not send it again', async () => {
  const page = pageOf();
  const log = logIn();
  const outbox = open({ realm: page.realm, log, trusting: true });
  collector.manner = 'stalls';
  put(outbox, 'a');
  page.tell('pagehide');
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  expect(log.read('deliveries')).toEqual([]);
});

test('trusted or not, it is kept where the page lives to hear that it has not arrived', async () => {
  const page = pageOf();
  const log = logIn();
  const outbox = open({ realm: page.realm, log, trusting: true });
  collector.manner = 'fails';
  put(outbox, 'a');
  page.tell('pagehide');
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  await vi.waitFor(() => expect(log.read('deliveries')).toHaveLength(1));
  collector.manner = 'takes';
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a']));
});

test('as soon as there is a network again it is tried', async () => {
  const page = pageOf();
  const outbox = open({ realm: page.realm });
  collector.manner = 'fails';
  put(outbox, 'a');
  outbox.send();
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  collector.manner = 'takes';
  // Not before the first try has ended: one at a time.
  await vi.waitFor(() => {
    page.tell('online');
    expect(collector.taken()).toEqual(['a']);
  });
});

test('the oldest go when there are too many, the newest never', () => {
  const log = logIn();
  const outbox = open({ log });
  put(outbox, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
  expect(JSON.stringify(log.read('deliveries'))).not.toContain('"b"');
  expect(log.read('deliveries')).toHaveLength(5);
  expect(JSON.stringify(log.read('deliveries'))).toContain('g');
});

test('one of the same key takes the place of the other, also while that is on its way', async () => {
  const outbox = open();
  collector.manner = 'stalls';
  outbox.put('a', { key: 'a', digest: 'quick' });
  outbox.send();
  await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
  outbox.put('a', { key: 'a', digest: 'true' });
  collector.manner = 'takes';
  outbox.leave();
  const next = open();
  next.put('a', { key: 'a', digest: 'quick' });
  next.put('a', { key: 'a', digest: 'true' });
  next.send();
  await vi.waitFor(() => expect(collector.seen.at(-1)?.body).toEqual({ key: 'a', digest: 'true' }));
});

test('where storage is denied it is sent all the same', async () => {
  const outbox = open({ log: logIn(denied) });
  put(outbox, 'a');
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a']));
});

test('where storage can be read and not written, what has arrived is not sent for ever', async () => {
  const storage = memoryStorage();
  put(open({ log: logIn(storage) }), 'a');
  const full: Storage = {
    ...storage,
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const outbox = open({ log: logIn(full) });
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a']));
  put(outbox, 'b');
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a', 'b']));
});

test('what the visitor has erased is not written anew as it arrives', async () => {
  const storage = memoryStorage();
  const log = logIn(storage);
  const outbox = open({ log });
  put(outbox, 'a');
  log.remove();
  outbox.send();
  await vi.waitFor(() => expect(collector.taken()).toEqual(['a']));
  await new Promise(resolve => setImmediate(resolve));
  expect(storage.length).toBe(0);
});

test('whatever stands in the log, and whatever the server does, nothing throws and what is new arrives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.array(fc.constantFrom('ok', 'fail', 'throw'), { maxLength: 6 }),
      async (mess, turns) => {
        const storage = memoryStorage();
        storage.setItem('assent_example.log', JSON.stringify({ deliveries: mess }));
        const arrived: string[] = [];
        const left = [...turns];
        const { realm } = pageOf(5_000);
        const outbox = openOutbox({
          realm: {
            ...realm,
            setTimeout: ((act: () => void, ms = 0) => (ms === 10_000 ? 0 : setTimeout(act))) as never,
          },
          fetch: (async (_: string, { body }: RequestInit) => {
            const turn = left.shift() ?? 'ok';
            if (turn === 'throw') throw new TypeError('no network');
            if (turn === 'ok') arrived.push(String(body));
            return { ok: turn === 'ok', status: turn === 'ok' ? 200 : 500 };
          }) as typeof fetch,
          log: logIn(storage),
          name: 'deliveries',
          url: '/records',
          most: 5,
          failed: () => {},
        });
        outbox.put('new', { key: 'new' });
        outbox.send();
        await vi.waitFor(() => expect(arrived).toContain('{"key":"new"}'), { interval: 1 });
        outbox.stop();
      },
    ),
    { numRuns: 40 },
  );
});

describe('the sink', () => {
  const act: Act = {
    time: now,
    counter: 12,
    id: 'k3v9x2qa',
    how: 'saved',
    revision: '2025-02-07',
    language: 'en',
    choices: { analytics: true },
    version: '0.1.0',
  };

  // L1
  test('delivers each act under the id of the record and its counter, without address, browser or page', async () => {
    const sink = openSink(index, {
      realm: pageOf().realm,
      fetch,
      log: logIn(),
      url: collector.url,
      failed: () => {},
    });
    boxes.push(sink);
    sink.deliver(act);
    sink.deliver({ ...act, counter: 13, choices: { analytics: false }, withdrawn: ['analytics'] });
    await vi.waitFor(() => expect(collector.taken()).toEqual(['k3v9x2qa-12', 'k3v9x2qa-13']));
    const [first, second] = collector.seen.map(({ body }) => body);
    expect(Object.keys(first ?? {}).sort()).toEqual(['event', 'key', 'policy']);
    expect(first).toMatchObject({ policy: 'example', event: { event_type: 'consent_given', how: 'saved' } });
    expect(second).toMatchObject({ event: { event_state: { analytics: 'withdrawn' } } });
  });

  test('delivers an act once its digest is known, once', async () => {
    const sink = openSink(index, {
      realm: pageOf().realm,
      fetch,
      log: logIn(),
      url: collector.url,
      failed: () => {},
    });
    boxes.push(sink);
    const shown = { layout: 'banner', digest: 'fnv1a-32:00000000' } as const;
    sink.deliver({ ...act, shown });
    sink.deliver({ ...act, shown: { ...shown, digest: 'sha-256:1' } });
    await vi.waitFor(() => expect(collector.seen).toHaveLength(1));
    expect(collector.seen[0]?.body).toMatchObject({ event: { shown: { digest: 'sha-256:1' } } });
  });
});
