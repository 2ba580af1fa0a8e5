import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/index.js';
import { policy } from './policy.ts';
import {
  answer,
  assent,
  decide,
  eventually,
  html,
  inline,
  ready,
  startVisits,
  states,
  told,
  writeCookies,
} from './visit.ts';

const visit = startVisits();
const schema = JSON.parse(readFileSync(new URL('../consent/receipt.schema.json', import.meta.url), 'utf8'));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The two lines of a site owner, with attributes on the second. */
const tag = (attributes: string, of: Policy = policy) =>
  `${inline(of)}<script src="/dist/assent.js" ${attributes}></script>`;
const exported = (page: Page) => page.evaluate(() => window.assent?.exportRecord());
const posts = (path: string) =>
  visit.site.homeHits
    .filter(hit => hit.method === 'POST' && hit.path === path)
    .map(({ body }) => JSON.parse(body));

describe('the record', () => {
  // P0-2, P6-1, L1, L14, L38
  test('says what was shown by its digest, and holds to its schema', async () => {
    const page = await visit.open(html(assent()));
    await ready(page);
    const shown = await page.evaluate(
      () =>
        document.querySelector('assent-ui')?.shadowRoot?.querySelector('[data-assent=banner]')?.textContent,
    );
    await answer(page, 'Accept all');
    const digest = `sha-256:${createHash('sha256')
      .update(shown ?? '')
      .digest('hex')}`;
    await eventually(async () => (await exported(page))?.event[0]?.shown).toEqual({
      layout: 'banner',
      digest,
    });
    const receipt = await exported(page);
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(receipt);
    expect(validate.errors ?? []).toEqual([]);
    expect(receipt?.event).toMatchObject([
      {
        how: 'accept-all',
        event_type: 'consent_given',
        event_state: { login: 'given', analytics: 'given', support: 'given' },
        revision: '1',
        language: 'en',
        software: `assent ${version}`,
      },
    ]);
    expect(receipt?.processing).toMatchObject({ policy: 'pages', privacy_notice: '/privacy' });
  });

  // P6-3
  test('is appended from page to page, and a withdrawal stands beside what it ends', async () => {
    const page = await visit.open(html(assent()));
    await answer(page, 'Accept all');
    await page.reload();
    await ready(page);
    await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
    const event = (await exported(page))?.event ?? [];
    expect(event.map(({ event_type, how }) => [event_type, how])).toEqual([
      ['consent_given', 'accept-all'],
      ['consent_withdrawn', 'api'],
    ]);
    expect(event[1]?.event_state.analytics).toBe('withdrawn');
  });

  test('chosen in the preferences, those are what was shown', async () => {
    const page = await visit.open(html(assent()));
    await page.getByRole('button', { name: 'Choose', exact: false }).click();
    await decide(page, () =>
      page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).last().click(),
    );
    expect((await exported(page))?.event[0]?.shown?.layout).toBe('dialog');
  });
});

// P6-1
test('copy() has the record and every declared item on the device, by purpose and service', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await writeCookies(page, '_stat=42; Path=/', 'unheard_of=1; Path=/');
  await page.evaluate(() => {
    localStorage.stat_id = 'abc';
    sessionStorage.stat_tab = '1';
    localStorage.unheard_of = '1';
    return new Promise(resolve => {
      indexedDB.open('stat-db').onsuccess = resolve;
    });
  });
  const copy = await page.evaluate(() => window.assent?.copy());
  expect(copy?.items).toEqual({
    analytics: {
      stat: [
        { kind: 'cookie', name: '_stat', value: '42' },
        { kind: 'local', name: 'stat_id', value: 'abc' },
        { kind: 'session', name: 'stat_tab', value: '1' },
        { kind: 'database', name: 'stat-db' },
      ],
    },
  });
  expect(copy?.record.event).toHaveLength(1);
});

// P2-9
describe('what only the server can erase', () => {
  const erasedBy: Policy = {
    ...policy,
    erasedBy: '/erase',
    services: policy.services.map(one =>
      one.id === 'stat'
        ? { ...one, items: [...(one.items ?? []), { cookie: 'st_id', httpOnly: true }] }
        : one,
    ),
  };
  const item = { kind: 'cookie', name: 'st_id' };
  const kept = { erased: [], kept: [{ item, reason: 'http-only' }] };

  test('is told as kept, handed to the server, and told as erased once that has said so', async () => {
    visit.site.serve({ '/erase': 'gone' });
    const page = await visit.open(html(assent(erasedBy)));
    await answer(page, 'Accept all');
    await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
    await eventually(() => told(page, 'erase')).toEqual([kept, { erased: [item], kept: [] }]);
    expect(posts('/erase')).toEqual([{ policy: 'pages', all: false, items: [item] }]);
  });

  test('is handed over again at the next page where the server failed, and not once it is granted again', async () => {
    let status = 500;
    visit.site.serve({ '/erase': (_, response) => response.writeHead(status).end() });
    const page = await visit.open(html(assent(erasedBy)));
    await answer(page, 'Accept all');
    await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
    await eventually(() => told(page, 'error')).toMatchObject([{ code: 'delivery-failed' }]);
    expect(await told(page, 'erase')).toEqual([kept]);
    status = 204;
    await page.reload();
    await eventually(() => told(page, 'erase')).toEqual([{ erased: [item], kept: [] }]);
    expect(posts('/erase')).toHaveLength(2);
    await page.reload();
    await ready(page);
    await visit.afterAllSent(page);
    expect(posts('/erase')).toHaveLength(2);
  });

  test('erase() hands over what it could not take, of services granted or not', async () => {
    visit.site.serve({ '/erase': 'gone' });
    const page = await visit.open(html(assent(erasedBy)));
    await answer(page, 'Refuse all');
    const erasure = await page.evaluate(() => window.assent?.erase());
    expect(erasure?.kept).toEqual(kept.kept);
    await eventually(() => posts('/erase')).toEqual([{ policy: 'pages', all: true, items: [item] }]);
    await eventually(() => told(page, 'erase')).toContainEqual({ erased: [item], kept: [] });
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

// P3-2, P2-8
test('storage is erased at the end of its declared life, counted from when it was first seen', async () => {
  const limited: Policy = {
    ...policy,
    services: policy.services.map(one =>
      one.id === 'stat' ? { ...one, items: [{ local: 'stat_*', days: 30 }, { local: 'free_*' }] } : one,
    ),
  };
  const page = await visit.open(html(assent(limited)));
  await answer(page, 'Accept all');
  await page.evaluate(() => {
    localStorage.stat_old = '1';
    localStorage.stat_new = '1';
    localStorage.free_old = '1';
    localStorage.unheard_of = '1';
  });
  await page.reload();
  const log = () => page.evaluate(() => JSON.parse(localStorage['assent_pages.log']).sights ?? {});
  await eventually(async () => Object.keys(await log()).sort()).toEqual(['local stat_new', 'local stat_old']);
  await page.evaluate(
    longAgo => {
      const all = JSON.parse(localStorage['assent_pages.log']);
      all.sights['local stat_old'] = longAgo;
      localStorage['assent_pages.log'] = JSON.stringify(all);
    },
    Math.floor(Date.now() / 1_000) - 31 * 86_400,
  );
  await page.reload();
  await eventually(() => told(page, 'erase')).toEqual([
    { erased: [{ kind: 'local', name: 'stat_old' }], kept: [] },
  ]);
  const left = await page.evaluate(() => Object.keys(localStorage).sort());
  expect(left).toEqual(['assent_pages.log', 'free_old', 'stat_new', 'unheard_of']);
});

// L1
describe('the record sink', () => {
  const strict: Policy = { ...policy, undeclared: 'refuse' };

  test('gets each act past our own guard, and no cookie, address or page with it', async () => {
    visit.site.serve({ '/records': 'taken' });
    const page = await visit.open(html(tag('data-record-sink="/records"')));
    await answer(page, 'Accept all');
    await decide(page, () => page.evaluate(() => window.assent?.withdraw('analytics')));
    await eventually(() => posts('/records')).toMatchObject([
      { policy: 'pages', event: { how: 'accept-all', shown: { layout: 'banner' } } },
      { policy: 'pages', event: { how: 'api', event_state: { analytics: 'withdrawn' } } },
    ]);
    expect(await told(page, 'undeclared')).toEqual([]);
  });

  test('at another origin that nobody declares it is reached all the same', async () => {
    const page = await visit.open(html(tag('data-record-sink="PARTNER/records"', strict)));
    await answer(page, 'Refuse all');
    await eventually(() => visit.sent(/^\/records/)).toEqual(['/records']);
    expect(JSON.parse(visit.site.hits.find(({ path }) => path === '/records')?.body ?? '')).toMatchObject({
      event: { event_type: 'consent_refused' },
    });
  });

  test('a server that fails or stalls keeps no visitor waiting, and gets it at a later page', async () => {
    let takes = false;
    const taken: unknown[] = [];
    visit.site.serve({
      '/records'(_, response) {
        // Stalls: no answer at all.
        if (takes) response.writeHead(204).end();
      },
    });
    const page = await visit.open(html(tag('data-record-sink="/records"')));
    await answer(page, 'Accept all');
    expect(await states(page, 'analytics')).toEqual(['granted']);
    await eventually(() => posts('/records').length).toBe(1);
    takes = true;
    await page.reload();
    await eventually(() => posts('/records').length).toBeGreaterThanOrEqual(2);
    taken.push(...new Set(posts('/records').map(({ key }) => key)));
    expect(taken).toHaveLength(1);
    await eventually(() =>
      page.evaluate(() => JSON.parse(localStorage['assent_pages.log']).deliveries),
    ).toEqual([]);
  });

  test('a choice right before the page is left is delivered', async () => {
    visit.site.serve({ '/next': html(''), '/records': 'taken' });
    const page = await visit.open(html(tag('data-record-sink="/records"')));
    await ready(page);
    await page.evaluate(() => window.assent?.refuseAll());
    await page.goto(`${visit.site.home}/next`);
    // At least once: a busy page may leave before it hears that the first has arrived. The key is the same.
    const delivered = () => [...new Map(posts('/records').map(one => [one.key, one])).values()];
    await eventually(delivered).toMatchObject([{ event: { how: 'api' } }]);
  });
});

// P4-2
test('what is refused and undeclared is reported as the page is left, while the purpose is granted', async () => {
  visit.site.serve({ '/next': html(''), '/reports': 'taken' });
  const attributes = 'data-report="/reports" data-report-purpose="analytics"';
  const page = await visit.open(
    html(tag(attributes), `<script>fetch('PARTNER/chat/x?secret=1').catch(() => {});</script>`),
  );
  await decide(page, async () => {
    await ready(page);
    await page.evaluate(() => window.assent?.choose({ analytics: true, support: false }));
  });
  await page.goto(`${visit.site.home}/next`);
  await eventually(() => posts('/reports').length).toBe(1);
  const [report] = posts('/reports');
  expect(report).toMatchObject({ policy: 'pages', software: `assent ${version}` });
  expect(report.lines).toContainEqual(
    expect.objectContaining({ verdict: 'hold', kind: 'fetch', target: 'b.localhost', service: 'chat' }),
  );
  expect(JSON.stringify(report)).not.toContain('secret');

  const refused = await visit.open(
    html(tag(attributes), `<script>fetch('PARTNER/chat/x').catch(() => {});</script>`),
  );
  await ready(refused);
  await decide(refused, () => refused.evaluate(() => window.assent?.refuseAll()));
  await refused.goto(`${visit.site.home}/next`);
  expect(posts('/reports')).toHaveLength(1);
});

// P4-2, policy 4.1.1
test('activity() tells what each partner tried, from before an answer on', async () => {
  const page = await visit.open(
    html(
      assent(),
      `<script>fetch('PARTNER/collect').catch(() => {}); localStorage.stat_id = '1'; localStorage.chat_id = '1';</script>`,
    ),
  );
  await ready(page);
  const activity = () => page.evaluate(() => window.assent?.activity());
  expect((await activity())?.services).toMatchObject({
    stat: {
      kinds: { fetch: 1, local: 1 },
      verdicts: { hold: 2 },
      hosts: ['b.localhost'],
      names: ['stat_id'],
    },
    chat: { kinds: { local: 1 }, names: ['chat_id'] },
  });
  await decide(page, () => page.evaluate(() => window.assent?.acceptAll()));
  await page.evaluate(() => {
    localStorage.stat_more = '1';
  });
  await eventually(async () => (await activity())?.services.stat?.verdicts.allow).toBeGreaterThan(0);
});

// P5-1
describe('where granting takes a gesture', () => {
  /** In the page's own script, at some time after it is ready: what playwright evaluates counts as the visitor's own. */
  const calls = (code: string) => `<script>
    assent.on('error', ({ code }) => fetch('/told/' + code));
    assent.on('change', () => fetch('/told/change'));
    assent.ready.then(() => { ${code} });
  </script>`;

  test.each([
    ['acceptAll()', 'assent.acceptAll()'],
    ['choose() with a grant', 'assent.choose({ analytics: true, support: false })'],
    [
      'acceptAll() in a synthetic click',
      `document.body.onclick = () => assent.acceptAll(); document.body.click()`,
    ],
    [
      'acceptAll() in the load event of an image',
      `const i = new Image(); i.onload = i.onerror = () => assent.acceptAll(); i.src = '/x.gif'`,
    ],
    [
      'acceptAll() with an event of its own making',
      `Object.defineProperty(window, 'event', { value: { isTrusted: true, type: 'click' } }); assent.acceptAll()`,
    ],
    [
      'acceptAll() with an activation of its own making',
      `Object.defineProperty(navigator, 'userActivation', { value: { isActive: true } }); assent.acceptAll()`,
    ],
    [
      'acceptAll() in a label pressed by script',
      `document.querySelector('button').onclick = () => assent.acceptAll(); document.querySelector('label').click()`,
    ],
  ])('%s by script alone changes nothing, and says so', async (_, code) => {
    const page = await visit.open(
      html(tag('data-require-gesture'), `<label for="b">x</label><button id="b">y</button>${calls(code)}`),
    );
    // Nothing is evaluated in the page before: to the browser that is a gesture.
    await eventually(() =>
      visit.site.homeHits.filter(({ path }) => path.startsWith('/told')).map(({ path }) => path),
    ).toEqual(['/told/gesture-required']);
    expect(await states(page, 'login', 'analytics', 'support')).toEqual(['unset', 'unset', 'unset']);
    expect(await told(page, 'change')).toEqual([]);
  });

  test('refusing and withdrawing never take one', async () => {
    const page = await visit.open(
      html(
        tag('data-require-gesture'),
        calls(`assent.choose({ analytics: false }); assent.refuseAll(); assent.withdraw();`),
      ),
    );
    await eventually(() => told(page, 'change')).toHaveLength(3);
    expect(await states(page, 'login', 'analytics', 'support')).toEqual(['refused', 'refused', 'refused']);
    expect(await told(page, 'error')).toEqual([]);
  });

  test('in the visitor’s own press it grants, also a moment later', async () => {
    const page = await visit.open(
      html(
        tag('data-require-gesture'),
        `<button onclick="fetch('/dist/guard.js').then(() => assent.choose({ analytics: true }))">Count me</button>`,
      ),
    );
    await decide(page, () => page.getByRole('button', { name: 'Count me' }).click());
    expect(await states(page, 'analytics')).toEqual(['granted']);
  });
});

test('without that option a script may grant, and the record says that it was one', async () => {
  const page = await visit.open(
    html(assent(), '<script>assent.ready.then(() => assent.acceptAll());</script>'),
  );
  await eventually(() => told(page, 'change')).toMatchObject([{ how: 'api' }]);
});

describe('what another tool has asked', () => {
  const iso = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const vcc = (daysAgo: number) =>
    encodeURIComponent(
      JSON.stringify({
        categories: ['necessary', 'statistics'],
        revision: 0,
        consentId: '2b2f7a47-8f8a-4c0e-a0a4-93b4a5a4ff44',
        consentTimestamp: iso(daysAgo),
        lastConsentTimestamp: iso(daysAgo),
        services: {},
      }),
    );
  const put = (name: string, value: string) =>
    visit.context.addCookies([{ name, value, url: visit.site.home }]);
  const imports = (more = {}) => {
    const purposes = { statistics: 'analytics', persistent: 'login', help: 'support' };
    const option = { tool: 'vanilla-cookieconsent', purposes, ...more };
    return `data-import-from='${JSON.stringify(option)}'`;
  };

  test('is taken over with its date, the visitor is not asked, and the record says so', async () => {
    await put('cc_cookie', vcc(30));
    const page = await visit.open(html(tag(imports())));
    await ready(page);
    expect(await states(page, 'analytics', 'login', 'support')).toEqual(['granted', 'refused', 'refused']);
    const record = await page.evaluate(() => window.assent?.record);
    expect(record?.how).toBe('imported');
    expect(Math.round((Date.now() / 1_000 - (record?.time ?? 0)) / 86_400)).toBe(30);
    expect(await told(page, 'ask')).toEqual([]);
    expect(await page.getByRole('dialog').count()).toBe(0);
    // From now on ours counts.
    await decide(page, () => page.evaluate(() => window.assent?.refuseAll()));
    await page.reload();
    await ready(page);
    expect(await states(page, 'analytics')).toEqual(['refused']);
  });

  test.each([
    ['too old', () => put('cc_cookie', vcc(200))],
    ['damaged', () => put('cc_cookie', vcc(30).slice(0, 60))],
    ['not there', async () => {}],
  ])('and is %s, is asked again', async (_, prepare) => {
    await prepare();
    const page = await visit.open(html(tag(imports())));
    await page.getByRole('dialog').waitFor();
    expect(await states(page, 'analytics', 'login', 'support')).toEqual(['unset', 'unset', 'unset']);
  });

  test('grants nothing where granting takes a gesture: a script may have written it', async () => {
    await put('cc_cookie', vcc(30));
    const page = await visit.open(html(tag(`data-require-gesture ${imports()}`)));
    await ready(page);
    expect(await states(page, 'analytics', 'login', 'support')).toEqual(['unset', 'refused', 'refused']);
  });

  test('by a tool that is not known, or for what is not declared, is an error and asked', async () => {
    await put('cc_cookie', vcc(30));
    for (const more of [{ tool: 'unheard-of' }, { purposes: { statistics: 'unheard-of' } }]) {
      const page = await visit.open(html(tag(imports(more))));
      await page.getByRole('dialog').waitFor();
      await eventually(() => told(page, 'error')).toMatchObject([{ code: 'option-invalid' }]);
      expect(await states(page, 'analytics')).toEqual(['unset']);
    }
  });

  test.each([
    ['without the option', ''],
    ['where there is nothing of that tool', imports()],
  ])('%s its file is not even loaded', async (_, attributes) => {
    const page = await visit.open(html(tag(attributes)));
    await ready(page);
    expect(visit.site.homeHits.some(({ path }) => path.includes('import'))).toBe(false);
  });
});
