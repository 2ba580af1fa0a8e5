import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { ButtonActs } from '../src/api/buttons.js';
import type { Assent, AssentErrorCode, EventName } from '../src/index.js';
import { descriptions } from '../src/policy/json-schema.js';
import { bytesPerKb, packedBytes, requireDist, servedFiles } from './dist.ts';
import { chromiumLaunch } from './engines/chromium.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The text below a heading of any rank, up to the next of the same or a higher one. */
function section(heading: string): string {
  const [, rank = '', text = ''] = new RegExp(`\n(#+) ${heading}\n([^]*)`).exec(readme) ?? [];
  return text.split(new RegExp(`\n#{1,${rank.length}} `))[0] ?? '';
}

/** The first cell of each row of its tables, without what a method is called with. */
const named = (text: string): string[] =>
  [...text.matchAll(/^\| `([^`(]+)(?:\([^`]*\))?` \|/gm)].map(([, name = '']) => name).sort();

/** The first block of a language in a section. */
function block(heading: string, language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section(heading)) ?? [];
  if (!text) throw new Error(`README has no ${language} under "${heading}"`);
  return text;
}

describe('README names', () => {
  // Types keep these complete: a name that is added or goes does not compile here.
  const events: Record<EventName, true> = {
    change: true,
    grant: true,
    refuse: true,
    withdraw: true,
    ready: true,
    ask: true,
    revision: true,
    expire: true,
    erase: true,
    error: true,
    verdict: true,
    hold: true,
    release: true,
    undeclared: true,
  };
  const codes: Record<AssentErrorCode, true> = {
    'policy-invalid': true,
    'policy-unavailable': true,
    'unknown-id': true,
    'not-a-choice': true,
    'record-foreign': true,
    'option-invalid': true,
    'gesture-required': true,
    'delivery-failed': true,
    'guard-failed': true,
    'listener-failed': true,
    'ui-unavailable': true,
  };
  const members: Record<keyof Assent, true> = {
    allows: true,
    grants: true,
    record: true,
    acceptAll: true,
    refuseAll: true,
    choose: true,
    withdraw: true,
    reset: true,
    setMinor: true,
    openBanner: true,
    openPreferences: true,
    close: true,
    on: true,
    ready: true,
    exportRecord: true,
    copy: true,
    activity: true,
    erase: true,
    destroy: true,
  };

  const buttons: Record<keyof ButtonActs, true> = {
    preferences: true,
    'accept-all': true,
    'refuse-all': true,
    withdraw: true,
  };

  test('every event and every error code, and no other', () => {
    expect(named(section('Events'))).toEqual(Object.keys({ ...events, ...codes }).sort());
  });

  test('every member of the object, and no other', () => {
    const [methods = ''] = section('Methods').split('\n### ');
    expect(named(methods)).toEqual(Object.keys(members).sort());
  });

  test('every button of a page, and no other', () => {
    const marked = Object.keys(buttons).map(name => `data-assent="${name}"`);
    expect(named(section('Buttons in your page'))).toEqual(marked.sort());
  });

  test('every key of the policy, and no other', () => {
    expect(named(section('Policy reference'))).toEqual(Object.keys(descriptions).sort());
  });

  test('only files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
    expect(links.filter(path => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  });
});

test('README says what each file weighs, to 2 in 100', () => {
  requireDist();
  const rows = section('Which file to load').matchAll(/^\| `([\w./-]+)` \|.*\| ([\d.]+) kB \|$/gm);
  const said = new Map([...rows].map(([, file = '', size]) => [file, Number(size)]));
  // Of the languages two stand for all.
  const named = servedFiles().filter(
    file => !/^i18n\/(?!en|zh)/.test(file) && !file.startsWith('i18n/zh-Hant'),
  );
  const found = new Map(named.map(file => [file, packedBytes(file) / bytesPerKb]));
  // The right column in full, to be pasted.
  const right = [...found].map(([file, size]) => `${file}: ${size.toFixed(2)} kB`).join('\n');
  expect([...said.keys()].sort(), right).toEqual([...found.keys()].sort());
  for (const [file, size] of found) {
    expect(Math.abs((said.get(file) ?? 0) - size) / size, right).toBeLessThanOrEqual(0.02);
  }
});

describe('the region by a header', () => {
  type Headers = Readonly<Record<string, string>>;
  /** The function of README. */
  const placed = (headers: Headers): string => {
    const make = new Function(`${block('Regions', 'js')}; return placed;`);
    const sent: Record<string, string> = {};
    const response = { setHeader: (name: string, value: string) => Object.assign(sent, { [name]: value }) };
    const page: string = make()('<script src="assent.js" data-region=""></script>', { headers }, response);
    expect(sent).toEqual({ 'Cache-Control': 'private' });
    return /data-region="(.*)"><\/script>/.exec(page)?.[1] ?? page;
  };

  test.each<[string, Headers]>([
    ['US', { 'cf-ipcountry': 'US' }],
    ['US-CA', { 'cf-ipcountry': 'US', 'cf-region-code': 'CA' }],
    ['US-CA', { 'cloudfront-viewer-country': 'US', 'cloudfront-viewer-country-region': 'CA' }],
    ['FR', { 'cloudfront-viewer-country': 'FR', 'cloudfront-viewer-country-region': '"><script>' }],
    ['', {}],
    ['', { 'cf-region-code': 'CA' }],
    ['', { 'cf-ipcountry': 'XX' }],
    ['', { 'cf-ipcountry': 'T1' }],
    ['', { 'cf-ipcountry': '"><script>' }],
  ])('is %j of %j', (region, headers) => {
    expect(placed(headers)).toBe(region);
  });
});

describe('the five-minute start', () => {
  const start = 'Five-minute start';
  const written: Readonly<Record<string, () => string>> = {
    '/': () => block(start, 'html'),
    '/stats.js': () => block(start, 'js'),
  };

  /** What lies at an address once one has written and copied what the start says. @throws where nothing does */
  function fileAt(path: string): string {
    const copied = path.replace(/^\/assent\//, '../dist/');
    return written[path]?.() ?? readFileSync(new URL(copied, import.meta.url), 'utf8');
  }

  /** A static server, under whatever name of this machine it is asked. Its port stands for the 8000 of the start. */
  async function serve() {
    const asked: string[] = [];
    const server = createServer(({ url = '/', headers }, response) => {
      asked.push(url);
      const [, port = ''] = (headers.host ?? '').split(':');
      try {
        const text = fileAt(url).replaceAll(':8000', `:${port}`);
        response.setHeader(
          'content-type',
          `text/${url.endsWith('.js') ? 'javascript' : 'html'}; charset=utf-8`,
        );
        response.end(text);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server has no port');
    return { asked, page: `http://localhost:${address.port}/`, close: () => server.close() };
  }

  test('does what it says', { timeout: 60_000 }, async () => {
    requireDist();
    const site = await serve();
    const browser = await chromium.launch(chromiumLaunch);
    try {
      const page = await browser.newPage();
      const banner = page.getByRole('dialog', { name: 'Cookie choices' });
      const cookies = () => page.evaluate(() => document.cookie);
      await page.goto(site.page);

      await banner.getByRole('button', { name: 'Refuse all' }).click();
      await page.reload();
      await page.waitForLoadState('networkidle');
      expect(await banner.count()).toBe(0);
      expect(await page.title()).toBe('My site');
      expect(await cookies()).not.toContain('_stats=');
      // With the empty meta line, Chromium has not even asked for it.
      expect(site.asked).not.toContain('/stats.js');

      await page.getByRole('button', { name: 'Cookie choices' }).click();
      await banner.getByRole('button', { name: 'Accept all' }).click();
      await expect.poll(() => page.title()).toBe('Counted');
      expect(await cookies()).toContain('_stats=');

      await page.getByRole('button', { name: 'Cookie choices' }).click();
      await banner.getByRole('button', { name: 'Refuse all' }).click();
      await expect.poll(cookies).not.toContain('_stats=');
    } finally {
      await browser.close();
      site.close();
    }
  });
});
