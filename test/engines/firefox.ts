import { existsSync } from 'node:fs';
import { firefox } from 'playwright';
import type { Engine } from './engine.ts';

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(path => existsSync(path));

/** Whether there is a Firefox to drive: Debian's, by Playwright's WebDriver BiDi channel. */
export const hasFirefox = installed !== undefined;

/** Starts Firefox with an empty profile. */
export async function openFirefox(): Promise<Engine> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    ...(installed ? { executablePath: installed } : {}),
    headless: true,
    timeout: 120_000,
  });
  const page = await browser.newPage();
  return {
    version: browser.version(),
    goto: async url => void (await page.goto(url)),
    run: script => page.evaluate(`(async () => { ${script} })()`),
    close: () => browser.close(),
  };
}
