import { expect, test } from 'vitest';
import {
  answer,
  assent,
  decide,
  device,
  eventually,
  html,
  lifeOf,
  ready,
  startVisits,
  told,
} from './visit.ts';

const visit = startVisits();

/** Has the server set these cookies, as the answer to a request of the page's own. */
async function respond(
  tab: Awaited<ReturnType<typeof visit.open>>,
  ...cookies: readonly string[]
): Promise<void> {
  visit.site.serve({
    '/answer'(_, response) {
      response.setHeader('set-cookie', [...cookies]);
      response.end();
    },
  });
  await tab.evaluate(async () => (await fetch('/answer')).text());
}
const stats = () => visit.context.cookies().then(all => all.filter(({ name }) => name === '_stat').length);
const year = 'Path=/; Max-Age=31536000';

test('not answered, a cookie that the server sets is erased, with an event, and comes back on a grant', async () => {
  const tab = await visit.open(html(assent()));
  await ready(tab);
  await respond(tab, `_stat=1; ${year}`, 'sid=1; Path=/', 'unknown=1; Path=/');
  await eventually(stats).toBe(0);
  expect((await device(tab)).cookies).toEqual(['sid', 'unknown']);
  await eventually(() => told(tab, 'erase')).toContainEqual({
    erased: [{ kind: 'cookie', name: '_stat' }],
    kept: [],
  });
  await answer(tab, 'Accept all');
  expect(await lifeOf(visit.context, '_stat')).toBe(90);
});

test('refused, it is erased each time, and never comes back', async () => {
  const tab = await visit.open(html(assent()));
  await answer(tab, 'Refuse all');
  for (let times = 1; times <= 2; times++) {
    await respond(tab, `_stat=1; ${year}; Domain=a.localhost`);
    await eventually(async () => (await told(tab, 'erase')).length).toBe(times);
    expect(await stats()).toBe(0);
  }
  await decide(tab, () => tab.evaluate(() => window.assent?.acceptAll()));
  expect(await stats()).toBe(0);
});

test('granted, it stays, and no longer than declared', async () => {
  const tab = await visit.open(html(assent()));
  await answer(tab, 'Accept all');
  await respond(tab, `_stat=1; ${year}`);
  await eventually(() => lifeOf(visit.context, '_stat')).toBe(90);
  expect(await told(tab, 'erase')).toEqual([]);
});

test('a sign-in that the server keeps lasts for the session, and gets its life on a grant', async () => {
  const tab = await visit.open(html(assent()));
  await ready(tab);
  await respond(tab, `stay=tok; ${year}`);
  await eventually(() => lifeOf(visit.context, 'stay')).toBe('session');
  await answer(tab, 'Accept all');
  expect(await lifeOf(visit.context, 'stay')).toBe(30);
});

test('what earlier visits left of what is not answered is erased at the start', async () => {
  const expires = Date.now() / 1000 + 86_400;
  await visit.context.addCookies(
    ['_stat', 'sid', 'unknown'].map(name => ({ name, value: '1', url: visit.site.home, expires })),
  );
  const tab = await visit.open(html(assent()));
  await eventually(stats).toBe(0);
  expect((await device(tab)).cookies).toEqual(['sid', 'unknown']);
});

test('the record and its probes are never met', async () => {
  const tab = await visit.open(html(assent()));
  await answer(tab, 'Accept all');
  await tab.reload();
  await ready(tab);
  expect(await tab.evaluate(() => window.assent?.grants.stat?.state)).toBe('granted');
  expect(await told(tab, 'erase')).toEqual([]);
});
