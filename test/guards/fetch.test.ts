import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, own, tracker, trackerUrl } from './realm.ts';

afterEach(closePages);

const url = trackerUrl('sent');
const quoted = JSON.stringify(url);

/** Starts a fetch and leaves how it ends in `window.ended`. */
const start = (args: string) =>
  `var ended = 'pending'; fetch(${args}).then(r => { ended = r.type }, e => { ended = e.name }); void 0`;

test('allowed is sent at once', async () => {
  const page = await openGuarded('allow');
  page.run(start(`${quoted}, { mode: 'no-cors' }`));
  await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('opaque');
  await expect.poll(() => page.hasRequested('?sent'), { timeout: 10_000 }).toBe(true);
});

test('held stays pending and sends nothing, then is sent once on a grant', async () => {
  const page = await openGuarded('hold');
  page.run(start(quoted));
  expect(await page.hasRequested('?sent')).toBe(false);
  expect(page.run('ended')).toBe('pending');
  await page.gate.settle('allow');
  await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('cors');
  await page.gate.settle('allow');
  await expect.poll(() => page.hasRequested('?sent'), { timeout: 10_000 }).toBe(true);
  expect(page.requests().filter(name => name.includes('?sent'))).toHaveLength(1);
});

test('held and released gives the answer whole: status, headers and body', async () => {
  const page = await openGuarded('hold');
  const text = page.run(`fetch(${quoted}).then(async r => [r.ok, r.status, r.url, (await r.text()).trim()])`);
  await page.gate.settle('allow');
  expect(await text).toEqual([true, 200, url, 'here']);
});

test('held and then refused rejects like the network', async () => {
  const page = await openGuarded('hold');
  const error = page.run(`fetch(${quoted}).catch(e => [e.name, e.message, e instanceof TypeError])`);
  await page.gate.settle('refuse');
  expect(await error).toEqual(['TypeError', 'Failed to fetch', true]);
  await page.gate.settle('allow');
  expect(await page.hasRequested('?sent')).toBe(false);
});

test('refused rejects exactly as a network that fails, and sends nothing', async () => {
  const page = await openGuarded('refuse');
  const look = (target: string) =>
    page.run(
      `(() => { const p = fetch(${JSON.stringify(target)}); return p.catch(e => [p instanceof Promise, e.name, e.message, e instanceof TypeError, Object.keys(e)]) })()`,
    );
  expect(await look(url)).toEqual(await look('http://127.0.0.1:1/'));
  expect(await page.hasRequested('?sent')).toBe(false);
});

test('held ones are sent in the order in which they were asked for', async () => {
  const page = await openGuarded('hold');
  page.run(`for (const at of [1, 2, 3]) fetch(${quoted} + at)`);
  expect(page.gate.waiting.map(({ access }) => 'url' in access && access.url)).toEqual(
    [1, 2, 3].map(at => url + at),
  );
});

test('a held body is sent as it was, and is counted', async () => {
  const page = await openGuarded('hold');
  page.run(start(`${quoted}, { method: 'POST', body: 'x'.repeat(5000), mode: 'no-cors' }`));
  expect(page.gate.waiting[0]?.sizeBytes).toBeGreaterThanOrEqual(5000);
  await page.gate.settle('allow');
  await expect.poll(() => page.run('ended'), { timeout: 10_000 }).not.toBe('pending');
  await expect.poll(() => page.hasRequested('?sent'), { timeout: 10_000 }).toBe(true);
});

test('init is used as it was when it was called', async () => {
  const page = await openGuarded('hold');
  page.run(`var init = { method: 'GET' }; ${start(`${quoted}, init`)}; init.method = 'BAD METHOD'`);
  await page.gate.settle('allow');
  await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('cors');
});

test('a URL object is used as it was when it was called', async () => {
  const page = await openGuarded('hold');
  page.run(`var target = new URL(${quoted}); ${start('target')}; target.search = '?moved'`);
  await page.gate.settle('allow');
  await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('cors');
  expect(await page.hasRequested('?moved')).toBe(false);
});

describe('AbortSignal', () => {
  test.each([
    ['of init', `${quoted}, { signal: stop.signal }`],
    ['of a Request', `new Request(${quoted}, { signal: stop.signal })`],
    ['of init over that of a Request', `new Request(${quoted}), { signal: stop.signal }`],
  ])('aborts what is held: %s', async (_, args) => {
    const page = await openGuarded('hold');
    page.run(`var stop = new AbortController(); ${start(args)}; stop.abort()`);
    await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('AbortError');
    expect(page.gate.waiting).toEqual([]);
    await page.gate.settle('allow');
    expect(await page.hasRequested('?sent')).toBe(false);
  });

  test('rejects with the reason that was given, in the same order as natively', async () => {
    const page = await openGuarded('hold');
    const reason = page.run(
      `(() => { const stop = new AbortController(); const p = fetch(${quoted}, { signal: stop.signal }).catch(e => e); stop.abort('why'); return p; })()`,
    );
    expect(await reason).toBe('why');
  });

  test('aborted before: rejects at once and holds nothing', async () => {
    const page = await openGuarded('hold');
    expect(await page.run(`fetch(${quoted}, { signal: AbortSignal.abort() }).catch(e => e.name)`)).toBe(
      'AbortError',
    );
    expect(page.gate.waiting).toEqual([]);
  });

  test('a timeout of the caller runs on', async () => {
    const page = await openGuarded('hold');
    expect(await page.run(`fetch(${quoted}, { signal: AbortSignal.timeout(1) }).catch(e => e.name)`)).toBe(
      'TimeoutError',
    );
    expect(page.gate.waiting).toEqual([]);
  });

  test('after the release it aborts the request itself', async () => {
    const page = await openGuarded('hold');
    page.run(`var stop = new AbortController(); ${start(`${quoted}, { signal: stop.signal }`)}`);
    await page.gate.settle('allow');
    page.run('stop.abort()');
    await expect.poll(() => page.run('ended'), { timeout: 10_000 }).toBe('AbortError');
  });

  test('null in init lifts that of a Request', async () => {
    const page = await openGuarded('hold');
    page.run(
      `var stop = new AbortController(); ${start(`new Request(${quoted}, { signal: stop.signal }), { signal: null }`)}; stop.abort()`,
    );
    expect(page.gate.waiting).toHaveLength(1);
  });
});

describe('attack: an address in disguise is the one that is decided', () => {
  const host = new URL(tracker).host;
  const path = new URL(url).pathname;
  test.each([
    ['a text', `fetch(${quoted})`],
    ['a URL object', `fetch(new URL(${quoted}))`],
    ['a Request', `fetch(new Request(${quoted}))`],
    [
      'a Request of another realm',
      `(() => { const f = document.createElement('iframe'); document.body.append(f); return fetch(new f.contentWindow.Request(${quoted})) })()`,
    ],
    [
      'a Request with a url of its own',
      `(() => { const r = new Request(${quoted}); Object.defineProperty(r, 'url', { value: '/' }); return fetch(r) })()`,
    ],
    [
      'a Request whose toString lies',
      `(() => { const r = new Request(${quoted}); r.toString = () => '/'; return fetch(r) })()`,
    ],
    ['a Request of a subclass', `fetch(new (class extends Request { get url() { return '/' } })(${quoted}))`],
    [
      'a Request without its prototype',
      `fetch(Object.setPrototypeOf(new Request(${quoted}), { toString: () => '/' }))`,
    ],
    [
      'a URL with an href of its own',
      `(() => { const u = new URL(${quoted}); Object.defineProperty(u, 'href', { value: '/' }); return fetch(u) })()`,
    ],
    [
      'a URL whose toString was shadowed',
      `(() => { const u = new URL('/', location); u.toString = () => ${quoted}; return fetch(u) })()`,
    ],
    ['protocol-relative', `fetch('//${host}${path}?sent')`],
    ['upper case', `fetch('HTTP://B.LOCALHOST:${new URL(tracker).port}${path}?sent')`],
    ['a trailing dot', `fetch('http://b.localhost.:${new URL(tracker).port}${path}?sent')`],
    ['userinfo in a URL of ours', `fetch('http://127.0.0.1@${host}${path}?sent')`],
    ['backslashes', `fetch('\\\\\\\\${host}${path}?sent')`],
    ['white space around', `fetch(' \\t\\n${url}\\n ')`],
    ['tabs and newlines inside', `fetch('ht\\ntp:/\\t/b.local\\nhost:${new URL(tracker).port}${path}?sent')`],
    ['percent-encoded letters', `fetch('http://%62.localhost:${new URL(tracker).port}${path}?sent')`],
    ['full-width letters', `fetch('http://\uff42.localhost:${new URL(tracker).port}${path}?sent')`],
    ['a soft hyphen', `fetch('http://b.local\u00adhost:${new URL(tracker).port}${path}?sent')`],
    ['one slash too few', `fetch('http:/\\\\${host}${path}?sent')`],
    ['dots in the path', `fetch('/test/guards/pages/x/../%2e%2e/pages/tracked.svg?sent')`],
    [
      'a base that was moved',
      `(() => { const b = document.createElement('base'); b.href = '${tracker}/'; document.head.append(b); return fetch('${path}?sent') })()`,
    ],
    ['another port', `fetch('http://b.localhost:1/?sent')`],
    ['an array', `fetch([${quoted}])`],
    ['a String object', `fetch(new String(${quoted}))`],
    ['by call', `fetch.call(window, ${quoted})`],
    ['by apply', `Reflect.apply(fetch, undefined, [${quoted}])`],
    ['bound', `fetch.bind(window)(${quoted})`],
    [
      'of self, globalThis and frames',
      `Promise.any([self.fetch(${quoted}), globalThis.fetch(${quoted}), frames.fetch(${quoted})])`,
    ],
    ['keepalive', `fetch(${quoted}, { keepalive: true, mode: 'no-cors' })`],
    ['a clone', `fetch(new Request(${quoted}).clone())`],
    ['a Request made of a Request', `fetch(new Request(new Request(${quoted})))`],
  ])('%s', async (_, code) => {
    const page = await openGuarded('refuse');
    expect(await page.run(`(async () => ${code})().then(() => 'sent', () => 'refused')`)).toBe('refused');
    expect(await page.hasRequested('?sent')).toBe(false);
    expect(page.gate.failures).toEqual([]);
    const decided = page.gate.decided.find(access => 'host' in access && access.kind === 'fetch');
    expect(decided).toMatchObject({ kind: 'fetch' });
  });

  test('the access has an absolute URL, a host in lower case without port and dot, and a path', async () => {
    const page = await openGuarded('refuse');
    page.run(`fetch('HTTP://u:p@B.LocalHost.:81/A/b?c#d').catch(() => {})`);
    expect(page.gate.decided).toMatchObject([
      { kind: 'fetch', url: 'http://u:p@b.localhost.:81/A/b?c#d', host: 'b.localhost', path: '/A/b' },
    ]);
  });

  test('what has no host is decided with an empty one', async () => {
    const page = await openGuarded('refuse');
    expect(await page.run("fetch('data:text/plain,x').then(r => r.text())")).toBe('x');
    expect(await page.run("fetch(URL.createObjectURL(new Blob(['y']))).then(r => r.text())")).toBe('y');
    expect(page.gate.decided).toMatchObject([{ host: '' }, { host: '' }]);
  });

  test.each([
    'String.prototype.toLowerCase = () => ""; String.prototype.slice = () => ""',
    'window.URL = class { get href() { return "/" } }; URL.prototype.hostname = ""',
    'Object.defineProperty(URL.prototype, "hostname", { get: () => "127.0.0.1" }); Object.defineProperty(URL.prototype, "href", { get: () => "/" })',
    'Object.defineProperty(Request.prototype, "url", { get: () => "/" })',
    'Reflect.apply = () => "/"; Function.prototype.call = Function.prototype.apply = () => "/"',
    'Array.prototype[Symbol.iterator] = function* () { yield "/"; }',
    'Object.defineProperty(Node.prototype, "baseURI", { get: () => "http://127.0.0.1/" })',
    'document.body.innerHTML = "<img name=baseURI>"',
    'WeakMap.prototype.get = () => undefined',
    'Object.prototype.verdict = "allow"; Object.prototype.host = ""',
    `Object.prototype[${quoted}] = { url: "/", host: "", path: "/" }`,
    'Promise.reject = Promise.resolve = () => {}; window.Promise = class {}',
  ])('tampered: %s', async tampering => {
    const page = await openGuarded('refuse');
    page.run(
      `${tampering}; try { void fetch(${quoted}) } catch {}; try { void fetch(new Request(${quoted})) } catch {}`,
    );
    expect(await page.hasRequested('?sent')).toBe(false);
  });
});

test('over-refusal: the page’s own host passes at once, whatever the policy says of the tracker', async () => {
  const page = await openGuarded('refuse');
  expect(await page.run(`fetch(${JSON.stringify(own.allowedImage('x'))}).then(r => r.ok)`)).toBe(true);
  expect(await page.run("fetch('sentinel.txt').then(r => r.ok)")).toBe(true);
});
