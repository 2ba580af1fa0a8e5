import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import { chromiumLaunch } from './engines/chromium.ts';
import { live } from './engines/live.ts';

/** Closes every tab but the tests' own, which is then in front. */
const toFront: BrowserCommand<[]> = async ({ context, page }) => {
  await Promise.all(context.pages().map(one => one !== page && one.close()));
  await page.bringToFront();
};

const root = new URL('..', import.meta.url).pathname;

/**
 * Four ways to be true: `unit` in Node for what is pure, `browser` inside a page for guards and interface,
 * `page` from outside, on the built files in real pages with a second origin, and `engines` the core of that in the
 * other engines, where they are installed. The first and the third run beside the second, the last when these are done.
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/*.test.ts', 'test/{policy,consent,api,build}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        root,
        plugins: [live],
        // Found at the first run, they would make vite reload the page in the middle of it.
        optimizeDeps: {
          include: ['@duckduckgo/autoconsent', '@testing-library/dom', 'axe-core', 'fast-check'],
        },
        test: {
          name: 'browser',
          include: ['test/{guards,ui}/**/*.test.ts'],
          testTimeout: 20_000,
          setupFiles: ['test/front.ts'],
          browser: {
            enabled: true,
            commands: { toFront },
            headless: true,
            ui: false,
            screenshotFailures: false,
            connectTimeout: 120_000,
            api: { host: '127.0.0.1' },
            viewport: { width: 1024, height: 768 },
            provider: playwright({
              launchOptions: chromiumLaunch,
              contextOptions: { viewport: { width: 1280, height: 960 } },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        root,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
