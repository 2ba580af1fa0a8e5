import { describe, expect, it } from 'vitest';
import { grantDigest, meaningDigest } from '../../src/policy/digest.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { changesSince } from '../../src/policy/revisions.js';
import { manifest } from './manifests.js';

const services = [{ id: 'stats', purpose: 'analytics', hosts: ['stats.example'] }];
const history = [
  { revision: '1', effective: '2025-01-01', summary: 'First.' },
  { revision: '2', effective: '2025-02-01', significant: ['contact'], summary: 'A new address.' },
  { revision: '3', effective: '2025-03-01', significant: ['data', 'contact'] },
  { revision: '4', effective: '2025-04-01', summary: { en: 'Typing errors.' } },
  { revision: '5', effective: '2026-01-01', significant: ['controller'], summary: 'To come.' },
];
const policyOf = (more: object = {}) =>
  parsePolicy(manifest({ revision: '4', services, revisions: history, ...more }));
const policy = policyOf();

describe('the changes since a revision', () => {
  // P8-3
  it('are the union of all that were missed, each reason once (P8-3)', () => {
    expect(changesSince(policy, '1')).toMatchObject({
      from: '1',
      to: '4',
      significant: ['contact', 'data'],
      summaries: ['A new address.', { en: 'Typing errors.' }],
      effective: '2025-04-01',
    });
  });

  it('are editorial where no missed one is significant', () => {
    expect(changesSince(policy, '3')).toMatchObject({
      significant: [],
      summaries: [{ en: 'Typing errors.' }],
    });
  });

  it('follow the dates, not the order of the list', () => {
    const turned = policyOf({ revisions: [...history].reverse() });
    expect(changesSince(turned, '1')).toEqual(changesSince(policy, '1'));
  });

  it('are all of the history where that revision is not in it', () => {
    expect(changesSince(policy, '0')?.summaries).toHaveLength(3);
    expect(changesSince(policyOf({ revisions: undefined }), '0')).toMatchObject({
      significant: [],
      summaries: [],
    });
  });

  it('are none where it is the one in force, or one to come', () => {
    expect([changesSince(policy, '4'), changesSince(policy, '5')]).toEqual([null, null]);
  });

  it('name the purposes that came, went, and changed, by the digests of that revision', () => {
    const digest = { analytics: '00000000', gone: '00000000', login: meaningDigest(policy, 'login') };
    const [first, ...others] = history;
    const revised = policyOf({ revisions: [{ ...first, digest }, ...others] });
    expect(changesSince(revised, '1')?.diff).toEqual({
      purposes: { added: ['necessary'], removed: ['gone'], changed: ['analytics'] },
    });
  });

  it('name what the visitor had granted, where that revision has no digests', () => {
    const known = { analytics: '00000000', gone: '00000000', login: meaningDigest(policy, 'login') };
    expect(changesSince(policy, '1', known)?.diff).toEqual({
      purposes: { added: [], removed: ['gone'], changed: ['analytics'] },
    });
  });
});

describe('the digest of a grant', () => {
  it('is that of the meaning, as long as no revision asks again', () => {
    expect(grantDigest(policy, 'analytics')).toBe(meaningDigest(policy, 'analytics'));
  });

  // P4-5
  it('is another from each revision on that has a new controller, of every purpose (P4-5)', () => {
    const taken = policyOf({ revision: '5' });
    const again = policyOf({
      revision: '6',
      revisions: [...history, { revision: '6', effective: '2026-02-01', significant: ['controller'] }],
    });
    for (const { id } of policy.purposes) {
      const digests = [policy, taken, again].map(one => grantDigest(one, id));
      expect(new Set(digests).size).toBe(3);
    }
  });
});
