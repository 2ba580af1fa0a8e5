import { expect, test } from 'vitest';
import { makeId, makeUuid } from '../../src/consent/id.ts';

test('an id is eight letters and digits, and another each time', () => {
  const ids = Array.from({ length: 1_000 }, () => makeId(crypto));
  for (const id of ids) expect(id).toMatch(/^[\da-z]{8}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a UUID is of version 4, and another each time', () => {
  const ids = Array.from({ length: 1_000 }, () => makeUuid(crypto));
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
