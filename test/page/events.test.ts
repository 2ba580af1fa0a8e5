import { expect, test } from 'vitest';
import { policy } from './policy.ts';
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

const visit = startVisits();

declare global {
  interface Window {
    /** What listeners of a test note. */
    heard: unknown[];
  }
}
/** A page that listens by `on` from the first moment. */
const listening = (listeners: string, body?: string) =>
  html(`${assent()}<script>window.heard = []; ${listeners}</script>`, body);

const optional = ['login', 'analytics', 'support'];
const services = ['account', 'stat', 'chat'];
const acts = /^(change|grant|refuse|withdraw)$/;

test('a choice is told as change, then as what it granted, refused, withdrew', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  await decide(page, () =>
    page.evaluate(() => window.assent?.choose({ login: true, analytics: true, support: false })),
  );
  await decide(page, () => page.evaluate(() => window.assent?.choose({ analytics: false, support: true })));
  const all = (await page.evaluate(() => window.told)).filter(({ name }) => acts.test(name));
  expect(all.map(({ name }) => name)).toEqual(['change', 'grant', 'refuse', 'change', 'grant', 'withdraw']);
  const [first, granted, refused, second, grantedThen, withdrawn] = all.map(({ detail }) => detail);
  expect(first).toMatchObject({
    granted: ['login', 'analytics', 'account', 'stat'],
    refused: ['support', 'chat'],
    withdrawn: [],
    how: 'api',
    from: 'here',
    grants: {
      necessary: { state: 'granted', reason: 'required' },
      analytics: { state: 'granted', reason: 'asked' },
      support: { state: 'refused', reason: 'asked' },
    },
    record: { how: 'api', policy: 'pages', revision: '1', choices: { analytics: true, support: false } },
  });
  expect(granted).toEqual({ purposes: ['login', 'analytics'], services: ['account', 'stat'] });
  expect(refused).toEqual({ purposes: ['support'], services: ['chat'] });
  expect(second).toMatchObject({
    granted: ['support', 'chat'],
    refused: [],
    withdrawn: ['analytics', 'stat'],
  });
  expect(grantedThen).toEqual({ purposes: ['support'], services: ['chat'] });
  expect(withdrawn).toEqual({
    purposes: ['analytics'],
    services: ['stat'],
    loses: { analytics: 'We improve blindly.' },
  });
});

test('a choice that turns nothing is told once, as change alone', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  await decide(page, () => page.evaluate(() => window.assent?.refuseAll()));
  const names = (await page.evaluate(() => window.told))
    .map(({ name }) => name)
    .filter(name => acts.test(name));
  expect(names).toEqual(['change', 'refuse', 'change']);
});

test('who hears of a choice finds it in force', async () => {
  const page = await visit.open(
    listening(`
      assent.on('change', () => {
        localStorage.stat_id = '1';
        heard.push(assent.allows('analytics'), assent.grants.stat.state, assent.record.how, localStorage.stat_id);
      });
    `),
  );
  await answer(page, 'Accept all');
  expect(await page.evaluate(() => window.heard)).toEqual([true, 'granted', 'accept-all', '1']);
  expect((await device(page)).local).toEqual(['stat_id']);
});

test('the same detail goes to listeners by name and to document', async () => {
  const page = await visit.open(
    listening(`
      for (const name of ['ready', 'ask', 'change', 'grant', 'refuse', 'withdraw', 'hold', 'release', 'undeclared', 'erase']) {
        let last;
        assent.on(name, detail => { last = detail; });
        document.addEventListener('assent:' + name, event => {
          heard.push([name, event.detail === last && event instanceof CustomEvent]);
        });
      }
      localStorage.stat_id = '1';
      localStorage.unheard_of = '1';
    `),
  );
  await answer(page, 'Accept all');
  await decide(page, () => page.evaluate(() => window.assent?.withdraw()));
  await eventually(() => told(page, 'erase')).toHaveLength(1);
  expect(await page.evaluate(() => window.heard)).toEqual([
    ['hold', true],
    ['undeclared', true],
    ['ready', true],
    ['ask', true],
    ['release', true],
    ['change', true],
    ['grant', true],
    ['change', true],
    ['withdraw', true],
    ['erase', true],
  ]);
});

test('a listener that throws stops no other, and is an error event', async () => {
  const page = await visit.open(
    listening(`
      assent.on('change', () => { throw new Error('mine'); });
      assent.on('change', ({ how }) => heard.push(how));
      assent.on('error', ({ code, message }) => { heard.push(code, message); throw new Error('also mine'); });
      assent.on('error', ({ code }) => heard.push(code));
    `),
  );
  await answer(page, 'Accept all');
  expect(await page.evaluate(() => window.heard)).toEqual([
    'listener-failed',
    'a listener of "change" threw: Error: mine',
    'listener-failed',
    'accept-all',
  ]);
  expect(await told(page, 'error')).toMatchObject([{ code: 'listener-failed' }]);
  // On the console both stand, as if nobody had caught them.
  expect(visit.errors.splice(0)).toEqual(['Error: mine', 'Error: also mine']);
});

test('ready is told to whoever listens later, and by its promise', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  const heard = await page.evaluate(async () => {
    let late: unknown;
    window.assent?.on('ready', detail => {
      late = detail;
    });
    const promised = await window.assent?.ready;
    return [late === promised, promised?.depth, promised?.cookies, promised?.skipped, promised?.policy.id];
  });
  expect(heard).toEqual([true, 'guard', 'ok', [], 'pages']);
});

test('on() gives back its undo', async () => {
  const page = await visit.open(
    listening(`off = assent.on('change', () => heard.push('change')); off(); off();`),
  );
  await answer(page, 'Accept all');
  const off = await page.evaluate(() => {
    const undo = window.assent?.on('change', () => window.heard.push('again'));
    undo?.();
    window.assent?.refuseAll();
    return window.heard;
  });
  expect(off).toEqual([]);
});

test('what was asked is told once, with the reason', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  expect(await told(page, 'ask')).toEqual([{ reason: 'first', purposes: optional }]);
});

test('an allowed verdict is made only while somebody listens, any other always', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  const outcome = await page.evaluate(async () => {
    const heard: string[] = [];
    const write = () => {
      localStorage.theme = 'dark';
      localStorage.stat_id = '1';
    };
    write();
    const off = window.assent?.on('verdict', ({ access, verdict, service, purpose, reason }) => {
      heard.push([access.kind, 'name' in access && access.name, verdict, service, purpose, reason].join(' '));
    });
    write();
    off?.();
    write();
    return heard;
  });
  expect(outcome).toEqual([
    'local theme allow core necessary required',
    'local stat_id refuse stat analytics asked',
  ]);
  const onDocument = (await told(page, 'verdict')).map(({ access, verdict }) => [access, verdict]);
  const own = onDocument.filter(([access]) => /theme|stat_id/.test(JSON.stringify(access)));
  expect(own.map(([, verdict]) => verdict)).toEqual(['refuse', 'allow', 'refuse', 'refuse']);
});

test('what the policy brings within its terms is told as amended', async () => {
  const page = await visit.open(
    listening(`
    assent.on('verdict', ({ access, verdict, reason }) => {
      if (access.name === 'stay') heard.push(verdict + ' ' + reason);
    });
  `),
  );
  await writeCookies(page, 'stay=1; Max-Age=5184000; Path=/');
  await answer(page, 'Accept all');
  await writeCookies(page, 'stay=1; Max-Age=5184000; Path=/', 'stay=1; Max-Age=864000; Path=/');
  expect(await page.evaluate(() => [...new Set(window.heard)])).toEqual(
    expect.arrayContaining(['amend default', 'amend life', 'allow asked']),
  );
});

// P2-8, P4-2
test('each undeclared name and host is told once', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  await page.evaluate(async port => {
    for (const name of ['one', 'other', 'one']) {
      localStorage.setItem(`unheard_${name}`, '1');
      await fetch(`http://c.localhost:${port}/${name}`).catch(() => {});
    }
  }, visit.site.port);
  const names = (await told(page, 'undeclared')).map(({ access }) => JSON.stringify(access));
  expect(names.filter(text => text.includes('unheard_one'))).toHaveLength(1);
  expect(names.filter(text => text.includes('unheard_other'))).toHaveLength(1);
  expect(names.filter(text => text.includes('c.localhost'))).toHaveLength(1);
});

// P2-10
test('under "refuse" what nobody declares is neither stored nor sent, and is told with the script that tried', async () => {
  visit.site.serve({
    '/tag.js': `localStorage.unheard_of = '1';
      document.cookie = 'unheard_of=1; Path=/';
      fetch('http://c.localhost:${visit.site.port}/unheard').catch(() => {});`,
  });
  const strict = assent({ ...policy, undeclared: 'refuse' });
  const page = await visit.open(html(`${strict}<script src="/tag.js"></script>`));
  await answer(page, 'Accept all');
  await visit.afterAllSent(page);
  expect(await device(page)).toEqual(nothing);
  expect(visit.site.homeHits.filter(({ host }) => host === 'c.localhost')).toEqual([]);
  const by = '/tag.js';
  expect(await told(page, 'undeclared')).toMatchObject([
    { access: { kind: 'local', name: 'unheard_of' }, by },
    { access: { kind: 'cookie', name: 'unheard_of' }, by },
    { access: { kind: 'fetch', host: 'c.localhost' }, by },
  ]);
});

test('hold and release are told once each, with the access', async () => {
  const page = await visit.open(html(`${assent()}<script src="PARTNER/one.js"></script>`));
  await ready(page);
  await answer(page, 'Accept all');
  await eventually(() => page.evaluate(() => window.order)).toEqual(['/one.js']);
  const url = `${visit.site.partner}/one.js`;
  expect(await told(page, 'hold')).toMatchObject([{ access: { kind: 'script', url, host: 'b.localhost' } }]);
  expect(await told(page, 'release')).toMatchObject([
    { access: { kind: 'script', url, host: 'b.localhost' } },
  ]);
});

test('an unknown id throws, from every method that takes one', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  const codes = await page.evaluate(() => {
    const caught = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return error instanceof Error && 'code' in error ? `${error.name} ${error.code}` : error;
      }
    };
    return [
      caught(() => window.assent?.allows('analitics')),
      caught(() => window.assent?.allows('toString')),
      caught(() => window.assent?.choose({ analitics: true })),
      caught(() => window.assent?.withdraw('analitics')),
      caught(() => window.assent?.choose({ necessary: false })),
    ];
  });
  const unknown = 'AssentError unknown-id';
  expect(codes).toEqual([unknown, unknown, unknown, unknown, 'AssentError not-a-choice']);
  expect(await told(page, 'change')).toEqual([]);
});

const buttons = ['preferences', 'accept-all', 'refuse-all', 'withdraw']
  .map(name => `<a href="#gone" data-assent="${name}"><b id="${name}">Press ${name}</b></a>`)
  .join('');

test('any element of the page with data-assent is a button for it', async () => {
  const page = await visit.open(html(assent(), `<h1>Hello</h1><div style="padding:40px">${buttons}</div>`));
  await ready(page);
  await page.evaluate(() => window.assent?.close());
  await decide(page, () => page.getByText('Press accept-all').click());
  expect(await states(page, ...optional)).toEqual(['granted', 'granted', 'granted']);
  await decide(page, () => page.getByText('Press withdraw').click());
  expect(await states(page, ...optional)).toEqual(['refused', 'refused', 'refused']);
  expect(await told(page, 'withdraw')).toHaveLength(1);
  await page.getByText('Press preferences').click();
  await page.getByRole('dialog').getByRole('switch', { name: 'Analytics' }).waitFor();
  expect(page.url()).not.toContain('#gone');
});

// P5-1
test("a press that no visitor made grants nothing, by our buttons or the page's, and may refuse", async () => {
  const page = await visit.open(html(assent(), buttons));
  await ready(page);
  await page.getByRole('button', { name: 'Accept all' }).waitFor();
  const press = (selector: string) =>
    page.evaluate(wanted => {
      const root = document.querySelector('assent-ui')?.shadowRoot;
      const button = document.querySelector<HTMLElement>(wanted) ?? root?.querySelector<HTMLElement>(wanted);
      button?.click();
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }, selector);
  await press('#accept-all');
  await press('button[data-assent="accept-all"]');
  expect(await states(page, ...optional)).toEqual(['unset', 'unset', 'unset']);
  expect(await told(page, 'change')).toEqual([]);
  await decide(page, () => press('#refuse-all'));
  expect(await states(page, ...optional)).toEqual(['refused', 'refused', 'refused']);
});

// P6-5
test('erase() takes every declared item, granted or not, and the record, and says what it took', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await writeCookies(page, '_stat=1; Path=/', 'stay=1; Path=/', 'sid=1; Path=/', 'unheard_of=1; Path=/');
  await page.evaluate(() => {
    localStorage.stat_id = '1';
    localStorage.theme = 'dark';
    localStorage.unheard_of = '1';
  });
  const erasure = await page.evaluate(() => window.assent?.erase());
  expect(await device(page)).toEqual({ ...nothing, cookies: ['unheard_of'], local: ['unheard_of'] });
  expect(await page.evaluate(() => [document.cookie, Object.keys(localStorage)])).toEqual([
    'unheard_of=1',
    ['unheard_of'],
  ]);
  expect(erasure?.kept).toEqual([]);
  const erased = (erasure?.erased ?? []).map(({ kind, name }) => `${kind} ${name}`).sort();
  expect(erased).toEqual(['cookie _stat', 'cookie sid', 'cookie stay', 'local stat_id', 'local theme']);
  expect(await states(page, ...optional)).toEqual(['unset', 'unset', 'unset']);
  expect(await told(page, 'erase')).toContainEqual(erasure);
});

// P2-9
test('what only the server can erase is told as kept', async () => {
  const serverSet = {
    ...policy,
    services: [{ id: 'stat', purpose: 'analytics', items: [{ cookie: 'st_id', httpOnly: true }] }],
  };
  const page = await visit.open(html(assent(serverSet)));
  await answer(page, 'Accept all');
  await decide(page, () => page.evaluate(() => window.assent?.withdraw()));
  await eventually(() => told(page, 'erase')).toEqual([
    { erased: [], kept: [{ item: { kind: 'cookie', name: 'st_id' }, reason: 'http-only' }] },
  ]);
});

test('destroy() takes the interface and the listeners away, and the guards stay', async () => {
  const page = await visit.open(
    listening(
      `assent.on('change', () => heard.push('change'));`,
      '<button data-assent="accept-all">Mine</button>',
    ),
  );
  await ready(page);
  await page.getByRole('button', { name: 'Accept all' }).waitFor();
  await page.evaluate(() => window.assent?.destroy());
  expect(await page.locator('assent-ui').count()).toBe(0);
  await page.getByRole('button', { name: 'Mine' }).click();
  const outcome = await page.evaluate(() => {
    localStorage.stat_id = '1';
    window.assent?.acceptAll();
    window.assent?.openBanner();
    return [window.heard, window.assent?.allows('analytics'), document.cookie];
  });
  expect(outcome).toEqual([[], false, '']);
  await visit.afterAllSent(page);
  expect(await device(page)).toEqual(nothing);
  expect(await page.locator('assent-ui').count()).toBe(0);
});

// P7-1, P7-3
test('said to be a minor, the visitor grants nothing, and what was granted ends', async () => {
  const page = await visit.open(html(assent({ ...policy, minors: { under: 14 } })));
  await answer(page, 'Accept all');
  await writeCookies(page, '_stat=1; Path=/');
  await decide(page, () => page.evaluate(() => window.assent?.setMinor(true)));
  expect(await states(page, ...optional)).toEqual(['refused', 'refused', 'refused']);
  expect((await device(page)).cookies).toEqual([]);
  await page.evaluate(() => window.assent?.acceptAll());
  expect(await states(page, ...optional)).toEqual(['refused', 'refused', 'refused']);
});

test('reset() withdraws, forgets, and asks', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Accept all');
  await decide(page, () => page.evaluate(() => window.assent?.reset()));
  await page.getByRole('button', { name: 'Accept all' }).waitFor();
  expect(await told(page, 'withdraw')).toMatchObject([{ purposes: optional, services }]);
  expect(await told(page, 'ask')).toHaveLength(2);
  expect(await page.evaluate(() => [document.cookie, window.assent?.record])).toEqual(['', null]);
  await page.evaluate(() => window.assent?.close());
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
  await page.evaluate(() => window.assent?.openBanner());
  await answer(page, 'Refuse all');
});
