import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Policy } from '../../src/index.js';
import { chromiumLaunch } from '../engines/chromium.ts';
import { policy as standard } from './policy.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';

/** An event that a page told on its document, as far as JSON keeps it. */
export interface Told {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    /** Every `assent:` event of the page so far. */
    told: Told[];
    /** What trackers leave behind when they run. */
    ran?: number;
    lateRan?: number;
    chatRan?: number;
    turns?: number;
    order?: string[];
  }
}

/** A browser that a visitor has opened, new for each test, and the sites to visit. */
export interface Visit {
  readonly site: Site;
  readonly context: BrowserContext;
  /** What pages threw and nobody caught. A test that expects any takes them out: what is left fails it. */
  readonly errors: string[];
  /** Serves this at `/`, and opens it in a new tab. */
  open(html: string, until?: 'load' | 'commit'): Promise<Page>;
  /** Opens a path of the site, or a whole address, in a new tab. `commit`: does not wait for what it loads. */
  tab(path?: string, until?: 'load' | 'commit'): Promise<Page>;
  /** Has one request answered, after everything that was sent before: what has not arrived then was not sent. */
  afterAllSent(page: Page): Promise<void>;
  /** Paths with their query that were asked of the partner, in order, this one's own sentinels aside. */
  sent(pattern?: RegExp): string[];
}

/** What a visit can be made with. */
export interface VisitOptions extends SiteOptions {
  readonly context?: BrowserContextOptions;
  readonly launch?: LaunchOptions;
}

/** How long something that must come may take, in milliseconds, on a busy machine. Nothing waits so long for what is there. */
const patienceMs = 10_000;

/** Asks again and again, until it is so. */
export const eventually: typeof expect.poll = (ask, options) =>
  expect.poll(ask, { timeout: patienceMs, interval: 20, ...options });

/** Opens sites and a browser for the tests of a file, and a fresh profile for each. */
export function startVisits(options: VisitOptions = {}): Visit {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  const errors: string[] = [];

  beforeAll(async () => {
    site = await openSite(options);
    browser = await chromium.launch({ ...chromiumLaunch, ...options.launch });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    errors.length = 0;
    context = await browser.newContext({ locale: 'en-GB', ...options.context });
    context.setDefaultTimeout(patienceMs);
    context.on('weberror', error => errors.push(String(error.error())));
    await context.addInitScript(listen);
    site.cutOff();
    site.forget();
  });
  afterEach(async () => {
    await context.close();
    expect(errors, 'uncaught in a page').toEqual([]);
  });

  const visit: Visit = {
    get site() {
      return site;
    },
    get context() {
      return context;
    },
    errors,
    open(html, until) {
      site.serve({ '/': html });
      return visit.tab('/', until);
    },
    async tab(path = '/', until = 'load') {
      const page = await context.newPage();
      await page.goto(new URL(path, site.home).href, { waitUntil: until });
      return page;
    },
    async afterAllSent(page) {
      await page.evaluate(async url => {
        // Beacons and images may be sent a turn later than they were asked for.
        await new Promise(resolve => setTimeout(resolve));
        await fetch(url);
      }, `${site.partner}/open/sentinel`);
    },
    sent: (pattern = /^(?!\/open\/)/) => site.hits.map(({ path }) => path).filter(path => pattern.test(path)),
  };
  return visit;
}

/** Runs in every page before all else: keeps what it is told. */
function listen(): void {
  window.told = [];
  const names =
    'ready ask change grant refuse withdraw revision expire erase error verdict hold release undeclared';
  for (const name of names.split(' ')) {
    document.addEventListener(`assent:${name}`, event => {
      if (!(event instanceof CustomEvent)) return;
      window.told.push({ name, detail: JSON.parse(JSON.stringify(event.detail)) });
    });
  }
}

/** The policy as it stands inline in a page. */
export const inline = (policy: Policy | object = standard): string =>
  `<script type="application/json" data-assent-policy>${JSON.stringify(policy)}</script>`;

/** The two lines that a site owner adds. */
export const assent = (policy?: object): string => `${inline(policy)}<script src="/dist/assent.js"></script>`;

/** A whole page. */
export const html = (head: string, body = '<h1>Hello</h1>', language = 'en'): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Settles when Assent runs in full in this page. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.told.some(({ name }) => name === 'ready'), undefined, {
    polling: 20,
  });
}

/** Everything told, or the details of one event. */
export async function told(page: Page, name: string): Promise<Told['detail'][]> {
  const all = await page.evaluate(() => window.told);
  return all.filter(one => one.name === name).map(one => one.detail);
}

/** The visitor presses a button of the banner, and it is in force. */
export async function answer(page: Page, name: 'Accept all' | 'Refuse all'): Promise<void> {
  await decide(page, () => page.getByRole('button', { name, exact: true }).click());
}

/** Does what changes the choice, and settles when the page has been told. */
export async function decide(page: Page, act: () => Promise<unknown>): Promise<void> {
  const count = (await told(page, 'change')).length;
  await act();
  await page.waitForFunction(
    least => window.told.filter(({ name }) => name === 'change').length > least,
    count,
    { polling: 20 },
  );
}

/** The page writes these cookies, as any of its scripts would. */
export async function writeCookies(page: Page, ...cookies: readonly string[]): Promise<void> {
  await page.evaluate(texts => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what is guarded
    for (const text of texts) document.cookie = text;
  }, cookies);
}

/** The states of these, in order. */
export async function states(page: Page, ...ids: readonly string[]): Promise<(string | undefined)[]> {
  return page.evaluate(wanted => wanted.map(id => window.assent?.grants[id]?.state), ids);
}

/** What really lies on the device for the site of a page, past any guard, by name. */
export interface Device {
  readonly cookies: readonly string[];
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly databases: readonly string[];
}

/** Looks past the page, by the browser's own tools. Assent's own record and log are left out. */
export async function device(page: Page): Promise<Device> {
  const { origin: securityOrigin } = new URL(page.url());
  const session = await page.context().newCDPSession(page);
  const keys = async (isLocalStorage: boolean): Promise<string[]> => {
    const { entries } = await session.send('DOMStorage.getDOMStorageItems', {
      storageId: { securityOrigin, isLocalStorage },
    });
    return entries.map(([key = '']) => key);
  };
  const { databaseNames } = await session.send('IndexedDB.requestDatabaseNames', { securityOrigin });
  const cookies = await page.context().cookies();
  const kept = {
    cookies: cookies.map(({ name }) => name),
    local: await keys(true),
    session: await keys(false),
    databases: databaseNames,
  };
  await session.detach();
  const others = (names: readonly string[]) =>
    names.filter(name => !/^assent_\w+(\.log)?$/.test(name)).sort();
  return {
    cookies: others(kept.cookies),
    local: others(kept.local),
    session: others(kept.session),
    databases: kept.databases,
  };
}

/** Nothing at all. */
export const nothing: Device = { cookies: [], local: [], session: [], databases: [] };

/** How many days a cookie has left, to the nearest; `session` where it has no life of its own. */
export async function lifeOf(context: BrowserContext, name: string): Promise<number | 'session' | undefined> {
  const found = (await context.cookies()).find(cookie => cookie.name === name);
  if (!found) return undefined;
  return found.expires < 0 ? 'session' : Math.round((found.expires - Date.now() / 1000) / 86_400);
}
