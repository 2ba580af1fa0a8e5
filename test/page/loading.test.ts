import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { messages as zh } from '../../src/i18n/zh.js';
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

const script = '<script src="/dist/assent.js"></script>';
const byUrl = '<script src="/dist/assent.js" data-policy="/policy.json"></script>';
const guard = readFileSync(new URL('../../dist/guard.js', import.meta.url), 'utf8');
const guardInlined = `${inline()}<script data-base="/dist/">${guard}</script>`;
const tracker = '<script src="PARTNER/tracker.js"></script>';
const asked = () => visit.site.homeHits.map(({ path }) => path);
const ran = (page: Page) => page.evaluate(() => window.ran);

/** The build's own function; a path that is not known before keeps its untyped file out of these types. */
const build: { bundle(policy: Policy, options?: { languages?: readonly string[] }): Promise<string> } =
  await import(new URL('../../rollup.config.mjs', import.meta.url).href);

/** The site's files, kept back until they are let go. */
function keepBack(...paths: readonly string[]) {
  const waiting = new Map<string, ServerResponse[]>(paths.map(path => [path, []]));
  const send = (path: string, response: ServerResponse): void => {
    response.setHeader('content-type', path.endsWith('.json') ? 'application/json' : 'text/javascript');
    const isPolicy = path === '/policy.json';
    response.end(isPolicy ? JSON.stringify(policy) : readFileSync(new URL(`../..${path}`, import.meta.url)));
  };
  const answers = paths.map(path => [
    path,
    (_: unknown, response: ServerResponse) => {
      const queue = waiting.get(path);
      if (queue) queue.push(response);
      else send(path, response);
    },
  ]);
  visit.site.serve(Object.fromEntries(answers));
  const isAsked = (path: string) => waiting.get(path)?.length !== 0;
  return {
    /** Settles when all of them have been asked for, and none of them answered. */
    allAsked: () => eventually(() => paths.every(isAsked)).toBe(true),
    /** Answers it, as soon as it is asked for. */
    letGo(path: string): void {
      const queue = waiting.get(path) ?? [];
      waiting.delete(path);
      for (const response of queue) send(path, response);
    },
  };
}

test('with the policy at an address all third-party things are held until it arrives, then decided', async () => {
  const kept = keepBack('/policy.json');
  const page = await visit.open(
    html(
      `${byUrl}${tracker}<script>fetch('PARTNER/open/required').then(() => { window.order = ['required']; });</script>`,
    ),
  );
  expect(await page.evaluate(async () => (await fetch('/own')).status)).toBe(404);
  expect(visit.sent(/collect|required/)).toEqual([]);
  expect(await page.evaluate(() => window.assent?.allows('necessary'))).toBe(false);
  kept.letGo('/policy.json');
  await ready(page);
  // What is required goes out at once, what is not answered waits on.
  await eventually(() => page.evaluate(() => window.order)).toEqual(['required']);
  expect(await ran(page)).toBeUndefined();
  await answer(page, 'Accept all');
  await eventually(() => ran(page)).toBe(1);
});

test('with the policy at an address a stored refusal holds from the first moment', async () => {
  visit.site.serve({ '/policy.json': JSON.stringify(policy) });
  const page = await visit.open(html(byUrl + tracker));
  await answer(page, 'Refuse all');
  await page.reload();
  await ready(page);
  await visit.afterAllSent(page);
  expect(await ran(page)).toBeUndefined();
  expect(await device(page)).toEqual(nothing);
});

const unavailable: Readonly<Record<string, string>> = {
  'that is not found': '/missing.json',
  'that is no JSON': '/page.json',
};
for (const [kind, url] of Object.entries(unavailable)) {
  test(`a policy ${kind} refuses what is third-party, lets the site's own through, and says so`, async () => {
    visit.site.serve({ '/page.json': '<h1>Welcome</h1>' });
    const page = await visit.open(
      html(`<script src="/dist/assent.js" data-policy="${url}"></script>${tracker}`),
    );
    await page.waitForFunction(() => window.told.some(({ name }) => name === 'error'));
    expect(await told(page, 'error')).toMatchObject([{ code: 'policy-unavailable' }]);
    const outcome = await page.evaluate(
      async ([partner]) => ({
        own: (await fetch('/own')).status,
        partners: await fetch(`${partner}/any`).catch(({ message }: Error) => message),
        ready: await window.assent?.ready.catch(({ code }: { code: string }) => code),
      }),
      [visit.site.partner],
    );
    expect(outcome).toEqual({ own: 404, partners: 'Failed to fetch', ready: 'policy-unavailable' });
    expect(await ran(page)).toBeUndefined();
    expect(visit.sent(/collect|any/)).toEqual([]);
    expect(visit.errors.splice(0).join()).toMatch(/policy/);
  });
}

test('a policy at another origin is fetched past our own guard', async () => {
  visit.site.serve({
    '/policy.json': (_, response) => {
      response.end(JSON.stringify(policy));
    },
  });
  const url = `http://www.a.localhost:${visit.site.port}/policy.json`;
  const page = await visit.open(
    html(`<script src="/dist/assent.js" data-policy="${url}"></script>${tracker}`),
  );
  await answer(page, 'Accept all');
  await eventually(() => ran(page)).toBe(1);
});

test('no policy at all refuses what is third-party, and says so', async () => {
  const page = await visit.open(html(script + tracker));
  await page.waitForFunction(() => window.told.some(({ name }) => name === 'error'));
  expect(await told(page, 'error')).toMatchObject([{ code: 'policy-unavailable' }]);
  expect(await ran(page)).toBeUndefined();
  expect(visit.errors.splice(0).join()).toMatch(/data-assent-policy/);
});

const mistakes: Readonly<Record<string, [policy: string, path: RegExp]>> = {
  'that is no JSON': ['{"id":', /^policy$/],
  'without purposes': [JSON.stringify({ ...policy, purposes: undefined }), /^policy/],
  'that is a list': ['[]', /^policy/],
  'with a service of an unknown purpose': [
    JSON.stringify({ ...policy, services: [{ id: 'stat', purpose: 'analitics', hosts: ['b.localhost'] }] }),
    /^policy\.services\[0\]\.purpose$/,
  ],
  'with an unknown key': [JSON.stringify({ ...policy, purpose: [] }), /^policy\.purpose$/],
};
for (const [kind, [text, path]] of Object.entries(mistakes)) {
  test(`a policy ${kind} is an error that names the path, and lets nothing third-party through`, async () => {
    const page = await visit.open(
      html(`<script type="application/json" data-assent-policy>${text}</script>${script}${tracker}`),
    );
    await page.waitForFunction(() => window.told.some(({ name }) => name === 'error'));
    const [error] = await told(page, 'error');
    expect(error?.code).toBe('policy-invalid');
    expect(error?.path).toMatch(path);
    await visit.afterAllSent(page).catch(() => {}); // Its own partner may be refused too.
    expect(await ran(page)).toBeUndefined();
    expect(visit.sent(/collect/)).toEqual([]);
    expect(visit.errors.splice(0).join()).toMatch(/policy/);
  });
}

test('after guard.js inlined, what was called and listened to before assent.js came is done in order', async () => {
  const kept = keepBack('/dist/assent.js');
  const page = await visit.open(
    html(`${guardInlined}<script>
      window.heard = [];
      assent.on('change', ({ how, grants }) => heard.push(how + ' ' + grants.analytics.state));
      assent.on('ready', ({ depth }) => heard.push(depth));
      assent.on('verdict', ({ access, verdict }) => /^(_stat|sid)/.test(access.name) && heard.push(access.name + ' ' + verdict));
      document.cookie = '_stat=1; Path=/';
      document.cookie = 'sid=1; Path=/';
      assent.acceptAll();
      assent.withdraw('analytics');
      assent.choose({ support: false });
      assent.close();
      assent.exportRecord().then(record => { window.exported = record; });
    </script><script src="/dist/assent.js" async></script>`),
    'commit',
  );
  await page.waitForFunction(() => window.assent !== undefined);
  expect(await states(page, 'analytics')).toEqual(['unset']);
  expect(await page.evaluate(() => window.assent?.allows('necessary'))).toBe(true);
  expect(await page.evaluate(() => window.assent?.record)).toBeNull();
  kept.letGo('/dist/assent.js');
  await ready(page);
  await page.waitForFunction(() => Reflect.get(window, 'exported') !== undefined);
  expect(await states(page, 'login', 'analytics', 'support')).toEqual(['granted', 'refused', 'refused']);
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
    '_stat hold',
    'sid allow',
    'guard',
    'api granted',
    'api refused',
    'api refused',
  ]);
});

test('after guard.js inlined, the interface is on its way before assent.js has come', async () => {
  const kept = keepBack('/dist/assent.js', '/dist/assent-ui.js', '/dist/i18n/en.js');
  const page = await visit.open(
    html(`${guardInlined}<script src="/dist/assent.js" async></script>`),
    'commit',
  );
  await kept.allAsked();
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')].map(
      ({ href }) => new URL(href).pathname,
    ),
  );
  expect(links).toEqual(['/dist/assent-ui.js', '/dist/i18n/en.js']);
  for (const path of ['/dist/assent.js', '/dist/assent-ui.js', '/dist/i18n/en.js']) kept.letGo(path);
  await page.getByRole('button', { name: 'Accept all' }).waitFor();
  // Preloaded is not loaded twice.
  expect(asked().filter(path => /assent-ui|i18n/.test(path))).toHaveLength(2);
});

test('guard.js guards on, if assent.js never comes', async () => {
  visit.site.serve({ '/dist/assent.js': (_, response) => void response.writeHead(404).end() });
  const page = await visit.open(html(`${guardInlined}${script}${tracker}`));
  await visit.afterAllSent(page);
  expect(await ran(page)).toBeUndefined();
  expect(await device(page)).toEqual(nothing);
});

test('nobody waits for a third file: interface and language are asked for at once, what keeps answers after', async () => {
  const kept = keepBack('/dist/assent-ui.js', '/dist/i18n/en.js', '/dist/assent-answers.js');
  const page = await visit.open(html(assent()));
  await eventually(asked).toEqual(['/', '/dist/assent.js', '/dist/assent-ui.js', '/dist/i18n/en.js']);
  kept.letGo('/dist/i18n/en.js');
  kept.letGo('/dist/assent-ui.js');
  // Its answers' file is not there yet, and the banner shows.
  await page.getByRole('button', { name: 'Accept all' }).waitFor();
  await eventually(asked).toContain('/dist/assent-answers.js');
  expect(asked().slice(0, 5)).toEqual([
    '/',
    '/dist/assent.js',
    '/dist/assent-ui.js',
    '/dist/i18n/en.js',
    '/dist/assent-answers.js',
  ]);
});

test('a banner answered before what keeps answers has loaded is not asked again', async () => {
  const kept = keepBack('/dist/assent-answers.js');
  const page = await visit.open(html(assent() + tracker));
  await page.getByRole('button', { name: 'Accept all' }).click();
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
  expect(await ran(page)).toBeUndefined();
  kept.letGo('/dist/assent-answers.js');
  await eventually(() => ran(page)).toBe(1);
  await page.reload();
  await ready(page);
  expect(await states(page, 'analytics')).toEqual(['granted']);
});

test('with a stored choice neither interface nor language is loaded', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  visit.site.forget();
  for (const lines of [assent(), `${guardInlined}<script src="/dist/assent.js" async></script>`]) {
    const next = await visit.open(html(lines));
    await ready(next);
    await visit.afterAllSent(next);
    expect(
      await next.evaluate(() => document.querySelector('assent-ui, link[rel=modulepreload]')),
    ).toBeNull();
  }
  expect(asked().filter(path => /assent-ui|i18n|preferences|check/.test(path))).toEqual([]);
  expect(asked().filter(path => /answers/.test(path))).toHaveLength(2);
});

test('with a stored choice the interface is still there when it is wanted', async () => {
  const page = await visit.open(html(assent(), '<button data-assent="preferences">Cookies</button>'));
  await answer(page, 'Refuse all');
  await page.reload();
  await page.getByRole('button', { name: 'Cookies' }).click();
  await page.getByRole('dialog').getByRole('switch', { name: 'Analytics' }).waitFor();
});

test('an interface that cannot be loaded is an error, grants nothing, and is tried again when wanted', async () => {
  visit.site.serve({ '/dist/assent-ui.js': (_, response) => void response.writeHead(503).end() });
  const page = await visit.open(
    html(assent() + tracker, '<button data-assent="preferences">Cookies</button>'),
  );
  await ready(page);
  expect((await told(page, 'error'))[0]).toMatchObject({ code: 'ui-unavailable' });
  expect(await ran(page)).toBeUndefined();
  visit.site.forget();
  await page.getByRole('button', { name: 'Cookies' }).click();
  await page.getByRole('dialog').getByRole('switch', { name: 'Analytics' }).waitFor();
});

test('one file with the policy and a language baked in asks for no other', async () => {
  const code = await build.bundle(policy, { languages: ['zh'] });
  visit.site.serve({
    '/one.js': (_, response) => void response.setHeader('content-type', 'text/javascript').end(code),
  });
  const page = await visit.open(html(`<script src="/one.js"></script>${tracker}`));
  await page.getByRole('button', { name: zh.acceptAll }).waitFor();
  expect(asked()).toEqual(['/', '/one.js']);
  expect(await ran(page)).toBeUndefined();
  await page.getByRole('button', { name: zh.choose, exact: true }).click();
  await page.getByRole('dialog').getByRole('switch').first().waitFor();
  await decide(page, () => page.evaluate(() => window.assent?.acceptAll()));
  await eventually(() => ran(page)).toBe(1);
  expect(asked()).toEqual(['/', '/one.js']);
});

test('one file can stand inline between script tags', async () => {
  const title = '</script><script>window.ran = 99</script><!--<script>';
  const code = await build.bundle({ ...policy, controller: { name: title } });
  const page = await visit.open(html(`<script>${code}</script>`));
  await page.getByRole('button', { name: 'Refuse all' }).waitFor();
  expect(asked()).toEqual(['/']);
  expect(await ran(page)).toBeUndefined();
  expect(await page.getByRole('dialog').innerText()).toContain(title);
});

const twice: Readonly<Record<string, string>> = {
  'assent.js twice': `${assent()}${script}`,
  'guard.js twice': `${guardInlined}<script data-base="/dist/">${guard}</script>${script}`,
  'guard.js after assent.js': `${assent()}<script data-base="/dist/">${guard}</script>`,
  'guard.js once and assent.js twice': `${guardInlined}${script}<script src="/dist/assent.js" async></script>`,
};
for (const [way, lines] of Object.entries(twice)) {
  test(`${way} does nothing twice`, async () => {
    const page = await visit.open(html(lines + tracker));
    await answer(page, 'Accept all');
    await eventually(() => ran(page)).toBe(1);
    await eventually(() => visit.sent(/collect/).length).toBe(4);
    await visit.afterAllSent(page);
    expect(visit.sent(/collect/)).toHaveLength(4);
    expect(await told(page, 'ready')).toHaveLength(1);
    expect(await told(page, 'change')).toHaveLength(1);
    expect(await page.locator('assent-ui').count()).toBe(1);
  });
}

const clobbered: Readonly<Record<string, string>> = {
  'an element': '<div id="assent"></div>',
  'a form with fields of our names': '<form id="assent"><input name="allows"><input name="ready"></form>',
  'two elements': '<a id="assent"></a><a id="assent" name="handle"></a>',
  'a frame': '<iframe name="assent" src="about:blank"></iframe>',
};
for (const [kind, markup] of Object.entries(clobbered)) {
  test(`${kind} with the id "assent" does no harm`, async () => {
    const page = await visit.open(
      `<!doctype html><html lang="en"><body>${markup}${inline()}${script}${tracker.replaceAll('PARTNER', visit.site.partner)}<h1>Hello</h1></body></html>`,
    );
    await answer(page, 'Accept all');
    await eventually(() => ran(page)).toBe(1);
    expect(await states(page, 'analytics')).toEqual(['granted']);
  });
}

test('it shows its banner though it ran in the head, before there was a body', async () => {
  let finish: (() => void) | undefined;
  visit.site.serve({
    '/slow'(_, response) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(`<!doctype html><html lang="en"><head><title>Slow</title>${assent()}`);
      finish = () => response.end('</head><body><h1>Hello</h1></body></html>');
    },
  });
  const page = await visit.tab('/slow', 'commit');
  await eventually(() => page.evaluate(() => document.querySelector('assent-ui') !== null)).toBe(true);
  expect(await page.evaluate(() => document.body)).toBeNull();
  finish?.();
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
  await answer(page, 'Accept all');
});

test('it works inserted late, by another script', async () => {
  const page = await visit.open(html(inline()));
  await page.evaluate(() => {
    const late = document.createElement('script');
    late.src = '/dist/assent.js';
    document.body.append(late);
  });
  await answer(page, 'Refuse all');
  expect(await states(page, 'analytics')).toEqual(['refused']);
});

test('a strict Content-Security-Policy without inline scripts or styles is enough for it', async () => {
  visit.site.serve({
    '/policy.json': JSON.stringify(policy),
    '/strict'(_, response) {
      response.setHeader(
        'content-security-policy',
        "default-src 'self'; script-src 'self'; img-src 'self' data:",
      );
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html(byUrl, '<button data-assent="preferences">Cookies</button>'));
    },
  });
  const page = await visit.context.newPage();
  const complaints: string[] = [];
  page.on('console', message => complaints.push(message.text()));
  await page.goto(`${visit.site.home}/strict`);
  const banner = page.getByRole('dialog');
  await banner.waitFor();
  expect(await banner.evaluate(element => getComputedStyle(element).position)).toBe('fixed');
  await answer(page, 'Refuse all');
  await page.getByRole('button', { name: 'Cookies' }).click();
  await page.getByRole('switch', { name: 'Analytics' }).waitFor();
  expect(complaints).toEqual([]);
});

test('data-lang and the language of the page choose what is loaded', async () => {
  const page = await visit.open(html(`${inline()}<script src="/dist/assent.js" data-lang="zh"></script>`));
  await page.getByRole('button', { name: zh.acceptAll }).waitFor();
  const other = await visit.open(html(assent(), '<h1>你好</h1>', 'zh-Hans-CN'));
  await other.getByRole('button', { name: zh.refuseAll }).waitFor();
  expect(asked().filter(path => path.includes('i18n'))).toEqual(['/dist/i18n/zh.js', '/dist/i18n/zh.js']);
});
