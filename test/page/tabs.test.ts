import type { Page } from 'playwright';
import { expect, test } from 'vitest';
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
  states,
  told,
  writeCookies,
} from './visit.ts';

// Playwright turns the back-forward cache off, browsers do not.
const visit = startVisits({ launch: { ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

const page = html(`${assent()}<script>
  window.outcome = 'waits';
  fetch('PARTNER/held').then(() => { outcome = 'sent'; }, () => { outcome = 'refused'; });
</script>`);

declare global {
  interface Window {
    outcome?: string;
  }
}
const outcome = (tab: Page) => tab.evaluate(() => window.outcome);

/** The visitor looks at a tab again. To a headless browser all are looked at, so it has to be told. */
const comeBackTo = (tab: Page) => tab.evaluate(() => window.dispatchEvent(new Event('focus')));

async function twoTabs(): Promise<[Page, Page]> {
  const one = await visit.open(page);
  const other = await visit.tab();
  await ready(one);
  await ready(other);
  await one.getByRole('button', { name: 'Accept all' }).waitFor();
  await other.getByRole('button', { name: 'Accept all' }).waitFor();
  return [one, other];
}

test('accepting in one tab closes the banner of the other and releases what it holds', async () => {
  const [one, other] = await twoTabs();
  await answer(one, 'Accept all');
  await eventually(() => outcome(other)).toBe('sent');
  expect(await other.getByRole('dialog').count()).toBe(0);
  expect(await states(other, 'login', 'analytics', 'support')).toEqual(['granted', 'granted', 'granted']);
  expect(await told(one, 'change')).toMatchObject([{ from: 'here', how: 'accept-all' }]);
  expect(await told(other, 'change')).toMatchObject([{ from: 'tab', how: 'accept-all' }]);
  await visit.afterAllSent(other);
  expect(visit.sent(/held/)).toHaveLength(2);
});

test('refusing in one tab closes the banner of the other and refuses what it holds', async () => {
  const [one, other] = await twoTabs();
  await answer(one, 'Refuse all');
  await eventually(() => outcome(other)).toBe('refused');
  expect(await other.getByRole('dialog').count()).toBe(0);
  await visit.afterAllSent(other);
  expect(visit.sent()).toEqual([]);
});

test('a choice in one tab reaches open preferences of the other', async () => {
  const [one, other] = await twoTabs();
  await other.getByRole('button', { name: 'Choose' }).click();
  await other.getByRole('dialog').getByRole('switch', { name: 'Analytics' }).waitFor();
  await answer(one, 'Accept all');
  await eventually(() => other.getByRole('switch', { name: 'Analytics' }).isChecked()).toBe(true);
});

// P3-5
test('withdrawn in one tab, the other neither writes nor sends from then on', async () => {
  const [one, other] = await twoTabs();
  await answer(one, 'Accept all');
  await eventually(() => outcome(other)).toBe('sent');
  await decide(other, () => one.evaluate(() => window.assent?.withdraw('analytics')));
  await writeCookies(other, '_stat=1; Path=/');
  const written = await other.evaluate(async url => {
    localStorage.stat_id = '1';
    return fetch(url).then(
      () => 'sent',
      () => 'refused',
    );
  }, `${visit.site.partner}/after`);
  expect(written).toBe('refused');
  expect(await device(other)).toEqual(nothing);
  expect(visit.sent(/after/)).toEqual([]);
});

const hearing: Readonly<Record<string, () => void>> = {
  'that hears the others': () => {},
  'without BroadcastChannel': () => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
  },
};
for (const [kind, prepare] of Object.entries(hearing)) {
  test(`a stale tab ${kind} cannot grant again what another withdrew`, async () => {
    await visit.context.addInitScript(prepare);
    const [one, other] = await twoTabs();
    await answer(one, 'Accept all');
    await comeBackTo(other);
    await eventually(() => states(other, 'analytics')).toEqual(['granted']);
    await decide(one, () => one.evaluate(() => window.assent?.withdraw('analytics')));
    await decide(other, () => other.evaluate(() => window.assent?.choose({ support: true })));
    for (const tab of [one, other]) {
      await comeBackTo(tab);
      await eventually(() => states(tab, 'login', 'analytics', 'support')).toEqual([
        'granted',
        'refused',
        'granted',
      ]);
    }
    await one.reload();
    await ready(one);
    expect(await states(one, 'analytics')).toEqual(['refused']);
  });
}

test('two tabs that choose at once agree, and so does the next page', async () => {
  const [one, other] = await twoTabs();
  await Promise.all([
    decide(one, () => one.evaluate(() => window.assent?.acceptAll())),
    decide(other, () => other.evaluate(() => window.assent?.refuseAll())),
  ]);
  const next = await visit.tab();
  await ready(next);
  const agreed = await states(next, 'login', 'analytics', 'support');
  for (const tab of [one, other]) {
    await eventually(() => states(tab, 'login', 'analytics', 'support')).toEqual(agreed);
  }
});

test('a reset in one tab forgets and stops in both', async () => {
  const [one, other] = await twoTabs();
  await answer(one, 'Accept all');
  await eventually(() => outcome(other)).toBe('sent');
  await decide(other, () => one.evaluate(() => window.assent?.reset()));
  for (const tab of [one, other]) {
    expect(await states(tab, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
    expect(await tab.evaluate(() => window.assent?.record)).toBeNull();
  }
  await one.getByRole('button', { name: 'Accept all' }).waitFor();
  expect(await one.evaluate(() => document.cookie)).toBe('');
});

test('a page that comes back out of the back-forward cache follows a choice made meanwhile', async () => {
  // A page that must not be stored is not kept in that cache either.
  visit.site.serve({
    '/kept': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(page.replaceAll('PARTNER', visit.site.partner));
    },
    '/elsewhere': html(assent()),
  });
  const tab = await visit.tab('/kept');
  await answer(tab, 'Accept all');
  await tab.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      window.outcome = `persisted: ${persisted}`;
    });
  });
  await tab.goto(`${visit.site.home}/elsewhere`);
  await ready(tab);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('analytics')));
  await tab.goBack({ waitUntil: 'commit' });
  await eventually(() => outcome(tab)).toBe('persisted: true');
  await eventually(() => states(tab, 'analytics', 'support')).toEqual(['refused', 'granted']);
});
