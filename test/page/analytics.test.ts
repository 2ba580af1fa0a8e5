import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumLaunch } from '../engines/chromium.ts';
import { policy } from './policy.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const inline = (given: unknown = policy) =>
  `<script type="application/json" data-assent-policy>${JSON.stringify(given)}</script>`;
const html = (head: string, body = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>${head}</head><body>${body}</body></html>`;

beforeAll(async () => {
  site = await openSite();
  browser = await chromium.launch(chromiumLaunch);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', message => console.log('console', message.text()));
  page.on('pageerror', error => console.log('pageerror', error));
  site.forgetHits();
});

test('nothing of a tracker in the page runs, is stored or sent before a choice', async () => {
  site.serve({
    '/': html(
      `${inline()}<script src="/dist/assent.js"></script><script src="PARTNER/tracker.js"></script>`,
      '<h1>Hello</h1>',
    ),
  });
  await page.goto(site.home);
  await page.evaluate(() => window.assent?.ready);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  expect(site.hits.filter(hit => hit.path.startsWith('/collect'))).toEqual([]);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect.poll(() => site.hits.map(hit => hit.path)).toContain('/late.js');
  console.log(
    site.hits.map(h => h.path),
    await page.evaluate(() => document.cookie),
  );
});
