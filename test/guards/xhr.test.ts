import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage, own, type Page, trackerUrl } from './realm.ts';

afterEach(closePages);

const url = trackerUrl('xhr');
const quoted = JSON.stringify(url);
const dead = JSON.stringify('http://127.0.0.1:1/');

/** Makes `xhr`, with everything that happens to it in `seen`. */
const make = `
  var seen = [];
  var xhr = new XMLHttpRequest();
  for (const type of ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend'])
    xhr.addEventListener(type, e => {
      seen.push([type, xhr.readyState, xhr.status, e instanceof ProgressEvent, e.isTrusted].join());
    });
`;
/**
 * The same with listeners on its upload, which make it a request with a preflight. What happens to the upload itself is
 * left out: of a request that we fail no upload begins, which is the one way in which the two differ.
 */
const makeUpload = `${make}
  for (const type of ['loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend'])
    xhr.upload.addEventListener(type, () => {});
`;
const seen = ({ run }: Page) => run('seen') as readonly string[]; // What the page collected above.
const ended = (page: Page) =>
  expect.poll(() => seen(page).some(line => line.startsWith('loadend')), { timeout: 10_000 }).toBe(true);

test('allowed is sent at once, with the native events', async () => {
  const [page, plain] = [await openGuarded('allow'), await openPage()];
  const code = `${make} xhr.open('GET', ${quoted}); xhr.send()`;
  for (const { run } of [page, plain]) run(code);
  await ended(page);
  await ended(plain);
  expect(seen(page)).toEqual(seen(plain));
  expect(page.run('xhr.responseText.trim()')).toBe('here');
});

test('held sends nothing and fires nothing, then is sent once on a grant', async () => {
  const [page, plain] = [await openGuarded('hold'), await openPage()];
  const code = `${make} xhr.open('GET', ${quoted}); xhr.send()`;
  for (const { run } of [page, plain]) run(code);
  await ended(plain);
  expect(await page.hasRequested('?xhr')).toBe(false);
  expect(page.run('[xhr.readyState, xhr.status, xhr.responseText]')).toEqual([1, 0, '']);
  await page.gate.settle('allow');
  await ended(page);
  expect(seen(page)).toEqual(seen(plain));
  expect(page.run('[xhr.status, xhr.responseText.trim(), xhr.responseURL]')).toEqual([200, 'here', url]);
  expect(page.run("xhr.getResponseHeader('content-type')")).toContain('text/plain');
  expect(page.requests().filter(name => name.includes('?xhr'))).toHaveLength(1);
});

test('what was set before send survives a hold', async () => {
  const page = await openGuarded('hold');
  page.run(`${make}
    xhr.open('GET', ${JSON.stringify(own.image('xhr'))});
    xhr.responseType = 'blob'; xhr.withCredentials = true; xhr.overrideMimeType('text/x-mine');
    xhr.setRequestHeader('X-Mine', '1'); xhr.send()`);
  await page.gate.settle('allow');
  await ended(page);
  expect(page.run('[xhr.response instanceof Blob, xhr.response.type, xhr.withCredentials]')).toEqual([
    true,
    'text/x-mine',
    true,
  ]);
});

describe('refused fails natively', () => {
  test.each([
    ['GET', make, `xhr.open('GET', URL); xhr.send()`],
    [
      'GET with onreadystatechange',
      make,
      `xhr.onreadystatechange = () => seen.push('on' + xhr.readyState); xhr.open('GET', URL); xhr.send()`,
    ],
    ['POST', make, `xhr.open('POST', URL); xhr.send('body')`],
    ['POST with listeners on its upload', makeUpload, `xhr.open('POST', URL); xhr.send('body')`],
    ['with a timeout', make, `xhr.timeout = 10_000; xhr.open('GET', URL); xhr.send()`],
    ['with responseType', make, `xhr.responseType = 'json'; xhr.open('GET', URL); xhr.send()`],
    [
      'twice',
      make,
      `xhr.open('GET', URL); xhr.send(); xhr.onloadend = () => { xhr.onloadend = null; xhr.open('GET', URL); xhr.send() }`,
    ],
  ])('%s', async (_, before, code) => {
    const [page, plain] = [await openGuarded('refuse'), await openPage()];
    page.run(`${before} ${code.replaceAll('URL', quoted)}`);
    plain.run(`${before} ${code.replaceAll('URL', dead)}`);
    const last = code.startsWith('xhr.open') && code.includes('onloadend') ? 2 : 1;
    for (const each of [page, plain]) {
      await expect
        .poll(() => seen(each).filter(line => line.startsWith('loadend')).length, { timeout: 10_000 })
        .toBe(last);
    }
    expect(seen(page)).toEqual(seen(plain));
    const state =
      '[xhr.readyState, xhr.status, xhr.statusText, xhr.response, xhr.responseURL, xhr.getAllResponseHeaders(), xhr.getResponseHeader("a"), xhr.timeout]';
    expect(page.run(state)).toEqual(plain.run(state));
    expect(await page.hasRequested('?xhr')).toBe(false);
  });

  test('held and then refused fires the same', async () => {
    const [page, plain] = [await openGuarded('hold'), await openPage()];
    page.run(`${makeUpload} xhr.open('POST', ${quoted}); xhr.send('x')`);
    plain.run(`${makeUpload} xhr.open('POST', ${dead}); xhr.send('x')`);
    await page.gate.settle('refuse');
    await ended(page);
    await ended(plain);
    expect(seen(page)).toEqual(seen(plain));
    await page.gate.settle('allow');
    expect(await page.hasRequested('?xhr')).toBe(false);
  });
});

describe.each(['hold', 'refuse'] as const)('synchronous: %s', verdict => {
  test('throws NetworkError and sends nothing', async () => {
    const [page, plain] = [await openGuarded(verdict), await openPage()];
    const code = (target: string) => `${make}
      xhr.open('GET', ${target}, false);
      try { xhr.send(); } catch (error) { seen.push(error.name, error instanceof DOMException, xhr.readyState, xhr.status); }
      seen.map(String)`;
    expect(page.run(code(quoted))).toEqual(plain.run(code(dead)));
    expect(await page.hasRequested('?xhr')).toBe(false);
    expect(page.gate.waiting).toEqual([]);
  });
});

describe('abort', () => {
  test('while held fires what it fires natively, and the request is never sent', async () => {
    const [page, plain] = [await openGuarded('hold'), await openPage()];
    const code = (target: string) =>
      `${makeUpload} xhr.open('POST', ${target}); xhr.send('x'); xhr.abort(); [xhr.readyState, xhr.status]`;
    expect(page.run(code(quoted))).toEqual(plain.run(code(quoted.replace('?xhr', '?plain'))));
    expect(seen(page)).toEqual(seen(plain));
    expect(page.gate.waiting).toEqual([]);
    await page.gate.settle('allow');
    expect(await page.hasRequested('?xhr')).toBe(false);
  });

  test('after the release it aborts the request', async () => {
    const page = await openGuarded('hold');
    page.run(`${make} xhr.open('GET', ${quoted}); xhr.send()`);
    await page.gate.settle('allow');
    page.run('xhr.abort()');
    expect(seen(page).map(line => line.split(',')[0])).toContain('abort');
  });

  test('of what was never sent fires nothing', async () => {
    const [page, plain] = [await openGuarded('hold'), await openPage()];
    const code = `${make} xhr.abort(); xhr.open('GET', ${quoted}); xhr.abort(); [xhr.readyState, ...seen]`;
    expect(page.run(code)).toEqual(plain.run(code));
  });
});

describe('timeout while held', () => {
  test.each([
    ['set before send', `xhr.open('GET', ${quoted}); xhr.timeout = 5; xhr.send()`],
    ['set before open', `xhr.timeout = 5; xhr.open('GET', ${quoted}); xhr.send()`],
  ])('%s: fires timeout, then loadend, once, and is never sent', async (_, code) => {
    const page = await openGuarded('hold');
    page.run(`${make} ${code}`);
    await ended(page);
    expect(
      seen(page)
        .map(line => line.split(',')[0])
        .slice(-2),
    ).toEqual(['timeout', 'loadend']);
    expect(page.run('xhr.status')).toBe(0);
    expect(page.gate.waiting).toEqual([]);
    await page.gate.settle('allow');
    expect(await page.hasRequested('?xhr')).toBe(false);
  });

  test('does not fire once it was released', async () => {
    const page = await openGuarded('hold');
    page.run(`${make} xhr.open('GET', ${quoted}); xhr.timeout = 5000; xhr.send()`);
    await page.gate.settle('allow');
    await ended(page);
    expect(page.run('xhr.status')).toBe(200);
    expect(seen(page).join()).not.toContain('timeout');
  });

  test('the request can be used again afterwards', async () => {
    const page = await openGuarded('hold');
    page.run(`${make} xhr.open('GET', ${quoted}); xhr.timeout = 5; xhr.send()`);
    await ended(page);
    page.run(
      `seen = []; xhr.timeout = 0; xhr.open('GET', ${JSON.stringify(own.allowedImage('again'))}); xhr.send()`,
    );
    await ended(page);
    expect(page.run('xhr.status')).toBe(200);
  });
});

describe('while held it is a request that was sent', () => {
  test.each(['xhr.send()', "xhr.setRequestHeader('a', 'b')", 'xhr.withCredentials = true'])(
    '%s throws as natively',
    async code => {
      const [page, plain] = [await openGuarded('hold'), await openPage()];
      const call = `${make} xhr.open('GET', ${quoted}); xhr.send(); (() => { try { ${code}; return 'passes' } catch (e) { return [e.name, e instanceof DOMException].join() } })()`;
      expect(page.run(call)).toBe(plain.run(call));
    },
  );

  test('opening it again takes it back', async () => {
    const page = await openGuarded('hold');
    page.run(
      `${make} xhr.open('GET', ${quoted}); xhr.send(); xhr.open('GET', ${JSON.stringify(own.allowedImage('again'))}); xhr.send()`,
    );
    expect(page.gate.waiting).toEqual([]);
    await ended(page);
    expect(page.run('xhr.status')).toBe(200);
    await page.gate.settle('allow');
    expect(await page.hasRequested('?xhr')).toBe(false);
    expect(seen(page).filter(line => line.startsWith('loadend'))).toHaveLength(1);
  });

  test('opening it again in vain changes nothing', async () => {
    const page = await openGuarded('hold');
    page.run(`${make} xhr.open('GET', ${quoted}); xhr.send(); try { xhr.open('A B', '/') } catch {}`);
    expect(page.gate.waiting).toHaveLength(1);
    await page.gate.settle('allow');
    await ended(page);
    expect(page.run('xhr.status')).toBe(200);
  });
});

describe('attack: an address in disguise is the one that is decided', () => {
  test.each([
    ['a URL object', `xhr.open('GET', new URL(${quoted}))`],
    ['protocol-relative', `xhr.open('GET', ${quoted}.slice(5))`],
    ['upper case', `xhr.open('GET', ${quoted}.replace('http://b.localhost', 'HTTP://B.LOCALHOST'))`],
    ['a trailing dot', `xhr.open('GET', ${quoted}.replace('localhost', 'localhost.'))`],
    ['userinfo', `xhr.open('GET', ${quoted}.replace('//', '//127.0.0.1@'))`],
    ['user and password as arguments', `xhr.open('GET', ${quoted}, true, 'u', 'p')`],
    ['opened twice', `xhr.open('GET', '/'); xhr.open('GET', ${quoted})`],
    ['by the prototype', `XMLHttpRequest.prototype.open.call(xhr, 'GET', ${quoted})`],
    ['of a subclass', `xhr = new (class extends XMLHttpRequest {})(); xhr.open('GET', ${quoted})`],
    [
      'with a send of its own',
      `xhr.open('GET', ${quoted}); xhr.send = function () { XMLHttpRequest.prototype.send.call(xhr) }`,
    ],
    [
      'a base moved after open',
      `xhr.open('GET', ${quoted}); document.head.append(Object.assign(document.createElement('base'), { href: '/' }))`,
    ],
    [
      'a base moved before open',
      `document.head.append(Object.assign(document.createElement('base'), { href: ${quoted} })); xhr.open('GET', '?xhr')`,
    ],
    [
      'WeakMap tampered',
      `WeakMap.prototype.get = WeakMap.prototype.has = () => undefined; xhr.open('GET', ${quoted})`,
    ],
    [
      'iterators tampered',
      `Array.prototype[Symbol.iterator] = function* () { yield 'GET'; yield '/'; }; xhr.open('GET', ${quoted})`,
    ],
    [
      'Function.prototype tampered',
      `Function.prototype.call = Function.prototype.apply = () => {}; xhr.open('GET', ${quoted})`,
    ],
    [
      'opened to an invalid address afterwards',
      `xhr.open('GET', ${quoted}); try { xhr.open('GET', 'http://') } catch {}`,
    ],
    [
      'an address of ours that throws at open',
      `xhr.open('GET', ${quoted}); try { xhr.open('A B', '/') } catch {}`,
    ],
  ])('%s', async (_, code) => {
    const page = await openGuarded('refuse');
    page.run(`${make} try { ${code} } catch {}; try { xhr.send() } catch {}`);
    expect(await page.hasRequested('?xhr')).toBe(false);
  });
});
