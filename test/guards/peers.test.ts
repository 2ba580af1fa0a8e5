import { afterEach, describe, expect, test } from 'vitest';
import { askedFor, freshName, pageUrl, streamUrl } from './live.ts';
import { closePages, openGuarded, openPage } from './realm.ts';
import { outcomesOf } from './shape.ts';

afterEach(closePages);

const invalidFails = (invalid: readonly string[]) =>
  test.each(['allow', 'hold', 'refuse'] as const)('an invalid call ends as unguarded: %s', async verdict => {
    expect(await outcomesOf(await openGuarded(verdict), invalid)).toEqual(
      await outcomesOf(await openPage(), invalid),
    );
  });

describe('WebTransport', () => {
  test.each(['hold', 'refuse'] as const)(
    '%s: fails natively, and no rejection is unhandled',
    async verdict => {
      const page = await openGuarded(verdict);
      page.run(
        'var unhandled = 0; addEventListener("unhandledrejection", () => unhandled++); var transport = new WebTransport("https://b.localhost:9/x")',
      );
      expect(page.run('transport instanceof WebTransport')).toBe(true);
      const ends = await page.run(
        'Promise.allSettled([transport.ready, transport.closed]).then(all => all.map(({ status, reason }) => [status, reason.name]))',
      );
      expect(ends).toEqual([
        ['rejected', 'WebTransportError'],
        ['rejected', 'WebTransportError'],
      ]);
      expect(page.run('unhandled')).toBe(0);
      expect(page.gate.decided).toMatchObject([{ kind: 'webtransport', host: 'b.localhost', path: '/x' }]);
    },
  );

  test('allowed is passed on with its options', async () => {
    const page = await openGuarded('allow');
    expect(
      page.run(
        `(() => { try { new WebTransport('https://b.localhost:9/', { serverCertificateHashes: 1 }) } catch (e) { return e.name } })()`,
      ),
    ).toBe('TypeError');
  });

  invalidFails([
    'new WebTransport()',
    'WebTransport("https://b.localhost/")',
    "new WebTransport('http://b.localhost/')",
    "new WebTransport('https://b.localhost/#x')",
    "new WebTransport('https://')",
    'new WebTransport(Symbol())',
    "new WebTransport('https://b.localhost:9/', 1)",
  ]);
});

describe('RTCPeerConnection', () => {
  const servers = (config: string) => `(() => {
    const peer = new RTCPeerConnection(${config});
    const { iceServers } = peer.getConfiguration();
    peer.close();
    return iceServers.map(({ urls, username }) => [...urls, username].join());
  })()`;
  const both = `{ iceTransportPolicy: 'relay', iceServers: [
    { urls: 'stun:b.localhost:3478' }, { urls: ['turn:a.localhost:1', 'turns:c.localhost:2?transport=tcp'], username: 'me', credential: 'x' },
    { urls: ['stun:a.localhost', 'stun:b.localhost'] },
  ] }`;

  test('allowed keeps its configuration', async () => {
    const [page, plain] = [await openGuarded('allow'), await openPage()];
    expect(page.run(servers(both))).toEqual(plain.run(servers(both)));
    expect(page.gate.decided).toContainEqual(
      expect.objectContaining({
        kind: 'rtc',
        host: 'b.localhost',
        url: 'stun:b.localhost:3478',
      }),
    );
  });

  test.each(['hold', 'refuse'] as const)(
    '%s: a server at the tracker’s is left out, the rest stays',
    async verdict => {
      const page = await openGuarded(verdict);
      expect(page.run(servers(both))).toEqual(['turn:a.localhost:1,turns:c.localhost:2?transport=tcp,me']);
      expect(page.run(`new RTCPeerConnection(${both}).getConfiguration().iceTransportPolicy`)).toBe('relay');
      expect(
        page.run(
          `(() => { const p = new RTCPeerConnection(); p.setConfiguration(${both}); return p.getConfiguration().iceServers.length })()`,
        ),
      ).toBe(1);
    },
  );

  test.each([
    ['by another name', "new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:b.localhost' }] })"],
    ['by its old key', "new RTCPeerConnection({ iceServers: [{ url: 'stun:b.localhost' }] })"],
    ['in upper case', "new RTCPeerConnection({ iceServers: [{ urls: ' STUN:B.Localhost' }] })"],
    ['with tabs', "new RTCPeerConnection({ iceServers: [{ urls: 'stun:b.local\\thost' }] })"],
    [
      'by inheritance',
      "new RTCPeerConnection(Object.create({ iceServers: [Object.create({ urls: 'stun:b.localhost' })] }))",
    ],
    [
      'by a getter that answers twice',
      "new RTCPeerConnection({ iceServers: [{ n: 0, get urls() { return this.n++ ? 'stun:b.localhost' : 'stun:a.localhost' } }] })",
    ],
    [
      'by a list that answers twice',
      "new RTCPeerConnection({ n: 0, get iceServers() { return this.n++ ? [{ urls: 'stun:b.localhost' }] : [] } })",
    ],
    [
      'by a function',
      "new RTCPeerConnection({ iceServers: [Object.assign(() => {}, { urls: 'stun:b.localhost' })] })",
    ],
    [
      'by a subclass',
      "new (class extends RTCPeerConnection {})({ iceServers: [{ urls: 'stun:b.localhost' }] })",
    ],
  ])('attack: %s', async (_, code) => {
    const page = await openGuarded('refuse');
    const found = page.run(`JSON.stringify((${code}).getConfiguration().iceServers)`);
    expect(String(found).toLowerCase()).not.toContain('b.localhost');
  });

  test('both names are one, and undoing gives both back', async () => {
    const page = await openGuarded('refuse');
    expect(page.run('webkitRTCPeerConnection === RTCPeerConnection')).toBe(true);
    page.installed.undo();
    expect(page.run('webkitRTCPeerConnection === RTCPeerConnection')).toBe(true);
    expect(page.run(servers("{ iceServers: [{ urls: 'stun:b.localhost' }] }"))).toEqual([
      'stun:b.localhost,',
    ]);
  });

  invalidFails([
    'RTCPeerConnection()',
    'new RTCPeerConnection()',
    'new RTCPeerConnection(null)',
    'new RTCPeerConnection(1)',
    'new RTCPeerConnection({})',
    'new RTCPeerConnection({ iceServers: null })',
    'new RTCPeerConnection({ iceServers: 1 })',
    'new RTCPeerConnection({ iceServers: [] })',
    'new RTCPeerConnection({ iceServers: [{}] })',
    'new RTCPeerConnection({ iceServers: [null] })',
    "new RTCPeerConnection({ iceServers: ['x'] })",
    'new RTCPeerConnection({ iceServers: [{ urls: [] }] })',
    'new RTCPeerConnection({ iceServers: [{ urls: null }] })',
    'new RTCPeerConnection({ iceServers: [{ urls: Symbol() }] })',
    "new RTCPeerConnection({ iceServers: [{ urls: 'http://a.localhost' }] })",
    "new RTCPeerConnection({ iceServers: [{ urls: 'turn:a.localhost' }] })",
    'RTCPeerConnection.prototype.setConfiguration.call({})',
    'new RTCPeerConnection().setConfiguration(1)',
    'new RTCPeerConnection().setConfiguration()',
  ]);
});

describe('fetchLater', () => {
  const later = (name: string, args = ', { activateAfter: 0 }') =>
    `var later = fetchLater(${JSON.stringify(pageUrl(name))}${args})`;

  test('allowed is the native itself', async () => {
    const page = await openGuarded('allow');
    const name = freshName();
    page.run(later(name));
    await expect.poll(() => page.run('later.activated'), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
    expect(page.gate.decided).toMatchObject([{ kind: 'fetch', url: pageUrl(name) }]);
  });

  test('held answers as one that was not sent yet, and is sent once on a grant', async () => {
    const page = await openGuarded('hold');
    const name = freshName();
    page.run(later(name, `, { activateAfter: 0, method: 'POST', body: 'text' }`));
    expect(page.run('[later instanceof FetchLaterResult, String(later), later.activated]')).toEqual([
      true,
      '[object FetchLaterResult]',
      false,
    ]);
    expect(await askedFor(name)).toBe(0);
    await page.gate.settle('allow');
    await page.gate.settle('allow');
    await expect.poll(() => page.run('later.activated'), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => askedFor(name), { timeout: 10_000 }).toBe(1);
  });

  test.each(['refuse', 'hold'] as const)('%s: is never sent', async verdict => {
    const page = await openGuarded(verdict);
    const [name, other] = [freshName(), freshName()];
    page.run(later(name));
    if (verdict === 'hold') await page.gate.settle('refuse');
    await page.gate.settle('allow');
    page.run(later(other));
    await expect.poll(() => askedFor(other), { timeout: 10_000 }).toBe(1);
    expect(await askedFor(name)).toBe(0);
  });

  test('one that was aborted while it was held is not sent', async () => {
    const page = await openGuarded('hold');
    const [name, other] = [freshName(), freshName()];
    page.run(
      `var stop = new AbortController(); ${later(name, ', { activateAfter: 0, signal: stop.signal }')}; stop.abort()`,
    );
    await page.gate.settle('allow');
    page.run(later(other));
    await expect.poll(() => askedFor(other), { timeout: 10_000 }).toBe(1);
    expect(await askedFor(name)).toBe(0);
    expect(page.gate.failures).toEqual([]);
  });

  test.each([
    ['a Request with a url of its own', "Object.defineProperty(new Request(URL_), 'url', { value: '/' })"],
    ['a text that answers twice', "{ n: 0, toString() { return this.n++ ? URL_ : '/' } }"],
  ])('attack: %s', async (_, input) => {
    const page = await openGuarded('refuse');
    const [name, other] = [freshName(), freshName()];
    page.run(`fetchLater(${input.replace('URL_', JSON.stringify(pageUrl(name)))}, { activateAfter: 0 })`);
    page.gate.verdict = 'allow';
    page.run(later(other));
    await expect.poll(() => askedFor(other), { timeout: 10_000 }).toBe(1);
    expect(await askedFor(name)).toBe(0);
  });

  const bad = JSON.stringify(streamUrl('bad'));
  invalidFails([
    'fetchLater()',
    "fetchLater('http://')",
    "fetchLater('data:,x')",
    'fetchLater(Symbol())',
    `fetchLater.call({}, ${bad})`,
    `fetchLater(${bad}, 1)`,
    `fetchLater(${bad}, { method: 'A B' })`,
    `fetchLater(${bad}, { body: 'x' })`,
    `fetchLater(${bad}, { signal: AbortSignal.abort() })`,
    `fetchLater(${bad}, { activateAfter: 'x' })`,
    `fetchLater(${bad}, { activateAfter: -1 })`,
    `new fetchLater(${bad})`,
    'FetchLaterResult.prototype.activated',
  ]);
});
