import { describe, expect, it } from 'vitest';
import { comparePolicies, withDigests } from '../../src/policy/compare.js';
import { meaningDigest } from '../../src/policy/digest.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { changesSince } from '../../src/policy/revisions.js';
import { manifest } from './manifests.js';

const stats = {
  id: 'stats',
  purpose: 'analytics',
  hosts: ['stats.example'],
  items: [{ cookie: '_st', days: 90 }],
};
const account = { id: 'account', purpose: 'login', paths: ['/in'], items: [{ local: 'name' }] };
const entry = { revision: '1', effective: '2025-01-01' };
const policyOf = (more: object = {}) =>
  parsePolicy(manifest({ services: [stats, account], revisions: [entry], ...more }));
const before = policyOf();
const none = { added: [], removed: [], changed: [] };

describe('two policies compared', () => {
  it('differ in nothing where only words and order do', () => {
    const purposes = before.purposes.map(one => ({ ...one, title: 'Other' })).toReversed();
    const { diff, findings, asked } = comparePolicies(
      before,
      policyOf({ purposes, services: [account, stats] }),
    );
    expect(Object.values(diff)).toEqual([none, none, none, none, none]);
    expect([findings, asked]).toEqual([[], []]);
  });

  // P1-13, P1-15
  it('name what came, went, changed and moved, and what is asked again (P1-13, P1-15)', () => {
    const after = policyOf({
      revision: '2',
      revisions: [entry, { revision: '2', effective: '2025-02-01', significant: ['recipients'] }],
      purposes: [...before.purposes, { id: 'ads', title: 'Ads' }],
      services: [
        { ...stats, hosts: ['other.example'], items: [{ cookie: '_st', days: 180 }] },
        { id: 'ad', purpose: 'ads', paths: ['/in'] },
      ],
    });
    expect(comparePolicies(before, after)).toEqual({
      from: '1',
      to: '2',
      diff: {
        purposes: { added: ['ads'], removed: [], changed: ['login', 'analytics'] },
        services: { added: ['ad'], removed: ['account'], changed: ['stats'] },
        items: { added: [], removed: ['local name'], changed: ['cookie _st'] },
        hosts: { added: ['other.example'], removed: ['stats.example'], changed: [] },
        paths: { added: [], removed: [], changed: ['/in'] },
      },
      asked: ['login', 'analytics'],
      findings: [],
    });
  });

  it('ask all again under a new controller, though they say the same', () => {
    const revisions = [entry, { revision: '2', effective: '2025-02-01', significant: ['controller'] }];
    expect(comparePolicies(before, policyOf({ revision: '2', revisions })).asked).toEqual([
      'login',
      'analytics',
    ]);
  });

  it('name a forgotten revision, with path and remedy', () => {
    const changed = { services: [{ ...stats, hosts: ['other.example'] }, account] };
    const [forgotten] = comparePolicies(before, policyOf(changed)).findings;
    expect(forgotten).toMatchObject({ code: 'policy-invalid', path: 'policy.revision' });
    expect(forgotten?.message).toBe(
      'policy.revision: "1" names two policies that say different things (analytics): give this one a revision of its own',
    );
    const [untold] = comparePolicies(before, policyOf({ ...changed, revision: '2' })).findings;
    expect(untold).toMatchObject({
      path: 'policy.revisions',
      message: expect.stringContaining('"2" is missing'),
    });
  });
});

describe('digests written into a policy', () => {
  it('are those of its own revision, once and for all', () => {
    const written = withDigests(before);
    expect(written.revisions?.[0]?.digest).toEqual(
      Object.fromEntries(before.purposes.map(({ id }) => [id, meaningDigest(before, id)])),
    );
    expect(withDigests(written)).toEqual(written);
    expect(parsePolicy(written)).toEqual(written);
    expect(before.revisions?.[0]?.digest).toBeUndefined();
  });

  it('tell a browser what changed since', () => {
    const after = policyOf({
      revision: '2',
      services: [account],
      revisions: [withDigests(before).revisions?.[0], { revision: '2', effective: '2025-02-01' }],
    });
    expect(changesSince(after, '1')?.diff.purposes).toEqual({ ...none, changed: ['analytics'] });
  });

  it('are left out of a revision that changes the processing, for what that affects', () => {
    const revisions = [{ ...entry, significant: ['processing'] }];
    expect(withDigests(policyOf({ revisions })).revisions?.[0]?.digest).toBeUndefined();
    const written = withDigests(policyOf({ revisions }), ['analytics']);
    expect(Object.keys(written.revisions?.[0]?.digest ?? {})).toEqual(['necessary', 'login']);
    expect(withDigests(written)).toEqual(written);
  });

  it.each([
    [
      'are not of this policy: its revision was forgotten',
      [{ ...entry, digest: { login: '00000000' } }],
      'policy.revisions[0].digest',
    ],
    ['have no entry to go into', [], 'policy.revisions'],
  ])('are refused where they %s', (_, revisions, path) => {
    expect(() => withDigests(policyOf({ revisions }))).toThrow(
      expect.objectContaining({ code: 'policy-invalid', path, message: expect.stringContaining(path) }),
    );
  });
});
