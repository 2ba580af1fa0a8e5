import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/index.js';
import { policy as standard } from './policy.ts';
import {
  answer,
  assent,
  decide,
  device,
  eventually,
  html,
  nothing,
  ready,
  startVisits,
  told,
} from './visit.ts';

const visit = startVisits();

/** What posthog-js keeps and whom it asks, as a site owner would declare it. */
const policy: Policy = {
  ...standard,
  services: [
    { id: 'status', purpose: 'necessary', hosts: ['b.localhost/open/*'] },
    {
      id: 'posthog',
      purpose: 'analytics',
      provider: { name: 'PostHog' },
      hosts: ['b.localhost'],
      items: [
        { cookie: 'ph_*', days: 365 },
        { cookie: 'dmn_chk_*', days: 1 },
        { local: 'ph_*' },
        { local: '__ph_*' },
        { local: '__mplssupport__' },
        { local: 'test' },
        { session: 'ph_*' },
        { session: '__support__' },
      ],
    },
  ],
};

/** As its documents say, but for what keeps it silent in a headless browser. */
const pageWith = (more: object, lines = assent(policy)) =>
  html(`${lines}
    <script src="/node_modules/posthog-js/dist/array.full.js"></script>
    <script>
      posthog.init('phc_test', {
        api_host: 'PARTNER',
        defaults: '2025-05-24',
        opt_out_useragent_filter: true,
        disable_compression: true,
        ...${JSON.stringify(more)},
      });
    </script>`);
/** It collects events for some seconds, or sends them by beacon when the page goes. */
const collecting = pageWith({});
/** It sends each event at once, so that nobody has to wait. */
const prompt = pageWith({ request_batching: false });

interface Sent {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What it has sent: batches as JSON, which beacons carry in a form as base64. */
function sentEvents(): Sent[] {
  return visit.site.hits
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/e/'))
    .flatMap(({ body }) => {
      const data = body.startsWith('data=') ? new URLSearchParams(body).get('data') : null;
      const text = data ? Buffer.from(data, 'base64').toString('utf8') : body;
      const { batch }: { readonly batch: readonly Sent[] } = JSON.parse(text);
      return batch;
    });
}
const names = () => sentEvents().map(({ event }) => event);

declare global {
  interface Window {
    posthog: { capture(event: string): void; __loaded?: boolean };
  }
}
const runs = (tab: Page) => tab.waitForFunction(() => window.posthog.__loaded === true);
const capture = (tab: Page, event: string) => tab.evaluate(name => window.posthog.capture(name), event);

async function expectSilence(tab: Page): Promise<void> {
  await visit.afterAllSent(tab);
  expect(visit.sent()).toEqual([]);
  expect(await device(tab)).toEqual(nothing);
}

test('without Assent it sends and keeps at once', async () => {
  const tab = await visit.open(pageWith({ request_batching: false }, ''));
  await eventually(names).toContain('$pageview');
  const { cookies, local, session } = await device(tab);
  expect(cookies).toEqual(['ph_phc_test_posthog']);
  expect([...local, ...session].filter(key => key.startsWith('ph_phc_test'))).not.toEqual([]);
});

// P2-1, P1-1
test('posthog-js runs before a choice, and nothing of it is sent or stored', async () => {
  const tab = await visit.open(collecting);
  await ready(tab);
  await runs(tab);
  await capture(tab, 'early');
  await expectSilence(tab);
});

// P2-2
test('nothing of it is sent or stored after refusing, though it captures on', async () => {
  const tab = await visit.open(collecting);
  await runs(tab);
  await answer(tab, 'Refuse all');
  await capture(tab, 'refused');
  await expectSilence(tab);
  await tab.reload();
  await ready(tab);
  await runs(tab);
  await capture(tab, 'refused again');
  await expectSilence(tab);
});

test('after accepting, the held page view arrives once, and it works on', async () => {
  const tab = await visit.open(prompt);
  await runs(tab);
  await ready(tab);
  await capture(tab, 'early');
  await answer(tab, 'Accept all');
  await eventually(names).toContain('early');
  await capture(tab, 'granted');
  await eventually(names).toContain('granted');
  await visit.afterAllSent(tab);
  // In whatever order the connections bring them.
  expect(
    names()
      .filter(name => /pageview|early|granted/.test(name))
      .sort(),
  ).toEqual(['$pageview', 'early', 'granted']);
  expect((await device(tab)).local.some(name => /^ph_phc_test_posthog/.test(name))).toBe(true);
  expect((await device(tab)).cookies).toEqual(['ph_phc_test_posthog']);
});

test('a visitor who accepted is the same one at the next page', async () => {
  const tab = await visit.open(prompt);
  await runs(tab);
  await answer(tab, 'Accept all');
  await eventually(names).toContain('$pageview');
  await tab.reload();
  await eventually(() => names().filter(name => name === '$pageview').length).toBe(2);
  const views = sentEvents().filter(({ event }) => event === '$pageview');
  const [first, second] = views.map(({ properties }) => properties.distinct_id);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});

// P3-5, P6-3
test('after withdrawing it is erased and silent, though it runs and captures on', async () => {
  const tab = await visit.open(prompt);
  await runs(tab);
  await answer(tab, 'Accept all');
  await eventually(names).toContain('$pageview');
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('analytics')));
  await visit.afterAllSent(tab);
  const count = visit.sent().length;
  for (const event of ['late', 'later', 'latest']) await capture(tab, event);
  await tab.getByRole('heading').click();
  await visit.afterAllSent(tab);
  expect(visit.sent()).toHaveLength(count);
  expect(await device(tab)).toEqual(nothing);
  const [erasure] = await told(tab, 'erase');
  expect(erasure?.kept).toEqual([]);
  expect(erasure?.erased).toContainEqual({ kind: 'cookie', name: 'ph_phc_test_posthog' });
  await tab.reload();
  await ready(tab);
  await runs(tab);
  await visit.afterAllSent(tab);
  expect(visit.sent()).toHaveLength(count);
  expect(await device(tab)).toEqual(nothing);
});
