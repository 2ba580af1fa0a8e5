import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const map = readFileSync(new URL('test/policy-map.md', root), 'utf8');
const rows = [...map.matchAll(/^\| ([PL][\d-]+) \| (.+) \| (.+) \|$/gm)];

test('the map has every row once', () => {
  const ids = rows.map(([, id = '']) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (let number = 1; number <= 31; number++) expect(ids).toContain(`L${number}`);
  const last = { 0: 5, 1: 16, 2: 12, 3: 5, 4: 6, 5: 4, 6: 8, 7: 4, 8: 6 };
  for (const [section, most] of Object.entries(last)) {
    for (let number = 1; number <= most; number++) expect(ids).toContain(`P${section}-${number}`);
  }
});

test('every test that the map names is there, and a row without one says why', () => {
  const missing = rows.flatMap(([, id = '', , cell = '']) => {
    const named = [...cell.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)];
    if (named.length === 0 && /^`/.test(cell)) return [id];
    return named
      .filter(([, file = '', title = '']) => {
        const path = new URL(file, root);
        return !existsSync(path) || !readFileSync(path, 'utf8').replaceAll("\\'", "'").includes(title);
      })
      .map(([, file, title]) => `${id}: ${file}: ${title}`);
  });
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(90);
});
