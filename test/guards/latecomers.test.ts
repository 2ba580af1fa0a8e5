import { afterEach, expect, test } from 'vitest';
import { closePages, openMarkup } from './realm.ts';

afterEach(closePages);

/** A tracker's script of this text, in the markup of a page. */
const late = (code: string, attributes = ''): string =>
  `<script ${attributes} src="data:text/javascript,${encodeURIComponent(code)}//#tracked"></script>`;

test('a script that was held hears of what it missed, once, as itself would have', async () => {
  const page = await openMarkup(
    'hold',
    '',
    late(`
      const tell = name => function (event) {
        window.told.push([name, event.type, this === window ? 'window' : this === document ? 'document' : 'object', event.target === document, event instanceof Event].join(' '));
      };
      window.told = [];
      addEventListener('load', tell('bare'));
      window.addEventListener('load', tell('load'));
      window.addEventListener('load', { handleEvent: tell('object') });
      document.addEventListener('DOMContentLoaded', tell('parsed'), { once: true });
      window.addEventListener('DOMContentLoaded', tell('window parsed'));
      document.addEventListener('load', tell('not of the document'));
      window.onload = tell('onload');
      window.addEventListener('load', null);
      window.addEventListener('click', tell('click'));
      told.push('ran');`),
  );
  const before = page.run(
    '[Object.hasOwn(window, "addEventListener"), Object.hasOwn(document, "addEventListener"), addEventListener === EventTarget.prototype.addEventListener]',
  );
  expect(before).toEqual([false, false, true]);
  await page.gate.settle('allow');
  await expect
    .poll(() => page.run('[...(window.told ?? [])]'), { timeout: 10_000 })
    .toEqual([
      'ran',
      'bare load window true true',
      'load load window true true',
      'object load object true true',
      'parsed DOMContentLoaded document true true',
      'window parsed DOMContentLoaded window true true',
      'onload load window true true',
    ]);
  // Afterwards everything is as before, and other events are listened to as ever.
  expect(
    page.run(
      '[Object.hasOwn(window, "addEventListener"), Object.hasOwn(document, "addEventListener"), addEventListener === EventTarget.prototype.addEventListener]',
    ),
  ).toEqual(before);
  page.run("document.body.click(); told.push('end')");
  expect(page.run('told.slice(-2)')).toEqual(['click click window false true', 'end']);
  await page.hasRequested('');
  expect(page.run('told.length')).toBe(9);
  expect(page.gate.failures).toEqual([]);
});

test('a listener that throws is the page’s error, and keeps nothing back', async () => {
  const page = await openMarkup(
    'hold',
    "<script>var errors = []; addEventListener('error', e => { if (e.message) errors.push(e.message) })</script>",
    late("addEventListener('load', () => { throw new Error('mine') }); throw new Error('first')") +
      late("addEventListener('load', () => { window.second = true })"),
  );
  await page.gate.settle('allow');
  await expect.poll(() => page.run('window.second'), { timeout: 10_000 }).toBe(true);
  expect(String(page.run('errors'))).toContain('mine');
  expect(page.run('Object.hasOwn(window, "addEventListener")')).toBe(false);
});

test('an async script, a module and one put in by code are told too', async () => {
  const code = (name: string) => `addEventListener('load', () => { (window.told ??= []).push('${name}') })`;
  const page = await openMarkup(
    'hold',
    '',
    late(code('async'), 'async') + late(code('module'), 'type=module'),
  );
  page.run(
    `const e = document.createElement('script'); e.src = 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(code('code'))}) + '//#tracked'; document.body.append(e)`,
  );
  await page.gate.settle('allow');
  await expect
    .poll(() => page.run('[...(window.told ?? [])].sort()'), { timeout: 10_000 })
    .toEqual(['async', 'code', 'module']);
  await expect
    .poll(() => page.run('Object.hasOwn(window, "addEventListener")'), { timeout: 10_000 })
    .toBe(false);
});
