// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openTabs } from '../../src/consent/tabs.ts';

/** The channels that are open, by their name. */
let channels: FakeChannel[] = [];

class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    channels.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels) if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close(): void {
    channels = channels.filter(other => other !== this);
  }
}

const stub = (BroadcastChannel: unknown) => vi.stubGlobal('BroadcastChannel', BroadcastChannel);
const undo: (() => void)[] = [];

function listen(name = 'assent') {
  const tabs = openTabs(window, name);
  const hear = vi.fn();
  const look = vi.fn();
  const silence = tabs.listen(hear, look);
  undo.push(silence);
  return { tabs, hear, look, silence };
}

afterEach(() => {
  for (const silence of undo.splice(0)) silence();
  channels = [];
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
});

describe('tabs of one name', () => {
  test('hear each other, not themselves, and not those of another name', () => {
    stub(FakeChannel);
    const [one, two, other] = [listen(), listen(), listen('other')];
    one.tabs.tell('news');
    expect(two.hear).toHaveBeenCalledExactlyOnceWith('news');
    expect(one.hear).not.toHaveBeenCalled();
    expect(other.hear).not.toHaveBeenCalled();
  });

  test('hear nothing that is not a text', () => {
    stub(FakeChannel);
    const { hear } = listen();
    new FakeChannel('assent').postMessage({ news: 1 });
    expect(hear).not.toHaveBeenCalled();
  });

  test('look for themselves when the visitor comes back', () => {
    stub(FakeChannel);
    const { look } = listen();
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(look.mock.calls).toEqual([[], [], []]);
  });

  test('leave no channel open in the back-forward cache, and hear again after it', () => {
    stub(FakeChannel);
    const { hear } = listen();
    window.dispatchEvent(new Event('pagehide'));
    expect(channels).toHaveLength(0);
    window.dispatchEvent(new Event('pageshow'));
    window.dispatchEvent(new Event('pageshow'));
    new FakeChannel('assent').postMessage('news');
    expect(hear).toHaveBeenCalledExactlyOnceWith('news');
  });

  test('hear nothing more once silenced, however often', () => {
    stub(FakeChannel);
    const { hear, look, silence } = listen();
    silence();
    silence();
    new FakeChannel('assent').postMessage('news');
    for (const type of ['focus', 'pageshow', 'pagehide']) window.dispatchEvent(new Event(type));
    expect(hear).not.toHaveBeenCalled();
    expect(look).not.toHaveBeenCalled();
  });
});

describe.each<[string, unknown]>([
  ['missing', undefined],
  [
    'denied',
    class {
      constructor() {
        throw new DOMException('no origin', 'SecurityError');
      }
    },
  ],
])('where BroadcastChannel is %s', (_, channel) => {
  test('tabs still look for themselves', () => {
    stub(channel);
    const { tabs, look } = listen();
    tabs.tell('news');
    window.dispatchEvent(new Event('focus'));
    expect(look).toHaveBeenCalledOnce();
  });
});

describe('a check in turn', () => {
  const setLocks = (locks: unknown) =>
    Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });

  test('is made under a lock that has the name of the tabs', () => {
    stub(FakeChannel);
    const request = vi.fn(async (_: string, check: () => void) => check());
    setLocks({ request });
    const check = vi.fn();
    listen().tabs.inTurn(check);
    expect(request.mock.calls[0]?.[0]).toBe('assent');
    expect(check).toHaveBeenCalledExactlyOnceWith();
  });

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['denied', { request: () => Promise.reject(new DOMException('no origin', 'SecurityError')) }],
    [
      'denied at once',
      {
        request: () => {
          throw new DOMException('no origin', 'SecurityError');
        },
      },
    ],
  ])('is left out without harm where locks are %s', async (_, locks) => {
    stub(FakeChannel);
    setLocks(locks);
    const check = vi.fn();
    listen().tabs.inTurn(check);
    await new Promise(done => setTimeout(done));
    expect(check).not.toHaveBeenCalled();
  });
});
