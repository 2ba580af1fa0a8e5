import { execFileSync } from 'node:child_process';
import type { Frame } from 'playwright';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/index.js';
import { policy } from './policy.ts';
import { answer, assent, decide, html, inline, ready, startVisits, states, told } from './visit.ts';

/** A certificate of our own; undefined where there is no openssl, as test/consent/cookie.test.ts proves the rest. */
function makeCertificate(): { readonly key: string; readonly cert: string } | undefined {
  try {
    const both = execFileSync(
      'openssl',
      'req -x509 -newkey rsa:2048 -nodes -keyout - -out - -days 2 -subj /CN=localhost'.split(' '),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return { key: both, cert: both };
  } catch {
    return undefined;
  }
}
const secure = makeCertificate();

const visit = startVisits();
const secureVisit = startVisits({ ...(secure ? { secure } : {}), context: { ignoreHTTPSErrors: true } });

const name = 'assent_pages';
const page = html(assent());
const records = async (of = visit) => (await of.context.cookies()).filter(cookie => cookie.name === name);
const days = (expires: number) => Math.round((expires - Date.now() / 1000) / 86_400);
const recordCookie = (value: string) => visit.context.addCookies([{ name, value, url: visit.site.home }]);

// P3-3
test('the record is one cookie for the whole site, for 180 days, and no other site sends it along', async () => {
  const tab = await visit.open(page);
  await answer(tab, 'Accept all');
  const [record, ...others] = await records();
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    domain: 'a.localhost',
    path: '/',
    sameSite: 'Lax',
    secure: false,
    httpOnly: false,
  });
  expect(days(record?.expires ?? 0)).toBe(180);
  expect((record?.value ?? '').length).toBeLessThan(400);
});

test.skipIf(!secure)('on https it is secure', async () => {
  const tab = await secureVisit.open(page);
  await answer(tab, 'Refuse all');
  expect(await records(secureVisit)).toMatchObject([{ secure: true, sameSite: 'Lax', path: '/' }]);
  await tab.reload();
  await ready(tab);
  expect(await states(tab, 'analytics')).toEqual(['refused']);
});

// P2-12
test('with a domain, a choice on one host holds on its siblings', async () => {
  const record90 = { domain: 'a.localhost', days: 90 };
  const shared = html(assent({ ...policy, askAgainDays: 60, record: record90 } satisfies Policy));
  visit.site.serve({ '/': shared });
  const at = (host: string) => visit.tab(`http://${host}.a.localhost:${visit.site.port}/`);
  const shop = await at('shop');
  await answer(shop, 'Accept all');
  const [record, ...others] = await records();
  expect(others).toEqual([]);
  expect(record?.domain).toBe('.a.localhost');
  expect(days(record?.expires ?? 0)).toBe(90);
  const blog = await at('blog');
  await ready(blog);
  expect(await states(blog, 'analytics')).toEqual(['granted']);
  await decide(blog, () => blog.evaluate(() => window.assent?.reset()));
  expect(await records()).toEqual([]);
});

test('the next page reads it at once, before anything of the page runs', async () => {
  const tab = await visit.open(
    html(`${assent()}<script>window.first = assent.allows('analytics');</script>`),
  );
  expect(await tab.evaluate(() => Reflect.get(window, 'first'))).toBe(false);
  await answer(tab, 'Accept all');
  await tab.reload();
  expect(await tab.evaluate(() => Reflect.get(window, 'first'))).toBe(true);
  await ready(tab);
  expect((await told(tab, 'ready'))[0]).toMatchObject({
    cookies: 'ok',
    record: { how: 'accept-all', policy: 'pages' },
  });
  expect(await told(tab, 'ask')).toEqual([]);
});

// P5-3
const good = '1!pages!1!tc9mnn!tc9mnn!a!en!abc!*analytics!AAAAAA';
const damaged: Readonly<Record<string, string>> = {
  empty: '',
  nonsense: 'true',
  'cut short': good.slice(0, 30),
  'with a granted purpose and no digest of what it meant': '1!pages!1!tc9mnn!tc9mnn!a!en!abc!)analytics!',
  'with a digest that fits nothing': good,
  'that says so twice': '1!pages!1!tc9mnn!tc9mnn!a!en!abc!*analytics*analytics!AAAAAAAAAAA',
  'from the future': '1!pages!1!zzzzzz!zzzzzz!a!en!abc!*analytics!AAAAAA',
  'of a format to come': '2!pages!1!tc9mnn!tc9mnn!a!en!abc!*analytics!AAAAAA',
  oversized: `1!pages!1!tc9mnn!tc9mnn!a!en!abc!*analytics${'~x'.repeat(1_980)}!AAAAAA`,
  'of JSON': '{"analytics":true}',
};
for (const [kind, value] of Object.entries(damaged)) {
  test(`a record ${kind} grants nothing, and is asked for again`, async () => {
    await recordCookie(value);
    const tab = await visit.open(page);
    await ready(tab);
    expect(await states(tab, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
    expect(await told(tab, 'error')).toEqual([]);
    await answer(tab, 'Refuse all');
    await tab.reload();
    await ready(tab);
    expect(await states(tab, 'login', 'analytics', 'support')).toEqual(['refused', 'refused', 'refused']);
    expect(await records()).toHaveLength(1);
  });
}

test("another policy's record is left alone, and said so", async () => {
  const foreign = good.replace('pages', 'elsewhere');
  await recordCookie(foreign);
  const tab = await visit.open(page);
  await ready(tab);
  expect(await states(tab, 'analytics')).toEqual(['unset']);
  expect(await told(tab, 'error')).toMatchObject([{ code: 'record-foreign' }]);
  await answer(tab, 'Accept all');
  expect(await states(tab, 'analytics')).toEqual(['granted']);
  expect((await records()).map(({ value }) => value)).toEqual([foreign]);
  await decide(tab, () => tab.evaluate(() => window.assent?.reset()));
  expect((await records()).map(({ value }) => value)).toEqual([foreign]);
});

/** In a frame without an origin of its own, cookies and storage throw. */
async function openSandboxed(): Promise<Frame> {
  visit.site.serve({ '/framed': html(`${assent()}<script src="PARTNER/one.js"></script>`) });
  const tab = await visit.open(
    html('', '<iframe sandbox="allow-scripts" src="/framed" width="800" height="600"></iframe>'),
  );
  const frame = tab.frames().find(one => one.url().endsWith('/framed'));
  if (!frame) throw new Error('there is no frame');
  await frame.getByRole('button', { name: 'Accept all' }).waitFor();
  return frame;
}

// P2-11
test('where cookies are denied the banner says that the choice lasts as long as the page', async () => {
  const frame = await openSandboxed();
  const text = await frame.getByRole('dialog').innerText();
  expect(text).toContain('your choice lasts until you leave this page');
});

// P2-11
test('where cookies are denied it asks, guards, and keeps the choice for the page', async () => {
  const frame = await openSandboxed();
  await frame.waitForFunction(() => window.told.some(one => one.name === 'ready'));
  const detail = await frame.evaluate(() => window.told.find(one => one.name === 'ready')?.detail);
  expect(detail).toMatchObject({ cookies: 'denied', record: null });
  expect(await frame.evaluate(() => window.order)).toBeUndefined();
  await frame.getByRole('button', { name: 'Accept all' }).click();
  await frame.waitForFunction(() => window.order?.includes('/one.js'));
  expect(await frame.evaluate(() => window.assent?.grants.analytics)).toEqual({
    state: 'granted',
    reason: 'asked',
  });
});

test('where Web Storage is denied all works but what is remembered of cookies', async () => {
  await visit.context.addInitScript(() => {
    Object.defineProperty(Storage.prototype, 'getItem', {
      value() {
        throw new DOMException('denied', 'SecurityError');
      },
      configurable: true,
      writable: true,
    });
  });
  const tab = await visit.open(page);
  await answer(tab, 'Accept all');
  await tab.reload();
  await ready(tab);
  expect(await states(tab, 'analytics')).toEqual(['granted']);
});

// P3-3
test('an expired record is asked for again', async () => {
  const longAgo = Math.floor(Date.now() / 1000) - 181 * 86_400;
  await recordCookie(
    `1!pages!1!${longAgo.toString(36)}!${longAgo.toString(36)}!r!en!abc!~login~analytics~support!`,
  );
  const tab = await visit.open(page);
  await ready(tab);
  expect(await states(tab, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
  expect(await told(tab, 'ask')).toMatchObject([{ reason: 'expired' }]);
});

// P1-14, P8-5
test('a purpose that means something else than when it was granted is asked for again, the others hold', async () => {
  const tab = await visit.open(page);
  await answer(tab, 'Accept all');
  const wider: Policy = {
    ...policy,
    revision: '2',
    services: policy.services.map(one =>
      one.id === 'stat'
        ? { ...one, hosts: [...(one.hosts ?? []), 'more.example'], data: ['your face'] }
        : one,
    ),
  };
  const next = await visit.open(html(assent(wider)));
  await ready(next);
  expect(await states(next, 'login', 'analytics', 'support')).toEqual(['granted', 'unset', 'granted']);
  expect(await told(next, 'ask')).toEqual([{ reason: 'revision', purposes: ['analytics'] }]);
});

// P1-13
test('a purpose that the policy adds starts unanswered and is asked alone, the others hold', async () => {
  const tab = await visit.open(page);
  await decide(tab, () =>
    tab.evaluate(() => window.assent?.choose({ login: true, analytics: true, support: false })),
  );
  const wider: Policy = {
    ...policy,
    revision: '2',
    purposes: [...policy.purposes, { id: 'survey', title: 'Surveys' }],
    services: [...policy.services, { id: 'form', purpose: 'survey', items: [{ local: 'form_*' }] }],
  };
  const next = await visit.open(html(assent(wider)));
  await ready(next);
  const all = ['login', 'analytics', 'support', 'survey', 'form'];
  expect(await states(next, ...all)).toEqual(['granted', 'granted', 'refused', 'unset', 'unset']);
  expect(await told(next, 'ask')).toEqual([{ reason: 'revision', purposes: ['survey'] }]);
  const banner = await next.getByRole('dialog').innerText();
  expect(banner).toContain('Surveys');
  expect(banner).not.toMatch(/Analytics|Support|Stay signed in/);
  await answer(next, 'Refuse all');
  expect(await states(next, 'survey', 'form')).toEqual(['refused', 'refused']);
});

test('the policy inline is read as it was parsed, before any script could change it', async () => {
  const tab = await visit.open(
    html(
      `${inline()}<script src="/dist/assent.js"></script><script>
        document.querySelector('[data-assent-policy]').textContent = '{}';
      </script>`,
    ),
  );
  await ready(tab);
  expect(await states(tab, 'analytics')).toEqual(['unset']);
});
