import type { Cookie, Page } from 'playwright';
import type { Browsers } from './browsers.ts';
import { isKept } from './device.ts';
import type { Outcome, Result } from './outcome.ts';
import type { Act, Subject } from './subjects.ts';
import type { Tracker } from './tracker.ts';
import { sleep, until, within } from './until.ts';
import { createVisits, type Visit } from './visit.ts';
import type { Way } from './way.ts';

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

const isEnd = (note: string): boolean => /^(works|done|threw)/.test(note);

/** Tries ways in a browser. */
export function createMeasure(browsers: Browsers, tracker: Tracker, patience: Patience) {
  const home = `http://a.localhost:${tracker.port}`;
  const { open, retry } = createVisits(browsers.fresh, browsers.openLasting, tracker, patience.mostMs);

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

  const look = async ({ tab, arrived }: Visit, { stores }: Way): Promise<boolean> => {
    if (!stores) return arrived().length > 0;
    const [kind, name] = stores;
    return isKept(tab, home, kind, name);
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
    const retried = await retry(visit, way.code);
    const outcome = await settle(retried, way, quietMs, runs);
    await retried.close();
    return outcome;
  };

  const act = async (visit: Visit, subject: Subject, what: Act): Promise<boolean> => {
    if (!subject.act) return false;
    try {
      await within(3 * patience.mostMs, subject.act(visit.page, what));
      return true;
    } catch (error) {
      visit.notes.push(`${what}: ${String(error).slice(0, 80)}`);
      return false;
    }
  };

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
      // A way that goes to the tracker has left nobody to withdraw; one that is on its way there, soon.
      await sentinel(visit.page);
      const hasLeft = () => !visit.page.url().startsWith(home);
      if (hasLeft()) return { before, restored, tookMs };
      if (!(await act(visit, subject, 'withdraw')) && hasLeft()) return { before, restored, tookMs };
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
