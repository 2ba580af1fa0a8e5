import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNewer } from '../../src/consent/newest.ts';
import { type ConsentRecord, decodeRecord, encodeRecord } from '../../src/consent/record.ts';
import { createStore } from '../../src/consent/store.ts';
import { index, now, Post, portsOf, SharedCookie } from './fixture.ts';

const tabCount = 4;
const tab = fc.nat(tabCount - 1);
const choice = fc.constantFrom(
  { login: true },
  { login: false },
  { analytics: true, crash: false },
  { analytics: false },
  'accept-all' as const,
  'refuse-all' as const,
);

/** What may happen, in any order. `see`: a tab comes to see what others wrote; until then it reads the older cookie. */
const step = fc.oneof(
  fc.record({ act: fc.constant('choose' as const), tab, choice, wait: fc.nat(2) }),
  fc.record({ act: fc.constant('deliver' as const), tab, pick: fc.nat(5) }),
  fc.record({ act: fc.constant('see' as const), tab, steps: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ act: fc.constant('refresh' as const), tab }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function run(steps: readonly (Step | { readonly act: 'reset'; readonly tab: number })[]) {
  const cookie = new SharedCookie();
  const post = new Post();
  let time = now;
  const made: ConsentRecord[] = [];
  const tabs = Array.from({ length: tabCount }, (_, n) => {
    const jar = cookie.open();
    const ports = portsOf({ jar, tabs: post.open(), now: () => time * 1_000, makeId: () => `tab${n}` });
    return { jar, store: createStore(index, ports) };
  });
  tabs.forEach(({ store }) => {
    store.subscribe(({ record, from }) => {
      if (record && from === 'here') made.push(record);
    });
  });
  for (const each of steps) {
    const at = tabs[each.tab];
    if (!at) continue;
    if (each.act === 'choose') {
      time += each.wait;
      at.store.answer(each.choice, 'saved');
    } else if (each.act === 'reset') {
      time += 1;
      at.store.reset();
    } else if (each.act === 'deliver') post.deliver(each.tab, each.pick);
    else if (each.act === 'see') at.jar.catchUp(each.steps);
    else at.store.refresh();
  }
  return {
    made,
    /** All messages arrive: what each tab then holds, looking at nothing. */
    hear() {
      post.deliverAll();
      return tabs.map(({ store }) => store.record);
    },
    /** All messages arrive, all see the cookie, and each looks once more than there are tabs. */
    end() {
      for (let round = 0; round <= tabCount; round++) {
        post.deliverAll();
        for (const { jar, store } of tabs) {
          jar.catchUp();
          store.refresh();
        }
      }
      const value = cookie.text.replace('assent_example=', '');
      return { stores: tabs.map(({ store }) => store), kept: decodeRecord(value, time) };
    },
  };
}

describe('tabs that write across each other', () => {
  test('end with one record, the newest ever made, and grant nothing that it refuses', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const { made, hear, end } = run(steps);
        const heard = hear();
        const { stores, kept } = end();
        let newest: ConsentRecord | null = null;
        for (const record of made) if (!newest || isNewer(record, newest)) newest = record;
        for (const record of [kept, ...heard]) expect(record).toEqual(newest);
        for (const store of stores) {
          expect(store.record).toEqual(newest);
          for (const [id, granted] of Object.entries(newest?.choices ?? {})) {
            expect(store.grants[id]?.state).toBe(granted ? 'granted' : 'refused');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('have all forgotten what one of them forgot, if nobody chose after it', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        tab,
        fc.array(step, { maxLength: 25 }),
        (before, at, after) => {
          const quiet = after.filter(({ act }) => act !== 'choose');
          const seen = [
            { act: 'see' as const, tab: at, steps: 99 },
            { act: 'refresh' as const, tab: at },
          ];
          const all = Array.from({ length: 99 }, () => ({ act: 'deliver' as const, tab: at, pick: 0 }));
          const { end } = run([...before, ...all, ...seen, { act: 'reset', tab: at }, ...quiet]);
          const { stores, kept } = end();
          expect(kept).toBeNull();
          for (const store of stores) {
            expect(store.record).toBeNull();
            expect(store.grants.login?.state).toBe('unset');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agree also where some choose and some forget at once', () => {
    const any = fc.oneof(
      { weight: 5, arbitrary: step },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('reset' as const), tab }) },
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), steps => {
        const { stores, kept } = run(steps).end();
        const text = (record: ConsentRecord | null) => record && encodeRecord(record);
        for (const store of stores) expect(text(store.record)).toBe(text(kept));
      }),
      { numRuns: 300 },
    );
  });
});
