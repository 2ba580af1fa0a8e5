import { expect, test } from 'vitest';

test('browser', () => {
  document.cookie = 'a=1';
  expect(document.cookie).toContain('a=1');
});
