import type { Browser, Cookie, Page } from 'playwright';
import { fill } from './fill.ts';
import type { Act, Subject } from './subjects.ts';
import { createTabs, type Tab } from './tabs.ts';
import type { Tracker } from './tracker.ts';
import type { Store, Way } from './way.ts';

/** What one page did. */
export interface Outcome {
  /** Requests with the page's token arrived, or what must not be kept was kept. */
  readonly leaked: boolean;
  /** A script of the tracker ran. */
  readonly ran: boolean;
  /** A script was asked for, as the unguarded page would run, and did not run. */
  readonly fetchedOnly: boolean;
  /** Where it went, or what the page threw; for whoever looks into it. */
  readonly notes: readonly string[];
}

/** What one way did on the pages of one subject. Absent: was not asked, or the leak before had taken the page away. */
export interface Result {
  readonly before: Outcome;
  readonly refused?: Outcome;
  /** It happened on the same page, once accepted; null where it had already happened. */
  readonly restored?: boolean | null;
  /** It happens on a page that starts accepted. */
  readonly granted?: boolean;
  /** What it had stored was gone, once withdrawn. */
  readonly erased?: boolean;
  /** Tried again after that. */
  readonly withdrawn?: Outcome;
  /** From the page's load to its first leak, in milliseconds. */
  readonly tookMs: number;
}

/** The cookies that a visitor has after an answer. */
export type Answered = Readonly<Record<'accept' | 'refuse', readonly Cookie[]>>;

/** How long is waited for what must not come and for what must. In milliseconds. */
export interface Patience {
  /** After everything that was sent before has arrived. 0: no longer than that. */
  readonly quietMs: number;
  readonly mostMs: number;
  /** Tries no state but the first. */
  readonly onlyBefore?: boolean;
}

/** An open page, and what is known of it from outside. */
interface Visit {
  readonly page: Page;
  readonly tab: Tab;
  readonly notes: string[];
  ran(): boolean;
  arrived(): readonly string[];
  close(): Promise<void>;
}

const isEnd = (note: string): boolean => /^(works|done|threw)/.test(note);

let count = 0;
const newToken = (): string => `x${(++count).toString(36)}`;
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** What runs a way's code, at load and again. */
const wrapped = (code: string): string =>
  `(async () => {${code}})().then(v => console.debug(v === true ? 'matrix:works' : 'matrix:done'), e => console.debug('matrix:threw ' + e));`;

const inScript = (code: string): string =>
  `<script>${wrapped(code).replaceAll('</script', '<\\/script')}</script>`;

/** The page of a way under a subject. */
const pageOf = ({ head = '', body = '', code = '' }: Way, subject: Subject): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Measured</title><link rel="icon" href="data:,">${subject.head}${head}</head><body>${body}${code && inScript(code)}</body></html>`;

/** Tries ways in a browser. */
export function createMeasure(browser: Browser, tracker: Tracker, patience: Patience) {
  const home = `http://a.localhost:${tracker.port}`;
  const tabs = createTabs(browser, home, patience.mostMs);

  const open = async (way: Way, subject: Subject, cookies: readonly Cookie[]): Promise<Visit> => {
    const token = newToken();
    const ports = await tracker.listen(token);
    const places = { token, port: tracker.port, ...ports };
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
        await tabs.giveBack(tab);
        ports.close();
        tracker.forget(token);
      },
    };
  };

  /** Asks until it is so, and gives up in the end. @returns whether it was */
  const until = async (ask: () => Promise<boolean> | boolean, mostMs: number): Promise<boolean> => {
    const end = Date.now() + mostMs;
    while (!(await ask())) {
      if (Date.now() > end) return false;
      await sleep(20);
    }
    return true;
  };

  /** Has a request answered that was sent after all others. */
  const sentinel = async (page: Page): Promise<void> => {
    await Promise.race([
      page
        .evaluate(
          url => new Promise(resolve => setTimeout(resolve)).then(() => fetch(url)).then(() => {}),
          `http://d.localhost:${tracker.port}/sentinel`,
        )
        .catch(() => {}), // The page has gone elsewhere: then what it sent by going has been sent.
      sleep(2000),
    ]);
  };

  const look = async (visit: Visit, way: Way): Promise<boolean> => {
    if (!way.stores) return visit.arrived().length > 0;
    return (await kept(visit, way.stores)).length > 0;
  };

  /** Which of these lie on the device: asked of the browser, and from a page without guards. */
  const kept = async ({ tab }: Visit, stores: NonNullable<Way['stores']>): Promise<string[]> => {
    const has = async ([kind, name]: [Store, string]): Promise<boolean> => {
      if (kind === 'cookie') return (await tab.context.cookies(home)).some(cookie => cookie.name === name);
      if (kind === 'session') {
        const storageId = { securityOrigin: home, isLocalStorage: false };
        const { entries } = await tab.session.send('DOMStorage.getDOMStorageItems', { storageId });
        return entries.some(([key]) => key === name);
      }
      const clean = await tab.clean();
      return clean.evaluate(
        async ([what, wanted]) => {
          if (what === 'local') return localStorage.getItem(wanted) !== null;
          if (what === 'cache') return (await caches.keys()).includes(wanted);
          if (what === 'database') return (await indexedDB.databases()).some(one => one.name === wanted);
          const files = await navigator.storage.getDirectory();
          for await (const name of files.keys()) if (name === wanted) return true;
          return false;
        },
        [kind, name] as const,
      );
    };
    const names: string[] = [];
    for (const [kind, name] of Object.entries(stores) as [Store, string][]) {
      if (await has([kind, name])) names.push(`${kind} ${name}`);
    }
    return names;
  };

  /** Waits for a leak that must not come: for what is under way, then for so long. */
  const settle = async (visit: Visit, way: Way, quietMs: number, runs: boolean): Promise<Outcome> => {
    await sentinel(visit.page);
    await until(() => !way.stores && visit.arrived().length > 0, quietMs);
    const leaked = await look(visit, way);
    // Its script arrives a moment after it was asked for.
    if (leaked && !way.stores) await sentinel(visit.page);
    const ran = visit.ran();
    const notes = [...visit.arrived(), ...visit.notes];
    return { leaked, ran, fetchedOnly: runs && !ran, notes };
  };

  /** Does the way once more, on a page that stands. */
  const again = async (
    visit: Visit,
    way: Way,
    quietMs: number,
    runs: boolean,
  ): Promise<Outcome | undefined> => {
    if (!way.code || way.body || way.head) return undefined;
    const token = newToken();
    const ports = await tracker.listen(token);
    const code = fill(wrapped(way.code), { token, port: tracker.port, ...ports });
    visit.notes.length = 0;
    await visit.page.evaluate(`${code}; 0`).catch(() => {});
    const arrived = () => tracker.arrived(token).map(({ host, path }) => host + path);
    const outcome = await settle({ ...visit, arrived }, way, quietMs, runs);
    ports.close();
    tracker.forget(token);
    return outcome;
  };

  const act = async (visit: Visit, subject: Subject, what: Act): Promise<boolean> =>
    subject.act?.(visit.page, what).then(
      () => true,
      error => visit.notes.push(`${what}: ${String(error).slice(0, 80)}`) < 0,
    ) ?? false;

  /** What happens on one page: before an answer, after accepting, after withdrawing. */
  const first = async (way: Way, subject: Subject, quietMs: number, runs: boolean): Promise<Result> => {
    const visit = await open(way, subject, []);
    try {
      const since = Date.now();
      if (!subject.act) {
        const leaked = await until(() => look(visit, way), patience.mostMs);
        if (leaked) await sentinel(visit.page);
        const tookMs = Date.now() - since;
        const outcome = {
          leaked,
          ran: visit.ran(),
          fetchedOnly: false,
          notes: [...visit.arrived(), ...visit.notes],
        };
        return { before: outcome, tookMs };
      }
      const before = await settle(visit, way, quietMs, runs);
      const tookMs = Date.now() - since;
      if (patience.onlyBefore) return { before, tookMs };
      if (!(await act(visit, subject, 'accept'))) {
        return { before: { ...before, notes: [...before.notes, ...visit.notes] }, tookMs };
      }
      // What was only fetched has still to run.
      const hasHappened = before.leaked && (before.ran || !runs);
      const happens = async () => (await look(visit, way)) && (!runs || visit.ran());
      const restored = hasHappened ? null : await until(happens, patience.mostMs);
      await act(visit, subject, 'withdraw');
      const erased = way.stores ? await until(async () => !(await look(visit, way)), 3000) : undefined;
      const withdrawn = await again(visit, way, quietMs, runs);
      return {
        before,
        restored,
        ...(erased === undefined ? {} : { erased }),
        ...(withdrawn ? { withdrawn } : {}),
        tookMs,
      };
    } finally {
      await visit.close();
    }
  };

  const once = async (
    way: Way,
    subject: Subject,
    cookies: readonly Cookie[],
    quietMs: number,
    runs: boolean,
  ) => {
    const visit = await open(way, subject, cookies);
    try {
      return await settle(visit, way, quietMs, runs);
    } finally {
      await visit.close();
    }
  };

  return {
    /** Tries a way in every state. */
    async way(
      way: Way,
      subject: Subject,
      answered: Answered,
      quietMs = patience.quietMs,
      runs = false,
    ): Promise<Result> {
      const result = await first(way, subject, quietMs, runs);
      if (!subject.act || patience.onlyBefore) return result;
      const refused = await once(way, subject, answered.refuse, quietMs, runs);
      if (subject.isPeer) return { ...result, refused };
      const visit = await open(way, subject, answered.accept);
      const granted = await until(() => look(visit, way), patience.mostMs);
      await visit.close();
      return { ...result, refused, granted };
    },
    /** Whether a control works, by the cookies of a state. */
    async control(
      way: Way,
      subject: Subject,
      cookies: readonly Cookie[],
    ): Promise<{ works: boolean; notes: string[] }> {
      const visit = await open(way, subject, cookies);
      try {
        const works = await until(() => visit.notes.some(isEnd), patience.mostMs);
        return { works: works && visit.notes.includes('works'), notes: visit.notes };
      } finally {
        await visit.close();
      }
    },
    /** The cookies that answers leave. */
    async answers(subject: Subject): Promise<Answered> {
      const cookiesAfter = async (what: 'accept' | 'refuse'): Promise<Cookie[]> => {
        if (!subject.act) return [];
        const visit = await open({ name: '', family: '' }, subject, []);
        try {
          await subject.act(visit.page, what);
          await until(async () => (await visit.tab.context.cookies()).length > 0, patience.mostMs);
          return await visit.tab.context.cookies();
        } finally {
          await visit.close();
        }
      };
      return { accept: await cookiesAfter('accept'), refuse: await cookiesAfter('refuse') };
    },
  };
}
