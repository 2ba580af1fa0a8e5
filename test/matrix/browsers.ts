import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { chromiumLaunch } from '../engines/chromium.ts';

/** Where pages are opened. */
export interface Browsers {
  /** Profiles in memory. */
  readonly fresh: Browser;
  /** Opens a profile on disk: Chromium preconnects in no other. */
  openLasting(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** With these Chromium preconnects to nobody, and speaks no HTTP/3. */
const withheld = ['--disable-background-networking', '--disable-quic'];

const launch = {
  ...chromiumLaunch,
  ignoreDefaultArgs: withheld,
  args: chromiumLaunch.args.filter(arg => !withheld.includes(arg)),
};

/** Starts Chromium; a second one, with a profile on disk, when it is first wanted. */
export async function openBrowsers(): Promise<Browsers> {
  const fresh = await chromium.launch(launch);
  const opened: { readonly context: BrowserContext; readonly folder: string }[] = [];
  return {
    fresh,
    async openLasting() {
      const folder = await mkdtemp(join(tmpdir(), 'assent-matrix-'));
      const context = await chromium.launchPersistentContext(folder, { ...launch, locale: 'en-GB' });
      opened.push({ context, folder });
      return context;
    },
    async close() {
      await fresh.close();
      for (const { context, folder } of opened) {
        await context.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
