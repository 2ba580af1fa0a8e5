import type { Verdict } from '../policy/decide.js';
import type { Standing } from '../policy/standing.js';

/** As much as is needed of a worker's global object. */
export interface WorkerRealm {
  readonly location: { readonly href: string };
  readonly Proxy: ProxyConstructor;
  readonly Reflect: typeof Reflect;
  readonly RegExp: RegExpConstructor;
  readonly Request: new () => { readonly url: string };
  readonly XMLHttpRequest?: { readonly prototype: object };
  readonly URL: new (url: string, base: string) => URL;
  readonly BroadcastChannel: new (name: string) => BroadcastChannel;
}

/**
 * Runs in a worker before its own code, and refuses there by name: what is refused is sent to a port that no browser
 * connects to, so that the native itself fails it like the network. `fetch` waits where it is held; the rest cannot.
 * Its text is all of it that gets there: it uses no name from outside itself.
 *
 * @param channelName where the page tells what stands from now on
 */
export function guardWorker(self: WorkerRealm, channelName: string, standing: Standing): void {
  const { Proxy, Reflect, RegExp, Request, URL, BroadcastChannel, location } = self;
  const held: (() => void)[] = [];
  const verdictOn = (target: string): Verdict | undefined => {
    for (const pattern in standing) {
      const escaped = pattern.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '.*');
      if (new RegExp(`^${escaped}$`).test(target)) return standing[pattern];
    }
    return undefined;
  };
  /** @param at which argument is the URL; -1: all of them */
  const guard = (target: object | null | undefined, name: string, at: number): void => {
    const run = (act: (args: unknown[]) => unknown, args: unknown[]): unknown => {
      let verdict: Verdict | undefined;
      const given = args.map((arg, n) => {
        if (at >= 0 && at !== n) return arg;
        try {
          const url = new URL(`${arg instanceof Request ? arg.url : arg}`, location.href);
          const found = url.hostname && verdictOn(`${url.hostname.replace(/\.$/, '')} ${url.pathname}`);
          if (found === 'hold' || found === 'refuse') {
            verdict = found;
            url.port = '1';
            // It would try again for ever.
            return name === 'EventSource' ? 'data:,' : url.href;
          }
        } catch {
          // No URL: the native says so.
        }
        return arg;
      });
      if (name === 'fetch' && verdict === 'hold')
        return new Promise(resolve => held.push(() => resolve(run(act, args))));
      return act(given);
    };
    for (let owner = target; owner; owner = Reflect.getPrototypeOf(owner)) {
      const own = Reflect.getOwnPropertyDescriptor(owner, name);
      if (!own) continue;
      Reflect.defineProperty(owner, name, {
        ...own,
        value: new Proxy(own.value, {
          apply: (native, receiver, args) => run(now => Reflect.apply(native, receiver, now), args),
          construct: (native, args, newTarget) =>
            run(now => Reflect.construct(native, now, newTarget), args) as object,
        }),
      });
    }
  };
  guard(self, 'importScripts', -1);
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'WebTransport', 'Worker']) guard(self, name, 0);
  guard(self.XMLHttpRequest?.prototype, 'open', 1);
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    // Other workers ask, as below.
    if (!data) return;
    standing = data;
    for (const retry of held.splice(0)) retry();
  };
  // The choice may have been made since this was written.
  channel.postMessage(0);
}
