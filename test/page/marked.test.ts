import { expect, test } from 'vitest';
import { answer, assent, eventually, html, ready, startVisits, told } from './visit.ts';

const visit = startVisits();

const marked = (attributes: string, text = '') => `<script type="text/plain" ${attributes}>${text}</script>`;
const push = (what: string) => `(window.order ??= []).push('${what}')`;
const order = (page: import('playwright').Page) => page.evaluate(() => window.order ?? []);

test('scripts that the page has marked run once granted, in the order in which they stand', async () => {
  const page = await visit.open(
    html(
      assent(),
      marked('data-purpose="analytics" src="PARTNER/one.js"') +
        marked('data-purpose="analytics"', push('inline')) +
        marked('data-purpose="stat" src="PARTNER/two.js"') +
        marked('data-purpose="analytics" data-type="module"', push('module')) +
        marked('data-purpose="support"', push('support')),
    ),
  );
  await ready(page);
  expect(await order(page)).toEqual([]);
  expect(visit.sent()).toEqual([]);
  await page.evaluate(() => window.assent?.choose({ analytics: true }));
  await eventually(() => order(page)).toHaveLength(4);
  const done = await order(page);
  expect(done.filter(one => one !== 'module')).toEqual(['/one.js', 'inline', '/two.js']);
  await page.evaluate(() => window.assent?.choose({ support: true }));
  await eventually(() => order(page)).toHaveLength(5);
});

test('with the grant stored they run as the page is parsed', async () => {
  const page = await visit.open(html(assent(), marked('data-purpose="analytics"', push('inline'))));
  await answer(page, 'Accept all');
  await eventually(() => order(page)).toEqual(['inline']);
  await page.reload();
  await eventually(() => order(page)).toEqual(['inline']);
});

test('what is required runs at once; a purpose that nobody declares never does, and is told', async () => {
  const page = await visit.open(
    html(
      assent(),
      marked('data-purpose="necessary"', push('own')) + marked('data-purpose="analitics"', push('typo')),
    ),
  );
  await ready(page);
  expect(await order(page)).toEqual(['own']);
  await answer(page, 'Accept all');
  expect(await order(page)).toEqual(['own']);
  const verdicts = await told(page, 'verdict');
  expect(verdicts).toContainEqual(
    expect.objectContaining({
      verdict: 'refuse',
      reason: 'undeclared',
      access: expect.objectContaining({ path: 'analitics' }),
    }),
  );
});

test('one that code inserts waits as well', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  await page.evaluate(text => {
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.dataset.purpose = 'analytics';
    script.textContent = text;
    document.body.append(script);
  }, push('late'));
  expect(await order(page)).toEqual([]);
  await answer(page, 'Accept all');
  await eventually(() => order(page)).toEqual(['late']);
});
