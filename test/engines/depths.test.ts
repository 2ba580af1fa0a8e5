import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { policy } from '../page/policy.ts';
import { codeOf, seal, staticBody, staticHead, staticPaths } from '../page/sealed-page.ts';
import { openSite, type Site } from '../page/site.ts';
import { openChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { hasFirefox, openFirefox } from './firefox.ts';
import { hasWebKit, openWebKit } from './webkitgtk.ts';

/** What an engine has been measured to do with a page that has one of each static tag. */
interface Measured {
  /** What is not even fetched where the empty meta line stands after the guard, as a pattern of names. */
  readonly spared: RegExp;
  /** What may be fetched though the page is sealed, and how many of these at most. */
  readonly sealed: RegExp;
  readonly sealedMost: number;
  /** What code can ask for in the face of the guard. */
  readonly byCode: readonly string[];
  /** What it does not ask for even once it may: Firefox keeps an inline style sheet by its text as long as it runs. */
  readonly stuck: RegExp;
}

const none = /^$/;
const engines: readonly (Measured & {
  readonly name: string;
  readonly isInstalled: boolean;
  readonly open: () => Promise<Engine>;
})[] = [
  {
    name: 'Chromium',
    isInstalled: true,
    open: openChromium,
    spared: /^(script|async|defer|module|body)\.js$/,
    sealed: none,
    sealedMost: 0,
    byCode: [],
    stuck: none,
  },
  {
    name: 'Firefox',
    isInstalled: hasFirefox,
    open: openFirefox,
    spared: none,
    sealed: /^(srcset|picture)\.gif$/,
    sealedMost: 2,
    byCode: ['/c/import.js'],
    stuck: /^import/,
  },
  {
    name: 'WebKitGTK',
    isInstalled: hasWebKit,
    open: openWebKit,
    spared: none,
    sealed: none,
    sealedMost: 0,
    byCode: ['/c/import.js'],
    stuck: none,
  },
];

const lines = await seal();
const guarded = `<script type="application/json" data-assent-policy>${JSON.stringify(policy)}</script><script src="/dist/assent.js"></script><script>/* the first of the page's own */</script>`;
const barrier = '<meta http-equiv="Content-Security-Policy" content="">';
const pageOf = (head: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">${head}${staticHead}</head><body>${staticBody}</body></html>`;
const countOf = (markup: string): number => new Set(markup.match(/PARTNER\/s\/[\w.]+/g)).size;
const ready = 'return (await window.assent.ready).depth';

for (const { name, isInstalled, open, spared, sealed, sealedMost, byCode, stuck } of engines) {
  if (!isInstalled) console.warn(`${name} is not installed: what it does with a page is not tested`);
  describe.skipIf(!isInstalled)(name, () => {
    let engine: Engine;
    let site: Site;
    const sent = (pattern: RegExp): string[] =>
      [...new Set(site.hits.map(({ path }) => path))].filter(path => pattern.test(path)).sort();
    const fetched = (): string[] => sent(/^\/s\//).map(path => path.slice(3));
    /** Loads the page, has it ask by code too, and waits until the server has answered something asked for after all. */
    const visit = async (page: string): Promise<unknown> => {
      site.forget();
      site.serve({ '/': page });
      await engine.goto(site.home);
      const depth = await engine.run(ready);
      await engine.run(codeOf(site.partner));
      await engine.run(
        `await new Promise(resolve => setTimeout(resolve)); await fetch('${site.partner}/open/sentinel')`,
      );
      return depth;
    };

    beforeAll(async () => {
      site = await openSite();
      engine = await open();
      console.info(`${name} ${engine.version}`);
    });
    afterAll(async () => {
      await engine?.close();
      await site?.close();
    });
    beforeEach(() => site.cutOff());

    for (const [depth, head] of [
      ['guard', guarded],
      ['barrier', guarded + barrier],
    ] as const) {
      test(`${depth}: nothing of the page as written runs, and nothing is sent by code`, async () => {
        expect(await visit(pageOf(head))).toBe('guard');
        expect(await engine.run('return window.order ?? []')).toEqual(byCode);
        console.info(
          `${name}, ${depth}: ${fetched().length} of ${countOf(staticHead + staticBody)} fetched: ${fetched().join(' ')}; by code: ${sent(/^\/c\//).join(' ')}`,
        );
        if (depth === 'barrier') for (const file of fetched()) expect(file).not.toMatch(spared);
        expect(sent(/^\/c\//)).toEqual(byCode);
      });
    }

    test('sealed: asks for next to nothing before a choice and after refusing', async () => {
      expect(await visit(pageOf(lines))).toBe('sealed');
      const before = fetched();
      await engine.run('window.assent.refuseAll()');
      await visit(pageOf(lines));
      const after = fetched();
      console.info(
        `${name}, sealed: ${before.length} (${before}), after refusing ${after.length} (${after})`,
      );
      for (const leaked of [before, after]) {
        expect(leaked.length).toBeLessThanOrEqual(sealedMost);
        for (const file of leaked) expect(file).toMatch(sealed);
      }
      expect(sent(/^\/c\//)).toEqual([]);
    });

    test('sealed: loads the page again on a grant, and then asks for everything', async () => {
      await visit(pageOf(lines));
      const loaded = (): number => site.homeHits.filter(({ path }) => path === '/').length;
      await engine.run('window.assent.acceptAll()');
      await expect.poll(loaded, { timeout: 20_000 }).toBe(2);
      const missing = (): string[] =>
        staticPaths.map(path => path.slice(3)).filter(file => !stuck.test(file) && !fetched().includes(file));
      await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
      expect(loaded()).toBe(2);
      expect(await engine.run(`${ready}.concat(' ', document.querySelectorAll('template').length)`)).toBe(
        'sealed 0',
      );
    });
  });
}
