import { describe, expect, test, vi } from 'vitest';
import type { Change } from '../../src/consent/change.ts';
import { encodeRecord } from '../../src/consent/record.ts';
import type { Signals } from '../../src/consent/signals.ts';
import { createStore, type Store } from '../../src/consent/store.ts';
import type { StorePorts } from '../../src/consent/store-ports.ts';
import type { Tabs } from '../../src/consent/tabs.ts';
import { createView, type Rights } from '../../src/consent/view.ts';
import {
  day,
  fresh,
  index,
  indexOf,
  now,
  Post,
  policy,
  portsOf,
  recordOf,
  revised,
  SharedCookie,
} from './fixture.ts';

/** Not asked for here. */
const rights: Rights = { copy: () => Promise.reject(), erase: () => Promise.reject() };

/** A store alone on its cookie, with all that it told. */
function open(changes: Partial<StorePorts> = {}, { under = index, cookie = new SharedCookie() } = {}) {
  let ms = now * 1_000;
  const store = createStore(under, portsOf({ jar: fresh(cookie.open()), now: () => ms, ...changes }));
  const told: Change[] = [];
  store.subscribe(change => told.push(change));
  return { store, told, cookie, pass: (days: number) => (ms += days * day * 1_000) };
}

/** Stores of one visitor in several tabs. */
function openTabs(count: number) {
  const cookie = new SharedCookie();
  const post = new Post();
  let ms = now * 1_000;
  const tabs = Array.from({ length: count }, () => open({ tabs: post.open(), now: () => ms++ }, { cookie }));
  return { tabs, post, cookie };
}

/** Nothing is known of the visitor. */
const nobody: Signals = { gpc: false, minor: 'unknown' };

const stateOf = (store: Store, id: string) => store.grants[id]?.state;

describe('a choice', () => {
  test('is stored, and told with all that has turned', () => {
    const { store, told, cookie } = open();
    store.answer({ login: true, analytics: false, crash: true }, 'saved');
    expect(cookie.text).toBe(`assent_example=${store.record && encodeRecord(store.record)}`);
    expect(told).toEqual([
      {
        grants: store.grants,
        granted: ['login', 'account', 'crash'],
        refused: ['analytics', 'stats'],
        withdrawn: [],
        how: 'saved',
        record: store.record,
        from: 'here',
      },
    ]);
    expect(store.record).toMatchObject({ revision: '2025-02-07', time: now, how: 'saved', id: 'id0' });
  });

  test('is told even if nothing turned', () => {
    const { store, told } = open();
    store.answer('refuse-all', 'refuse-all');
    store.answer('refuse-all', 'refuse-all');
    expect(told[1]).toMatchObject({ granted: [], refused: [], withdrawn: [], how: 'refuse-all' });
  });

  test('of this page is named so, and what was stored before is not', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ login: true }));
    const { store } = open({}, { cookie });
    store.answer({ ads: false }, 'saved');
    expect(store.grants).toMatchObject({ login: { reason: 'stored' }, adnet: { reason: 'asked' } });
  });

  test('keeps the id and raises the counter', () => {
    const { store, pass } = open();
    store.answer('accept-all', 'accept-all');
    const first = store.record;
    store.answer('refuse-all', 'refuse-all');
    expect(store.record).toMatchObject({ id: first?.id, counter: (first?.counter ?? 0) + 1 });
    pass(1);
    store.answer('refuse-all', 'refuse-all');
    expect(store.record?.counter).toBe(now + day);
  });

  test('that is a mistake throws and changes nothing', () => {
    const { store, told, cookie } = open();
    expect(() => store.answer({ login: true, nobody: true }, 'api')).toThrow(
      expect.objectContaining({ code: 'unknown-id' }),
    );
    expect(() => store.withdraw('necessary')).toThrow(expect.objectContaining({ code: 'not-a-choice' }));
    expect([store.record, told, cookie.text]).toEqual([null, [], '']);
  });

  // P6-3, P6-4
  test('withdrawn ends one or all, and says what was granted before (P6-3, P6-4)', () => {
    const { store, told } = open();
    store.answer('accept-all', 'accept-all');
    store.withdraw('stats');
    expect(told[1]).toMatchObject({ withdrawn: ['stats'], refused: [], how: 'api' });
    expect(stateOf(store, 'analytics')).toBe('granted');
    store.withdraw(['login']);
    expect(told[2]).toMatchObject({ withdrawn: ['login', 'account'] });
    store.withdraw();
    expect(told[3]).toMatchObject({
      withdrawn: ['analytics', 'ads', 'crash', 'adnet'],
      refused: ['messages', 'letters'],
    });
  });

  test('of a revised policy leaves what was not chosen again to be asked', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ analytics: true, login: true }));
    const { store } = open({}, { under: revised, cookie });
    store.answer({ ads: false }, 'saved');
    expect(store.grants.analytics).toEqual({ state: 'unset', reason: 'revision' });
    expect(store.grants.login).toEqual({ state: 'granted', reason: 'stored' });
  });
});

test('ids that every object has a property of are ids like others', () => {
  const under = indexOf({
    purposes: [
      { id: '__proto__', title: 'One' },
      { id: 'constructor', title: 'Two' },
    ],
    services: [{ id: 'toString', purpose: 'constructor' }],
  });
  const cookie = new SharedCookie();
  const { store } = open({}, { under, cookie });
  expect(createView(store, under, nobody, rights).asked).toEqual(['__proto__', 'constructor']);
  store.answer({ toString: true }, 'saved');
  expect(Object.entries(store.record?.choices ?? {})).toEqual([['toString', true]]);
  store.answer({ ['__proto__']: true, constructor: false }, 'saved');
  const { grants } = open({}, { under, cookie }).store;
  expect(Object.entries(grants).map(([id, { state }]) => `${id} ${state}`)).toEqual([
    '__proto__ granted',
    'constructor refused',
    'toString refused',
  ]);
});

// P3-3, P3-4
describe('time (P3-3, P3-4)', () => {
  test('ends a choice while the page is open', () => {
    const { store, told, pass } = open();
    store.answer('accept-all', 'accept-all');
    pass(180);
    store.refresh();
    expect(told).toHaveLength(1);
    pass(1);
    store.refresh();
    store.refresh();
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({
      how: 'expired',
      from: 'here',
      withdrawn: expect.arrayContaining(['ads']),
    });
  });

  test('does not bring back what has expired with the next answer', () => {
    const { store, pass } = open();
    store.answer('accept-all', 'accept-all');
    pass(181);
    store.answer({ login: true }, 'saved');
    expect(store.grants.analytics).toEqual({ state: 'unset', reason: 'default' });
    expect(stateOf(store, 'login')).toBe('granted');
  });

  test('set back by a year ends the choice, and the next one counts', () => {
    const { store, pass } = open();
    store.answer('accept-all', 'accept-all');
    pass(-365);
    store.refresh();
    expect(store.record).toBeNull();
    expect(stateOf(store, 'ads')).toBe('unset');
    store.answer('refuse-all', 'refuse-all');
    store.refresh();
    expect(stateOf(store, 'ads')).toBe('refused');
    pass(365);
    store.refresh();
    expect(stateOf(store, 'ads')).not.toBe('granted');
  });
});

describe('forgetting', () => {
  test('removes the record and leaves all to be asked again', () => {
    const { store, told, cookie } = open();
    store.answer('accept-all', 'accept-all');
    store.reset();
    expect([store.record, cookie.text]).toEqual([null, '']);
    expect(told[1]).toMatchObject({ how: 'reset', record: null, from: 'here', granted: [], refused: [] });
    expect(told[1]?.withdrawn).toContain('analytics');
    expect(store.grants.login).toEqual({ state: 'unset', reason: 'default' });
  });

  test('begins with a new id, and above the counter of what was forgotten', () => {
    const { store } = open();
    store.answer('accept-all', 'accept-all');
    const before = store.record?.counter ?? 0;
    store.reset();
    store.answer({ login: false }, 'saved');
    expect(store.record).toMatchObject({ id: 'id1', choices: { login: false } });
    expect(store.record?.counter).toBeGreaterThan(before);
  });
});

describe('another tab', () => {
  test('takes over a choice at once', () => {
    const { tabs, post } = openTabs(2);
    tabs[0]?.store.answer({ analytics: true }, 'saved');
    post.deliverAll();
    expect(tabs[1]?.store.record).toEqual(tabs[0]?.store.record);
    expect(tabs[1]?.told).toMatchObject([
      { granted: ['analytics', 'stats', 'crash'], how: 'saved', from: 'tab' },
    ]);
    expect(tabs[1]?.store.grants.analytics).toEqual({ state: 'granted', reason: 'stored' });
  });

  test('that heard nothing cannot bring back what was withdrawn', () => {
    const { tabs } = openTabs(2);
    const [one, stale] = tabs;
    one?.store.answer('accept-all', 'accept-all');
    stale?.store.refresh();
    one?.store.withdraw('analytics');
    stale?.store.answer({ ads: true }, 'saved');
    expect(stale?.store.grants).toMatchObject({ analytics: { state: 'refused' }, ads: { state: 'granted' } });
    expect(stale?.told.map(({ from }) => from)).toEqual(['tab', 'tab', 'here']);
  });

  test('takes over that the record was forgotten, and does not write it back', () => {
    const { tabs, post, cookie } = openTabs(3);
    tabs[0]?.store.answer('accept-all', 'accept-all');
    post.deliverAll();
    tabs[0]?.store.reset();
    tabs[2]?.store.refresh();
    post.deliverAll();
    for (const { store } of tabs) {
      store.refresh();
      expect([store.record, stateOf(store, 'ads')]).toEqual([null, 'unset']);
    }
    expect(tabs[1]?.told.at(-1)).toMatchObject({ how: 'reset', from: 'tab' });
    expect(cookie.text).toBe('');
  });

  test('takes over that someone else removed the cookie', () => {
    const { tabs, post, cookie } = openTabs(2);
    tabs[0]?.store.answer('accept-all', 'accept-all');
    post.deliverAll();
    cookie.history.push('');
    tabs[1]?.store.refresh();
    post.deliverAll();
    for (const { store } of tabs) expect(store.record).toBeNull();
  });

  test('that slept while the record was forgotten and made anew takes over the new one', () => {
    const { tabs, cookie } = openTabs(1);
    const [sleeper] = tabs;
    sleeper?.store.answer('accept-all', 'accept-all');
    cookie.history.push('');
    const { store } = open({ now: () => (now + 60) * 1_000 }, { cookie });
    store.answer({ login: false }, 'saved');
    sleeper?.store.refresh();
    expect(sleeper?.store.record).toEqual(store.record);
    expect(cookie.text).toContain('~login');
  });

  test('shares a choice also where no cookie sticks', () => {
    const cookie = new SharedCookie();
    const post = new Post();
    const [one, two] = [0, 1].map(() => open({ jar: cookie.open({ sticks: false }), tabs: post.open() }));
    one?.store.answer('accept-all', 'accept-all');
    post.deliverAll();
    two?.store.refresh();
    expect(stateOf(two?.store ?? one?.store ?? never(), 'ads')).toBe('granted');
    expect([one?.store.remembers, two?.store.remembers]).toEqual([false, false]);
  });

  test('tells nothing that could be read as a choice of another policy', () => {
    const tell = vi.fn();
    let hear = (_: string): void => {};
    const listen: Tabs['listen'] = fn => {
      hear = fn;
      return () => {};
    };
    const { store } = open({ tabs: { tell, listen, inTurn() {} } });
    for (const text of ['', 'x', '0!x', encodeRecord(recordOf({ ads: true }, { policy: 'shop' }))])
      hear(text);
    expect([store.record, tell.mock.calls]).toEqual([null, []]);
  });

  test('is looked at again after each write, where there are locks', () => {
    const cookie = new SharedCookie();
    const late = cookie.open();
    let check = (): void => {};
    const inTurn: Tabs['inTurn'] = fn => {
      check = fn;
    };
    const { store } = open({ jar: late, tabs: { tell() {}, listen: () => () => {}, inTurn } });
    store.answer('accept-all', 'accept-all');
    cookie.put(recordOf({ analytics: false }, { counter: now + 9 }));
    late.catchUp();
    check();
    expect(stateOf(store, 'analytics')).toBe('refused');
  });
});

describe('a cookie of another policy', () => {
  test('is never overwritten or removed, and told once', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ analytics: true }, { policy: 'shop' }));
    const before = cookie.text;
    const report = vi.fn();
    const { store } = open({ report }, { cookie });
    store.answer('accept-all', 'accept-all');
    store.refresh();
    expect(stateOf(store, 'ads')).toBe('granted');
    store.reset();
    expect(cookie.text).toBe(before);
    expect(store.remembers).toBe(false);
    expect(report).toHaveBeenCalledExactlyOnceWith(
      'record-foreign',
      expect.stringContaining('assent_example'),
    );
  });
});

test('a record too long for a cookie lasts as long as the page, and the older one is not read again', () => {
  const services = Array.from({ length: 500 }, (_, n) => ({ id: `service-${n}`, purpose: 'login' }));
  const { store, cookie } = open({}, { under: indexOf({ services }) });
  store.answer('accept-all', 'accept-all');
  expect(store.remembers).toBe(true);
  store.answer(Object.fromEntries(services.map(({ id }) => [id, false])), 'saved');
  store.refresh();
  expect(stateOf(store, 'service-7')).toBe('refused');
  expect([store.remembers, cookie.text]).toEqual([false, '']);
  store.answer('refuse-all', 'refuse-all');
  expect(store.remembers).toBe(true);
});

// P7-1, P7-2, P7-3
describe('a minor (P7-1, P7-2, P7-3)', () => {
  test('loses what was granted, for good', () => {
    const { store, told, cookie } = open();
    store.answer({ analytics: true, login: false }, 'saved');
    store.setMinor(true);
    expect(told[1]).toMatchObject({ withdrawn: ['analytics', 'stats', 'crash'], how: 'minor', from: 'here' });
    expect(store.grants.analytics).toEqual({ state: 'refused', reason: 'minor' });
    expect(open({}, { cookie }).store.grants.analytics).toEqual({ state: 'refused', reason: 'minor' });
    store.setMinor(false);
    expect(store.grants).toMatchObject({ analytics: { state: 'unset' }, login: { state: 'refused' } });
  });

  test('is known from the start, where the page says so', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ ads: true }));
    const { store, told } = open({ minor: true }, { cookie });
    expect(store.grants.ads).toEqual({ state: 'refused', reason: 'minor' });
    store.begin();
    store.begin();
    expect(told).toMatchObject([{ how: 'minor', withdrawn: ['ads', 'adnet'] }]);
    expect(store.record).toMatchObject({ how: 'minor', choices: {}, digests: {} });
  });

  test('stays one on later pages, until it is said otherwise; no age is kept', () => {
    const cookie = new SharedCookie();
    const { store } = open({}, { cookie });
    store.setMinor(true);
    expect(store.record).toMatchObject({ how: 'minor', minor: true, choices: {} });
    expect(cookie.text).toMatch(/![a-z\d]+!my!en!/);
    const later = open({}, { cookie }).store;
    expect(createView(later, index, nobody, rights)).toMatchObject({ minor: true, asked: [] });
    later.answer({ ads: false }, 'saved');
    expect(later.record).toMatchObject({ minor: true, how: 'saved' });
    later.setMinor(false);
    expect(open({}, { cookie }).store).toMatchObject({
      minor: false,
      grants: { login: { state: 'unset' }, ads: { state: 'refused' } },
    });
    later.setMinor('unknown');
    expect(open({}, { cookie }).store.minor).toBe('unknown');
  });

  test('is one in every tab, by what was said last', () => {
    const { tabs, post } = openTabs(2);
    tabs[0]?.store.setMinor(false);
    post.deliverAll();
    tabs[1]?.store.setMinor(true);
    post.deliverAll();
    for (const { store } of tabs) {
      store.answer('accept-all', 'accept-all');
      expect(store).toMatchObject({ minor: true, grants: { login: { state: 'refused', reason: 'minor' } } });
    }
  });

  test('of unknown age that was said to be none is asked, also where the policy takes the unknown for minors', () => {
    const under = indexOf({ minors: { under: 14, unknown: 'minor' } });
    const cookie = new SharedCookie();
    open({}, { under, cookie }).store.setMinor(false);
    expect(open({}, { under, cookie }).store.grants.login).toMatchObject({ state: 'unset' });
  });

  test('of unknown age loses nothing that an adult had granted', () => {
    const under = indexOf({ minors: { under: 14, unknown: 'minor' } });
    const cookie = new SharedCookie();
    cookie.put(recordOf({ login: true }));
    const { store } = open({}, { under, cookie });
    expect(store.grants.login).toEqual({ state: 'refused', reason: 'minor' });
    store.begin();
    store.setMinor(false);
    expect(store.grants.login).toEqual({ state: 'granted', reason: 'stored' });
  });

  test('grants nothing, not even for later', () => {
    const { store } = open({ minor: true });
    store.answer('accept-all', 'accept-all');
    store.answer({ analytics: true, ads: false }, 'saved');
    store.setMinor(false);
    expect(stateOf(store, 'analytics')).toBe('unset');
    expect(stateOf(store, 'ads')).toBe('refused');
  });

  test('has what a guardian granted, until one of them refuses it', () => {
    const { store } = open({ minor: true });
    store.answer({ analytics: true, login: true }, 'guardian');
    expect(store.grants).toMatchObject({
      analytics: { state: 'granted', reason: 'asked' },
      login: { state: 'refused', reason: 'minor' },
    });
    store.answer({ crash: false }, 'saved');
    expect(store.grants).toMatchObject({ stats: { state: 'granted' }, crash: { state: 'refused' } });
    store.withdraw('analytics');
    expect(stateOf(store, 'stats')).toBe('refused');
  });

  test("has no grant of an adult's from a guardian's choice", () => {
    const { store } = open();
    store.answer({ login: true, ads: false }, 'saved');
    store.answer({ analytics: true }, 'guardian');
    expect(store.record?.choices).toEqual({ analytics: true, ads: false });
  });
});

// L27
describe('Global Privacy Control (L27)', () => {
  test('ends an earlier grant for good, and tells of it', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ ads: true, login: true }));
    const { store, told } = open({ gpc: true }, { cookie });
    expect(store.grants.ads).toEqual({ state: 'refused', reason: 'gpc' });
    store.begin();
    expect(told).toMatchObject([{ how: 'gpc', withdrawn: ['ads', 'adnet'], from: 'here' }]);
    expect(open({}, { cookie }).store.grants).toMatchObject({
      ads: { state: 'refused' },
      login: { state: 'granted' },
    });
  });

  test('gives way to a choice that names the purpose, on later pages too, and not to accepting all', () => {
    const { store, told, cookie } = open({ gpc: true });
    store.answer('accept-all', 'accept-all');
    expect(store.grants).toMatchObject({
      ads: { state: 'refused', reason: 'gpc' },
      login: { state: 'granted' },
    });
    store.answer({ ads: true }, 'saved');
    expect(store.grants.ads).toEqual({ state: 'granted', reason: 'asked' });
    expect(cookie.text).toMatch(/!sg!en!/);
    const later = open({ gpc: true }, { cookie });
    later.store.begin();
    expect(later.told).toEqual([]);
    expect(later.store.grants.ads).toEqual({ state: 'granted', reason: 'stored' });
    expect(told).toHaveLength(2);
  });

  test('is not overridden by an answer about something else', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ ads: true }));
    const { store } = open({ gpc: true }, { cookie });
    store.answer({ login: true }, 'saved');
    expect(store.record?.choices).toMatchObject({ ads: false, login: true });
    expect(stateOf(store, 'ads')).toBe('refused');
  });
});

// P1-13
test('a purpose that the policy adds starts unanswered and is asked alone, and old grants hold (P1-13)', () => {
  const { store, cookie } = open();
  store.answer({ login: true, analytics: true, ads: false }, 'saved');
  const under = indexOf({
    revision: '2',
    purposes: [...policy.purposes, { id: 'survey', title: 'Surveys' }],
    services: [...policy.services, { id: 'form', purpose: 'survey' }],
  });
  const later = open({}, { under, cookie }).store;
  expect(later.grants).toMatchObject({
    login: { state: 'granted' },
    stats: { state: 'granted' },
    ads: { state: 'refused' },
    survey: { state: 'unset' },
    form: { state: 'unset' },
  });
  expect(createView(later, under, nobody, rights).asked).toEqual(['survey']);
});

describe('where a region grants', () => {
  const regions = [{ in: ['US-CA'], model: 'opt-out' }] as const;
  const under = indexOf({ regions });
  const signals: Signals = { gpc: false, minor: 'unknown', region: 'US-CA' };

  test('nothing is asked, all is shown as granted, and a refusal stays', () => {
    const { store, cookie } = open(signals, { under });
    const view = createView(store, under, signals, rights);
    expect(view.asked).toEqual(['messages']);
    expect([view.model('ads'), view.model('messages'), view.model('gone')]).toEqual([
      'opt-out',
      'opt-in',
      'opt-in',
    ]);
    expect(store.grants.ads).toEqual({ state: 'granted', reason: 'region' });
    view.choose('refuse-all');
    expect(stateOf(open(signals, { under, cookie }).store, 'ads')).toBe('refused');
  });

  test('nothing is where a refusal could not be kept, or one was lost', () => {
    const denied = new SharedCookie();
    const foreign = new SharedCookie();
    foreign.put(recordOf({ ads: true }, { policy: 'shop' }));
    const damaged = new SharedCookie();
    damaged.history.push('assent_example=1!example!x');
    const later = new SharedCookie();
    later.put(recordOf({ ads: false }, { time: now + 9 * day }));
    const report = (): void => {};
    for (const jar of [
      denied.open({ isOpen: false }),
      ...[foreign, damaged, later].map(one => fresh(one.open())),
    ]) {
      const { store } = open({ ...signals, jar, report }, { under });
      expect(store.grants.ads).toEqual({ state: 'unset', reason: 'default' });
    }
  });

  test('a service refused and granted again leaves the rest of its purpose granted', () => {
    const { store, cookie } = open(signals, { under });
    store.withdraw('stats');
    expect(store.grants).toMatchObject({ stats: { state: 'refused' }, crash: { state: 'granted' } });
    store.answer({ stats: true }, 'saved');
    for (const { grants } of [store, open(signals, { under, cookie }).store]) {
      expect(grants).toMatchObject({
        stats: { state: 'granted' },
        crash: { state: 'granted', reason: 'region' },
      });
    }
  });

  test('one service granted after the time of a refusal has run out leaves the rest to be asked', () => {
    const { store, pass } = open(signals, { under });
    store.answer({ analytics: false }, 'saved');
    pass(181);
    store.answer({ stats: true }, 'saved');
    expect(store.grants).toMatchObject({ stats: { state: 'granted' }, crash: { state: 'unset' } });
  });

  test('what is asked again stays so when something else is answered', () => {
    const cookie = new SharedCookie();
    cookie.put(recordOf({ login: true }));
    const changed = indexOf({
      regions,
      revision: '2',
      purposes: [...policy.purposes, { id: 'new', title: 'New' }],
    });
    const { store } = open(signals, { under: changed, cookie });
    expect(store.grants.new).toEqual({ state: 'unset', reason: 'revision' });
    store.answer({ login: false }, 'saved');
    expect(store.record?.revision).toBe('2');
    for (const { grants } of [store, open(signals, { under: changed, cookie }).store]) {
      expect(grants.new).toEqual({ state: 'unset', reason: 'default' });
    }
    store.answer({ new: true }, 'saved');
    expect(open(signals, { under: changed, cookie }).store.grants.new).toMatchObject({ state: 'granted' });
  });
});

describe('where a region grants, forgetting switches nothing on', () => {
  const regions = [{ in: ['US-CA'], model: 'opt-out' }] as const;
  const under = indexOf({ regions });
  const signals: Signals = { gpc: false, minor: 'unknown', region: 'US-CA' };
  const later = (cookie: SharedCookie) => open(signals, { under, cookie }).store;

  test('reset takes back what the region grants, for the page, and all is asked', () => {
    const { store, told, cookie } = open(signals, { under });
    expect(stateOf(store, 'ads')).toBe('granted');
    store.reset();
    expect(store.grants.ads).toEqual({ state: 'unset', reason: 'default' });
    expect(told[0]?.withdrawn).toContain('ads');
    store.refresh();
    expect(stateOf(store, 'ads')).toBe('unset');
    expect(stateOf(later(cookie), 'ads')).toBe('granted');
  });

  test('nor does it in another tab, or where someone removed the cookie', () => {
    const cookie = new SharedCookie();
    const post = new Post();
    const [one, other] = [0, 1].map(() => open({ ...signals, tabs: post.open() }, { under, cookie }));
    one?.store.withdraw('ads');
    post.deliverAll();
    one?.store.reset();
    post.deliverAll();
    expect(other?.store.grants.ads).toEqual({ state: 'unset', reason: 'default' });

    const alone = open(signals, { under });
    alone.store.withdraw('ads');
    alone.cookie.history.push('');
    alone.store.refresh();
    expect([alone.store.record, stateOf(alone.store, 'ads')]).toEqual([null, 'unset']);

    const [asking, silent] = [0, 1].map(() => open({ ...signals, tabs: post.open() }, { under }));
    asking?.store.reset();
    post.deliverAll();
    expect(silent?.store.grants.ads).toEqual({ state: 'unset', reason: 'default' });
    expect(silent?.told).toMatchObject([{ how: 'reset', from: 'tab', record: null }]);
  });

  test('erasing keeps what was refused in a new record, and leaves the rest to be asked', () => {
    const { store, cookie } = open(signals, { under });
    store.answer({ login: true, ads: false, stats: false }, 'saved');
    const { id } = store.record ?? {};
    store.reset(true);
    expect(store.record).toMatchObject({ how: 'saved', choices: { ads: false, stats: false } });
    expect(store.record?.id).not.toBe(id);
    for (const { grants } of [store, later(cookie)]) {
      expect(grants).toMatchObject({
        login: { state: 'unset' },
        ads: { state: 'refused' },
        stats: { state: 'refused' },
        crash: { state: 'unset' },
      });
    }
  });

  test('erasing keeps that the visitor is a minor', () => {
    const { store, cookie } = open(signals, { under });
    store.setMinor(true);
    later(cookie).reset(true);
    const { record, grants } = later(cookie);
    expect(record).toMatchObject({ minor: true, choices: {} });
    expect(grants.ads).toEqual({ state: 'refused', reason: 'minor' });
  });

  test('erasing leaves no record where nothing was refused, or where everything is asked', () => {
    const granted = open(signals, { under });
    granted.store.answer('accept-all', 'accept-all');
    const asked = open({ ...signals, region: 'FR' }, { under });
    asked.store.answer('refuse-all', 'refuse-all');
    for (const { store, cookie } of [granted, asked]) {
      store.reset(true);
      expect([store.record, cookie.text, stateOf(store, 'ads')]).toEqual([null, '', 'unset']);
    }
  });
});

describe('listeners', () => {
  test('are all called, whichever throws', () => {
    const report = vi.fn();
    const { store, told } = open({ report });
    const last = vi.fn();
    store.subscribe(() => {
      throw new Error('mine');
    });
    store.subscribe(last);
    store.answer('accept-all', 'accept-all');
    expect(told).toHaveLength(1);
    expect(last).toHaveBeenCalledOnce();
    expect(report).toHaveBeenCalledExactlyOnceWith('listener-failed', 'Error: mine');
  });

  test('hear changes in their order, also those that one of them makes', () => {
    const { store } = open();
    const heard: string[] = [];
    store.subscribe(({ how }) => {
      if (how === 'accept-all') store.withdraw('ads');
    });
    store.subscribe(({ how, grants }) => heard.push(`${how} ${grants.ads?.state}`));
    store.answer('accept-all', 'accept-all');
    expect(heard).toEqual(['accept-all granted', 'api refused']);
  });

  test('are not called after their undo, nor after the end', () => {
    const { store, told } = open();
    const listener = vi.fn();
    const undo = store.subscribe(listener);
    store.subscribe(listener);
    undo();
    undo();
    store.answer('accept-all', 'accept-all');
    expect(listener).toHaveBeenCalledOnce();
    store.destroy();
    store.destroy();
    store.answer('refuse-all', 'refuse-all');
    expect(told).toHaveLength(1);
  });
});

test('an answer that was given earlier, elsewhere, ends when it would have ended, and is the newest all the same', () => {
  const { store } = open();
  store.answer({ analytics: true, ads: false }, 'imported', now - 100 * day);
  expect(store.record).toMatchObject({ how: 'imported', time: now - 100 * day });
  expect(store.grants.analytics).toEqual({ state: 'granted', reason: 'asked' });
  store.answer({ analytics: false }, 'saved');
  expect(store.record).toMatchObject({ how: 'saved', time: now, choices: { analytics: false, ads: false } });
});

describe('the view', () => {
  test('asks the optional purposes that are not answered, in the order of the policy', () => {
    const { store } = open({ gpc: true });
    const view = createView(store, index, nobody, rights);
    expect(view.asked).toEqual(['login', 'analytics', 'messages']);
    view.choose({ login: false });
    // Once there is an answer the banner does not come back for what has its own act.
    expect(view.asked).toEqual(['analytics']);
    expect(store.record?.how).toBe('saved');
    view.choose('refuse-all');
    expect(view.asked).toEqual([]);
    expect(store.record?.how).toBe('refuse-all');
  });

  // P3-3
  test('shows the earlier answer once its time has run out, and nothing of it is granted (P3-3)', () => {
    const { store, pass } = open();
    const view = createView(store, index, nobody, rights);
    view.choose({ login: true, ads: false });
    expect(view.previous).toBeNull();
    pass(181);
    store.refresh();
    expect(view.previous?.choices).toEqual({ login: true, ads: false });
    expect(view.asked).toContain('login');
    view.choose('refuse-all');
    expect(view.previous).toBeNull();
  });

  test('shows the store as it is now and tells of changes', () => {
    const { store } = open();
    const view = createView(store, index, nobody, rights);
    const listener = vi.fn();
    const undo = view.subscribe(listener);
    store.answer('accept-all', 'accept-all');
    undo();
    store.reset();
    expect(listener).toHaveBeenCalledExactlyOnceWith();
    expect(view).toMatchObject({ policy: index.policy, grants: store.grants, record: null, remembers: true });
  });
});

function never(): never {
  throw new Error('no store');
}
