import { afterEach, describe, expect, test } from 'vitest';
import { closePages, type GuardedPage, openGuarded, openPage, own, type Page, trackerUrl } from './realm.ts';
import { outcomeOf } from './shape.ts';

afterEach(closePages);

/** What a worker says first: its first message, or that it failed. Its own page code may use `say`. */
const start = (made: string) => `new Promise(done => {
  const worker = ${made};
  const port = worker.port ?? worker;
  port.onmessage = e => done(e.data);
  worker.onerror = e => done('error ' + e.constructor.name);
})`;
const say =
  'const port = self.postMessage ? self : new Promise(r => { self.onconnect = e => r(e.ports[0]) }); const say = async what => (await port).postMessage(what);';
const url = JSON.stringify(trackerUrl('worker'));
const socket = url.replace('http', 'ws');

/** Every way to make a worker of this code: page code of the constructor's call. */
const ways: Readonly<Record<string, (code: string) => string>> = {
  'blob:': code => `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])))`,
  'blob: that is revoked at once': code =>
    `(() => { const url = URL.createObjectURL(new Blob([${JSON.stringify(code)}])); const made = new Worker(url); URL.revokeObjectURL(url); return made; })()`,
  'blob: of a module': code =>
    `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })), { type: 'module' })`,
  'blob: that is shared': code =>
    `new SharedWorker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])))`,
  'data:': code => `new Worker(${JSON.stringify(`data:text/javascript,${encodeURIComponent(code)}`)})`,
  'data: in base64': code => `new Worker(${JSON.stringify(`data:text/javascript;base64,${btoa(code)}`)})`,
  'data: of a module': code =>
    `new Worker(${JSON.stringify(`data:text/javascript,${encodeURIComponent(code)}`)}, { type: 'module' })`,
};

/** How requests end inside a worker, as page code that says so. */
const requests: Readonly<Record<string, string>> = {
  fetch: `${say} fetch(${url}, { mode: 'no-cors' }).then(() => say('sent'), e => say(e instanceof TypeError ? 'refused' : 'other'));`,
  'fetch of a Request': `${say} fetch(new Request(${url}, { mode: 'no-cors' })).then(() => say('sent'), () => say('refused'));`,
  'fetch by the prototype': `${say} WorkerGlobalScope.prototype.fetch.call(self, ${url}, { mode: 'no-cors' }).then(() => say('sent'), () => say('refused'));`,
  EventSource: `${say} const s = new EventSource(${url}); s.onerror = () => say(s.readyState === 2 && /^data/.test(s.url) ? 'refused' : 'sent');`,
  WebSocket: `${say} const s = new WebSocket(${socket}); if (/:1\\//.test(s.url)) s.onclose = e => say(e.code === 1006 ? 'refused' : 'other'); else say('sent');`,
};
const xhrs: Readonly<Record<string, string>> = {
  XMLHttpRequest: `${say} const x = new XMLHttpRequest(); x.open('GET', ${url}); x.onload = () => say('sent'); x.onerror = () => say(x.status ? 'other' : 'refused'); x.send();`,
  'XMLHttpRequest at once': `${say} const x = new XMLHttpRequest(); x.open('GET', ${url}, false); try { x.send(); say('sent') } catch (e) { say(e.name === 'NetworkError' ? 'refused' : 'other') }`,
};
const importing = `${say} try { importScripts('data:text/javascript,', ${url}); say('sent') } catch (e) { say(e.name === 'NetworkError' ? 'refused' : 'sent') }`;

describe.each(Object.entries(ways))('%s', (name, way) => {
  test.each(Object.entries(requests))('%s in it', async (_, code) => {
    const page = await openGuarded('allow');
    expect(await page.run(start(way(code)))).toBe('sent');
    page.gate.verdict = 'refuse';
    expect(await page.run(start(way(code)))).toBe('refused');
    expect(page.gate.failures).toEqual([]);
  });

  // To what has no origin the test server answers without CORS, which XMLHttpRequest needs.
  if (!name.startsWith('data:'))
    test.each(Object.entries(xhrs))('%s in it', async (_, code) => {
      const page = await openGuarded('allow');
      expect(await page.run(start(way(code)))).toBe('sent');
      page.gate.verdict = 'refuse';
      expect(await page.run(start(way(code)))).toBe('refused');
    });

  test('runs its code, in order, with its own options', async () => {
    const [page, plain] = [await openGuarded('hold'), await openPage()];
    const code = `${say} say([self.name, typeof self.fetch, fetch.name, fetch.length, String(fetch), self.constructor.name].join());`;
    const look = (of: Page) => of.run(start(way(code)));
    expect(await look(page)).toBe(String(await look(plain)).replace('function fetch()', 'function ()'));
  });
});

test.each(['blob:', 'blob: that is shared', 'data:'])(
  '%s: importScripts of what is refused fails',
  async name => {
    const page = await openGuarded('refuse');
    expect(await page.run(start(ways[name]?.(importing) ?? ''))).toBe('refused');
  },
);

/** A worker of this code within another, as page code of the outer one. */
const within = (code: string, type: string) =>
  `const made = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])), { type: '${type}' }); made.onmessage = e => postMessage(e.data); made.onerror = () => postMessage('refused');`;

test.each([
  ['classic', requests.fetch],
  ['module', requests.fetch],
  ['classic', importing],
] as const)('a %s worker that one makes is guarded: %s', async (type, code) => {
  const page = await openGuarded('allow');
  const nested = `${within(code ?? '', type)}`;
  if (code !== importing) expect(await page.run(start(ways['blob:']?.(nested) ?? ''))).toBe('sent');
  page.gate.verdict = 'refuse';
  expect(await page.run(start(ways['blob:']?.(nested) ?? ''))).toBe('refused');
  expect(await page.run(start(ways['data:']?.(nested) ?? ''))).toBe('refused');
});

describe('a module worker that imports', () => {
  const importOf = (name: string) => `import ${JSON.stringify(own.script(name))}; postMessage('sent');`;
  const modules: Readonly<Record<string, (code: string) => string>> = {
    'blob:': ways['blob: of a module'] ?? String,
    'data:': ways['data: of a module'] ?? String,
    'blob:, within another': code => ways['blob:']?.(within(code, 'module')) ?? '',
    'by a data: module': code =>
      ways['blob: of a module']?.(
        `import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(code)}`)}; postMessage('sent')`,
      ) ?? '',
  };
  test.each(Object.entries(modules))('what is refused does not start, nor asks: %s', async (name, way) => {
    const page = await openGuarded('refuse');
    expect(await page.run(start(way(importOf(name.replaceAll(/\W/g, '')))))).not.toBe('sent');
    expect(await page.hasRequested(name.replaceAll(/\W/g, ''))).toBe(false);
  });
  test.each(Object.entries(modules))('what is allowed starts: %s', async (_, way) => {
    const page = await openGuarded('refuse');
    const code = `${say} import 'data:text/javascript,0'; say('runs');`;
    expect(await page.run(start(way(code)))).toMatch(/runs|sent/);
  });
});

describe('what a worker stores', () => {
  const stores: Readonly<Record<string, string>> = {
    database: `const r = indexedDB.open(NAME); r.onsuccess = () => { r.result.close(); postMessage('made') };`,
    cache: `await caches.open(NAME); postMessage('made');`,
    file: `await (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true }); postMessage('made');`,
    folder: `await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME, { create: true }); postMessage('made');`,
    move: `const d = await navigator.storage.getDirectory(); const h = await d.getFileHandle('own', { create: true }); await h.move(NAME); postMessage('made');`,
  };
  test.each(Object.entries(stores))('%s', async (_, code) => {
    const run = (page: Page, name: string) =>
      page.run(
        start(
          ways['blob:']?.(
            `(async () => { try { ${code.replace('NAME', JSON.stringify(name))} } catch (e) { postMessage(e.name); } })()`,
          ) ?? '',
        ),
      );
    const page = await openGuarded('refuse');
    expect(await run(page, '_tid')).toBe('SecurityError');
    expect(await run(page, 'free')).toBe('made');
    page.gate.verdict = 'allow';
    expect(await run(page, '_tid')).toBe('made');
    // Taken away again, past every guard.
    page.installed.undo();
    await page.run(`Promise.all([indexedDB.deleteDatabase('_tid'), indexedDB.deleteDatabase('free'), caches.delete('_tid'), caches.delete('free'),
      navigator.storage.getDirectory().then(d => Promise.allSettled(['_tid', 'free', 'own'].map(n => d.removeEntry(n, { recursive: true }))))])`);
  });
});

test('a worker of the site’s own that one makes is refused', async () => {
  const page = await openGuarded('refuse');
  const nested = `try { new Worker(${JSON.stringify(new URL('pages/tracked-worker.js', import.meta.url).href)}).onmessage = () => postMessage('sent'); } catch { postMessage('refused') }`;
  expect(await page.run(start(ways['blob:']?.(nested) ?? ''))).toBe('refused');
});

describe.each(['blob:', 'blob: of a module', 'blob: that is shared'])(
  '%s: the choice reaches it as it runs',
  name => {
    /** Tells of each message how the request ended. */
    const asking = `const answer = port => { port.onmessage = () => { port.postMessage('asked'); fetch(${url}).then(() => port.postMessage('sent'), () => port.postMessage('refused')); }; };
    self.onconnect = e => answer(e.ports[0]); if (self.postMessage) answer(self);`;
    const open = async (page: GuardedPage) => {
      page.run(`var said = []; var worker = ${ways[name]?.(asking)}; var port = worker.port ?? worker;
      port.onmessage = e => said.push(e.data); port.postMessage(0)`);
      await expect.poll(() => page.run('String(said)')).toContain('asked');
    };
    const said = (page: GuardedPage) => expect.poll(() => page.run('String(said)'), { timeout: 10_000 });

    test('held is sent once granted', async () => {
      const page = await openGuarded('hold');
      await open(page);
      expect(await page.hasRequested('nothing')).toBe(false);
      expect(page.run('String(said)')).toBe('asked');
      await page.gate.settle('allow');
      await said(page).toBe('asked,sent');
    });

    test('held and then refused fails', async () => {
      const page = await openGuarded('hold');
      await open(page);
      await page.gate.settle('refuse');
      await said(page).toBe('asked,refused');
    });

    test('withdrawn, what it asks from then on fails', async () => {
      const page = await openGuarded('allow');
      await open(page);
      await said(page).toBe('asked,sent');
      await page.gate.settle('refuse');
      await expect
        .poll(
          () => {
            page.run('port.postMessage(0)');
            return page.run('said.at(-1)');
          },
          { timeout: 10_000 },
        )
        .toBe('refused');
    });

    test('chosen while it starts, it hears of it', async () => {
      const page = await openGuarded('hold');
      const opening = open(page);
      await page.gate.settle('allow');
      await opening;
      await said(page).toBe('asked,sent');
    });
  },
);

const file = "'/test/guards/pages/tracked-worker.js'";
describe.each(['Worker', 'SharedWorker'])('a %s of a file', name => {
  const made = `new ${name}(${file})`;
  test('allowed runs', async () => {
    const page = await openGuarded('allow');
    expect(await page.run(start(made))).toBe('ran');
    expect(page.gate.decided.at(-1)).toMatchObject({
      kind: 'worker',
      path: '/test/guards/pages/tracked-worker.js',
    });
  });
  test.each(['refuse', 'hold'] as const)('%s: fails like the network, later', async verdict => {
    const page = await openGuarded(verdict);
    expect(await page.run(start(made))).toBe('error Event');
    expect(await page.hasRequested('tracked-worker')).toBe(false);
    expect(page.run(`${made} instanceof ${name}`)).toBe(true);
  });
});

test('two shared workers of one blob: and name are one', async () => {
  const page = await openGuarded('hold');
  const code = 'let n = 0; onconnect = e => e.ports[0].postMessage(++n);';
  page.run(`var url = URL.createObjectURL(new Blob([${JSON.stringify(code)}]))`);
  expect(await page.run(start('new SharedWorker(url)'))).toBe(1);
  await page.gate.settle('allow');
  expect(await page.run(start('new SharedWorker(url)'))).toBe(2);
});

test('messages sent at once arrive, also at a module', async () => {
  const page = await openGuarded('hold');
  for (const type of ['classic', 'module'])
    expect(
      await page.run(`new Promise(done => {
        const w = new Worker(URL.createObjectURL(new Blob(['onmessage = e => postMessage(e.data)'], { type: 'text/javascript' })), { type: '${type}' });
        w.onmessage = e => done(e.data); w.postMessage('first');
      })`),
    ).toBe('first');
});

test('what a module imports runs under guard', async () => {
  const page = await openGuarded('refuse');
  expect(
    await page.run(`(() => {
      const url = text => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const imported = url(${JSON.stringify(`self.ended = fetch(${url}).then(() => 'sent', () => 'refused')`)});
      return ${start("new Worker(url('import \"' + imported + '\"; ended.then(postMessage)'), { type: 'module' })")};
    })()`),
  ).toBe('refused');
});

test('a fragment is kept', async () => {
  const page = await openGuarded('hold');
  expect(
    await page.run(start("new Worker(URL.createObjectURL(new Blob(['postMessage(location.hash)'])) + '#a')")),
  ).toBe('#a');
});

test('attack: a hidden address in the worker', async () => {
  const page = await openGuarded('refuse');
  for (const address of [
    url.replace('http://b', 'HTTP://B'),
    url.replace('localhost', 'localhost.'),
    url.replace('//', '//127.0.0.1@'),
    url.replace('b.', '%62.'),
    `new URL(${url})`,
    `[${url}]`,
  ]) {
    const code = `fetch(${address}).then(() => postMessage('sent'), () => postMessage('refused'))`;
    expect([address, await page.run(start(ways['blob:']?.(code) ?? ''))]).toEqual([address, 'refused']);
  }
});

test('over-refusal: other hosts and own files are free in it', async () => {
  const page = await openGuarded('refuse');
  const own = JSON.stringify(`${location.origin}/test/guards/pages/sentinel.txt`);
  const code = `fetch(${own}).then(r => fetch('data:,x')).then(r => r.text()).then(postMessage)`;
  expect(await page.run(start(ways['blob:']?.(code) ?? ''))).toBe('x');
});

test.each(['allow', 'refuse'] as const)('an invalid call fails as unguarded: %s', async verdict => {
  const [page, plain] = [await openGuarded(verdict), await openPage()];
  for (const code of [
    'new Worker()',
    'new SharedWorker()',
    `Worker(${file})`,
    'new Worker(Symbol())',
    "new Worker('http://')",
    'new Worker({ toString() { throw new RangeError(); } })',
    "new Worker('data:,', { type: 'x' })",
    `new Worker(${url})`,
    `new SharedWorker(${url})`,
    "new Worker('about:blank')",
    'URL.createObjectURL()',
    'URL.createObjectURL({})',
    'URL.revokeObjectURL()',
    'URL.revokeObjectURL(Symbol())',
    `(() => { class A extends Worker {} return new A(${file}) instanceof A })()`,
    `(() => { class A extends Worker {} return new A('data:,') instanceof A })()`,
    'Worker.prototype.constructor === Worker',
    'Object.keys(Worker)',
  ])
    expect([code, await outcomeOf(page, () => page.run(code))]).toEqual([
      code,
      await outcomeOf(plain, () => plain.run(code)),
    ]);
});

test('a blob: that is none any more fails as unguarded', async () => {
  const page = await openGuarded('hold');
  expect(
    await page.run(
      `(() => { const u = URL.createObjectURL(new Blob(['postMessage(1)'])); URL.revokeObjectURL(u); return ${start('new Worker(u)')}; })()`,
    ),
  ).toBe('error Event');
});

test('undone, a worker is native again, and its code alone', async () => {
  const page = await openGuarded('refuse');
  page.installed.undo();
  expect(await page.run(start(ways['blob:']?.(requests.fetch ?? '') ?? ''))).toBe('sent');
});
