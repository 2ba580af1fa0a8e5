import { afterEach, describe, expect, test } from 'vitest';
import { page as browser } from 'vitest/browser';
import { askedFor, freshName, pageUrl } from './live.ts';
import { closePages, type GuardedPage, openGuarded, openPage } from './realm.ts';
import { outcomesOf } from './shape.ts';

afterEach(closePages);

/** An address on the page's own host. */
const ownUrl = (name: string) => `${location.origin}/test/live/page?${name}`;
const quote = JSON.stringify;

/** Whether the server was asked, once it was asked for what a frame of the page loads afterwards. */
async function isAsked(page: GuardedPage, name: string): Promise<boolean> {
  const later = freshName();
  page.run(
    `{ const f = document.createElement('iframe'); f.src = ${quote(ownUrl(later))}; document.body.append(f); }`,
  );
  await expect.poll(() => askedFor(later), { timeout: 10_000 }).toBe(1);
  return (await askedFor(name)) > 0;
}

/** Page code that sends its own page, or a frame that it has, to an address. */
const ways: readonly (readonly [string, (url: string) => string])[] = [
  ['location.href', url => `location.href = ${quote(url)}`],
  ['location', url => `location = ${quote(url)}`],
  ['assign', url => `location.assign(${quote(url)})`],
  ['replace', url => `location.replace(${quote(url)})`],
  ['navigation.navigate', url => `navigation.navigate(${quote(url)}).finished.catch(() => {}), 0`],
  [
    'a made click',
    url =>
      `{ const a = document.createElement('a'); a.href = ${quote(url)}; document.body.append(a); a.click(); }`,
  ],
  [
    'a click event',
    url =>
      `{ const a = document.createElement('a'); a.href = ${quote(url)}; a.dispatchEvent(new MouseEvent('click')); }`,
  ],
  [
    'a refresh',
    url =>
      `{ const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + ${quote(url)}; document.head.append(m); }`,
  ],
  ['form.submit', url => form(url, 'f.submit()')],
  ['form.requestSubmit', url => form(url, 'f.requestSubmit()')],
  ['a made click on a button', url => form(url, 'f.firstChild.click()')],
  [
    'a button’s own address',
    url => form('/', `f.firstChild.formAction = ${quote(url)}; f.firstChild.click()`),
  ],
  ['setTimeout with a text', url => `setTimeout(${quote(`location.href = ${quote(url)}`)}, 0), 0`],
  [
    'a javascript: address',
    url => `location.href = ${quote(`javascript:void(location.href = ${quote(url)})`)}`,
  ],
];

const form = (url: string, act: string, attributes = '') =>
  `{ const f = document.createElement('form'); f.method = 'post'; f.action = ${quote(url)}; f.innerHTML = '<button></button>'; document.body.append(f); ${attributes}; ${act}; }`;

describe('what script starts', () => {
  test.each(ways)('allowed goes: %s', async (_, code) => {
    const page = await openGuarded('allow');
    const name = freshName();
    page.run(code(pageUrl(name)));
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
  });

  /** Page code that presses a link into a frame, which the page's own navigation hears nothing of. */
  const presses: readonly (readonly [string, string])[] = [
    ['click()', 'document.body.append(a); a.click();'],
    ['click(), never inserted', 'a.click();'],
    ['click() within', "a.innerHTML = '<b>x</b>'; a.firstChild.click();"],
    [
      'click(), with its event stopped',
      "document.body.append(a); a.onclick = e => e.stopImmediatePropagation(); addEventListener('click', e => e.stopImmediatePropagation(), true); a.click();",
    ],
    ['an event', "a.dispatchEvent(new MouseEvent('click'));"],
    [
      'an event of a node within',
      "a.innerHTML = '<b>x</b>'; document.body.append(a); a.firstChild.dispatchEvent(new PointerEvent('click', { bubbles: true }));",
    ],
    [
      'a click in a closed shadow root',
      "const h = document.createElement('p'); h.attachShadow({ mode: 'closed' }).append(a); document.body.append(h); a.click();",
    ],
    [
      'a link of SVG',
      "const s = document.createElementNS('http://www.w3.org/2000/svg', 'a'); s.setAttribute('href', a.href); s.setAttribute('target', 't'); document.body.append(s); s.dispatchEvent(new MouseEvent('click'));",
    ],
    [
      'an older link of SVG',
      "const s = document.createElementNS('http://www.w3.org/2000/svg', 'a'); s.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', a.href); s.setAttribute('target', 't'); document.body.append(s); s.dispatchEvent(new MouseEvent('click'));",
    ],
  ];
  const pressed = (url: string, press: string) =>
    `{ const f = document.createElement('iframe'); f.name = 't'; document.body.append(f);
      const a = document.createElement('a'); a.target = 't'; a.href = ${quote(url)}; ${press} }`;

  test.each(presses)('a link into a frame, by %s', { timeout: 30_000 }, async (_, press) => {
    for (const [verdict, isLet] of [
      ['allow', true],
      ['hold', false],
      ['refuse', false],
    ] as const) {
      const page = await openGuarded(verdict);
      const name = freshName();
      page.run(`${pressed(pageUrl(name), press)}; void 0`);
      if (isLet) await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
      else expect([verdict, await isAsked(page, name)]).toEqual([verdict, false]);
      expect(page.gate.failures).toEqual([]);
    }
  });

  test('a link that may not be followed keeps its address and hears its click', async () => {
    const page = await openGuarded('refuse');
    const url = pageUrl(freshName());
    const heard = `{ var heard = 0; const a = document.createElement('a'); a.target = '_blank'; a.href = ${quote(url)};
      a.onclick = () => heard++; document.body.append(a); a.click(); a.dispatchEvent(new MouseEvent('click')); }; [heard, document.querySelector('a').href]`;
    expect(page.run(heard)).toEqual([2, url]);
  });

  test.each(['hold', 'refuse'] as const)('%s: the page stays, by whatever way', async verdict => {
    const page = await openGuarded(verdict);
    const name = freshName();
    for (const [at, [, code]] of ways.entries()) {
      const url = pageUrl(`${name}-${at}`);
      page.run(`${code(url)}; void 0`);
      // One would end the other: each has its turn.
      await expect
        .poll(() => page.gate.decided, { timeout: 10_000 })
        .toContainEqual(expect.objectContaining({ url }));
    }
    await page.gate.settle('allow');
    expect(await isAsked(page, name)).toBe(false);
    expect(page.run('location.pathname')).toBe('/test/guards/pages/blank.html');
  });

  test('over-refusal: the page’s own addresses, fragments and history go on', async () => {
    const page = await openGuarded('refuse');
    page.run(
      "location.hash = 'a'; history.pushState(0, '', '?b'); navigation.navigate('#c', { history: 'replace' }).finished.catch(() => {}); void 0",
    );
    expect(page.run('location.search + location.hash')).toBe('?b#c');
    const name = freshName();
    page.run(`location.href = ${quote(ownUrl(name))}; void 0`);
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
  });

  test('a made navigate event is not ours', async () => {
    const page = await openGuarded('refuse');
    page.run(
      "var failed = 0; addEventListener('error', () => failed++); navigation.dispatchEvent(new Event('navigate')); void 0",
    );
    expect(page.run('failed')).toBe(0);
  });

  test('after undo it goes', async () => {
    const page = await openGuarded('refuse');
    page.installed.undo();
    const name = freshName();
    page.run(`location.href = ${quote(pageUrl(name))}; void 0`);
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
  });
});

test.each([
  ['a link', (url: string) => `<a role=button href="${url}">Go</a>`],
  ['a form’s button', (url: string) => `<form method=post action="${url}"><button>Go</button></form>`],
])('a visitor’s own click is never stopped: on %s', async (_, markup) => {
  const page = await openGuarded('refuse');
  const name = freshName();
  page.run(`document.body.innerHTML = ${quote(markup(pageUrl(name)))}`);
  // A made click before it is no excuse.
  page.run('document.body.click()');
  const frame = page.realm.frameElement;
  if (!frame) throw new Error('the page is in no frame');
  await browser.frameLocator(browser.elementLocator(frame)).getByRole('button').click();
  await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
});

describe('window.open', () => {
  const open = (code: string) => `(() => { const opened = ${code}; opened?.close(); return opened })()`;

  test('allowed opens', async () => {
    const page = await openGuarded('allow');
    const name = freshName();
    expect(page.run(`var opened = open(${quote(pageUrl(name))}); opened instanceof Object || !!opened`)).toBe(
      true,
    );
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
    page.run('opened.close()');
  });

  test.each(['hold', 'refuse'] as const)(
    '%s: gives null as under a pop-up blocker, and is not made up for',
    async verdict => {
      const page = await openGuarded(verdict);
      const name = freshName();
      for (const code of [
        `open(${quote(pageUrl(name))})`,
        `window.open(new URL(${quote(pageUrl(name))}), '_blank', 'noopener')`,
        `open.call(undefined, ${quote(pageUrl(name))})`,
        `document.open(${quote(pageUrl(name))}, '', '')`,
        `open({ n: 0, toString() { return this.n++ ? '/' : ${quote(pageUrl(name))} } })`,
      ]) {
        expect(page.run(open(code))).toBe(null);
      }
      expect(page.gate.decided).toMatchObject(Array(5).fill({ kind: 'navigation', host: 'b.localhost' }));
      await page.gate.settle('allow');
      expect(await isAsked(page, name)).toBe(false);
    },
  );

  test('over-refusal: empty pages and the page’s own open', async () => {
    const page = await openGuarded('refuse');
    for (const code of ['open()', "open('')", "open('about:blank')", `open(${quote(ownUrl('x'))})`]) {
      expect(page.run(`(() => { const opened = ${code}; opened.close(); return !!opened })()`)).toBe(true);
    }
    expect(page.run('document.open() === document')).toBe(true);
  });

  test.each(['hold', 'refuse'] as const)('an invalid call ends as unguarded: %s', async verdict => {
    const invalid = [
      `open.call({}, ${quote(pageUrl('bad'))})`,
      `open.call(document, ${quote(pageUrl('bad'))})`,
      'open(Symbol())',
      "open('http://')",
      'open({ toString() { throw new RangeError() } })',
      `new open(${quote(pageUrl('bad'))})`,
      `Document.prototype.open.call({}, ${quote(pageUrl('bad'))}, '', '')`,
      `Document.prototype.open.call({})`,
    ];
    expect(await outcomesOf(await openGuarded(verdict), invalid)).toEqual(
      await outcomesOf(await openPage(), invalid),
    );
  });
});

describe('forms that do not replace the page', () => {
  const frame =
    "const i = document.createElement('iframe'); i.name = 'inner'; document.body.append(i); f.target = 'inner'";
  const acts = {
    submit: 'f.submit()',
    'submit by the prototype': "f.firstChild.name = 'submit'; HTMLFormElement.prototype.submit.call(f)",
    requestSubmit: 'f.requestSubmit()',
    'a made click': 'f.firstChild.click()',
    'in a shadow root':
      "const s = document.createElement('div'); s.attachShadow({ mode: 'closed' }).append(f); document.body.append(s); f.requestSubmit()",
  };

  test.each(Object.entries(acts))('allowed is sent once: %s', async (_, act) => {
    const page = await openGuarded('allow');
    const name = freshName();
    page.run(form(pageUrl(name), act, frame));
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
    expect(page.gate.decided).toContainEqual(expect.objectContaining({ kind: 'form', url: pageUrl(name) }));
  });

  test.each(['hold', 'refuse'] as const)('%s: is not sent', async verdict => {
    const page = await openGuarded(verdict);
    const name = freshName();
    for (const act of Object.values(acts)) page.run(form(pageUrl(name), act, frame));
    page.run(form('/', `f.firstChild.formAction = ${quote(pageUrl(name))}; f.firstChild.click()`, frame));
    page.run(form(pageUrl(name), "f.firstChild.formTarget = '_blank'; f.firstChild.click()"));
    page.run(
      form(
        pageUrl(name),
        "f.insertAdjacentHTML('beforeend', '<input name=action><input name=target>'); f.submit()",
        frame,
      ),
    );
    await page.gate.settle('allow');
    expect(await isAsked(page, name)).toBe(false);
    expect(page.run("document.querySelectorAll('iframe').length > 5")).toBe(true);
  });

  test('the page’s own listeners hear the event, and may send it themselves', async () => {
    const page = await openGuarded('refuse');
    page.run(
      `var heard = []; ${form(pageUrl('own'), 'f.onsubmit = e => { heard.push(e.defaultPrevented); }; f.requestSubmit()', frame)}`,
    );
    expect(page.run('heard')).toEqual([true]);
  });

  test('over-refusal: a form of the page’s own is sent', async () => {
    const page = await openGuarded('refuse');
    const name = freshName();
    page.run(form(ownUrl(name), 'f.submit()', frame));
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
  });

  test.each(['submit', 'requestSubmit'])(
    'without a Navigation API, %s does not replace the page either',
    async method => {
      const page = await openGuarded(
        'refuse',
        "Object.defineProperty(window, 'navigation', { value: undefined }); delete window.NavigateEvent",
      );
      const name = freshName();
      page.run(form(pageUrl(name), `f.${method}()`));
      expect(await isAsked(page, name)).toBe(false);
      expect(page.installed.skipped).toMatchObject([{ guard: 'navigation' }]);
    },
  );

  test.each(['hold', 'refuse'] as const)('an invalid call ends as unguarded: %s', async verdict => {
    const bad = quote(pageUrl('bad'));
    const made = `var f = document.createElement('form'); f.action = ${bad}; f.target = 'inner';`;
    const invalid = [
      'HTMLFormElement.prototype.submit.call({})',
      'HTMLFormElement.prototype.submit.call(document.body)',
      'HTMLFormElement.prototype.requestSubmit.call({})',
      `${made} f.requestSubmit(document.body)`,
      `${made} f.requestSubmit(document.createElement('button'))`,
      `${made} f.requestSubmit('x')`,
      `${made} f.submit()`,
    ];
    expect(await outcomesOf(await openGuarded(verdict), invalid)).toEqual(
      await outcomesOf(await openPage(), invalid),
    );
  });
});
