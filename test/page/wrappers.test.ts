import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sentry } from './libraries/sentry.ts';
import { policy as standard } from './policy.ts';
import type { Answer } from './site.ts';
import { answer, assent, device, eventually, html, nothing, ready, startVisits } from './visit.ts';

const visit = startVisits();

/** Sentry reports errors for a required purpose; the tracker beside it has to be granted. */
const policy = {
  ...standard,
  services: [
    ...standard.services,
    { id: 'errors', purpose: 'necessary', hosts: ['b.localhost/api/*'], items: [{ session: 'sentry*' }] },
  ],
};
const ours = assent(policy);
/** Both of them wrap most of what the guards wrap. */
const others = `<script src="/node_modules/zone.js"></script>${sentry.head}`;
const tracker = '<script src="PARTNER/tracker.js"></script>';

let siteFiles: Readonly<Record<string, Answer>>;
beforeAll(async () => {
  siteFiles = (await sentry.siteFiles?.()) ?? {};
});
beforeEach(() => visit.site.serve(siteFiles));

describe.each([
  { place: 'before', head: others + ours + tracker },
  { place: 'after', head: ours + others + tracker },
])('zone.js and Sentry $place Assent', ({ head }) => {
  const reported = () => visit.site.hits.some(({ path, body }) => /^\/api\//.test(path) && /mine/.test(body));

  test('the refused tracker is silent, and Sentry works', async () => {
    const tab = await visit.open(html(head));
    await answer(tab, 'Refuse all');
    await tab.evaluate(() => window.Sentry.captureMessage('mine'));
    await eventually(reported).toBe(true);
    await visit.afterAllSent(tab);
    expect(visit.sent(/collect|late/)).toEqual([]);
    expect(await device(tab)).toEqual({ ...nothing, session: ['sentryReplaySession'] });
  });

  test('accepted, the tracker runs, and Sentry works on', async () => {
    const tab = await visit.open(html(head));
    await ready(tab);
    await answer(tab, 'Accept all');
    await eventually(() => tab.evaluate(() => [window.ran, window.lateRan])).toEqual([1, 1]);
    await eventually(() => visit.sent(/collect/).length).toBe(4);
    await tab.evaluate(() => window.Sentry.captureMessage('mine'));
    await eventually(reported).toBe(true);
  });
});
