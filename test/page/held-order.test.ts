import { expect, test } from 'vitest';
import { answer, assent, eventually, html, ready, startVisits } from './visit.ts';

const visit = startVisits();

const ran = (page: import('playwright').Page) => page.evaluate(() => window.order ?? []);
const last = '<script src="PARTNER/last.js"></script>';
const src = 'src="PARTNER/one.js"';

for (const [name, markup] of [
  ['that only browsers without modules run', `<script nomodule ${src}></script>`],
  ['of another language', `<script type="text/typescript" ${src}></script>`],
  ['of another language, as it was said once', `<script language="vbs" ${src}></script>`],
  [
    'marked, of another language',
    `<script type="text/plain" data-purpose="analytics" data-type="text/x-tpl" ${src}></script>`,
  ],
  [
    'that markup brought along while the page was parsed',
    `<p id="x"></p><script>document.getElementById('x').innerHTML = '<script ${src}><\\/script>'</script>`,
  ],
] as const) {
  test(`a held script ${name} does not keep the next one waiting`, async () => {
    // Nor for as long as one that never loads.
    await visit.context.addInitScript(() => {
      const { setTimeout } = window;
      Reflect.set(window, 'setTimeout', (act: () => void, ms: number) =>
        ms < 10_000 ? setTimeout(act, ms) : 0,
      );
    });
    const page = await visit.open(html(assent(), markup + last));
    await ready(page);
    await answer(page, 'Accept all');
    await eventually(() => ran(page)).toContain('/last.js');
  });
}

test('a held script whose server never answers keeps the next ones waiting for ten seconds, and no longer', async () => {
  await visit.context.clock.install();
  await visit.context.route('**/stalls.js', () => {});
  const page = await visit.open(html(assent(), `<script src="PARTNER/stalls.js"></script>${last}`), 'commit');
  await ready(page);
  const asked = page.waitForRequest('**/stalls.js');
  await answer(page, 'Accept all');
  await asked;
  await page.clock.fastForward(5_000);
  await visit.afterAllSent(page);
  expect(await ran(page)).toEqual([]);
  await page.clock.fastForward(5_000);
  await eventually(() => ran(page)).toEqual(['/last.js']);
});

test('what is written again and again while it waits takes no place from what waits before it', async () => {
  const page = await visit.open(html(assent(), last));
  await ready(page);
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what is guarded
    for (let at = 0; at < 2_500; at++) document.cookie = `_stat=${at}`;
  });
  await answer(page, 'Accept all');
  await eventually(() => ran(page)).toContain('/last.js');
});

test('a page that tampers with arrays gets at nothing that waits', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  const got = await page.evaluate(async url => {
    const { push } = Array.prototype;
    const iterate = Array.prototype[Symbol.iterator];
    const found: unknown[] = [];
    const look = (value: unknown) => {
      if (typeof value === 'object' && value && 'held' in value) found[found.length] = value;
    };
    Array.prototype.push = function (...given: unknown[]) {
      look(given[0]);
      return Reflect.apply(push, this, given);
    };
    Array.prototype[Symbol.iterator] = function () {
      look(this[0]);
      return Reflect.apply(iterate, this, []);
    };
    navigator.sendBeacon(url, 'x');
    window.assent?.choose({ support: true });
    Array.prototype.push = push;
    Array.prototype[Symbol.iterator] = iterate;
    return found.length;
  }, `${visit.site.partner}/b`);
  expect(got).toBe(0);
});
