import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { beforeEach, expect, test } from 'vitest';
import {
  answer,
  assent,
  decide,
  eventually,
  html,
  lifeOf,
  ready,
  startVisits,
  told,
  writeCookies,
} from './visit.ts';

const visit = startVisits();

/** A site with a sign-in: the server keeps a session, the page keeps "stay signed in" for two months. */
const signIn = `
  document.querySelector('#sign-in').onclick = async () => {
    const token = await (await fetch('/login')).text();
    document.cookie = 'stay=' + token + '; Max-Age=' + 60 * 86400 + '; Path=/; SameSite=Lax';
    document.title = 'Signed in';
  };
`;
const page = (language?: string) =>
  html(assent(), `<button id="sign-in">Sign in</button><script>${signIn}</script>`, language);

/** Knows who it is by either cookie. */
function who({ headers: { cookie = '' } }: IncomingMessage, response: ServerResponse): void {
  response.end(/stay=tok/.test(cookie) ? 'Ann, who stays' : /sid=1/.test(cookie) ? 'Ann' : 'nobody');
}

beforeEach(() => {
  visit.site.serve({
    '/next': page(),
    '/who': who,
    '/login'(_, response) {
      response.setHeader('set-cookie', 'sid=1; Path=/; HttpOnly');
      response.end('tok');
    },
  });
});

async function signedIn(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await eventually(() => tab.title()).toBe('Signed in');
}
const stays = () => lifeOf(visit.context, 'stay');
const whoIs = (tab: Page) => tab.evaluate(async () => (await fetch('/who')).text());

// P1-1, P2-1
test('not answered yet, signing in works for the session', async () => {
  const tab = await visit.open(page());
  await signedIn(tab);
  expect(await stays()).toBe('session');
  expect(await tab.evaluate(() => document.cookie)).toBe('stay=tok');
  expect(await whoIs(tab)).toBe('Ann, who stays');
  await tab.reload();
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

// P2-3, P2-6
test('refused, signing in works for the session, on later pages too', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Refuse all');
  await signedIn(tab);
  expect(await stays()).toBe('session');
  await tab.goto(`${visit.site.home}/next`);
  await ready(tab);
  expect(await whoIs(tab)).toBe('Ann, who stays');
  await signedIn(tab);
  expect(await stays()).toBe('session');
});

test('signed in and then refused, nobody is signed out', async () => {
  const tab = await visit.open(page());
  await signedIn(tab);
  await answer(tab, 'Refuse all');
  expect(await stays()).toBe('session');
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

// P3-2
test('granted, it lives as long as it asked to, cut to what was declared', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Accept all');
  await signedIn(tab);
  expect(await stays()).toBe(30);
  await writeCookies(tab, 'stay=short; Max-Age=604800; Path=/');
  expect(await stays()).toBe(7);
});

test('granted after it was written, it gets its life', async () => {
  const tab = await visit.open(page());
  await signedIn(tab);
  await answer(tab, 'Accept all');
  expect(await stays()).toBe(30);
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

test('granted on a later page than the one that wrote it, it gets its life', async () => {
  const tab = await visit.open(page());
  await signedIn(tab);
  await tab.goto(`${visit.site.home}/next`);
  expect(await stays()).toBe('session');
  await answer(tab, 'Accept all');
  expect(await stays()).toBe(30);
});

test('refused and then granted, it gets its life', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Refuse all');
  await signedIn(tab);
  await decide(tab, () => tab.evaluate(() => window.assent?.choose({ login: true })));
  expect(await stays()).toBe(30);
});

test('granted where its path cannot be read from, it gets its life at the page that can', async () => {
  visit.site.serve({ '/account/': page() });
  const tab = await visit.open(page());
  await writeCookies(tab, 'stay=deep; Max-Age=604800; Path=/account/');
  expect(await stays()).toBe('session');
  await answer(tab, 'Accept all');
  await tab.goto(`${visit.site.home}/account/`);
  await ready(tab);
  await eventually(stays).toBe(7);
});

test('withdrawn where its path cannot be read from, it does not keep its life', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Accept all');
  await writeCookies(tab, 'stay=deep; Max-Age=604800; Path=/account/');
  expect(await stays()).toBe(7);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect([undefined, 'session']).toContain(await stays());
});

test('written by cookieStore it is treated alike', async () => {
  const tab = await visit.open(page());
  await tab.evaluate(() =>
    window.cookieStore.set({ name: 'stay', value: 'store', expires: Date.now() + 60 * 86_400_000 }),
  );
  expect(await stays()).toBe('session');
  await answer(tab, 'Accept all');
  expect(await stays()).toBe(30);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect(await stays()).toBe('session');
});

test('withdrawn, it lives for the session again, with the same value', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Accept all');
  await signedIn(tab);
  expect(await stays()).toBe(30);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect(await stays()).toBe('session');
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

test('withdrawn on a later page than the one that wrote it, it lives for the session again', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Accept all');
  await signedIn(tab);
  await tab.goto(`${visit.site.home}/next`);
  await ready(tab);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect(await stays()).toBe('session');
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

// P2-9
test('one that the server wrote is known as soon as it is there, and lives for the session on withdrawal', async () => {
  const tab = await visit.open(page());
  await answer(tab, 'Accept all');
  await visit.context.addCookies([
    { name: 'stay', value: 'tok', url: visit.site.home, expires: Date.now() / 1000 + 60 * 86_400 },
  ]);
  await eventually(stays).toBe(30);
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect(await stays()).toBe('session');
  expect(await whoIs(tab)).toBe('Ann, who stays');
});

// P2-3
test('refusing and withdrawing tell what is lost, in the language of the page', async () => {
  const tab = await visit.open(page('zh-CN'));
  await decide(tab, () => tab.getByRole('button', { name: '全部拒绝' }).click());
  expect(await told(tab, 'refuse')).toEqual([
    {
      purposes: ['login', 'analytics', 'support'],
      services: ['account', 'stat', 'chat'],
      loses: { login: '每次都需要重新登录。', analytics: 'We improve blindly.' },
    },
  ]);
  await decide(tab, () => tab.evaluate(() => window.assent?.acceptAll()));
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('login')));
  expect(await told(tab, 'withdraw')).toEqual([
    { purposes: ['login'], services: ['account'], loses: { login: '每次都需要重新登录。' } },
  ]);
});

test("the site's own session is never touched", async () => {
  const tab = await visit.open(page());
  await visit.context.addCookies([
    { name: 'sid', value: 'own', url: visit.site.home, expires: Date.now() / 1000 + 60 * 86_400 },
  ]);
  const own = async () =>
    (await visit.context.cookies()).filter(({ name, value }) => name === 'sid' && value === 'own').length;
  await answer(tab, 'Refuse all');
  await decide(tab, () => tab.evaluate(() => window.assent?.acceptAll()));
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw()));
  expect(await own()).toBe(1);
  await decide(tab, () => tab.evaluate(() => window.assent?.reset()));
  expect(await own()).toBe(1);
  expect(await lifeOf(visit.context, 'sid')).toBe(60);
});
