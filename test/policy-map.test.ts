import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const map = readFileSync(new URL('test/policy-map.md', root), 'utf8');
const rows = [...map.matchAll(/^\| ([PL][\d-]+) \| (.+) \| (.+) \|$/gm)];

test('the map has every row once', () => {
  const ids = rows.map(([, id = '']) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (let number = 1; number <= 47; number++) expect(ids).toContain(`L${number}`);
  const last = { 0: 5, 1: 16, 2: 12, 3: 5, 4: 6, 5: 4, 6: 8, 7: 4, 8: 6 };
  for (const [section, most] of Object.entries(last)) {
    for (let number = 1; number <= most; number++) expect(ids).toContain(`P${section}-${number}`);
  }
});

/** Whether a file has a test, or a group of tests, of just this title. */
function hasTest(path: URL, title: string): boolean {
  const literal = title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll("'", "\\\\?'");
  const call = /(?:\)|\b(?:test|it|describe)(?:\.\w+)*)\(\s*/.source;
  return existsSync(path) && new RegExp(`${call}(['"\`])${literal}\\1,`).test(readFileSync(path, 'utf8'));
}

test('a title is taken for one only where it is whole', () => {
  const here = new URL(import.meta.url);
  expect(hasTest(here, 'the map has every row once')).toBe(true);
  expect(hasTest(here, 'the map has every row')).toBe(false);
  expect(hasTest(here, 'map has every row once')).toBe(false);
  expect(hasTest(here, 'utf8')).toBe(false);
});

test('every test that the map names is there, and a row without one says why', () => {
  const missing = rows.flatMap(([, id = '', , cell = '']) => {
    const named = [...cell.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)];
    if (named.length === 0 && /^`/.test(cell)) return [id];
    return named
      .filter(([, file = '', title = '']) => !hasTest(new URL(file, root), title))
      .map(([, file, title]) => `${id}: ${file}: ${title}`);
  });
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(90);
});
