import { expect, test } from 'vitest';
import { toTexts, withAt } from '../../src/guards/natives.ts';
import { srcsetUrls } from '../../src/guards/srcset.ts';

test.each([
  ['', []],
  [' , ,, ', []],
  ['a.png', ['a.png']],
  ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
  ['a.png, b.png', ['a.png', 'b.png']],
  ['a.png,b.png', ['a.png,b.png']],
  ['a.png 1x,b.png 2x', ['a.png', 'b.png']],
  [',a.png,, b.png', ['a.png', 'b.png']],
  ['a.png 100w 50h,b.png', ['a.png', 'b.png']],
  ['\n\ta.png\f1x\r,\nb.png', ['a.png', 'b.png']],
  ['data:image/png;base64,AAAA 1x, b.png', ['data:image/png;base64,AAAA', 'b.png']],
  ['a.png (x, y) 1x, b.png', ['a.png', 'b.png']],
  ['a.png (x(, y), b.png', ['a.png', 'b.png']],
  ['a.png (x, (y), z), b.png', ['a.png', 'z)', 'b.png']],
  ['a.png ), b.png 2x', ['a.png', 'b.png']],
  ['a.png (x), b.png', ['a.png', 'b.png']],
  ['a.png x(y, b.png', ['a.png']],
  ['a(b,c.png 1x, d.png', ['a(b,c.png', 'd.png']],
] as const)('%j', (srcset, urls) => {
  expect(srcsetUrls(srcset)).toEqual(urls);
});

test('lists are whole though a page has put setters on Array.prototype', () => {
  const names = ['0', '1', '2'];
  for (const name of names) {
    Object.defineProperty(Array.prototype, name, { configurable: true, set() {} });
  }
  const found = srcsetUrls('a.png 1x, b.png 2x');
  const texts = toTexts('a');
  const args = withAt(['a', 'b'], 1, 'c');
  for (const name of names) Reflect.deleteProperty(Array.prototype, name);
  expect([found, texts, args]).toEqual([['a.png', 'b.png'], ['a'], ['a', 'c']]);
});
