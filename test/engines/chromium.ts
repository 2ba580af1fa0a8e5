import { existsSync } from 'node:fs';

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
