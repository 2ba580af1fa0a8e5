import type { Page } from 'playwright';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { libraries } from './libraries/index.ts';
import { guarded, unguarded } from './libraries/page.ts';
import type { Answer } from './site.ts';
import { answer, decide, device, eventually, nothing, ready, startVisits, told } from './visit.ts';

const visit = startVisits({
  partnerFiles: Object.assign({}, ...libraries.map(({ partnerFiles }) => partnerFiles)),
  // Some of them do not count what says that it is headless.
  context: {
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  },
});

/** Longer than any of them waits before it sends, or tries again. In the page's own time, in milliseconds. */
const longMs = 60_000;

/** A body that is a form, as what was put into it. */
const readable = (body: string) =>
  body.startsWith('data=') ? (new URLSearchParams(body).get('data') ?? '') : body;

/** What has reached the collector: path with query, a space, body. */
const arrived = () => visit.site.hits.map(({ path, body }) => `${path} ${readable(body)}`);

/** What lies on the device, each as its kind and its name. */
async function kept(tab: Page): Promise<string[]> {
  const { cookies, local, session, databases } = await device(tab);
  const byKind = { cookie: cookies, local, session, database: databases };
  return Object.entries(byKind).flatMap(([kind, names]) => names.map(name => `${kind} ${name}`));
}

/** Asked again and again, it lets the page's time leap. */
async function arrivedInTime(tab: Page): Promise<string[]> {
  await tab.clock.fastForward(1_000);
  return arrived();
}

describe.each(libraries)('$name', library => {
  let siteFiles: Readonly<Record<string, Answer>> = {};
  let forwarded: Promise<void>[];
  beforeAll(async () => {
    if (library.siteFiles) siteFiles = await library.siteFiles();
  });
  beforeEach(async () => {
    const { context, site } = visit;
    await context.clock.install();
    // The clock's stand-in has no such count, and Clarity cannot do without.
    await context.addInitScript(() => {
      Object.defineProperty(performance, 'interactionCount', { value: 0 });
    });
    site.serve(siteFiles);
    forwarded = [];
    for (const host of library.hosts ?? []) {
      await context.route(
        ({ hostname }) => hostname === host,
        route => {
          const { pathname, search } = new URL(route.request().url());
          // By address: what asks here knows no other names.
          const url = `http://127.0.0.1:${site.port}${pathname}${search}`;
          const headers = { ...route.request().headers(), host: 'b.localhost' };
          forwarded.push(route.fetch({ url, headers }).then(response => route.fulfill({ response })));
        },
      );
    }
  });

  const send = (tab: Page, event: string) => tab.evaluate(library.send, event);

  /** Lets the page's time leap, so that the library does all that it waits with, and what it waits with then. */
  async function passTime(tab: Page): Promise<void> {
    for (let leap = 0; leap < 2; leap++) {
      await tab.clock.fastForward(longMs);
      await visit.afterAllSent(tab);
      await Promise.all(forwarded);
    }
  }

  /** What it sends by itself has arrived, and what it keeps is there. */
  async function expectWorking(tab: Page): Promise<void> {
    await eventually(() => arrivedInTime(tab)).toContainEqual(expect.stringMatching(library.first));
    for (const item of library.keeps) {
      await eventually(() => kept(tab)).toContainEqual(expect.stringMatching(item));
    }
  }

  /** Nothing reaches the collector after the first so many, and nothing is kept, though the page goes on telling it. */
  async function expectSilence(tab: Page, when: string, count = 0): Promise<void> {
    for (const event of ['late', 'later', 'latest']) await send(tab, event);
    await tab.getByRole('heading', { name: 'Hello' }).click();
    await passTime(tab);
    expect(visit.sent().slice(count), `sent ${when}`).toEqual([]);
    expect(await device(tab), `kept ${when}`).toEqual(nothing);
  }

  test('without Assent it sends and keeps at once', async () => {
    const tab = await visit.open(unguarded(library));
    await expectWorking(tab);
    await send(tab, 'one-more');
    // What follows proves silence by the same means: they are enough to hear it.
    await passTime(tab);
    expect(arrived()).toContainEqual(expect.stringContaining('one-more'));
  });

  test('before a choice, and after refusing, nothing is sent or kept, at the next page neither', async () => {
    const tab = await visit.open(guarded(library));
    await ready(tab);
    await expectSilence(tab, 'before a choice');
    await answer(tab, 'Refuse all');
    await expectSilence(tab, 'after refusing');
    await tab.reload();
    await ready(tab);
    await expectSilence(tab, 'at the next page');
  });

  test('accepted, what was held arrives without a reload; withdrawn, it is silent and erased', async () => {
    const tab = await visit.open(guarded(library));
    await ready(tab);
    await send(tab, 'held');
    await answer(tab, 'Accept all');
    await expectWorking(tab);
    await send(tab, 'one-more');
    for (const event of ['held', 'one-more']) {
      await eventually(() => arrivedInTime(tab)).toContainEqual(expect.stringContaining(event));
    }
    // So what it declares is all that there is.
    expect(await told(tab, 'undeclared')).toEqual([]);
    await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('analytics')));
    // What was on its way has arrived.
    await visit.afterAllSent(tab);
    await visit.afterAllSent(tab);
    await Promise.all(forwarded);
    const { length } = visit.sent();
    await expectSilence(tab, 'after withdrawing', length);
    await tab.reload();
    await ready(tab);
    await expectSilence(tab, 'at the next page', length);
  });
});
