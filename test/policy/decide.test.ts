import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssentError } from '../../src/errors.js';
import type { Access, RequestAccess } from '../../src/policy/access.js';
import { checkedPolicy } from '../../src/policy/check.js';
import { compilePolicy, hostOwner, ownerOf, type PolicyIndex } from '../../src/policy/compile.js';
import { type Decision, decide } from '../../src/policy/decide.js';
import type { Grant, Grants } from '../../src/policy/grants.js';
import type { ItemKind, Policy, Service } from '../../src/policy/policy.js';
import { accesses, grantsFor, manifest, manifests, pageHost, picks, withServices } from './manifests.js';

const index = compile(
  withServices(
    ['sid', 'necessary', { items: [{ cookie: 'sid', days: 7 }], hosts: ['api.example'] }],
    [
      'stay',
      'login',
      { items: [{ cookie: 'token', days: 30 }, { cookie: 'http_*', httpOnly: true }, { local: 'token' }] },
    ],
    [
      'stats',
      'analytics',
      { items: [{ cookie: '_st*', days: 390 }, { local: '_st' }], hosts: ['stats.example'] },
    ],
  ),
);

function compile(input: object): PolicyIndex {
  return compilePolicy(checkedPolicy(input, pageHost), pageHost);
}

const granted: Grant = { state: 'granted', reason: 'asked' };
const refused: Grant = { state: 'refused', reason: 'gpc' };
const unset: Grant = { state: 'unset', reason: 'expired' };

function item(kind: ItemKind, name: string, days?: number): Access {
  return days === undefined ? { kind, name } : { kind, name, days };
}

function request(host: string, path = '/'): RequestAccess {
  return { kind: 'fetch', url: `https://${host}${path}`, host, path };
}

const under = (grant: Grant, access: Access): Decision =>
  decide(index, { stay: grant, stats: grant, login: grant, analytics: grant }, access);

describe('what is required', () => {
  it('is allowed whatever stands in the grants', () => {
    const decision = { verdict: 'allow', service: 'sid', purpose: 'necessary', reason: 'required' };
    expect(decide(index, {}, item('cookie', 'sid'))).toEqual(decision);
    expect(decide(index, { sid: refused, necessary: refused }, request('api.example'))).toEqual(decision);
  });

  it('is cut to its declared life like any other', () => {
    expect(decide(index, {}, item('cookie', 'sid', 8))).toEqual({
      verdict: 'amend',
      service: 'sid',
      purpose: 'necessary',
      reason: 'life',
      days: 7,
    });
    expect(decide(index, {}, item('cookie', 'sid', 7)).verdict).toBe('allow');
  });
});

describe('what is granted', () => {
  it('is allowed for the reason of its grant, up to its declared life', () => {
    expect(under(granted, request('stats.example'))).toMatchObject({ verdict: 'allow', reason: 'asked' });
    expect(under(granted, item('cookie', '_st1', 390))).toMatchObject({ verdict: 'allow', reason: 'asked' });
    expect(under(granted, item('cookie', '_st1', 391))).toMatchObject({
      verdict: 'amend',
      reason: 'life',
      days: 390,
    });
    expect(under(granted, item('cookie', 'http_x', 9_999)).verdict).toBe('allow');
  });
});

describe('what is not answered', () => {
  it('is held, for the reason it is unset', () => {
    expect(under(unset, request('stats.example'))).toEqual({
      verdict: 'hold',
      service: 'stats',
      purpose: 'analytics',
      reason: 'expired',
    });
    expect(decide(index, {}, item('local', '_st'))).toMatchObject({ verdict: 'hold', reason: 'default' });
  });
});

describe('what is refused', () => {
  it('is refused', () => {
    expect(under(refused, request('stats.example'))).toMatchObject({ verdict: 'refuse', reason: 'gpc' });
    expect(under(refused, item('cookie', '_st'))).toMatchObject({ verdict: 'refuse', reason: 'gpc' });
  });

  it('keeps its cookies for the session where the purpose says so, answered or not, and nothing else', () => {
    const session = { verdict: 'amend', service: 'stay', purpose: 'login', days: 0 };
    expect(under(refused, item('cookie', 'token', 30))).toEqual({ ...session, reason: 'gpc' });
    expect(under(unset, item('cookie', 'token'))).toEqual({ ...session, reason: 'expired' });
    expect(under(refused, item('cookie', 'http_x'))).toMatchObject({ verdict: 'amend', days: 0 });
    expect(under(refused, item('local', 'token')).verdict).toBe('refuse');
    expect(under(unset, item('local', 'token')).verdict).toBe('hold');
  });
});

it("looks for a service's own grant before its purpose's", () => {
  const access = request('stats.example');
  expect(decide(index, { analytics: granted }, access).verdict).toBe('allow');
  expect(decide(index, { analytics: granted, stats: refused }, access).verdict).toBe('refuse');
  expect(decide(index, { analytics: refused, stats: granted }, access).verdict).toBe('allow');
});

describe('what nobody declares', () => {
  it.each([
    ['report', 'allow'],
    ['hold', 'hold'],
    ['refuse', 'refuse'],
  ])('under %s: %s, for items and third parties alike', (undeclared, verdict) => {
    const index = compile(manifest({ undeclared }));
    const decision = { verdict, reason: 'undeclared' };
    expect(decide(index, {}, request('other.example'))).toEqual(decision);
    expect(decide(index, {}, item('cookie', 'x', 9_999))).toEqual(decision);
    expect(decide(index, {}, item('file', 'x'))).toEqual(decision);
  });

  it("is allowed where it is the site's own, or asks nobody", () => {
    const index = compile(manifest({ undeclared: 'refuse' }));
    for (const host of [pageHost, '']) {
      expect(decide(index, {}, request(host))).toEqual({ verdict: 'allow', reason: 'first-party' });
    }
  });

  it('is reported where the policy does not say', () => {
    expect(decide(compile(manifest()), {}, request('other.example')).verdict).toBe('allow');
  });
});

it('takes what is declared on a host of the site’s own for declared', () => {
  const index = compile(
    manifest({
      record: { domain: 'site.example' },
      services: [{ id: 's', purpose: 'analytics', hosts: ['metrics.site.example'], paths: ['/collect'] }],
    }),
  );
  expect(decide(index, {}, request('metrics.site.example'))).toMatchObject({ verdict: 'hold', service: 's' });
  expect(decide(index, {}, request(pageHost, '/collect/1'))).toMatchObject({ verdict: 'hold', service: 's' });
  expect(decide(index, {}, request(pageHost, '/'))).toMatchObject({
    verdict: 'allow',
    reason: 'first-party',
  });
});

it('always allows our own record and log, whatever the manifest declares of their names', () => {
  const items = [
    { cookie: 'choice', days: 1 },
    { local: 'choice.log' },
    { cookie: 'cho*' },
    { local: '*.log' },
  ];
  for (const purpose of ['necessary', 'analytics']) {
    const services = [{ id: 's', purpose, items }];
    const index = compile(manifest({ undeclared: 'refuse', record: { cookie: 'choice' }, services }));
    const own = { verdict: 'allow', reason: 'required' };
    expect(decide(index, { s: refused }, item('cookie', 'choice', 395))).toEqual(own);
    expect(decide(index, { s: refused }, item('local', 'choice.log'))).toEqual(own);
  }
});

it('answers the same question with the same object', () => {
  const grants = { stats: { ...refused } };
  const first = decide(index, grants, item('cookie', '_st1'));
  expect(decide(index, { stats: { ...refused } }, item('cookie', '_st1'))).toBe(first);
  expect(decide(index, grants, item('cookie', '_st2'))).toBe(first);
  expect(decide(index, {}, request('a.example'))).toBe(decide(index, {}, request('b.example')));
});

describe('of every policy, every grants and every access', () => {
  /** Calls it with each generated policy that has no two services of equal claim. */
  const all = (claim: (index: PolicyIndex, picks: readonly number[], access: Access) => void) =>
    fc.assert(
      fc.property(manifests, picks, accesses, (input, picks, access) => {
        let index: PolicyIndex;
        try {
          index = compile(input);
        } catch (error) {
          expect(error).toBeInstanceOf(AssentError);
          return;
        }
        claim(index, picks, access);
      }),
      { numRuns: 1_000 },
    );

  const ownerIn = (index: PolicyIndex, access: Access): Service | undefined =>
    'host' in access
      ? hostOwner(index, access.host, access.path)
      : ownerOf(index, access.kind, access.name)?.service;

  it('the answer is the same whether the manifest was copied by the parser or not', () => {
    all((index, picks, access) => {
      const original: Policy = JSON.parse(JSON.stringify(index.policy));
      const grants = grantsFor(index.policy, picks);
      expect(decide(compilePolicy(original, pageHost), grants, access)).toEqual(
        decide(index, grants, access),
      );
    });
  });

  it('none throws, and service and purpose belong together', () => {
    all((index, picks, access) => {
      const { service, purpose } = decide(index, grantsFor(index.policy, picks), access);
      expect(service && index.services[service]?.purpose).toBe(purpose);
    });
  });

  it('what is required is allowed, or amended where it asks for too long a life', () => {
    all((index, picks, access) => {
      const service = ownerIn(index, access);
      if (!service || !index.purposes[service.purpose]?.required) return;
      const item = 'host' in access ? undefined : ownerOf(index, access.kind, access.name)?.item;
      const asked = 'host' in access ? 0 : (access.days ?? 0);
      const { verdict, days } = decide(index, grantsFor(index.policy, picks), access);
      const tooLong = item?.days !== undefined && asked > item.days;
      expect([verdict, days]).toEqual(tooLong ? ['amend', item.days] : ['allow', undefined]);
    });
  });

  it('nothing of a refused purpose is ever allowed, and amended only for the session', () => {
    all((index, _, access) => {
      const service = ownerIn(index, access);
      const purpose = service && index.purposes[service.purpose];
      if (!purpose || purpose.required) return;
      const grants: Grants = { [service.id]: refused };
      const { verdict, days } = decide(index, Object.assign(Object.create(null), grants), access);
      const session = access.kind === 'cookie' && purpose.whenRefused === 'session';
      expect([verdict, days]).toEqual(session ? ['amend', 0] : ['refuse', undefined]);
    });
  });

  it('granting more never allows less', () => {
    const verdicts = ['refuse', 'hold', 'amend', 'allow'];
    all((index, picks, access) => {
      const less = decide(index, grantsFor(index.policy, picks), access);
      // Each is raised by a step or stays; a missing grant counts as unset and becomes granted.
      const raised = picks.map(pick => (pick % 4 === 2 ? pick : pick % 4 === 3 ? pick - 1 : pick + 1));
      const more = decide(index, grantsFor(index.policy, raised), access);
      expect(verdicts.indexOf(more.verdict)).toBeGreaterThanOrEqual(verdicts.indexOf(less.verdict));
    });
  });
});

it('does not compile wrong uses', () => {
  // @ts-expect-error a request has no name
  expect(decide(index, {}, { kind: 'fetch', name: 'x' }).verdict).toBeDefined();
  // @ts-expect-error an unknown state
  const grants: Grants = { stats: { state: 'maybe', reason: 'asked' } };
  const decision: Decision = { ...decide(index, grants, request('stats.example')) };
  // @ts-expect-error decisions are shared: nobody may write to them
  decision.verdict = 'allow';
});
