import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentRecord } from '../../src/consent/record.ts';
import { resolveGrants } from '../../src/consent/resolve.ts';
import { readGpc, type Signals } from '../../src/consent/signals.ts';
import type { PolicyIndex } from '../../src/policy/compile.ts';
import type { Grant } from '../../src/policy/grants.ts';
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

  const signals: Signals = { gpc: true, minor: false };

  test('refuses the purposes that say so, and no others', () => {
    expect(tell(null, { signals })).toMatchObject({
      ads: 'refused gpc',
      adnet: 'refused gpc',
      analytics: 'unset default',
    });
  });

  test('gives way to a grant that stands, and not to one that expired or lost its meaning', () => {
    const record = recordOf({ ads: true });
    expect(tell(record, { signals })).toMatchObject({ ads: 'granted stored', adnet: 'granted stored' });
    expect(tell(record, { signals, at: now + 181 * day })).toMatchObject({ ads: 'refused gpc' });
    expect(tell(recordOf({ ads: true }, { digests: { ads: '00000000' } }), { signals })).toMatchObject({
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
