import { expect, test } from 'vitest';
import { makeId } from '../../src/consent/id.ts';

test('an id is eight letters and digits, and another each time', () => {
  const ids = Array.from({ length: 1_000 }, () => makeId(crypto));
  for (const id of ids) expect(id).toMatch(/^[\da-z]{8}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
