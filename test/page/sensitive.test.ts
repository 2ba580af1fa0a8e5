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
  writeCookies,
} from './visit.ts';

const visit = startVisits();

// P1-4, P1-16
test('while something sensitive is shown, what it names is refused though granted, and goes on after it', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  /** Tries both partners in a task of its own, as a page that goes on would. */
  const tryBoth = () =>
    page.evaluate(async partner => {
      await new Promise(resolve => setTimeout(resolve));
      const works = (path: string) =>
        fetch(partner + path, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        );
      localStorage.setItem('stat_id', 'x');
      const kept = localStorage.getItem('stat_id') !== null;
      localStorage.removeItem('stat_id');
      return { analytics: await works('/collect'), support: await works('/chat/open'), kept };
    }, visit.site.partner);
  const show = (value: string | null) =>
    page.evaluate(names => {
      document.querySelector('[data-assent-sensitive]')?.remove();
      if (names === null) return;
      const form = document.body.appendChild(document.createElement('form'));
      form.setAttribute('data-assent-sensitive', names);
    }, value);

  await page.evaluate(() => window.assent?.acceptAll());
  expect(await tryBoth()).toEqual({ analytics: true, support: true, kept: true });
  await show('analytics');
  expect(await tryBoth()).toEqual({ analytics: false, support: true, kept: false });
  await show('other\n\tanalytics\r\f');
  expect(await tryBoth()).toEqual({ analytics: false, support: true, kept: false });
  await show('analytic nalytics');
  expect(await tryBoth()).toEqual({ analytics: true, support: true, kept: true });
  await show('chat other');
  expect(await tryBoth()).toEqual({ analytics: true, support: false, kept: true });
  await show('');
  expect(await tryBoth()).toEqual({ analytics: false, support: false, kept: false });
  await show(null);
  expect(await tryBoth()).toEqual({ analytics: true, support: true, kept: true });
  const reasons = await page.evaluate(() =>
    window.told.flatMap(({ name, detail }) =>
      name === 'verdict' && Reflect.get(detail, 'verdict') === 'refuse'
        ? [Reflect.get(detail, 'reason')]
        : [],
    ),
  );
  expect(new Set(reasons)).toEqual(new Set(['sensitive']));
});

const marked = '<form data-assent-sensitive></form>';

test('what was refused meanwhile has failed: only elements that stand in the page load, at the next choice', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  const failed = await page.evaluate(
    async ([partner, form]) => {
      document.body.insertAdjacentHTML('beforeend', form ?? '');
      await new Promise(resolve => setTimeout(resolve));
      localStorage.stat_id = 'x';
      const image = document.body.appendChild(new Image());
      const missed = new Promise(resolve => image.addEventListener('error', () => resolve('image')));
      image.src = `${partner}/stands.gif`;
      new Image().src = `${partner}/stray.gif`;
      const call = fetch(`${partner}/early`, { mode: 'no-cors' }).catch(() => 'fetch');
      return Promise.all([call, missed]);
    },
    [visit.site.partner, marked],
  );
  expect(failed).toEqual(['fetch', 'image']);

  await page.evaluate(async partner => {
    document.querySelector('[data-assent-sensitive]')?.remove();
    await new Promise(resolve => setTimeout(resolve));
    await fetch(`${partner}/late`, { mode: 'no-cors' });
  }, visit.site.partner);
  await visit.afterAllSent(page);
  expect(visit.sent()).toEqual(['/late']);
  expect(await device(page)).toEqual(nothing);

  await decide(page, () => page.evaluate(() => window.assent?.choose({ support: false })));
  await eventually(() => visit.sent()).toEqual(['/late', '/stands.gif']);
  await visit.afterAllSent(page);
  expect(visit.sent()).toEqual(['/late', '/stands.gif']);
});

test('what waited for an answer, and is granted in a sensitive place, fails there', async () => {
  const page = await visit.open(html(assent(), marked));
  await ready(page);
  await page.evaluate(partner => {
    const early = fetch(`${partner}/early`, { mode: 'no-cors' }).then(
      () => 'done',
      () => 'failed',
    );
    Reflect.set(window, 'early', early);
    localStorage.stat_id = 'x';
  }, visit.site.partner);
  await answer(page, 'Accept all');
  expect(await page.evaluate(() => Reflect.get(window, 'early'))).toBe('failed');
  await visit.afterAllSent(page);
  expect([visit.sent(), await device(page)]).toEqual([[], nothing]);
});

test('nothing that was stored is taken by a sensitive place', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await writeCookies(page, '_stat=1; Path=/; Max-Age=9999', 'stay=1; Path=/; Max-Age=9999');
  await page.evaluate(() => {
    localStorage.stat_id = 'x';
  });
  const stored = { ...nothing, cookies: ['_stat', 'stay'], local: ['stat_id'] };
  expect(await device(page)).toEqual(stored);

  visit.site.serve({
    '/marked': (_, response) => {
      // As a server would: it arrives past the guards.
      response.setHeader('set-cookie', '_stat_fresh=1; Path=/; Max-Age=9999');
      response.setHeader('content-type', 'text/html');
      response.end(html(assent(), marked));
    },
  });
  const later = await visit.tab('/marked');
  await ready(later);
  await writeCookies(later, '_stat_refused=1; Path=/');
  await decide(later, () => later.evaluate(() => window.assent?.choose({ support: false })));
  // Whoever erases late has done it by then.
  await later.evaluate(() => cookieStore.getAll().then(() => new Promise(done => setTimeout(done, 1_500))));
  expect(await device(later)).toEqual({ ...stored, cookies: ['_stat', '_stat_fresh', 'stay'] });
});

// README, "Sensitive places": what it does not see.
test('it is not looked for in shadow roots and frames, and workers do not hear of it', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  const works = await page.evaluate(
    async ([partner, form]) => {
      const call = (path: string) =>
        fetch(partner + path, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        );
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).innerHTML = form ?? '';
      const frame = document.body.appendChild(document.createElement('iframe'));
      if (frame.contentDocument) frame.contentDocument.body.innerHTML = form ?? '';
      await new Promise(resolve => setTimeout(resolve));
      const hidden = await call('/hidden');
      document.body.insertAdjacentHTML('beforeend', form ?? '');
      await new Promise(resolve => setTimeout(resolve));
      const code = `fetch('${partner}/worker', { mode: 'no-cors' }).then(() => postMessage(true), () => postMessage(false))`;
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      const heard = new Promise(resolve => worker.addEventListener('message', event => resolve(event.data)));
      return [hidden, await call('/shown'), await heard];
    },
    [visit.site.partner, marked],
  );
  expect(works).toEqual([true, false, true]);
});
