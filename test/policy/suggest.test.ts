import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainPolicy, nearest } from '../../src/policy/suggest.js';
import { manifest, mutated, withServices } from './manifests.js';

it('has nothing to say of a sound manifest', () => {
  expect(explainPolicy(manifest())).toEqual([]);
});

it('tells all problems, and what was meant', () => {
  const problems = explainPolicy(manifest({ storedIn: 'china', askAgain: 1, servises: [], erasedby: '/x' }));
  expect(problems).toHaveLength(4);
  expect(problems[0]).toMatch('policy.storedIn: "china" must be');
  expect(problems[2]).toMatch(/^policy\.servises: is not a key .*; did you mean "services"\?$/);
  expect(problems[3]).toMatch(/; did you mean "erasedBy"\?$/);
  expect(explainPolicy(withServices(['a', 'analitics', {}], ['b', 'nothing', {}]))).toEqual([
    expect.stringMatching(/did you mean "analytics"\?$/),
    expect.stringMatching(/\(declared: necessary, login, analytics\)$/),
  ]);
});

it('tells of services with equal claim once the rest is sound', () => {
  const hosts = { hosts: ['x.example'] };
  expect(explainPolicy(withServices(['a', 'analytics', hosts], ['b', 'login', hosts]))).toEqual([
    expect.stringMatching('have equal claim'),
  ]);
});

it('never throws and has an end, whatever it is given', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), mutated), input => {
      expect(explainPolicy(input).length).toBeLessThanOrEqual(101);
    }),
  );
  expect(explainPolicy(manifest({ services: new Array(4e9) }))).toHaveLength(101);
});

it('suggests what is near, and nothing else', () => {
  expect(nearest('hots', ['hosts', 'paths'])).toBe('hosts');
  expect(nearest('x', ['y', 'z'])).toBe('');
  expect(nearest('cookies', ['cookie', 'local'])).toBe('cookie');
});
