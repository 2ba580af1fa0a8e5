import type { Browser, BrowserContext, Cookie, Page } from 'playwright';
import { fill } from './fill.ts';
import type { Subject } from './subjects.ts';
import { createTabs, type Tab } from './tabs.ts';
import type { Tracker } from './tracker.ts';
import { within } from './until.ts';
import type { Way } from './way.ts';

/** An open page, and what is known of it from outside. */
export interface Visit {
  readonly page: Page;
  readonly tab: Tab;
  readonly notes: string[];
  ran(): boolean;
  arrived(): readonly string[];
  close(): Promise<void>;
}

let count = 0;
const newToken = (): string => `x${(++count).toString(36)}`;

/** What runs a way's code, at load and again. */
const wrapped = (code: string): string =>
  `(async () => {${code}})().then(v => console.debug(v === true ? 'matrix:works' : 'matrix:done'), e => console.debug('matrix:threw ' + e));`;

const inScript = (code: string): string =>
  `<script>${wrapped(code).replaceAll('</script', '<\\/script')}</script>`;

/** The page of a way under a subject. */
const pageOf = ({ head = '', body = '', code = '' }: Way, subject: Subject): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Measured</title><link rel="icon" href="data:,">${subject.head}${head}</head><body>${body}${code && inScript(code)}</body></html>`;

/** Opens pages of ways. */
export interface Visits {
  open(way: Way, subject: Subject, cookies: readonly Cookie[]): Promise<Visit>;
  /** Runs a way's code once more in the page that stands, under a token of its own. Closing it leaves the page open. */
  retry(visit: Visit, code: string): Promise<Visit>;
}

/**
 * Opens pages in tabs of a browser.
 *
 * @param openLasting opens a profile on disk; only for ways that say so
 */
export function createVisits(
  browser: Browser,
  openLasting: () => Promise<BrowserContext>,
  tracker: Tracker,
  patienceMs: number,
): Visits {
  const home = `http://a.localhost:${tracker.port}`;
  const locale = 'en-GB';
  const fresh = createTabs(() => browser.newContext({ locale }), home, patienceMs);
  const lasting = createTabs(openLasting, home, patienceMs);

  const open = async (way: Way, subject: Subject, cookies: readonly Cookie[]): Promise<Visit> => {
    const token = newToken();
    const ports = await tracker.listen(token);
    const places = { token, port: tracker.port, ...ports };
    const tabs = way.lasting ? lasting : fresh;
    const tab = await tabs.take();
    const { context, page, said: notes } = tab;
    await context.addCookies([...cookies]);
    await page.bringToFront();
    const address = tracker.serve(token, fill(pageOf(way, subject), places));
    // A way may take the page elsewhere before it has loaded; that is no failure.
    await page.goto(address).catch((error: unknown) => notes.push(`goto: ${String(error).slice(0, 80)}`));
    if (way.click) await page.click(way.click).catch(() => notes.push('not clicked'));
    return {
      page,
      tab,
      notes,
      ran: () => notes.some(note => note.startsWith('ran ')),
      arrived: () => tracker.arrived(token).map(({ host, path }) => host + path),
      async close() {
        // Controls have no store of their own and use them all.
        await tabs.giveBack(tab, way.stores !== undefined || way.family === 'controls');
        ports.close();
        tracker.forget(token);
      },
    };
  };

  const retry = async (visit: Visit, code: string): Promise<Visit> => {
    const token = newToken();
    const ports = await tracker.listen(token);
    visit.notes.length = 0;
    const again = visit.page.evaluate(`${fill(wrapped(code), { token, port: tracker.port, ...ports })}; 0`);
    await within(patienceMs, again).catch(() => {}); // It has taken the page elsewhere.
    return {
      ...visit,
      arrived: () => tracker.arrived(token).map(({ host, path }) => host + path),
      async close() {
        ports.close();
        tracker.forget(token);
      },
    };
  };

  return { open, retry };
}
