import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/policy/model.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { policyAt } from '../../src/policy/policy-at.js';
import { manifest } from './manifests.js';

const regions = [
  { in: ['US'], model: 'notice' },
  { in: ['US-CA', 'US-CO'], model: 'opt-out', purposes: { login: 'opt-in' } },
  { in: ['GB'], purposes: { analytics: 'opt-out' } },
];
const policy = parsePolicy(manifest({ regions }));
const model = (region: string | undefined, id = 'analytics', more: object = {}) =>
  modelOf(policy, region, { id, title: '', ...more });

describe('the model of a purpose', () => {
  it.each([
    ['US-CA', 'opt-out'],
    ['us-ca', 'opt-out'],
    ['US-NY', 'notice'],
    ['US', 'notice'],
    ['GB', 'opt-out'],
    ['GB-SCT', 'opt-out'],
    ['DE', 'opt-in'],
    ['', 'opt-in'],
    [undefined, 'opt-in'],
    ['USA', 'opt-in'],
    ['US-CA-1', 'notice'],
  ])(
    'in %j is %s: the place itself before its country, and opt-in where neither is known',
    (region, expected) => {
      expect(model(region)).toBe(expected);
    },
  );

  it('is what the entry says of the purpose, else what it says of all, else opt-in', () => {
    expect(model('US-CA', 'login')).toBe('opt-in');
    expect(model('GB', 'login')).toBe('opt-in');
    for (const id of ['constructor', '__proto__']) {
      expect(modelOf(manifest({ regions }) as typeof policy, 'GB', { id, title: '' })).toBe('opt-in');
    }
  });

  // L19
  it('is opt-in for what is separate, whatever is said (L19)', () => {
    expect(model('US-CA', 'analytics', { separate: true })).toBe('opt-in');
  });
});

// P8-6
it('the next policy is in force from its day on, in UTC, and not before (P8-6)', () => {
  const next = manifest({ revision: '2', effective: '2027-03-01' });
  const announced = parsePolicy(manifest({ next }));
  const at = (now: string) => policyAt(announced, now).revision;
  expect([
    at('2027-02-28T23:59:59.999Z'),
    at('2027-03-01T00:00:00.000Z'),
    at('2031-01-01T00:00:00.000Z'),
  ]).toEqual(['1', '2', '2']);
  expect(policyAt(policy, '2031-01-01T00:00:00.000Z')).toBe(policy);
});
