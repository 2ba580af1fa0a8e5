import { expect, test } from 'vitest';
import type { Policy } from '../../src/index.js';
import { policy } from './policy.ts';
import {
  answer,
  assent,
  decide,
  device,
  eventually,
  html,
  inline,
  nothing,
  ready,
  startVisits,
  states,
  told,
} from './visit.ts';

const visit = startVisits();

const opening = '<script>document.cookie = "_stat=1; max-age=9999999"; localStorage.stat_id = "1"</script>';
const regions = [{ in: ['US-CA'], model: 'opt-out' }] as const;
/** Analytics is what Global Privacy Control speaks of. */
const sold: Policy = {
  ...policy,
  regions,
  purposes: policy.purposes.map(one => (one.id === 'analytics' ? { ...one, gpc: true } : one)),
};
const located = (of: object, region: string): string =>
  `${inline(of)}<script src="/dist/assent.js" data-region="${region}"></script>`;
const banner = '[data-assent="banner"]';

test('in a region that grants, the page works from the first script on, nothing is asked, and a refusal stays', async () => {
  const page = await visit.open(html(located(sold, 'US-CA') + opening));
  await ready(page);
  expect(await page.evaluate(() => window.assent?.grants.stat)).toEqual({
    state: 'granted',
    reason: 'region',
  });
  expect(await device(page)).toMatchObject({ cookies: ['_stat'], local: ['stat_id'] });
  expect([await told(page, 'ask'), await page.locator(banner).count()]).toEqual([[], 0]);
  await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
  await eventually(() => device(page)).toEqual(nothing);
  await page.reload();
  await ready(page);
  expect(await states(page, 'analytics', 'support')).toEqual(['refused', 'granted']);
  expect(await device(page)).toEqual(nothing);
});

test('erasing after a refusal switches nothing on where a region grants: here, in another tab, on later pages', async () => {
  const page = await visit.open(html(located(sold, 'US-CA') + opening));
  await ready(page);
  const other = await visit.tab();
  await ready(other);
  await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
  await eventually(() => states(other, 'analytics')).toEqual(['refused']);
  await page.evaluate(() => window.assent?.erase());
  for (const tab of [page, other]) {
    await eventually(() => states(tab, 'analytics', 'support')).toEqual(['refused', 'unset']);
  }
  await page.reload();
  await ready(page);
  expect(await states(page, 'analytics', 'support')).toEqual(['refused', 'unset']);
  expect(await device(page)).toEqual(nothing);
});

test('reset takes back what a region grants for the page, and asks', async () => {
  const page = await visit.open(html(located(sold, 'US-CA') + opening));
  await ready(page);
  await decide(page, () => page.evaluate(() => window.assent?.reset()));
  expect(await states(page, 'analytics', 'support')).toEqual(['unset', 'unset']);
  await page.getByRole('button', { name: 'Refuse all' }).waitFor();
  await eventually(() => device(page)).toEqual(nothing);
});

test.each(['', 'DE', 'US-NY'])('in the region %j all is asked', async region => {
  const page = await visit.open(html(located(sold, region) + opening));
  await ready(page);
  expect(await states(page, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
  expect(await device(page)).toEqual(nothing);
});

// L25, L27
test('Global Privacy Control refuses before the first script, ends an earlier grant, and says so (L25, L27)', async () => {
  const page = await visit.open(html(assent(sold)));
  await answer(page, 'Accept all');
  await page.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  });
  const later = await visit.open(html(assent(sold) + opening));
  await ready(later);
  expect(await later.evaluate(() => window.assent?.grants.analytics?.state)).toBe('refused');
  await eventually(() => told(later, 'change')).toMatchObject([
    { how: 'gpc', withdrawn: ['analytics', 'stat'] },
  ]);
  expect(await device(later)).toEqual(nothing);
  // Only what names it overrides it, and that is recorded.
  await decide(later, () => later.evaluate(() => window.assent?.acceptAll()));
  expect(await states(later, 'analytics', 'support')).toEqual(['refused', 'granted']);
  await decide(later, () => later.evaluate(() => window.assent?.choose({ analytics: true })));
  await later.reload();
  await ready(later);
  expect(await states(later, 'analytics')).toEqual(['granted']);
  expect(await later.evaluate(() => window.assent?.record?.gpc)).toBe(true);
});

// L31
test('Global Privacy Control is read once a page (L31)', async () => {
  const signal = `<script>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {
      configurable: true,
      get: () => Reflect.get(window, 'isOn') === true,
    });
  </script>`;
  const page = await visit.open(html(signal + assent(sold)));
  await ready(page);
  await page.evaluate(() => Reflect.set(window, 'isOn', true));
  await answer(page, 'Accept all');
  expect(await states(page, 'analytics')).toEqual(['granted']);
  expect(await page.evaluate(() => window.assent?.record?.gpc)).toBeUndefined();
});

test('Do Not Track counts the same where the page says so, read once a page, and else not at all', async () => {
  const page = await visit.open(html(assent(sold)));
  await answer(page, 'Accept all');
  await page.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => (window.ran ? '0' : '1') });
  });
  const unheard = await visit.open(html(assent(sold)));
  await ready(unheard);
  expect(await states(unheard, 'analytics')).toEqual(['granted']);
  const heard = `${inline(sold)}<script data-dnt src="/dist/guard.js"></script><script>ran = 1</script>
    <script src="/dist/assent.js"></script>`;
  const later = await visit.open(html(heard + opening));
  await ready(later);
  expect(await later.evaluate(() => window.assent?.grants.analytics)).toMatchObject({ state: 'refused' });
  await eventually(() => told(later, 'change')).toMatchObject([
    { how: 'gpc', withdrawn: ['analytics', 'stat'] },
  ]);
  expect(await device(later)).toEqual(nothing);
  await decide(later, () => later.evaluate(() => window.assent?.reset()));
  expect(await later.evaluate(() => window.assent?.grants)).toMatchObject({
    analytics: { state: 'refused', reason: 'gpc' },
    support: { state: 'unset' },
  });
});

const none = { added: [], removed: [], changed: [] };
const history = [
  { revision: '1', effective: '2025-01-01' },
  {
    revision: '2',
    effective: '2025-02-01',
    significant: ['recipients'],
    summary: 'A new partner for analytics.',
  },
];
const changed = {
  ...policy,
  revision: '2',
  revisions: history,
  services: policy.services.map(one =>
    one.id === 'stat' ? { ...one, provider: { name: 'Other Inc' } } : one,
  ),
};

// P8-2, P8-5
test('a revision asks again for what it affects, tells what changed, and going on is no answer (P8-2, P8-5)', async () => {
  const page = await visit.open(html(assent()));
  await decide(page, () =>
    page.evaluate(() => window.assent?.choose({ login: true, analytics: true, support: false })),
  );
  const later = await visit.open(html(assent(changed) + opening));
  await ready(later);
  expect(await states(later, 'login', 'analytics', 'support')).toEqual(['granted', 'unset', 'refused']);
  expect(await told(later, 'ask')).toEqual([{ reason: 'revision', purposes: ['analytics'] }]);
  expect(await told(later, 'revision')).toEqual([
    {
      kind: 'significant',
      from: '1',
      to: '2',
      significant: ['recipients'],
      summaries: ['A new partner for analytics.'],
      effective: '2025-02-01',
      diff: {
        purposes: { ...none, changed: ['analytics'] },
        services: { ...none, changed: ['stat'] },
        items: none,
        hosts: none,
        paths: none,
      },
    },
  ]);
  await later.reload();
  await ready(later);
  expect(await states(later, 'analytics')).toEqual(['unset']);
  expect(await device(later)).toEqual(nothing);
});

test('what changed is told by service, item and host, and of purposes alone where the log was lost', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  const services = changed.services.map(one =>
    one.id === 'stat' ? { ...one, hosts: ['new.example'], items: [{ cookie: '_new', days: 9 }] } : one,
  );
  const later = await visit.open(html(assent({ ...changed, services })));
  await ready(later);
  const diffOf = async () => (await told(later, 'revision'))[0]?.diff;
  expect(await diffOf()).toMatchObject({
    purposes: { added: [], removed: [], changed: ['analytics'] },
    services: { changed: ['stat'] },
    items: { added: ['cookie _new'], removed: expect.arrayContaining(['cookie _stat']) },
    hosts: { added: ['new.example'] },
  });
  // Damaged, then lost: less is told, and no grant is another.
  for (const damage of ['{"outline":{"revision":"1","purposes":[],"services":[[1]]}}', '{', '']) {
    await later.evaluate(text => localStorage.setItem('assent_pages.log', text), damage);
    await later.reload();
    await ready(later);
    expect(await diffOf()).toEqual({ purposes: { ...none, changed: ['analytics'] } });
    expect(await states(later, 'login', 'analytics', 'support')).toEqual(['granted', 'unset', 'granted']);
  }
});

// P8-6
test('the next policy is announced, and is the one in force once its day has come (P8-6)', async () => {
  const before = await visit.open(html(assent({ ...policy, next: { ...changed, effective: '2999-01-01' } })));
  await decide(before, () => before.evaluate(() => window.assent?.choose({ analytics: true })));
  await before.reload();
  await ready(before);
  expect(await told(before, 'revision')).toMatchObject([{ kind: 'announced', from: '1', to: '2' }]);
  expect(await states(before, 'analytics')).toEqual(['granted']);
  const after = await visit.open(html(assent({ ...policy, next: { ...changed, effective: '2026-01-01' } })));
  await ready(after);
  expect(await told(after, 'ready')).toMatchObject([{ policy: { revision: '2' } }]);
  expect(await states(after, 'analytics')).toEqual(['unset']);
});

// P3-3
test('an answer whose time has run out is told, and asked again (P3-3)', async () => {
  const page = await visit.open(html(assent()));
  await decide(page, () => page.evaluate(() => window.assent?.choose({ analytics: true, support: false })));
  await page.clock.install();
  await page.clock.setFixedTime(Date.now() + 179 * 86_400_000);
  await page.reload();
  await ready(page);
  expect([await states(page, 'analytics'), await told(page, 'expire')]).toEqual([['granted'], []]);
  await page.clock.setFixedTime(Date.now() + 181 * 86_400_000);
  await page.reload();
  await ready(page);
  expect(await states(page, 'analytics')).toEqual(['unset']);
  expect(await told(page, 'expire')).toMatchObject([
    { record: { choices: { analytics: true, support: false } } },
  ]);
  expect(await told(page, 'ask')).toMatchObject([{ reason: 'expired' }]);
});

// P7-1, P7-3
test('a visitor said to be a minor is not asked, here and on later pages, and what was stored is erased (P7-1, P7-3)', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await page.evaluate(() => {
    localStorage.stat_id = '1';
  });
  await decide(page, () => page.evaluate(() => window.assent?.setMinor(true)));
  await eventually(() => device(page)).toEqual(nothing);
  expect(await told(page, 'withdraw')).toMatchObject([{ purposes: ['login', 'analytics', 'support'] }]);
  const later = await visit.tab();
  await ready(later);
  expect(await later.evaluate(() => window.assent?.grants.analytics)).toEqual({
    state: 'refused',
    reason: 'minor',
  });
  expect([await told(later, 'ask'), await later.locator(banner).count()]).toEqual([[], 0]);
});
