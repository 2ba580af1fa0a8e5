import { afterEach, describe, expect, test } from 'vitest';
import { askedFor, freshName, socketUrl, streamUrl } from './live.ts';
import { closePages, openGuarded, openPage, type Page } from './realm.ts';
import { outcomeOf, outcomesOf } from './shape.ts';

afterEach(closePages);

/** Waits until the page's log of events has come to this. */
const logged = (page: Page, log: readonly unknown[]) =>
  expect.poll(() => page.run('JSON.stringify(log)'), { timeout: 10_000 }).toBe(JSON.stringify(log));

/** A socket whose events go to `log`. */
const openSocket = (name: string, args = '') => `
  var log = [], socket = new WebSocket(${JSON.stringify(socketUrl(name))}${args});
  for (const type of ['open', 'message', 'error', 'close'])
    socket.addEventListener(type, e => log.push([type, socket.readyState, e.target === socket, e.data ?? e.code ?? null]));
  void 0`;

describe('WebSocket', () => {
  test('allowed is the native itself', async () => {
    const page = await openGuarded('allow');
    const name = freshName();
    page.run(`${openSocket(name, ", ['one', 'two']")}; socket.onopen = () => socket.send('hello'); void 0`);
    await logged(page, [
      ['open', 1, true, null],
      ['message', 1, true, 'hello'],
    ]);
    expect(page.run('Object.getOwnPropertyNames(socket).length')).toBe(0);
    expect(page.run('socket.protocol')).toBe('one');
    expect(await askedFor(name)).toBe(1);
  });

  test('held is one that is connecting, and connects to nobody', async () => {
    const page = await openGuarded('hold');
    const name = freshName();
    page.run(openSocket(name, ", 'one'"));
    const look = `[socket instanceof WebSocket, socket.constructor === WebSocket, String(socket), socket.url,
      socket.readyState, socket.bufferedAmount, socket.protocol, socket.extensions, socket.binaryType, socket.onopen,
      Object.keys(socket).length, (() => { socket.binaryType = 'arraybuffer'; socket.binaryType = 'x'; return socket.binaryType })()]`;
    const held = page.run(look);
    const plain = await openPage();
    plain.run(openSocket(`${name}-plain`, ", 'one'"));
    expect(held).toEqual(
      (plain.run(look) as unknown[]).map(value =>
        typeof value === 'string' ? value.replace(`${name}-plain`, name) : value,
      ),
    );
    await expect.poll(() => askedFor(`${name}-plain`), { timeout: 10_000 }).toBe(1);
    expect(await askedFor(name)).toBe(1);
    expect(await outcomeOf(page, () => page.run("socket.send('x')"))).toEqual({
      how: 'throws',
      what: 'InvalidStateError',
      isOwn: true,
    });
  });

  test('held and then granted, it is an open one: events once, in order, on the same object', async () => {
    const page = await openGuarded('hold');
    const name = freshName();
    page.run(`${openSocket(name)};
      socket.binaryType = 'arraybuffer';
      socket.onmessage = function (e) { log.push([this === socket, e instanceof MessageEvent, e.origin]) };
      var removed = () => log.push('removed');
      socket.addEventListener('open', removed); socket.removeEventListener('open', removed);
      socket.onopen = () => log.push('first'); socket.onopen = () => log.push('second'); void 0`);
    await page.gate.settle('allow');
    await page.gate.settle('allow');
    await logged(page, [['open', 1, true, null], 'second']);
    page.run("log = []; WebSocket.prototype.send.call(socket, 'hello')");
    const origin = new URL(socketUrl('')).origin;
    await logged(page, [
      ['message', 1, true, 'hello'],
      [true, true, origin],
    ]);
    page.run('log = []; socket.onmessage = null; socket.send(new Uint8Array([1, 2]))');
    await expect
      .poll(() => page.run('log[0] && log[0][3] instanceof ArrayBuffer'), { timeout: 10_000 })
      .toBe(true);
    page.run('log = []; socket.close(3001)');
    await logged(page, [['close', 3, true, 3001]]);
    expect(await askedFor(name)).toBe(1);
  });

  test.each(['refuse', 'hold'] as const)('%s: fails as one whose host does not answer', async verdict => {
    const page = await openGuarded(verdict);
    const name = freshName();
    page.run(
      `${openSocket(name)}; socket.onclose = e => log.push(['onclose', e.wasClean, e.reason]); void 0`,
    );
    expect(page.run('[socket.readyState, log.length]')).toEqual([0, 0]);
    if (verdict === 'hold') await page.gate.settle('refuse');
    const failed = [
      ['error', 3, true, null],
      ['close', 3, true, 1006],
      ['onclose', false, ''],
    ];
    await logged(page, failed);
    page.run("socket.send('x'); socket.close()");
    await page.gate.settle('allow');
    await logged(page, failed);
    expect(await askedFor(name)).toBe(0);
  });

  test('close() ends the waiting as it ends a connecting one', async () => {
    const page = await openGuarded('hold');
    page.run(`${openSocket(freshName())}; socket.close()`);
    expect(page.run('socket.readyState')).toBe(2);
    await logged(page, [
      ['error', 3, true, null],
      ['close', 3, true, 1006],
    ]);
    expect(page.gate.waiting).toEqual([]);
  });

  test('a class of the page that extends it keeps its own methods', async () => {
    const page = await openGuarded('hold');
    page.run(`var log = [];
      var Mine = class extends WebSocket { send(text) { super.send(text + '!') } get url() { return 'mine ' + super.url } };
      var socket = new Mine(${JSON.stringify(socketUrl(freshName()))});
      socket.onopen = () => socket.send('hello'); socket.onmessage = e => log.push(e.data); void 0`);
    expect(page.run('[socket instanceof Mine, socket.url.slice(0, 10)]')).toEqual([true, 'mine ws://']);
    await page.gate.settle('allow');
    await logged(page, ['hello!']);
  });

  test('attack: an address in disguise is the one that is decided', async () => {
    const page = await openGuarded('refuse');
    const name = freshName();
    const url = socketUrl(name);
    for (const code of [
      `new WebSocket(${JSON.stringify(url.replace('ws:', 'WS:').replace('b.local', 'B.LOCAL'))})`,
      `new WebSocket(${JSON.stringify(url.replace('localhost', 'localhost.'))})`,
      `new WebSocket(${JSON.stringify(url.replace('ws:', 'http:'))})`,
      `new WebSocket({ n: 0, toString() { return this.n++ ? ${JSON.stringify(url)} : 'ws://127.0.0.1:1/' } })`,
      `new WebSocket(new URL(${JSON.stringify(url)}), { [Symbol.iterator]: function* () { yield 'a' } })`,
      `Reflect.construct(WebSocket, [${JSON.stringify(url)}], class {})`,
      `new WebSocket.prototype.constructor(${JSON.stringify(url)})`,
      `new (class extends WebSocket {})(${JSON.stringify(url)})`,
      `RegExp.prototype.exec = () => null; new WebSocket(${JSON.stringify(url)}, 'a')`,
      `WeakMap.prototype.get = () => undefined; new WebSocket(${JSON.stringify(url)})`,
    ]) {
      page.run(`${code}; void 0`);
    }
    page.run(`var last = new WebSocket(${JSON.stringify(socketUrl('allowed').replace('b.localhost', location.hostname))});
      var opened = new Promise(resolve => { last.onopen = resolve })`);
    await page.run('opened');
    expect(await askedFor(name)).toBe(0);
    expect(page.gate.failures).toEqual([]);
  });

  const bad = JSON.stringify(socketUrl('bad'));
  const invalid = [
    'new WebSocket()',
    'WebSocket("/")',
    "new WebSocket('http://')",
    `new WebSocket(${bad}.replace('ws', 'ftp'))`,
    `new WebSocket(${bad} + '#fragment')`,
    `new WebSocket(${bad}, '')`,
    `new WebSocket(${bad}, 'a b')`,
    `new WebSocket(${bad}, ['a', 'a'])`,
    `new WebSocket(${bad}, [Symbol()])`,
    `new WebSocket(${bad}, Symbol())`,
    `new WebSocket(${bad}, 'fine')`,
    `new WebSocket(${bad}, [])`,
    `new WebSocket(${bad}, null)`,
    'new WebSocket(Symbol())',
    'new WebSocket({ toString() { throw new RangeError() } })',
    `new WebSocket(${bad}).close(1)`,
    `new WebSocket(${bad}).close(1001)`,
    `new WebSocket(${bad}).close(5000)`,
    `new WebSocket(${bad}).close('1000')`,
    `new WebSocket(${bad}).send()`,
    `WebSocket.prototype.send.call({}, 'x')`,
    `WebSocket.prototype.close.call(document)`,
    'WebSocket.prototype.readyState',
    'WebSocket.prototype.onopen',
  ];
  test.each(['hold', 'refuse'] as const)('an invalid call ends as unguarded: %s', async verdict => {
    expect(await outcomesOf(await openGuarded(verdict), invalid)).toEqual(
      await outcomesOf(await openPage(), invalid),
    );
  });
});

/** An event stream whose events go to `log`. */
const openStream = (name: string) => `
  var log = [], stream = new EventSource(${JSON.stringify(streamUrl(name))}, { withCredentials: true });
  for (const type of ['open', 'message', 'error', 'named'])
    stream.addEventListener(type, e => log.push([type, stream.readyState, e.target === stream, e.data ?? null]));
  void 0`;

const streamed = [
  ['open', 1, true, null],
  ['message', 1, true, 'plain'],
  ['named', 1, true, 'special'],
];

describe('EventSource', () => {
  test('allowed is the native itself', async () => {
    const page = await openGuarded('allow');
    page.run(openStream(freshName()));
    await logged(page, streamed);
    page.run('stream.close()');
    expect(page.run('Object.getOwnPropertyNames(stream).length')).toBe(0);
  });

  test('held is one that is connecting; granted it tells every event, also of names of its own', async () => {
    const page = await openGuarded('hold');
    const name = freshName();
    page.run(openStream(name));
    expect(
      page.run(
        '[stream instanceof EventSource, stream.url, stream.withCredentials, stream.readyState, stream.onmessage]',
      ),
    ).toEqual([true, streamUrl(name), true, 0, null]);
    expect(await askedFor(name)).toBe(0);
    page.run('var ids = []; stream.onmessage = e => ids.push(e.lastEventId); void 0');
    await page.gate.settle('allow');
    await logged(page, streamed);
    expect(page.run('[ids[0], stream.withCredentials]')).toEqual(['7', true]);
    page.run('stream.close()');
    expect(page.run('stream.readyState')).toBe(2);
    expect(await askedFor(name)).toBe(1);
  });

  test('a listener that comes after the grant hears events of its own name', async () => {
    const page = await openGuarded('hold');
    page.run(`var log = [], stream = new EventSource(${JSON.stringify(streamUrl(freshName()))})`);
    await page.gate.settle('allow');
    page.run("stream.addEventListener('named', e => log.push(e.data)); void 0");
    await logged(page, ['special']);
    page.run('stream.close()');
  });

  test.each(['refuse', 'hold'] as const)('%s: fails for good', async verdict => {
    const page = await openGuarded(verdict);
    const name = freshName();
    page.run(openStream(name));
    if (verdict === 'hold') await page.gate.settle('refuse');
    await logged(page, [['error', 2, true, null]]);
    await page.gate.settle('allow');
    expect(await askedFor(name)).toBe(0);
  });

  test('close() ends the waiting without an event', async () => {
    const page = await openGuarded('hold');
    const name = freshName();
    page.run(`${openStream(name)}; stream.close()`);
    expect(page.run('stream.readyState')).toBe(2);
    expect(page.gate.waiting).toEqual([]);
    await page.gate.settle('refuse');
    await page.gate.settle('allow');
    expect(await askedFor(name)).toBe(0);
    expect(page.run('log.length')).toBe(0);
  });

  const bad = JSON.stringify(streamUrl('bad'));
  const invalid = [
    'new EventSource()',
    "new EventSource('http://')",
    'new EventSource(Symbol())',
    `new EventSource(${bad}, 1)`,
    `new EventSource(${bad}, 'x')`,
    `new EventSource(${bad}, null)`,
    `new EventSource(${bad}, { get withCredentials() { throw new RangeError() } })`,
    'EventSource.prototype.url',
    'EventSource.prototype.close.call({})',
  ];
  test.each(['hold', 'refuse'] as const)('an invalid call ends as unguarded: %s', async verdict => {
    expect(await outcomesOf(await openGuarded(verdict), invalid)).toEqual(
      await outcomesOf(await openPage(), invalid),
    );
  });
});
