import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import {
  answer,
  assent,
  decide,
  device,
  eventually,
  html,
  inline,
  lifeOf,
  nothing,
  ready,
  startVisits,
  states,
  told,
  writeCookies,
} from './visit.ts';

const visit = startVisits();

const tracker = '<script src="PARTNER/tracker.js"></script>';
const ran = (page: Page) => page.evaluate(() => [window.ran, window.lateRan]);

/** Nothing of the tracker has run, is kept, or was sent by script. */
async function expectSilence(page: Page): Promise<void> {
  await visit.afterAllSent(page);
  expect(await ran(page)).toEqual([undefined, undefined]);
  expect(visit.sent(/^\/(collect|late)/)).toEqual([]);
  expect(await device(page)).toEqual(nothing);
}

test('without Assent the tracker runs, keeps and sends all that these tests look for', async () => {
  const page = await visit.open(html(tracker));
  await eventually(() => ran(page)).toEqual([1, 1]);
  await eventually(() => visit.sent(/collect/)).toHaveLength(4);
  const kept = { cookies: ['_stat'], local: ['stat_id'], session: ['stat_tab'], databases: [] };
  expect(await device(page)).toEqual(kept);
  expect(await lifeOf(visit.context, '_stat')).toBe(400);
});

// P2-1
test('nothing of a tracker in the page runs, is stored or is sent before a choice', async () => {
  const page = await visit.open(html(assent() + tracker));
  await ready(page);
  await expectSilence(page);
});

// P2-2, P2-6
test('nothing of it does after refusing, over reloads and in a new tab, and nobody is asked again', async () => {
  const page = await visit.open(html(assent() + tracker));
  await answer(page, 'Refuse all');
  await expectSilence(page);
  for (let time = 0; time < 3; time++) {
    await page.reload();
    await ready(page);
    await expectSilence(page);
  }
  const other = await visit.tab();
  await ready(other);
  await expectSilence(other);
  expect(await told(other, 'ask')).toEqual([]);
  expect(await other.getByRole('dialog').count()).toBe(0);
});

// P0-1
test('scrolling, clicking, typing, Escape and going on are no answer', async () => {
  const page = await visit.open(
    html(assent() + tracker, '<h1>Hello</h1><a href="/?next">On</a><div style="height:300vh"></div>'),
  );
  await ready(page);
  await page.mouse.wheel(0, 900);
  await page.getByRole('heading', { name: 'Hello' }).click();
  await page.keyboard.type('hello');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'On' }).click();
  await page.waitForURL('**/?next');
  await ready(page);
  expect(await states(page, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await expectSilence(page);
  await page.getByRole('button', { name: 'Refuse all' }).waitFor();
});

const guard = readFileSync(new URL('../../dist/guard.js', import.meta.url), 'utf8');
const noPreloads = '<meta http-equiv="Content-Security-Policy" content="">';
const ways: Readonly<Record<string, string>> = {
  'one file': `${assent()}${noPreloads}`,
  'the inlined guard': `${inline()}<script data-base="/dist/">${guard}</script>${noPreloads}<script src="/dist/assent.js" async></script>`,
};
for (const [way, lines] of Object.entries(ways)) {
  test(`with the empty policy line after ${way} no static file is even fetched before a choice`, async () => {
    const page = await visit.open(
      html(
        `${lines}${tracker}<script src="PARTNER/one.js" async></script>`,
        '<img src="PARTNER/static.gif" alt="">',
      ),
    );
    await ready(page);
    await expectSilence(page);
    expect(visit.sent()).toEqual([]);
    await answer(page, 'Accept all');
    await eventually(() => visit.sent(/static|one|tracker/).length).toBe(3);
  });
}

test('after accepting, everything held happens once, in order, with load events', async () => {
  const page = await visit.open(
    html(
      `${assent()}<script>
        const note = name => (window.order ??= []).push(name);
        addEventListener('load', () => note('page loaded'));
      </script>
      <script src="PARTNER/one.js" onload="note('one loaded')"></script>
      <script src="PARTNER/two.js" onload="note('two loaded')"></script>
      <script>
        for (const name of ['three', 'four']) {
          const script = document.createElement('script');
          script.async = false;
          script.src = 'PARTNER/' + name + '.js';
          document.head.append(script);
        }
        fetch('PARTNER/first').then(() => note('first answered'));
      </script>${tracker}`,
      '<img src="PARTNER/static.gif" alt="" onload="note(\'image loaded\')">',
    ),
  );
  await ready(page);
  expect(await page.evaluate(() => window.order)).toEqual(['page loaded']);
  await answer(page, 'Accept all');
  await eventually(() => ran(page)).toEqual([1, 1]);
  await eventually(() => visit.sent(/collect/).sort()).toEqual([
    '/collect?by=beacon',
    '/collect?by=fetch',
    '/collect?by=image',
    '/collect?by=xhr',
  ]);
  await eventually(() => page.evaluate(() => window.order)).toContain('image loaded');
  await visit.afterAllSent(page);
  const order = await page.evaluate(() => window.order ?? []);
  const scripts = order.filter(name => /^\/|one loaded|two loaded/.test(name));
  expect(scripts).toEqual(['/one.js', 'one loaded', '/two.js', 'two loaded', '/three.js', '/four.js']);
  expect(order.filter(name => name === 'first answered')).toHaveLength(1);
  expect(visit.sent(/collect/)).toHaveLength(4);
});

// P3-2
test('what is granted is kept, and a cookie no longer than was declared', async () => {
  const page = await visit.open(html(assent() + tracker));
  await answer(page, 'Accept all');
  await eventually(() => device(page)).toEqual({
    cookies: ['_stat'],
    local: ['stat_id'],
    session: ['stat_tab'],
    databases: [],
  });
  expect(await lifeOf(visit.context, '_stat')).toBe(90);
});

test('a page that writes itself is held in the same way, and reads what it wrote', async () => {
  const page = await visit.open(
    html(
      `${assent()}<script>
        document.cookie = '_stat_own=1; Max-Age=34560000; Path=/';
        localStorage.setItem('stat_own', 'kept');
        window.order = [document.cookie, localStorage.stat_own];
      </script>`,
    ),
  );
  await ready(page);
  expect(await page.evaluate(() => window.order)).toEqual(['_stat_own=1', 'kept']);
  expect(await device(page)).toEqual(nothing);
  await answer(page, 'Accept all');
  expect(await device(page)).toEqual({ ...nothing, cookies: ['_stat_own'], local: ['stat_own'] });
  expect(await lifeOf(visit.context, '_stat_own')).toBe(90);
});

// P3-5, P6-3
test('withdrawal erases cookies of every path and parent domain, storage and databases', async () => {
  visit.site.serve({ '/shop/list': html(assent()) });
  const page = await visit.tab(`http://www.a.localhost:${visit.site.port}/shop/list`);
  await answer(page, 'Accept all');
  await writeCookies(
    page,
    ...[
      '_stat=1; Path=/',
      '_stat_here=1',
      '_stat_shop=1; Path=/shop',
      '_stat_shop=2; Path=/shop/',
      '_stat_page=1; Path=/shop/list',
      '_stat_parent=1; Path=/; Domain=a.localhost',
      '_stat_deep=1; Path=/shop; Domain=.a.localhost',
    ].map(text => `${text}; Max-Age=8640000`),
  );
  await page.evaluate(async () => {
    localStorage.stat_a = '1';
    sessionStorage.stat_b = '2';
    localStorage.theme = 'dark';
    const opening = indexedDB.open('stat-base');
    await new Promise(resolve => {
      opening.onsuccess = resolve;
    });
    opening.result.close();
  });
  expect((await device(page)).cookies).toHaveLength(7);
  expect((await device(page)).databases).toEqual(['stat-base']);
  await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
  // In the same task, cookies and storage are gone.
  expect(await device(page)).toMatchObject({ cookies: [], local: ['theme'], session: [] });
  await eventually(async () => (await device(page)).databases).toEqual([]);
  await eventually(async () => (await told(page, 'erase')).length).toBeGreaterThan(0);
  const [erasure] = await told(page, 'erase');
  expect(erasure?.erased).toContainEqual({ kind: 'cookie', name: '_stat' });
  expect(erasure?.erased).toContainEqual({ kind: 'local', name: 'stat_a' });
  expect(erasure?.erased).toContainEqual({ kind: 'session', name: 'stat_b' });
  expect(erasure?.erased).toContainEqual({ kind: 'database', name: 'stat-base' });
});

test('withdrawal erases a cookie that the page wrote to a path from where it cannot be read', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await writeCookies(page, '_stat_elsewhere=1; Path=/elsewhere; Max-Age=8640000');
  expect((await device(page)).cookies).toEqual(['_stat_elsewhere']);
  await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
  expect((await device(page)).cookies).toEqual([]);
});

test('withdrawal erases a cookie on the path that the policy declares for it', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await visit.context.addCookies([
    { name: '_stat_admin', value: 'server', domain: 'a.localhost', path: '/admin' },
  ]);
  await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
  expect((await device(page)).cookies).toEqual([]);
});

// P3-5, P6-3
test('after withdrawal a tracker that goes on running writes and sends nothing more, without a reload', async () => {
  const page = await visit.open(html(`${assent()}<script src="PARTNER/loop.js"></script>`));
  await answer(page, 'Accept all');
  await eventually(() => visit.sent(/loop$/).length).toBeGreaterThan(3);
  expect((await device(page)).cookies).toEqual(['_stat_turn']);
  await page.evaluate(() => window.assent?.withdraw('analytics'));
  await visit.afterAllSent(page);
  const count = visit.sent(/by=loop/).length;
  const turns = await page.evaluate(() => window.turns ?? 0);
  await page.waitForFunction(before => (window.turns ?? 0) > before + 10, turns);
  await visit.afterAllSent(page);
  expect(visit.sent(/by=loop/)).toHaveLength(count);
  expect(await device(page)).toEqual(nothing);
});

test('what is written past the guard after withdrawal is swept up', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await decide(page, () => page.evaluate(() => window.assent?.withdraw()));
  await visit.context.addCookies([{ name: '_stat', value: 'late', url: visit.site.home }]);
  await eventually(async () => (await device(page)).cookies).toEqual([]);
  await visit.context.addCookies([{ name: '_stat', value: 'later', url: visit.site.home }]);
  await page.reload();
  await ready(page);
  expect((await device(page)).cookies).toEqual([]);
});

test('withdrawn while what was held is let go, the rest of it stays', async () => {
  const page = await visit.open(
    html(`${assent()}<script src="PARTNER/one.js"></script><script src="PARTNER/two.js"></script>
      <script>localStorage.stat_first = '1'; fetch('PARTNER/held').catch(() => {});</script>`),
  );
  await ready(page);
  await page.evaluate(() => {
    window.assent?.choose({ analytics: true });
    window.assent?.choose({ analytics: false });
  });
  await visit.afterAllSent(page);
  await visit.afterAllSent(page);
  // The first was on its way already; it finds everything refused.
  expect(await page.evaluate(() => window.order ?? [])).not.toContain('/two.js');
  expect(visit.sent(/held/)).toEqual([]);
  expect(await device(page)).toEqual(nothing);
});

test('refused and then granted on the same page, the script runs', async () => {
  const page = await visit.open(html(assent() + tracker));
  await answer(page, 'Refuse all');
  await expectSilence(page);
  await decide(page, () => page.evaluate(() => window.assent?.choose({ analytics: true })));
  await eventually(() => ran(page)).toEqual([1, 1]);
  await eventually(() => visit.sent(/collect/).length).toBe(4);
});

test('with a stored grant it runs at once at the next page, and once', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  visit.site.serve({
    '/': html(`${assent()}${tracker}<script>window.order = [String(window.ran)];</script>`),
  });
  await page.reload();
  // As without Assent: the parser waited for it.
  expect(await page.evaluate(() => window.order)).toEqual(['1']);
  await eventually(() => ran(page)).toEqual([1, 1]);
  await ready(page);
  expect(await ran(page)).toEqual([1, 1]);
});

// P4-1
test('a service of another purpose on the same host is decided on its own', async () => {
  const page = await visit.open(html(`${assent()}${tracker}<script src="PARTNER/chat/widget.js"></script>`));
  await ready(page);
  await decide(page, () => page.evaluate(() => window.assent?.choose({ support: true, analytics: false })));
  await eventually(() => visit.sent(/chat.open/)).toHaveLength(1);
  expect(await page.evaluate(() => [window.chatRan, window.ran])).toEqual([1, undefined]);
  expect(await device(page)).toEqual({ ...nothing, local: ['chat_id'] });
  await decide(page, () => page.evaluate(() => window.assent?.choose({ support: false, analytics: true })));
  await eventually(() => ran(page)).toEqual([1, 1]);
  expect((await device(page)).local).toEqual(['stat_id']);
});

test('refused fails like the network', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  const outcome = await page.evaluate(async partner => {
    const event = (target: EventTarget) =>
      new Promise<string>(resolve => {
        for (const type of ['load', 'error']) target.addEventListener(type, () => resolve(type));
      });
    const request = new XMLHttpRequest();
    request.open('GET', `${partner}/x`);
    const xhr = event(request);
    request.send();
    const image = new Image();
    const pixel = event(image);
    image.src = `${partner}/x.gif`;
    const script = document.createElement('script');
    const loaded = event(script);
    script.src = `${partner}/x.js`;
    document.head.append(script);
    const error: unknown = await fetch(`${partner}/x`).catch((reason: unknown) => reason);
    return {
      fetch: error instanceof TypeError && error.message,
      xhr: [await xhr, request.status],
      beacon: navigator.sendBeacon(`${partner}/x`),
      image: await pixel,
      script: await loaded,
    };
  }, visit.site.partner);
  expect(outcome).toEqual({
    fetch: 'Failed to fetch',
    xhr: ['error', 0],
    beacon: true,
    image: 'error',
    script: 'error',
  });
  await visit.afterAllSent(page);
  expect(visit.sent()).toEqual([]);
});

test('the site itself works as without Assent, whatever is refused', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  await writeCookies(page, 'sid=1; Path=/', 'unheard_of=1; Path=/');
  const own = await page.evaluate(async () => {
    localStorage.theme = 'dark';
    const answered = await fetch('/nothing-here');
    return [document.cookie.includes('sid=1'), document.cookie.includes('unheard_of=1'), answered.status];
  });
  expect(own).toEqual([true, true, 404]);
  expect(await device(page)).toEqual({ ...nothing, cookies: ['sid', 'unheard_of'], local: ['theme'] });
});
