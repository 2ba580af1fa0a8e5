import { gunzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumLaunch } from '../engines/chromium.ts';
import { type Demo, openDemo } from './open-demo.ts';
import { eventually, lifeOf } from './visit.ts';

let demo: Demo;
let browser: Browser;
let context: BrowserContext;
/** What pages threw or logged as an error. */
let complaints: string[];

beforeAll(async () => {
  demo = await openDemo();
  browser = await chromium.launch(chromiumLaunch);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});
beforeEach(async () => {
  complaints = [];
  demo.requests.length = 0;
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 960 } });
  context.setDefaultTimeout(10_000);
  context.on('weberror', error => complaints.push(String(error.error())));
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(demo.a + path);
  return page;
}
const ready = (page: Page) => page.evaluate(async () => (await window.assent?.ready)?.depth);
const press = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** What partners got of a kind, once a request of the page's own that came later has been answered. */
async function arrived(page: Page, pattern: RegExp): Promise<string[]> {
  const answers = await page.evaluate(async () => {
    await new Promise(resolve => setTimeout(resolve));
    const list: unknown = await (await fetch('/demo/arrivals')).json();
    return JSON.stringify(list);
  });
  const list: { readonly path: string; readonly events: readonly string[] }[] = JSON.parse(answers);
  return list.map(({ path, events }) => `${path} ${events.join(',')}`).filter(text => pattern.test(text));
}
/** All that is more than the fetching of a static file. */
const byScript = /beacon|\/fetch|\/xhr|i\.gif|report|\/e\/|\/s\/|flags|config|stray/;

const traversals = [
  '/dist/../package.json',
  '/dist/%2e%2e/package.json',
  '/dist/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%5c..%5cpackage.json',
  '/dist/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd',
  '/node_modules/posthog-js/%2e%2e/vite/package.json',
  '/node_modules/vite/package.json',
  '/%00/../package.json',
  '/%',
];

test('the server gives nothing outside of what it serves', async () => {
  const page = await open('/');
  const statuses = await page.evaluate(
    async paths => Promise.all(paths.map(async path => `${path} ${(await fetch(path)).status}`)),
    traversals,
  );
  for (const status of statuses) expect(status).toMatch(/ (400|404)$/);
  // As the browser resolves dots itself, once more as they are written.
  for (const path of traversals) {
    const answer = await rawRequest(path);
    expect(answer, path).toMatch(/^HTTP\/1\.1 (400|404)/);
    expect(answer, path).not.toMatch(/"name"|root:/);
  }
});

/** One request whose path nobody tidies. */
async function rawRequest(path: string): Promise<string> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(demo.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a.localhost\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', chunk => {
      text += chunk.toString('utf8');
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

for (const path of [
  '/',
  '/platform/',
  '/platform/?load=inline',
  '/platform/?library=own',
  '/platform/?lang=zh',
  '/spa/',
  '/spa/models',
  '/privacy/',
  '/gallery/',
  '/headless/',
  '/walkthrough/',
]) {
  test(`${path} loads without a complaint`, async () => {
    const page = await open(path);
    await page.getByRole('heading').first().waitFor();
    if (!/^\/((privacy|gallery|headless|walkthrough)\/)?$/.test(path)) {
      expect(await ready(page)).toBe('guard');
      await page.getByRole('dialog').waitFor();
    }
    expect(complaints).toEqual([]);
  });
}

// P2-1, P1-6
test('on the platform nothing is sent, run or kept before a choice', async () => {
  const page = await open('/platform/');
  await ready(page);
  await page.getByRole('dialog').waitFor();
  expect(await arrived(page, byScript)).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'latticeTag'))).toBeUndefined();
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['csrf']);
});

// P2-3, P2-4, P2-5, P2-6
test('refused, one is signed in for the session alone, is told so, and everything else works', async () => {
  const page = await open('/platform/');
  await press(page, 'Refuse all');
  await page.getByRole('textbox', { name: 'Account' }).fill('ann');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Until the browser is closed.').waitFor();
  expect(await lifeOf(context, 'stay_signed_in')).toBe('session');
  expect(await lifeOf(context, 'account_hint')).toBeUndefined();
  const allow = page.getByRole('button', { name: 'Allow only this Staying signed in' });
  await allow.waitFor();

  await page.getByRole('searchbox', { name: 'Search models' }).fill('heron');
  await page.keyboard.press('Enter');
  await eventually(() => page.locator('#models li').count()).toBe(1);
  expect(await page.locator('#recent button').count()).toBe(0);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('forgot them again').waitFor();
  expect(await arrived(page, byScript)).toEqual([]);

  // One press allows that alone.
  await allow.click();
  await eventually(() => lifeOf(context, 'stay_signed_in')).toBe(30);
  expect(await page.evaluate(() => window.assent?.allows('analytics'))).toBe(false);
  expect(complaints.filter(text => !/ERR_FAILED|Failed to (fetch|load)/.test(text))).toEqual([]);
});

test('accepted, the page view held arrives, and what is apart is not covered; withdrawn, it is erased', async () => {
  const page = await open('/platform/');
  await ready(page);
  await press(page, 'Accept all');
  await eventually(async () => (await arrived(page, /\/e\/ .*\$pageview/)).length).toBe(1);
  await eventually(() => arrived(page, /tags\/(beacon|fetch|xhr|i\.gif)/)).toHaveLength(4);
  await eventually(() => arrived(page, /crash\/report performance/)).toHaveLength(1);
  // P1-5
  const apart = await page.evaluate(() =>
    ['messages', 'identity', 'payment'].map(id => window.assent?.grants[id]?.state),
  );
  expect(apart).toEqual(['unset', 'unset', 'unset']);
  await eventually(() => lifeOf(context, '_lt_uid')).toBe(390);
  const kept = async () => (await context.cookies()).map(({ name }) => name);
  expect(await kept()).toContain('ph_phc_demo_posthog');

  await page.getByRole('button', { name: 'Withdraw all' }).click();
  await eventually(async () => (await kept()).sort()).toEqual(['assent_siliconflow', 'csrf']);
  const storage = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(storage.filter(key => !key.startsWith('assent_'))).toEqual([]);
  const count = (await arrived(page, byScript)).length;
  // Both go on capturing: a model chosen, a crash.
  await page.getByRole('button', { name: /Wren 8B/ }).click();
  await page.getByRole('button', { name: 'Cause a crash' }).click();
  expect(await arrived(page, byScript)).toHaveLength(count);
});

// P1-9
test('crash data granted and analytics refused, only the crash reporter runs', async () => {
  const page = await open('/platform/');
  await ready(page);
  await page.evaluate(() => window.assent?.choose({ crash: true, analytics: false }));
  await eventually(() => arrived(page, /crash\/report performance/)).toHaveLength(1);
  expect(await arrived(page, /tags\/(beacon|fetch|xhr|i\.gif)|\/e\//)).toEqual([]);
});

// P1-10, P1-2
test('a partner opened by the visitor is asked, alone', async () => {
  const page = await open('/platform/');
  await press(page, 'Refuse all');
  await page.getByRole('button', { name: 'Help desk' }).click();
  expect(await arrived(page, /support/)).toEqual([]);
  await page.getByRole('button', { name: 'Open Help desk' }).click();
  await page.getByText('A person would answer here.').waitFor();
  await eventually(() => arrived(page, /support\/open/)).toHaveLength(1);
  expect(await page.evaluate(() => window.assent?.grants.support?.state)).toBe('refused');
});

test('on the single-page application views of all routes are held, then arrive once each and in order', async () => {
  const page = await open('/spa/');
  await ready(page);
  // Before the application runs, its links lead to new pages.
  await page.getByRole('heading', { name: 'Notes', exact: true }).waitFor();
  for (const name of ['Models', 'About']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  }
  expect(await arrived(page, /collector/)).toEqual([]);
  const begun: string[] = [];
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/collector/spa/')) {
      begun.push(JSON.parse(request.postData() ?? '').path);
    }
  });
  await press(page, 'Accept all');
  const views = () =>
    demo.requests
      .filter(({ path, method }) => path === '/collector/spa/' && method === 'POST')
      .map(({ body }): string => JSON.parse(body.toString('utf8')).path);
  await eventually(views).toHaveLength(3);
  expect(begun).toEqual(['/spa/', '/spa/models', '/spa/about']);
  expect([...views()].sort()).toEqual([...begun].sort());
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await eventually(views).toHaveLength(4);
  await page.getByRole('button', { name: 'Withdraw all' }).click();
  await page.getByRole('link', { name: 'Models', exact: true }).click();
  await page.getByRole('heading', { name: 'Models', exact: true }).waitFor();
  await arrived(page, /./);
  expect(views()).toHaveLength(4);
});

test('with the policy at hand in two languages, the demo speaks Chinese', async () => {
  const page = await open('/platform/?lang=zh');
  const banner = page.getByRole('dialog');
  await banner.getByRole('button', { name: '全部接受' }).waitFor();
  await banner.getByText('Lumen 演示平台').first().waitFor();
});

// L1, P4-2
test('the inspector shows what each partner tried, and what the platform keeps of the choice', async () => {
  const page = await open('/platform/');
  await ready(page);
  const part = (name: RegExp) => page.locator('demo-inspector summary', { hasText: name });
  await part(/^Partners/).click();
  await eventually(() =>
    page.getByRole('region', { name: 'Partners' }).getByRole('row').count(),
  ).toBeGreaterThan(1);
  await press(page, 'Refuse all');
  await part(/^Kept by the platform/).click();
  const kept = page.getByRole('region', { name: 'Kept by the platform' });
  await eventually(() => kept.innerText()).toContain('refused');
  expect(demo.requests.filter(({ path }) => path === '/api/records').map(({ method }) => method)).toContain(
    'POST',
  );
  expect(complaints).toEqual([]);
});

test('every link of the walk through leads to a page, and those to the gallery to their surface', async () => {
  const page = await open('/walkthrough/');
  const links = await page.locator('main a').evaluateAll(all => [...new Set(all.map(one => String(one)))]);
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    expect((await page.goto(link))?.status(), link).toBe(200);
    const surface = new URL(link).searchParams.get('surface');
    if (surface === null) continue;
    await eventually(() => page.getByLabel('surface').inputValue()).toBe(surface);
  }
});

// P1-4
test('while the place of the real-name check is open, analytics is refused though granted', async () => {
  const page = await open('/platform/');
  await ready(page);
  await press(page, 'Accept all');
  const works = () =>
    page.evaluate(async partner => {
      await new Promise(resolve => setTimeout(resolve));
      return fetch(`${partner}/collector/e/`, { method: 'POST', mode: 'no-cors' }).then(
        () => true,
        () => false,
      );
    }, demo.b);
  expect(await works()).toBe(true);
  await page.getByRole('button', { name: 'Real-name check' }).click();
  await page.getByRole('button', { name: 'Open Real-name check' }).click();
  await page.getByText('The form would stand here.').waitFor();
  expect(await works()).toBe(false);
  expect(await page.evaluate(() => window.assent?.allows('analytics'))).toBe(true);
  await page.getByRole('button', { name: 'Help desk' }).click();
  expect(await works()).toBe(true);
});

// P1-16
test('accepted, partners get neither prompt nor answer', async () => {
  const page = await open('/platform/');
  await ready(page);
  await press(page, 'Accept all');
  const prompt = page.getByRole('textbox', { name: /^Prompt/ });
  await prompt.fill('the colour of my heron');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('forgot them again').waitFor();
  await page.getByRole('button', { name: /Wren 8B/ }).click();
  await eventually(async () => (await arrived(page, /\/e\/ .*model chosen/)).length).toBeGreaterThan(0);
  const texts = demo.requests
    .filter(({ site }) => site === 'b')
    .map(({ path, body }) => path + (body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8'));
  expect(texts.filter(text => /colour of my heron|forgot them again/.test(text))).toEqual([]);
});

// P8-6
test('a policy to come is announced and changes nothing, and asks once its day has come', async () => {
  const page = await open('/platform/');
  await press(page, 'Accept all');
  await eventually(() => page.evaluate(() => window.assent?.allows('analytics'))).toBe(true);
  const states = () =>
    page.evaluate(() => ['analytics', 'crash'].map(id => window.assent?.grants[id]?.state));
  await page.goto(`${demo.a}/platform/?next`);
  await page.getByText('Another partner counts visits.', { exact: true }).first().waitFor();
  expect(await states()).toEqual(['granted', 'granted']);
  await page.goto(`${demo.a}/platform/?next=due`);
  await page.getByRole('dialog').getByText('Another partner counts visits.', { exact: true }).waitFor();
  expect(await states()).toEqual(['unset', 'granted']);
});

// L25, L26, L27
test('opened with Global Privacy Control, the grant for analytics has ended, and the page says so', async () => {
  const page = await open('/platform/');
  await press(page, 'Accept all');
  await eventually(() => page.evaluate(() => window.assent?.allows('analytics'))).toBe(true);
  await page.goto(`${demo.a}/platform/?gpc`);
  await ready(page);
  expect(await page.evaluate(() => window.assent?.grants.analytics?.state)).toBe('refused');
  await page.evaluate(() => window.assent?.openBanner());
  await page.getByRole('dialog').getByText('Global Privacy Control').first().waitFor();
  await press(page, 'Accept all');
  expect(await page.evaluate(() => window.assent?.allows('analytics'))).toBe(false);
  await page.goto(`${demo.a}/platform/`);
  await ready(page);
  expect(await page.evaluate(() => window.assent?.grants.analytics?.state)).toBe('refused');
});
