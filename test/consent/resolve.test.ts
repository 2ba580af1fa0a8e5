import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentRecord } from '../../src/consent/record.ts';
import { resolveGrants } from '../../src/consent/resolve.ts';
import { readGpc, type Signals } from '../../src/consent/signals.ts';
import type { PolicyIndex } from '../../src/policy/compile.ts';
import { meaningDigest } from '../../src/policy/digest.ts';
import type { Grant } from '../../src/policy/grants.ts';
import type { Revision } from '../../src/policy/policy.ts';
import { day, index, indexOf, now, policy, recordOf, revised } from './fixture.ts';

const adult: Signals = { gpc: false, minor: false };
const ids = [...policy.purposes, ...policy.services].map(({ id }) => id);
const optional = ids.filter(id => id !== 'necessary' && id !== 'security');

function tell(
  record: ConsentRecord | null,
  {
    signals = adult,
    at = now,
    under = index,
    asked,
  }: { signals?: Signals; at?: number; under?: PolicyIndex; asked?: ReadonlySet<string> } = {},
): Record<string, string> {
  const grants = Object.entries(resolveGrants(under, record, signals, at, asked));
  return Object.fromEntries(grants.map(([id, { state, reason }]) => [id, `${state} ${reason}`]));
}

describe('without a record', () => {
  test('what is required is granted, and all else is unset', () => {
    const told = tell(null);
    expect(told).toMatchObject({ necessary: 'granted required', security: 'granted required' });
    for (const id of optional) expect(told[id]).toBe('unset default');
  });

  test('every purpose and service has a grant that no page can change', () => {
    const grants = resolveGrants(index, null, adult, now);
    expect(Object.keys(grants).sort()).toEqual(ids.toSorted());
    expect(Object.getPrototypeOf(grants)).toBeNull();
    expect([grants, ...Object.values(grants)].every(part => Object.isFrozen(part))).toBe(true);
  });
});

describe('a record', () => {
  test('grants and refuses purposes with their services', () => {
    expect(tell(recordOf({ analytics: true, login: false }))).toMatchObject({
      analytics: 'granted stored',
      stats: 'granted stored',
      login: 'refused stored',
      account: 'refused stored',
      ads: 'unset default',
    });
  });

  test('grants one service of a refused purpose, and refuses one of a granted', () => {
    expect(tell(recordOf({ analytics: false, stats: true }))).toMatchObject({
      analytics: 'refused stored',
      stats: 'granted stored',
      crash: 'refused stored',
    });
    expect(tell(recordOf({ analytics: true, stats: false }))).toMatchObject({
      analytics: 'granted stored',
      stats: 'refused stored',
      crash: 'granted stored',
    });
  });

  test('has no say in what is required', () => {
    expect(tell(recordOf({ necessary: false, security: false }))).toMatchObject({
      necessary: 'granted required',
      security: 'granted required',
    });
  });

  test('names what was chosen on this page as asked', () => {
    const told = tell(recordOf({ analytics: true, login: true }), { asked: new Set(['analytics']) });
    expect(told).toMatchObject({
      analytics: 'granted asked',
      stats: 'granted asked',
      login: 'granted stored',
    });
  });

  // P3-3, P3-4
  test('ends with its days, counted from its own time, refusals too (P3-3, P3-4)', () => {
    const record = recordOf({ analytics: true, login: false });
    expect(tell(record, { at: now + 180 * day })).toMatchObject({ analytics: 'granted stored' });
    const told = tell(record, { at: now + 180 * day + 1 });
    for (const id of optional) expect(told[id]).toBe('unset expired');
    expect(told.necessary).toBe('granted required');
    expect(tell(record, { at: now + 11 * day, under: indexOf({ record: { days: 10 } }) })).toMatchObject({
      analytics: 'unset expired',
    });
  });

  // L10, L21
  test.each([
    [30, 395, 29, 'granted stored', 'refused stored'],
    [30, 395, 31, 'granted stored', 'unset expired'],
    [90, 10, 11, 'unset expired', 'refused stored'],
    [90, 10, 91, 'unset expired', 'unset expired'],
  ])(
    'keeps a refusal for askAgainDays (%i) and a grant for record.days (%i): after %i days it is %s, %s (L10, L21)',
    (askAgainDays, days, passed, granted, refused) => {
      const under = indexOf({ askAgainDays, record: { days } });
      const record = recordOf({ analytics: true, login: false });
      const told = tell(record, { under, at: now + passed * day });
      expect(told).toMatchObject({ analytics: granted, login: refused });
    },
  );
});

// P1-14, P1-15, P8-5
describe('when a purpose has changed its meaning (P1-14, P1-15, P8-5)', () => {
  test('it alone is asked again', () => {
    expect(tell(recordOf({ analytics: true, login: true }), { under: revised })).toMatchObject({
      analytics: 'unset revision',
      stats: 'unset revision',
      replay: 'unset revision',
      login: 'granted stored',
    });
  });

  test('a refusal stays, and a service granted by itself goes back to its purpose', () => {
    expect(tell(recordOf({ analytics: false, stats: true }), { under: revised })).toMatchObject({
      analytics: 'refused stored',
      stats: 'refused stored',
      replay: 'refused stored',
    });
  });

  test('a grant without a digest does not count', () => {
    expect(tell(recordOf({ analytics: true }, { digests: {} }))).toMatchObject({
      analytics: 'unset revision',
    });
  });
});

// L25, L31
describe('Global Privacy Control', () => {
  test.each([undefined, false, 1, '1', 'true', {}])('is not on with %j', globalPrivacyControl => {
    expect(readGpc({ globalPrivacyControl })).toBe(false);
    expect(readGpc({})).toBe(false);
    expect(readGpc({ globalPrivacyControl: true })).toBe(true);
  });

  test.each([undefined, null, '0', 'yes', 'unspecified', 1, true])(
    'is not on with Do Not Track %j, and with 1 only where that counts',
    doNotTrack => {
      expect(readGpc({ doNotTrack }, true)).toBe(false);
      expect(readGpc({ doNotTrack: '1' }, true)).toBe(true);
      expect(readGpc({ doNotTrack: '1' })).toBe(false);
      expect(readGpc({ globalPrivacyControl: true, doNotTrack: '0' }, true)).toBe(true);
    },
  );

  const signals: Signals = { gpc: true, minor: false };

  test('refuses the purposes that say so, and no others', () => {
    expect(tell(null, { signals })).toMatchObject({
      ads: 'refused gpc',
      adnet: 'refused gpc',
      analytics: 'unset default',
    });
  });

  // L27
  test('ends a grant that was made without it, and no other (L27)', () => {
    expect(tell(recordOf({ ads: true, login: true }), { signals })).toMatchObject({
      ads: 'refused gpc',
      adnet: 'refused gpc',
      login: 'granted stored',
    });
    expect(tell(recordOf({ adnet: true, ads: false }), { signals })).toMatchObject({
      ads: 'refused stored',
      adnet: 'refused stored',
    });
  });

  test('gives way to a grant that was made under it, and not to one that expired or lost its meaning', () => {
    const record = recordOf({ ads: true }, { gpc: true });
    expect(tell(record, { signals })).toMatchObject({ ads: 'granted stored', adnet: 'granted stored' });
    expect(tell(record, { signals, at: now + 181 * day })).toMatchObject({ ads: 'refused gpc' });
    expect(
      tell(recordOf({ ads: true }, { gpc: true, digests: { ads: '00000000' } }), { signals }),
    ).toMatchObject({
      ads: 'refused gpc',
    });
  });
});

// P7-1, P7-2
describe('to minors (P7-1, P7-2)', () => {
  const signals: Signals = { gpc: false, minor: true };

  test('everything optional is refused, whatever the record grants', () => {
    const told = tell(recordOf({ analytics: true, login: true, letters: true }), { signals });
    for (const id of optional) expect(told[id]).toBe('refused minor');
    expect(told.necessary).toBe('granted required');
  });

  test('a guardian grants only what the policy leaves to guardians', () => {
    const record = recordOf({ analytics: true, crash: false, login: true }, { how: 'guardian' });
    expect(tell(record, { signals })).toMatchObject({
      analytics: 'granted stored',
      stats: 'granted stored',
      crash: 'refused minor',
      login: 'refused minor',
    });
  });

  test('one of unknown age counts as the policy says', () => {
    const unknown: Signals = { gpc: false, minor: 'unknown' };
    const strict = indexOf({ minors: { under: 14, unknown: 'minor' } });
    expect(tell(null, { signals: unknown })).toMatchObject({ login: 'unset default' });
    expect(tell(null, { signals: unknown, under: strict })).toMatchObject({ login: 'refused minor' });
    expect(tell(null, { signals: adult, under: strict })).toMatchObject({ login: 'unset default' });
  });
});

describe('where the model is not opt-in', () => {
  const regions = [
    { in: ['US-CA'], model: 'opt-out' },
    { in: ['GB'], purposes: { analytics: 'notice' } },
  ] as const;
  const under = indexOf({ regions });
  const california: Signals = { gpc: false, minor: false, region: 'US-CA' };
  const britain: Signals = { ...california, region: 'GB' };

  test('what was not answered is granted by the region, but for what needs its own act', () => {
    expect(tell(null, { under, signals: california })).toMatchObject({
      login: 'granted region',
      stats: 'granted region',
      adnet: 'granted region',
      messages: 'unset default',
    });
    // L16
    expect(tell(null, { under, signals: britain })).toMatchObject({
      analytics: 'granted region',
      login: 'unset default',
    });
  });

  test.each([undefined, '', 'FR', 'US', 'US-NY', 'U'])('in %j everything is asked', region => {
    expect(tell(null, { under, signals: { ...california, region } })).toEqual(tell(null, { under }));
  });

  test('a refusal stands, and that of one service leaves the others', () => {
    expect(tell(recordOf({ login: false, stats: false }), { under, signals: california })).toMatchObject({
      login: 'refused stored',
      stats: 'refused stored',
      crash: 'granted region',
    });
  });

  // L25
  test('Global Privacy Control refuses what it speaks of (L25)', () => {
    expect(tell(null, { under, signals: { ...california, gpc: true } })).toMatchObject({
      ads: 'refused gpc',
      analytics: 'granted region',
    });
  });

  test('nothing is granted to minors', () => {
    for (const how of ['saved', 'guardian'] as const) {
      const told = tell(recordOf({}, { how }), { under, signals: { ...california, minor: true } });
      for (const id of optional) expect(told[id]).toBe('refused minor');
    }
  });

  test('what was answered and means something else now is asked, and so is what came with a later revision', () => {
    const services = [...policy.services, { id: 'replay', purpose: 'analytics', hosts: ['replay.example'] }];
    const purposes = [...policy.purposes, { id: 'new', title: 'New' }];
    const later = { regions, services, purposes, revision: '2' };
    const told = tell(recordOf({ analytics: true, login: true }), {
      under: indexOf(later),
      signals: california,
    });
    expect(told).toMatchObject({
      login: 'granted stored',
      analytics: 'unset revision',
      stats: 'unset revision',
      ads: 'unset revision',
      new: 'unset revision',
    });
    // That of its revision shows that the visitor saw the same of it.
    const digest = { ads: meaningDigest(policy, 'ads') };
    const revisions = [{ revision: policy.revision, effective: '2025-02-07', digest }];
    expect(
      tell(recordOf({ login: true }), { under: indexOf({ ...later, revisions }), signals: california }),
    ).toMatchObject({ ads: 'granted region', new: 'unset revision', analytics: 'unset revision' });
  });

  test('once the time of an answer has run out, all is asked again', () => {
    const told = tell(recordOf({ login: false }), { under, signals: california, at: now + 181 * day });
    expect(told).toMatchObject({ login: 'unset expired', analytics: 'unset expired' });
  });
});

// P4-5
describe('a revision ends grants whose meaning has not changed', () => {
  const first = { revision: policy.revision, effective: '2025-02-07' };
  const second = { revision: '2', effective: '2025-06-01' };
  const record = recordOf({ analytics: true, login: true, ads: false });
  const since = (...revisions: Revision[]) => tell(record, { under: indexOf({ revision: '2', revisions }) });
  const digest = Object.fromEntries(policy.purposes.map(({ id }) => [id, meaningDigest(policy, id)]));

  test('where the controller is another: all of them (P4-5)', () => {
    expect(since(first, { ...second, significant: ['controller'] })).toMatchObject({
      analytics: 'unset revision',
      login: 'unset revision',
      ads: 'refused stored',
    });
    expect(since(second, { ...first, significant: ['controller'] })).toMatchObject({
      login: 'unset revision',
    });
  });

  test('where the processing is another: those of which no digest shows that they are the same', () => {
    const { analytics: _, ...others } = digest;
    const significant = ['processing'] as const;
    expect(since(first, { ...second, significant })).toMatchObject({ login: 'unset revision' });
    expect(since({ ...first, digest }, { ...second, significant, digest: others })).toMatchObject({
      analytics: 'unset revision',
      login: 'granted stored',
    });
  });

  // P8-1, P8-4
  test('and no other does: neither an editorial one, nor contact and rights, nor one to come (P8-1, P8-4)', () => {
    const expected = { analytics: 'granted stored', login: 'granted stored', ads: 'refused stored' };
    expect(since(first, second)).toMatchObject(expected);
    expect(since(first, { ...second, significant: ['contact', 'rights'] })).toMatchObject(expected);
    expect(since(first, { ...second, significant: ['data', 'recipients', 'purposes'] })).toMatchObject(
      expected,
    );
    const later: Revision = { revision: '3', effective: '2030-01-01', significant: ['controller'] };
    expect(since(first, second, later)).toMatchObject(expected);
  });
});

test('nothing is granted that neither the policy requires nor the record grants by itself or by its purpose', () => {
  const signals = fc.record({
    gpc: fc.boolean(),
    minor: fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown'),
  });
  const choices = fc.dictionary(fc.constantFrom(...ids, 'gone'), fc.boolean());
  fc.assert(
    fc.property(
      choices,
      signals,
      fc.nat(400),
      fc.constantFrom(index, revised),
      (chosen, given, days, under) => {
        const record = recordOf(chosen);
        const grants = resolveGrants(under, record, given, now + days * day);
        for (const [id, { state, reason }] of Object.entries<Grant>(grants)) {
          const purpose = under.services[id]?.purpose ?? id;
          if (state !== 'granted' || reason === 'required') continue;
          expect(chosen[id] ?? chosen[purpose]).toBe(true);
          expect(given.minor).not.toBe(true);
          expect(days).toBeLessThanOrEqual(180);
        }
      },
    ),
  );
});
