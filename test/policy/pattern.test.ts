import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPattern, matches, overlap, specificity } from '../../src/policy/pattern.js';

const glob = fc.string({ unit: fc.constantFrom('*', 'a', 'b', '.'), maxLength: 8 });
const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });

/** What a pattern means, said with a regular expression. */
function meaning(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.*]/g, at => (at === '*' ? '[^]*' : '\\.'))}$`);
}

it('matches what the same pattern as a regular expression matches', () => {
  fc.assert(
    fc.property(glob, name, (pattern, name) => {
      expect(matches(pattern, name)).toBe(meaning(pattern).test(name));
    }),
    { numRuns: 5_000 },
  );
});

it('takes any run of characters for a star, also none, and nothing else for one', () => {
  expect(matches('_ga*', '_ga')).toBe(true);
  expect(matches('_ga*', '_ga_X1')).toBe(true);
  expect(matches('_ga*', '_gb')).toBe(false);
  expect(matches('a?c', 'abc')).toBe(false);
  expect(matches('*.x.example', 'x.example')).toBe(false);
  expect(matches('[a', '[a')).toBe(true);
});

it('takes a time that grows with the name, not with a power of it', () => {
  const start = performance.now();
  expect(matches('*a*a*a*a*a*b', 'a'.repeat(100_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(500);
});

it('sorts the exact before patterns, and the longer before the shorter', () => {
  const sorted = ['*', 'a*', 'ab', 'ab*', 'abcd*', 'abc'].sort((a, b) =>
    specificity(a) < specificity(b) ? -1 : 1,
  );
  expect(sorted).toEqual(['abc', 'ab', 'abcd*', 'ab*', 'a*', '*']);
});

it('finds that two patterns overlap exactly where some name matches both', () => {
  const pattern = fc
    .string({ unit: fc.constantFrom('*', 'a', 'b'), minLength: 1, maxLength: 4 })
    .filter(isPattern);
  const names = [''];
  for (const at of names) if (at.length < 8) names.push(`${at}a`, `${at}b`);
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      expect(overlap(a, b)).toBe(names.some(name => matches(a, name) && matches(b, name)));
    }),
    { numRuns: 1_000 },
  );
});

it('finds that two exact names of one length overlap where they are the same', () => {
  expect(overlap('abc', 'abc')).toBe(true);
  expect(overlap('abc', 'abd')).toBe(false);
  expect(overlap('abc', 'xbc')).toBe(false);
});
