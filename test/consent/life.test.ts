import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStore, type Store } from '../../src/consent/store.ts';
import type { Answer } from '../../src/consent/view.ts';
import { compilePolicy, type PolicyIndex } from '../../src/policy/compile.ts';
import { grantDigest } from '../../src/policy/digest.ts';
import type { Policy, Purpose, Revision, Service } from '../../src/policy/policy.ts';
import { day, fresh, now, Post, portsOf, SharedCookie } from './fixture.ts';

// One visitor, for years: pages come and go, the policy grows, shrinks, renames and reuses its ids, with and without a
// new revision; clocks are set forth and back; another policy shares the cookie. What the visitor said is kept beside,
// in the plainest form there is, and compared with what is granted.

/** The same names for purposes and services, so that one may become the other. */
const names = ['a', 'b', 'c', 'd', '__proto__'];

const policies: fc.Arbitrary<Policy> = fc
  .record({
    id: fc.constantFrom('example', 'example', 'example', 'shop'),
    revision: fc.constantFrom('1', '1', '2', '3'),
    controllerAt: fc.option(fc.constantFrom('2', '3'), { freq: 4 }),
    parts: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...names),
        isService: fc.boolean(),
        gpc: fc.boolean(),
        separate: fc.boolean(),
        pick: fc.nat(4),
        host: fc.constantFrom('one.example', 'two.example'),
      }),
      { minLength: 2, selector: ({ id }) => id },
    ),
  })
  .map(({ id, revision, controllerAt, parts }) => {
    const purposes: Purpose[] = [{ id: 'necessary', title: 'Necessary', required: true }];
    const services: Service[] = [];
    for (const { id, isService, gpc, separate } of parts) {
      if (!isService) purposes.push({ id, title: id, ...(gpc && { gpc }), ...(separate && { separate }) });
    }
    for (const { id, isService, pick, host } of parts) {
      const purpose = purposes[pick % purposes.length]?.id ?? 'necessary';
      if (isService) services.push({ id, purpose, hosts: [host] });
    }
    const revisions: Revision[] = ['1', '2', '3'].map(one => ({
      revision: one,
      effective: `2025-0${one}-01`,
      ...(one === controllerAt && { significant: ['controller'] }),
    }));
    const regions = [{ in: ['US-CA'], model: 'opt-out' }] as const;
    return {
      id,
      revision,
      revisions,
      regions,
      controller: { name: 'X' },
      purposes,
      services,
      record: { cookie: 'assent_example' },
    };
  });

type Step =
  | { readonly do: 'load'; readonly tab: number; readonly policy: number; readonly gpc: boolean }
  | { readonly do: 'answer'; readonly tab: number; readonly answer: Answer }
  | { readonly do: 'minor'; readonly tab: number; readonly minor: boolean }
  | { readonly do: 'reset' | 'look'; readonly tab: number }
  | { readonly do: 'pass'; readonly days: number };

const tab = fc.nat(1);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('load' as const), tab, policy: fc.nat(3), gpc: fc.boolean() }),
  fc.record({
    do: fc.constant('answer' as const),
    tab,
    answer: fc.oneof(
      fc.constantFrom<Answer>('accept-all', 'accept-all', 'refuse-all'),
      fc.dictionary(fc.constantFrom(...names), fc.boolean(), { maxKeys: 3 }),
    ),
  }),
  fc.record({ do: fc.constant('minor' as const), tab, minor: fc.boolean() }),
  fc.record({ do: fc.constantFrom('reset' as const, 'look' as const, 'look' as const), tab }),
  fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(1, 30, 100, 181, 365, -1, -365) }),
);

/** What the visitor said to one site, by id: when a grant was given, what it meant, and whether against the signal. */
interface Said {
  readonly granted: Map<string, { readonly meaning: string; readonly gpc: boolean }>;
  readonly refused: Set<string>;
}

interface Page {
  readonly index: PolicyIndex;
  readonly store: Store;
  readonly gpc: boolean;
}

/** The ids that an answer names, of those that are declared and optional here. */
function namedBy(
  { policy, services, purposes }: PolicyIndex,
  answer: Answer,
  gpc: boolean,
): Map<string, boolean> {
  if (typeof answer === 'string') {
    const isGrant = answer === 'accept-all';
    const covered = policy.purposes.filter(
      one => !one.required && !(isGrant && (one.separate || (one.gpc && gpc))),
    );
    return new Map(covered.map(({ id }) => [id, isGrant]));
  }
  const isOptional = (id: string): boolean => {
    const purpose = purposes[services[id]?.purpose ?? id];
    return !!purpose && !purpose.required;
  };
  return new Map(Object.entries(answer).filter(([id]) => isOptional(id)));
}

function hear(
  { granted, refused }: Said,
  { index, gpc }: Page,
  named: Map<string, boolean>,
  mayGrant: boolean,
): void {
  const inOrder = [...named].sort(([a], [b]) => Number(a in index.services) - Number(b in index.services));
  for (const [id, choice] of inOrder) {
    if (choice && !mayGrant) continue;
    const purpose = index.services[id]?.purpose ?? id;
    const under =
      id === purpose ? index.policy.services.filter(one => one.purpose === id).map(one => one.id) : [];
    for (const each of [id, ...under]) {
      granted.delete(each);
      refused.delete(each);
    }
    if (choice) granted.set(id, { meaning: grantDigest(index.policy, purpose), gpc });
    else refused.add(id);
  }
}

function expectKept(page: Page, said: Said, nowSeconds: number, region: string | undefined): void {
  const { index, store, gpc } = page;
  const { record } = store;
  for (const [id, { state, reason }] of Object.entries(store.grants)) {
    if (state !== 'granted' || reason === 'required') continue;
    const purposeId = index.services[id]?.purpose ?? id;
    const purpose = index.purposes[purposeId];
    expect(store.minor).not.toBe(true);
    if (reason === 'region') {
      expect(region).toBe('US-CA');
      expect(purpose?.separate).not.toBe(true);
      expect(purpose?.gpc && gpc).not.toBe(true);
      expect([said.refused.has(id), said.refused.has(purposeId)]).toEqual([false, false]);
      continue;
    }
    const meaning = grantDigest(index.policy, purposeId);
    const holds = (one: string): boolean => {
      const grant = said.granted.get(one);
      return grant?.meaning === meaning && (grant.gpc || !(purpose?.gpc && gpc));
    };
    expect(holds(id) || (holds(purposeId) && !said.refused.has(id)), `${id} is granted`).toBe(true);
    const ageSeconds = nowSeconds - (record?.time ?? Number.NEGATIVE_INFINITY);
    expect(ageSeconds).toBeGreaterThanOrEqual(-300);
    expect(ageSeconds).toBeLessThanOrEqual(180 * day);
  }
}

function live(all: readonly Policy[], course: readonly Step[], region?: string): number {
  const cookie = new SharedCookie();
  // Tabs of one policy hear each other.
  const posts: Record<string, Post> = { example: new Post(), shop: new Post() };
  const pages: Page[] = [];
  const said = new Map<string, Said>();
  let ms = now * 1_000;
  let grants = 0;
  const open = (at: number, policy: Policy, gpc: boolean): void => {
    pages[at]?.store.destroy();
    const index = compilePolicy(policy, 'site.example');
    const ports = {
      jar: fresh(cookie.open()),
      tabs: (posts[policy.id] ?? never()).open(),
      now: () => ms,
      report() {},
      gpc,
      region,
    };
    const store = createStore(index, portsOf(ports));
    pages[at] = { index, store, gpc };
    store.begin();
  };
  const saidTo = ({ index }: Page): Said => {
    const { id } = index.policy;
    const one = said.get(id) ?? { granted: new Map(), refused: new Set() };
    said.set(id, one);
    return one;
  };
  for (const at of [0, 1]) open(at, all[0] ?? never(), false);
  for (const step of course) {
    ms += 1_000;
    if (step.do === 'pass') ms += step.days * day * 1_000;
    else if (step.do === 'load') open(step.tab, all[step.policy % all.length] ?? never(), step.gpc);
    else {
      const page = pages[step.tab] ?? never();
      const words = saidTo(page);
      page.store.refresh();
      const { record } = page.store;
      // What time has ended does not come back; what is not declared then is forgotten.
      if (step.do === 'answer' && (!record || record.time + 180 * day < ms / 1_000)) {
        words.granted.clear();
        for (const id of words.refused) {
          if (!(id in page.index.purposes) && !(id in page.index.services)) words.refused.delete(id);
        }
      }
      if (step.do === 'reset') {
        page.store.reset();
        words.granted.clear();
        words.refused.clear();
      } else if (step.do === 'minor') {
        page.store.setMinor(step.minor);
        if (step.minor) words.granted.clear();
      } else if (step.do === 'answer') {
        const named = namedBy(page.index, step.answer, page.gpc);
        const mayGrant = page.store.minor !== true;
        page.store.answer(
          typeof step.answer === 'string' ? step.answer : Object.fromEntries(named),
          typeof step.answer === 'string' ? step.answer : 'saved',
        );
        hear(words, page, named, mayGrant);
      }
    }
    for (const post of Object.values(posts)) post.deliverAll();
    for (const page of pages) {
      page.store.refresh();
      expectKept(page, saidTo(page), ms / 1_000, region);
      grants += Object.values(page.store.grants).filter(
        ({ state, reason }) => state === 'granted' && reason !== 'required',
      ).length;
    }
  }
  return grants;
}

/**
 * Those that take no id of a purpose of an earlier one for a service, or the other way round: a service's refusal is not
 * kept beside the same of its purpose, and so a region might grant the one that it becomes.
 */
function withKinds(all: readonly Policy[]): readonly Policy[] {
  const kinds = new Map<string, string>();
  return all.filter(({ purposes, services }) => {
    const parts = [
      ...purposes.map(({ id }) => [id, 'purpose']),
      ...services.map(({ id }) => [id, 'service']),
    ];
    if (parts.some(([id = '', kind]) => (kinds.get(id) ?? kind) !== kind)) return false;
    for (const [id = '', kind = ''] of parts) kinds.set(id, kind);
    return true;
  });
}

function never(): never {
  throw new Error('no policy');
}

test.each([
  ['where all is asked', undefined],
  ['in a region that grants', 'US-CA'],
])('%s, nothing is granted without a grant of what it means now, whatever comes', (_, region) => {
  let grants = 0;
  fc.assert(
    fc.property(
      fc.array(policies, { minLength: 1, maxLength: 4 }),
      fc.array(steps, { maxLength: 25 }),
      (all, course) => {
        // A clock set back loses what was refused: then no region grants, but what is answered later begins anew.
        const isPossible = (step: Step): boolean => !region || step.do !== 'pass' || step.days > 0;
        grants += live(region ? withKinds(all) : all, course.filter(isPossible), region);
      },
    ),
    { numRuns: 250 },
  );
  // It was not for want of grants.
  expect(grants).toBeGreaterThan(100);
});
