/**
 * What `npm test` runs: brings what is missing, then passes its arguments on to Vitest, as in
 * `npm test -- --project unit` or `npm test -- test/policy`.
 */
import { existsSync } from 'node:fs';
import { ensureBuilt, ensureInstalled, run } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
await ensureChromium();
ensureEngines();
run('npx', ['vitest', 'run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)]);

/** Guards and interface are proved in a real browser: Debian's Chromium, or the one that Playwright downloads. */
async function ensureChromium() {
  if (['/usr/bin/chromium', '/usr/bin/chromium-browser'].some(existsSync)) return;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return;
  if (mayInstall) {
    install('chromium');
    return;
  }
  // Untried by us: where this was written, Playwright could not download a browser.
  run('npx', ['playwright', 'install', 'chromium']);
}

/** The other engines, of which less is promised. Where they are missing and cannot be installed, their tests say so. */
function ensureEngines() {
  const programs = { 'firefox-esr': 'firefox-esr', WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };
  const missing = Object.keys(programs).filter(program => !existsSync(`/usr/bin/${program}`));
  if (mayInstall && missing.length) install(...missing.map(program => programs[program]));
}

function install(...packages) {
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
}
