import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/index.js';
import { codeOf, seal, sealedPolicy, staticBody, staticHead, staticPaths } from './sealed-page.ts';
import { answer, decide, eventually, html, inline, ready, startVisits, states, told } from './visit.ts';

const visit = startVisits();
const lines = await seal();
const page = html(lines + staticHead, staticBody);

/** The partner was asked for nothing but what is required. */
async function nothingSent(tab: Page): Promise<void> {
  await tab.evaluate(codeOf(visit.site.partner));
  await visit.afterAllSent(tab);
  expect(visit.sent()).toEqual([]);
}
const depth = async (tab: Page) => {
  const [detail] = await told(tab, 'ready');
  return detail?.depth;
};
/** Presses a button, and settles when the page that is loaded after it is ready. */
async function reloadedBy(tab: Page, act: () => Promise<unknown>): Promise<void> {
  await tab.evaluate(() => Reflect.set(window, 'isBefore', true));
  await act();
  await tab.waitForFunction(
    () => window.told?.some(({ name }) => name === 'ready') && !Reflect.has(window, 'isBefore'),
  );
}
const accept = (tab: Page) => () => tab.getByRole('button', { name: 'Accept all', exact: true }).click();
const choose = (tab: Page, choices: object) => () =>
  tab.evaluate(wanted => window.assent?.choose(wanted as Record<string, boolean>), choices);
const pagesLoaded = () => visit.site.homeHits.filter(({ path }) => path === '/').length;
const allSent = (paths = staticPaths) =>
  eventually(() => paths.filter(path => !visit.sent().includes(path))).toEqual([]);

test('before a choice and after refusing nothing is asked for, and it stands sealed', async () => {
  const tab = await visit.open(page);
  await ready(tab);
  expect(await depth(tab)).toBe('sealed');
  await nothingSent(tab);
  await answer(tab, 'Refuse all');
  await tab.reload();
  await ready(tab);
  expect(await depth(tab)).toBe('sealed');
  await nothingSent(tab);
});

test('accepting loads the page again, once, and all that it asks for comes; undeclared hosts stay out', async () => {
  const tab = await visit.open(page);
  await reloadedBy(tab, accept(tab));
  await allSent();
  expect(pagesLoaded()).toBe(2);
  expect(await states(tab, 'analytics', 'support')).toEqual(['granted', 'granted']);
  expect(await depth(tab)).toBe('sealed');
  const policyText = await tab.evaluate(url => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow?.document.body.insertAdjacentHTML('beforeend', `<img src="${url}">`);
    const image = document.createElement('div');
    image.style.backgroundImage = `url(${url})`;
    document.body.append(image);
    return document.querySelector('meta[data-assent-seal]')?.getAttribute('content');
  }, `http://c.localhost:${visit.site.port}/x.gif`);
  expect(policyText).toContain('b.localhost');
  expect(policyText).not.toContain('c.localhost');
  await visit.afterAllSent(tab);
  expect(visit.site.homeHits.filter(({ host }) => host === 'c.localhost')).toEqual([]);
});

test('of the lines nothing is left over in a page that was lifted', async () => {
  const tab = await visit.open(
    html(`${lines}<script>window.early = document.querySelectorAll('template').length;</script>`),
  );
  await reloadedBy(tab, accept(tab));
  expect(await tab.evaluate(() => Reflect.get(window, 'early'))).toBe(0);
  expect(await tab.evaluate(() => document.querySelectorAll('meta[http-equiv]').length)).toBe(1);
});

test('granting in part lifts that part alone', async () => {
  const tab = await visit.open(page);
  await ready(tab);
  await reloadedBy(tab, choose(tab, { analytics: false, support: true }));
  expect(await depth(tab)).toBe('sealed');
  await nothingSent(tab);
  await tab.evaluate(url => fetch(url, { mode: 'no-cors' }), `${visit.site.partner}/chat/open`);
  expect(visit.sent()).toEqual(['/chat/open']);
});

test('a purpose that has no hosts is granted without a reload, and so is withdrawing', async () => {
  const tab = await visit.open(page);
  await ready(tab);
  await decide(tab, choose(tab, { login: true }));
  expect((await told(tab, 'change'))[0]).not.toHaveProperty('reload');
  await reloadedBy(tab, choose(tab, { support: true }));
  await decide(tab, () => tab.evaluate(() => window.assent?.withdraw('support')));
  await expect(
    tab.evaluate(url => fetch(url, { mode: 'no-cors' }), `${visit.site.partner}/chat/open`),
  ).rejects.toThrow();
  await tab.reload();
  await ready(tab);
  await nothingSent(tab);
  expect(pagesLoaded()).toBe(3);
});

test('it stays sealed where our script is missing', async () => {
  const tab = await visit.open(page.replace('/dist/assent.js', '/dist/gone.js'));
  await nothingSent(tab);
  expect(await tab.evaluate(() => 'assent' in window)).toBe(false);
});

test('it stays sealed where the record is damaged, another policy’s, expired, stale, or there twice', async () => {
  const tab = await visit.open(page);
  await reloadedBy(tab, accept(tab));
  const record = (await visit.context.cookies()).find(({ name }) => name === 'assent_pages')?.value ?? '';
  const fields = record.split('!');
  const changed = (at: number, value: string) => fields.map((one, n) => (n === at ? value : one)).join('!');
  const odd = {
    damaged: record.slice(0, -2),
    foreign: changed(1, 'other'),
    expired: changed(4, 'sradc0'),
    stale: changed(9, 'A'.repeat(fields[9]?.length ?? 0)),
  };
  await tab.close();
  const blank = (kind: string) => html(`${lines}<script src="PARTNER/s/script.js"></script>`, kind);
  const tried: string[] = [];
  for (const [kind, value] of Object.entries(odd)) {
    await visit.context.clearCookies();
    await visit.context.addCookies([{ name: 'assent_pages', value, url: visit.site.home }]);
    visit.site.forget();
    const other = await visit.open(blank(kind));
    await nothingSent(other);
    await other.close();
    tried.push(kind);
  }
  await visit.context.clearCookies();
  const twice = ['/', '/deep'].map(path => ({
    name: 'assent_pages',
    value: record,
    domain: 'a.localhost',
    path,
  }));
  await visit.context.addCookies(twice);
  visit.site.forget();
  visit.site.serve({ '/deep/page': blank('twice') });
  await nothingSent(await visit.tab('/deep/page'));
  expect(tried).toHaveLength(4);
});

test('what the visitor’s acts have sent is carried over the reload, once; what the page sends by itself is not', async () => {
  const own = `<script>navigator.sendBeacon('PARTNER/c/own', 'page');</script>`;
  const tab = await visit.open(html(lines, `<h1>Hello</h1><button id="go">Go</button>${own}`));
  await ready(tab);
  await tab.evaluate(partner => {
    document.getElementById('go')?.addEventListener('click', () => {
      navigator.sendBeacon(`${partner}/c/beacon`, 'text');
      navigator.sendBeacon(`${partner}/c/blob`, new Blob(['{"a":1}'], { type: 'application/json' }));
      void fetch(`${partner}/c/fetch`, { method: 'POST', body: 'posted' }).catch(() => {});
      void fetch(`${partner}/c/get`).catch(() => {});
    });
  }, visit.site.partner);
  await tab.click('#go');
  await visit.afterAllSent(tab);
  expect(visit.sent()).toEqual([]);
  await reloadedBy(tab, accept(tab));
  const bodies = () =>
    visit.site.hits
      .filter(({ path, method }) => path.startsWith('/c/') && method !== 'OPTIONS')
      .map(({ path, method, body }) => `${method} ${path} ${body}`)
      .sort();
  await eventually(bodies).toEqual([
    'GET /c/get ',
    'POST /c/beacon text',
    'POST /c/blob {"a":1}',
    'POST /c/fetch posted',
    'POST /c/own page',
  ]);
  await tab.reload();
  await ready(tab);
  await visit.afterAllSent(tab);
  expect(bodies().filter(one => !one.includes('/own'))).toHaveLength(4);
});

const edits: Readonly<Record<string, readonly [body: string, act: (tab: Page) => Promise<unknown>]>> = {
  'a text': ['<input id="x">', tab => tab.fill('#x', 'typed')],
  'a box': ['<input type="checkbox" id="x">', tab => tab.check('#x')],
  'a list': ['<select id="x"><option>a<option>b</select>', tab => tab.selectOption('#x', 'b')],
  'editable text': [
    '<p contenteditable id="x">a</p>',
    tab => tab.click('#x').then(() => tab.keyboard.type('b')),
  ],
};
for (const [what, [body, act]] of Object.entries(edits)) {
  test(`the page is not loaded again over ${what} that the visitor has changed, and says so`, async () => {
    const tab = await visit.open(html(lines, body));
    await ready(tab);
    await act(tab);
    await decide(tab, accept(tab));
    expect((await told(tab, 'change'))[0]).toMatchObject({ reload: 'later' });
    await visit.afterAllSent(tab);
    expect(pagesLoaded()).toBe(1);
    await tab.goto(visit.site.home);
    await ready(tab);
    await tab.evaluate(url => fetch(url, { mode: 'no-cors' }), `${visit.site.partner}/c/after`);
    expect(visit.sent()).toEqual(['/c/after']);
  });
}

test('controls that are as the page has them are no reason to wait', async () => {
  const body = `<input value="a"><input type="range"><input type="color"><input type="checkbox" checked>
    <select><option disabled>-<option>b</select><select multiple><option>c</select><textarea>d</textarea>`;
  const tab = await visit.open(html(lines, body));
  await ready(tab);
  await reloadedBy(tab, accept(tab));
  expect(pagesLoaded()).toBe(2);
});

/** Serves a page that answers POSTs. @returns the methods that it was asked by, as they come */
function serveOrder(): readonly string[] {
  const methods: string[] = [];
  visit.site.serve({
    '/order': (request: IncomingMessage, response: ServerResponse) => {
      methods.push(request.method ?? '');
      response.setHeader('content-type', 'text/html');
      response.end(html(lines, '<h1>Ordered</h1>'));
    },
  });
  return methods;
}

test('a page that answers a POST is not loaded again', async () => {
  const methods = serveOrder();
  const tab = await visit.open(
    html(lines, '<form method="post" action="/order"><button>Order</button></form>'),
  );
  await ready(tab);
  await tab.getByRole('button', { name: 'Order' }).click();
  await tab.getByRole('heading', { name: 'Ordered' }).waitFor();
  await ready(tab);
  await decide(tab, accept(tab));
  expect((await told(tab, 'change'))[0]).toMatchObject({ reload: 'later' });
  await visit.afterAllSent(tab);
  expect(methods).toEqual(['POST']);
});

test('a POST from another site, which cannot be known, is not sent again', async () => {
  const methods = serveOrder();
  const tab = await visit.tab(`${visit.site.partner}/open/shop`);
  await tab.evaluate(action => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action });
    document.body.append(form);
    form.submit();
  }, `${visit.site.home}/order`);
  await tab.getByRole('heading', { name: 'Ordered' }).waitFor();
  await ready(tab);
  await reloadedBy(tab, accept(tab));
  expect(methods).toEqual(['POST', 'GET']);
});

test('without the lines it is guarded, not sealed, and says why', async () => {
  const tab = await visit.open(
    html(`${inline(sealedPolicy)}<script src="/dist/assent.js" data-depth="sealed"></script>`),
  );
  await ready(tab);
  const [detail] = await told(tab, 'ready');
  expect(detail).toMatchObject({
    depth: 'guard',
    skipped: [{ guard: 'seal', reason: expect.stringContaining('no seal stands') }],
  });
});

test('a policy that lets undeclared hosts through is told as an error, and guarded', async () => {
  const report: Policy = { ...sealedPolicy, undeclared: 'report' };
  const tab = await visit.open(
    html(`${inline(report)}<script src="/dist/assent.js" data-depth="sealed"></script>`),
  );
  await ready(tab);
  await eventually(() => told(tab, 'error')).toMatchObject([
    {
      code: 'policy-invalid',
      path: 'policy.undeclared',
      message: expect.stringContaining('"hold" or "refuse"'),
    },
  ]);
  expect(await depth(tab)).toBe('guard');
  expect(visit.errors.splice(0).join()).toMatch(/undeclared/);
});

test('under Trusted Types it is lifted by a policy of the name that the page allows', async () => {
  const guarded = (name: string) => (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader(
      'content-security-policy',
      `require-trusted-types-for 'script'; trusted-types ${name}`,
    );
    response.setHeader('content-type', 'text/html');
    response.end(page.replaceAll('PARTNER', visit.site.partner));
  };
  visit.site.serve({ '/': html(lines), '/trusted': guarded('assent'), '/other': guarded('other') });
  const tab = await visit.tab('/');
  await reloadedBy(tab, accept(tab));
  const path = '/s/img.gif';
  const other = await visit.tab('/other');
  expect(await other.evaluate(() => document.querySelectorAll('template').length)).toBe(0);
  expect(visit.sent()).toEqual([]);
  await visit.tab('/trusted');
  await allSent([path]);
});

test('in XHTML it stays sealed', async () => {
  const [, script = '', rest = ''] = /<script>(.*?)<\/script>(.*)/s.exec(lines) ?? [];
  const xml = rest
    .replace(/(data-assent-(policy|seal))/g, '$1=""')
    .replace(/(<meta [^>]*)>/, '$1/>')
    .replace('</template>', '');
  visit.site.serve({
    '/': html(lines),
    '/x': (_: IncomingMessage, response: ServerResponse) => {
      response.setHeader('content-type', 'application/xhtml+xml');
      response.end(
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title><script>//<![CDATA[
${script}
//]]></script>${xml}</head><body><img src="${visit.site.partner}/s/img.gif" alt=""/><p>Whole</p></body></html>`,
      );
    },
  });
  const tab = await visit.tab('/');
  await reloadedBy(tab, accept(tab));
  const other = await visit.tab('/x');
  expect(await other.textContent('p')).toBe('Whole');
  await visit.afterAllSent(other);
  expect(visit.sent()).toEqual([]);
});
