import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, seal, staticBody, staticHead, staticPaths } from '../page/sealed-page.ts';
import { openSite, type Site } from '../page/site.ts';
import type { Engine } from './engine.ts';
import { hasFirefox, openFirefox } from './firefox.ts';
import { hasWebKit, openWebKit } from './webkitgtk.ts';

/**
 * How a sealed page does in the engines that nothing else here runs in: what is asked of the partner, at the server.
 * `leaks`: how many static resources the engine may ask for all the same, as it has been measured.
 * `stuck`: what it does not ask for even once it may: Firefox keeps an inline style sheet by its text as long as it runs,
 * and with it that its imports were refused.
 */
const engines = [
  { name: 'Firefox', isInstalled: hasFirefox, open: openFirefox, leaks: 2, stuck: /import/ },
  { name: 'WebKitGTK', isInstalled: hasWebKit, open: openWebKit, leaks: 0, stuck: /^$/ },
];

const lines = await seal();
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">${lines}${staticHead}</head><body>${staticBody}</body></html>`;
const ready = 'return (await window.assent.ready).depth';

for (const { name, isInstalled, open, leaks, stuck } of engines) {
  if (!isInstalled) console.warn(`${name} is not installed: what it does with a sealed page is not tested`);
  describe.skipIf(!isInstalled)(name, () => {
    let engine: Engine;
    let site: Site;
    const sent = (): string[] =>
      [...new Set(site.hits.map(({ path }) => path))].filter(path => /^\/[cs]\//.test(path)).sort();
    /** Loads the page, has it ask by code too, and waits until the server has answered something asked for after all. */
    const visitPage = async (): Promise<unknown> => {
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

    test(`asks for at most ${leaks} of what it must not, before a choice and after refusing`, async () => {
      expect(await visitPage()).toBe('sealed');
      const before = sent();
      await engine.run('window.assent.refuseAll()');
      await visitPage();
      const after = sent();
      console.info(
        `${name}: before a choice ${before.length} (${before}), after refusing ${after.length} (${after})`,
      );
      for (const leaked of [before, after]) {
        expect(leaked.length).toBeLessThanOrEqual(leaks);
        for (const path of leaked) expect(path).toMatch(/^\/s\/(srcset|picture)/);
      }
    });

    test('loads the page again on a grant, and then asks for everything', async () => {
      await visitPage();
      const loaded = (): number => site.homeHits.filter(({ path }) => path === '/').length;
      await engine.run('window.assent.acceptAll()');
      await expect.poll(loaded, { timeout: 20_000 }).toBe(2);
      const missing = (): string[] => staticPaths.filter(path => !stuck.test(path) && !sent().includes(path));
      await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
      expect(loaded()).toBe(2);
      expect(await engine.run(`${ready}.concat(' ', document.querySelectorAll('template').length)`)).toBe(
        'sealed 0',
      );
    });
  });
}
