import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { descriptions, policySchema } from '../../src/policy/json-schema.js';
import { readPolicy } from '../../src/policy/parse.js';
import { type Shape, shape, unmark } from '../../src/policy/shape.js';
import { manifest, manifests, mutated } from './manifests.js';

const accepts = new Ajv({ strict: true, strictRequired: false }).compile(policySchema());

/** Whether the parser finds nothing but known keys with fitting values, whatever they mean together. */
function isShaped(input: unknown): boolean {
  let sound = true;
  const { next } =
    readPolicy(input, () => {
      sound = false;
    }) ?? {};
  // What comes next needs its date: the one thing of this kind that a schema can say and the table of keys cannot.
  return sound && (!next || next.effective !== undefined);
}

it('accepts every manifest that the parser accepts', () => {
  fc.assert(
    fc.property(manifests, input => {
      accepts(input);
      expect(accepts.errors).toBe(null);
    }),
  );
});

it('agrees with the parser on the shape of whatever else', () => {
  let refused = 0;
  fc.assert(
    fc.property(mutated, input => {
      const shaped = isShaped(input);
      if (!shaped) refused++;
      expect(accepts(input)).toBe(shaped);
    }),
    { numRuns: 1_000 },
  );
  expect(refused).toBeGreaterThan(100);
  fc.assert(
    fc.property(fc.jsonValue(), input => {
      expect(accepts(input)).toBe(isShaped(input));
    }),
  );
});

it('lets editors name it', () => {
  expect(accepts(manifest({ $schema: 'x' }))).toBe(true);
});

it('demands a date of what comes next, and no next of that', () => {
  const next = manifest({ effective: '2026-01-01' });
  expect(accepts(manifest({ next }))).toBe(true);
  expect(accepts(manifest({ next: manifest() }))).toBe(false);
  expect(accepts(manifest({ next: { ...next, next } }))).toBe(false);
});

it('describes every key, and no other', () => {
  const paths: string[] = [];
  const visit = (as: Shape, path: string): void => {
    if (typeof as === 'string') return;
    if (Array.isArray(as)) visit(as[0], path);
    const keys = Array.isArray(as) ? [] : Object.entries(as);
    for (const [key, inner] of keys) {
      const [name, mark] = unmark(key);
      if (mark === '*') continue;
      paths.push(path + name);
      visit(inner, `${path}${name}.`);
    }
  };
  visit(shape, '');
  expect(Object.keys(descriptions).sort()).toEqual(paths.sort());
});
