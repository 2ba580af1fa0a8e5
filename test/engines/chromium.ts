import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Engine } from './engine.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path));

/** How Playwright starts Chromium: Debian's where it is installed, else the one that Playwright downloaded. */
export const chromiumLaunch = {
  ...(installed ? { executablePath: installed } : {}),
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Starts Chromium with an empty profile. */
export async function openChromium(): Promise<Engine> {
  const browser = await chromium.launch(chromiumLaunch);
  const page = await browser.newPage();
  return {
    version: browser.version(),
    goto: async url => void (await page.goto(url)),
    run: script => page.evaluate(`(async () => { ${script} })()`),
    close: () => browser.close(),
  };
}
