import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../src/consent/log.ts';
import { createNews } from '../../src/consent/news.ts';
import { createStore } from '../../src/consent/store.ts';
import { createView } from '../../src/consent/view.ts';
import type { Policy, Revision } from '../../src/policy/policy.ts';
import { policyAt } from '../../src/policy/policy-at.ts';
import type { Difference } from '../../src/policy/revisions.ts';
import { indexOf, policy, portsOf, recordOf } from './fixture.ts';

const history: readonly Revision[] = [
  { revision: policy.revision, effective: '2025-02-07' },
  { revision: '2', effective: '2025-06-01', summary: 'Typing errors.' },
  { revision: '3', effective: '2025-07-01', significant: ['contact'], summary: 'A new address.' },
];

/** A log that lasts as long as the visitor. */
function memory(): Log {
  const kept = new Map<string, unknown>();
  return {
    read: key => kept.get(key),
    write: (key, value) => kept.set(key, value),
    remove: () => kept.clear(),
  };
}

const open = (changes: Partial<Policy>, log = memory(), record = recordOf({ login: true })) =>
  createNews(indexOf({ revisions: history, ...changes }), log, () => record);

describe('news', () => {
  // P8-1
  test('of an editorial revision is shown until it was seen (P8-1)', () => {
    const log = memory();
    const news = open({ revision: '2' }, log);
    expect(news.item).toMatchObject({
      kind: 'editorial',
      from: policy.revision,
      to: '2',
      summaries: ['Typing errors.'],
      effective: '2025-06-01',
    });
    news.dismiss();
    expect([news.item, open({ revision: '2' }, log).item]).toEqual([null, null]);
  });

  // P8-2, P8-4
  test('of a significant one says why it matters (P8-2, P8-4)', () => {
    expect(open({ revision: '3' }).item).toMatchObject({
      kind: 'significant',
      significant: ['contact'],
      summaries: ['Typing errors.', 'A new address.'],
    });
  });

  // P8-3
  test('begins with what was seen last (P8-3)', () => {
    const log = memory();
    open({ revision: '2' }, log).dismiss();
    expect(open({ revision: '3' }, log).item).toMatchObject({ from: '2', summaries: ['A new address.'] });
    const answered = recordOf({}, { revision: '3' });
    expect(open({ revision: '3' }, log, answered).item).toBeNull();
    expect(open({ revision: '2' }, log, answered).item).toBeNull();
  });

  test('is none for who has not answered yet, and the notice of a region is shown once for each revision', () => {
    const log = memory();
    const fresh = (revision: string) =>
      createNews(indexOf({ revision, revisions: history }), log, () => null);
    expect(fresh('2')).toMatchObject({ item: null, isUntold: true });
    fresh('2').dismiss();
    expect([fresh('2').isUntold, fresh('3').isUntold]).toEqual([false, true]);
  });

  test.each([null, 'x', { length: 9 }, [1, {}, null]])('is shown where the log says %j', stored => {
    const log = memory();
    log.write('seen', stored);
    expect(open({ revision: '2' }, log).item).toMatchObject({ kind: 'editorial' });
  });
});

describe('what changed since the visitor answered', () => {
  const answered = recordOf({ login: true, analytics: true });
  const services = policy.services.filter(({ id }) => id !== 'crash');
  const later: Partial<Policy> = {
    revision: '3',
    services: [
      ...services,
      { id: 'replay', purpose: 'analytics', hosts: ['replay.example'], items: [{ local: 'replay' }] },
    ],
  };
  const none = { added: [], removed: [], changed: [] };
  const byDigests = { purposes: { ...none, changed: ['analytics'] } };
  /** A log as an answer to the earlier policy leaves it. */
  const answeredTo = (changes: Partial<Policy> = {}): Log => {
    const log = memory();
    open(changes, log, answered).follow({ record: answered, from: 'here' });
    return log;
  };

  // P8-2
  test('names services, items and hosts, as far as the policy answered to was kept (P8-2)', () => {
    expect(open(later, answeredTo(), answered).item).toMatchObject({
      kind: 'significant',
      from: policy.revision,
    });
    expect(open(later, answeredTo(), answered).item?.diff).toEqual({
      purposes: { ...none, changed: ['analytics'] },
      services: { ...none, added: ['replay'], removed: ['crash'] },
      items: { ...none, added: ['local replay'] },
      hosts: { ...none, added: ['replay.example'], removed: ['crash.example'] },
      paths: none,
    });
  });

  test('names purposes that came and went, granted or not', () => {
    const purposes = [...policy.purposes.filter(({ id }) => id !== 'ads'), { id: 'maps', title: 'Maps' }];
    const without = policy.services.filter(({ id }) => id !== 'adnet');
    const item = open({ revision: '3', purposes, services: without }, answeredTo(), answered).item;
    expect(item?.diff.purposes).toEqual({ added: ['maps'], removed: ['ads'], changed: [] });
  });

  test('begins with what was seen last', () => {
    const log = answeredTo();
    open({ ...later, revision: '2' }, log, answered).dismiss();
    const { item } = open({ ...later, services: policy.services }, log, answered);
    expect(item).toMatchObject({ from: '2', diff: { services: { added: ['crash'], removed: ['replay'] } } });
  });

  test('is of purposes alone where the outline is lost, too long, forgotten or of another revision', () => {
    const hosts = Array.from({ length: 400 }, (_, at) => `host-${at}.example`);
    const long = answeredTo({ services: [...policy.services, { id: 'many', purpose: 'necessary', hosts }] });
    const reset = answeredTo();
    open({}, reset, answered).follow({ record: null, from: 'here' });
    const elsewhere = answeredTo();
    open({ revision: '2' }, elsewhere, answered).follow({ record: answered, from: 'here' });
    for (const log of [memory(), long, reset, elsewhere]) {
      expect(open(later, log, answered).item?.diff).toEqual(byDigests);
    }
  });

  test('is not written by a tab that only hears of the answer: its policy may be another', () => {
    const log = answeredTo();
    open({ revision: '2' }, log, answered).follow({ record: answered, from: 'tab' });
    expect(open(later, log, answered).item?.diff.services).toBeDefined();
  });

  test.each([
    null,
    '1',
    [],
    { revision: policy.revision },
    { revision: policy.revision, purposes: ['ads'], services: {} },
    { revision: policy.revision, purposes: [1], services: [] },
    { revision: policy.revision, purposes: [], services: [['stats']] },
    { revision: policy.revision, purposes: [], services: [['stats', 'analytics', null]] },
  ])('is of purposes alone where the log says %j', stored => {
    const log = memory();
    log.write('outline', stored);
    expect(open(later, log, answered).item?.diff).toEqual(byDigests);
  });

  test('never fails, and is made of texts alone, whatever the log says', () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom('stats', 'analytics', 'host', 'cookie\t')));
    const outline = fc.record({
      revision: fc.constant(policy.revision),
      purposes: texts,
      services: fc.array(fc.oneof(texts, fc.jsonValue())),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), outline), stored => {
        const log = memory();
        log.write('outline', stored);
        const parts: Difference[] = Object.values(open(later, log, answered).item?.diff ?? {});
        const named = parts.flatMap(one => [...one.added, ...one.removed, ...one.changed]);
        expect(named.filter(name => typeof name !== 'string')).toEqual([]);
        expect(named).toContain('analytics');
      }),
    );
  });
});

// L16
test('where a region grants, a notice is shown once, and not where something is asked (L16)', () => {
  const signals = { gpc: false, minor: 'unknown', region: 'GB' } as const;
  const look = (model: 'notice' | 'opt-in', log: Log) => {
    const under = indexOf({
      purposes: policy.purposes.slice(0, 3),
      services: [],
      regions: [{ in: ['GB'], model }],
    });
    const store = createStore(under, portsOf(signals));
    const news = createNews(under, log, () => store.record);
    return createView({ ...store, news }, under, signals, {
      copy: () => Promise.reject(),
      erase: () => Promise.reject(),
    });
  };
  const log = memory();
  const view = look('notice', log);
  expect(view).toMatchObject({ notice: true, asked: [], news: null });
  view.dismissNews();
  expect([view.notice, look('notice', log).notice]).toEqual([false, false]);
  expect(look('opt-in', memory())).toMatchObject({ notice: false, asked: ['login', 'analytics'] });
});

describe('the next policy', () => {
  const announced = (revision: string): Partial<Policy> => ({
    next: {
      ...policy,
      revision,
      effective: revision === '2' ? '2025-06-01' : '2025-07-01',
      revisions: history,
      services: policy.services.filter(({ id }) => id !== 'crash'),
    },
  });
  const inForce = (changes: Partial<Policy>): Partial<Policy> =>
    policyAt({ ...policy, ...changes }, '2025-08-01T00:00:00.000Z');
  const answered = recordOf({ login: true });

  // P8-1
  test('is announced before, with all that it changes (P8-1)', () => {
    expect(open(announced('3'), memory(), answered).item).toEqual({
      kind: 'announced',
      from: policy.revision,
      to: '3',
      significant: ['contact'],
      summaries: ['A new address.'],
      effective: '2025-07-01',
      diff: {
        purposes: { added: [], removed: [], changed: ['analytics'] },
        services: { added: [], removed: ['crash'], changed: [] },
        items: { added: [], removed: [], changed: [] },
        hosts: { added: [], removed: ['crash.example'], changed: [] },
        paths: { added: [], removed: [], changed: [] },
      },
    });
  });

  test('seen as announced is not told again if it is editorial, and is if it matters', () => {
    for (const [revision, expected] of [
      ['2', null],
      ['3', { kind: 'significant' }],
    ] as const) {
      const log = memory();
      const before = open(announced(revision), log, answered);
      before.dismiss();
      expect(before.item).toBeNull();
      const { item } = open(inForce(announced(revision)), log, answered);
      if (expected) expect(item).toMatchObject(expected);
      else expect(item).toBeNull();
    }
  });
});
