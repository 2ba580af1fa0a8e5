import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { guarded } from './libraries/page.ts';
import { posthog } from './libraries/posthog.ts';
import { answer, decide, device, eventually, nothing, ready, startVisits, told } from './visit.ts';

const visit = startVisits();

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
const capture = (tab: Page, event: string) => tab.evaluate(posthog.send, event);

test('after accepting, the held page view arrives once, and it works on', async () => {
  const tab = await visit.open(guarded(posthog));
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
  const tab = await visit.open(guarded(posthog));
  await answer(tab, 'Accept all');
  await eventually(names).toContain('$pageview');
  await tab.reload();
  await eventually(() => names().filter(name => name === '$pageview').length).toBe(2);
  const views = sentEvents().filter(({ event }) => event === '$pageview');
  const [first, second] = views.map(({ properties }) => properties.distinct_id);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});

test('after withdrawing, the page is told what was erased', async () => {
  const tab = await visit.open(guarded(posthog));
  await answer(tab, 'Accept all');
  await eventually(names).toContain('$pageview');
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('analytics')));
  await eventually(() => told(tab, 'erase')).toHaveLength(1);
  const [erasure] = await told(tab, 'erase');
  expect(erasure?.kept).toEqual([]);
  expect(erasure?.erased).toContainEqual({ kind: 'cookie', name: 'ph_phc_test_posthog' });
  expect(await device(tab)).toEqual(nothing);
});
