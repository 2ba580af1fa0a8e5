import type { Verdict } from '../policy/decide.js';
import type { Standing } from '../policy/standing.js';

/** As much as is needed of a worker's global object. */
export interface WorkerRealm {
  readonly location: { readonly href: string };
  readonly Proxy: ProxyConstructor;
  readonly Promise: PromiseConstructor;
  readonly Reflect: typeof Reflect;
  readonly RegExp: RegExpConstructor;
  readonly JSON: typeof JSON;
  readonly Request: new () => { readonly url: string };
  readonly XMLHttpRequest: new () => XMLHttpRequest;
  readonly URL: { new (url: string, base: string): URL; createObjectURL(blob: Blob): string };
  readonly Blob: new (parts: string[], options: { type: string }) => Blob;
  readonly DOMException: new (message: string, name: string) => DOMException;
  readonly BroadcastChannel: new (name: string) => BroadcastChannel;
  /** Not everywhere, all of them. */
  readonly IDBFactory?: { readonly prototype: object };
  readonly CacheStorage?: { readonly prototype: object };
  readonly FileSystemDirectoryHandle?: { readonly prototype: object };
  readonly FileSystemFileHandle?: { readonly prototype: object };
}

/**
 * Runs in a worker before its own code, and in those that it makes, and refuses there by name: what is refused is sent to
 * a port that no browser connects to, so that the native itself fails it like the network. `fetch`, caches and files wait
 * where they are held; the rest cannot. Its text is all of it that gets there: it uses no name from outside itself.
 *
 * @param channelName where the page tells what stands from now on
 */
export function guardWorker(self: WorkerRealm, channelName: string, standing: Standing): void {
  const { Proxy, Promise, Reflect, RegExp, Request, URL, Blob, DOMException, location } = self;
  const { XMLHttpRequest, BroadcastChannel, JSON } = self;
  const held: (() => void)[] = [];
  const verdictOn = (target: string): Verdict | undefined => {
    for (const pattern in standing) {
      const escaped = pattern.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '.*');
      if (new RegExp(`^${escaped}$`).test(target)) {
        const verdict = standing[pattern];
        return verdict === 'hold' || verdict === 'refuse' ? verdict : undefined;
      }
    }
    return undefined;
  };
  /** The same address, or where nobody answers; and what stands against it. */
  const amend = (arg: unknown): [given: unknown, verdict?: Verdict] => {
    try {
      const url = new URL(`${arg instanceof Request ? arg.url : arg}`, location.href);
      const verdict = url.hostname && verdictOn(`${url.hostname.replace(/\.$/, '')} ${url.pathname}`);
      if (!verdict) return [arg];
      url.port = '1';
      return [url.href, verdict];
    } catch {
      return [arg]; // No URL: the native says so.
    }
  };
  type Act = (args: unknown[]) => unknown;
  const wrap = (
    target: object | null | undefined,
    name: string,
    run: (act: Act, args: unknown[], receiver: unknown) => unknown,
  ): void => {
    for (let owner = target; owner; owner = Reflect.getPrototypeOf(owner)) {
      const own = Reflect.getOwnPropertyDescriptor(owner, name);
      if (!own) continue;
      Reflect.defineProperty(owner, name, {
        ...own,
        value: new Proxy(own.value, {
          apply: (native, receiver, args) => run(now => Reflect.apply(native, receiver, now), args, receiver),
          construct: (native, args, newTarget) =>
            run(now => Reflect.construct(native, now, newTarget), args, undefined) as object,
        }),
      });
    }
  };
  /** @param at which argument is the URL; -1: all of them */
  const guard = (target: object | null | undefined, name: string, at: number): void => {
    const run = (act: Act, args: unknown[]): unknown => {
      let verdict: Verdict | undefined;
      const given = args.map((arg, n) => {
        if (at >= 0 && at !== n) return arg;
        const [url, found] = amend(arg);
        verdict ??= found;
        // It would try again for ever.
        return found && name === 'EventSource' ? 'data:,' : url;
      });
      if (name === 'fetch' && verdict === 'hold')
        return new Promise(resolve => held.push(() => resolve(run(act, args))));
      return act(given);
    };
    wrap(target, name, run);
  };
  /** The file of a worker that this one makes, with the same before its code. */
  const nest = (address: string, isModule: boolean): string => {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    const make = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const first = `(${guardWorker})(self,${JSON.stringify(channelName)},${JSON.stringify(standing)});`;
    if (!isModule) return make(first + request.responseText);
    const imports = /(\b(?:import|from)\s*["'])([^"'\n]+)/g;
    return make(
      `import ${JSON.stringify(make(first))};${request.responseText.replace(imports, (_, before, url) => `${before}${amend(url)[0]}`)}`,
    );
  };
  guard(self, 'importScripts', -1);
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'WebTransport']) guard(self, name, 0);
  guard(XMLHttpRequest.prototype, 'open', 1);
  wrap(self, 'Worker', (act, [address, options]) => {
    const [url, verdict] = amend(address);
    let given = url;
    if (!verdict && /^(?:blob|data):/i.test(`${url}`)) {
      try {
        const type = typeof options === 'object' && options && 'type' in options && options.type;
        given = nest(`${url}`, type === 'module');
      } catch {
        // It cannot be had: the native says so.
      }
    }
    return act([given, options]);
  });
  const guardItem = (type: { readonly prototype: object } | undefined, name: string, kind: string): void =>
    wrap(type?.prototype, name, function run(act, args, receiver): unknown {
      const options = args[1];
      const isMade = typeof options === 'object' && options && 'create' in options && options.create;
      const isBelow = typeof receiver === 'object' && receiver && 'name' in receiver && receiver.name;
      const isMove = name === 'move';
      // Only what is made at the top of the origin's own file system, which alone has no name.
      if (!args.length || (kind === 'file' && !isMove && (!isMade || isBelow))) return act(args);
      const at = isMove ? args.length - 1 : 0;
      const given = args.map((arg, n) => (n === at && typeof arg !== 'object' ? `${arg}` : arg));
      const verdict = verdictOn(`${kind}: ${given[at]}`);
      if (!verdict) return act(given);
      const error = new DOMException('Failed', 'SecurityError');
      if (kind === 'database') throw error;
      return new Promise((resolve, reject) => {
        if (verdict === 'hold') held.push(() => resolve(run(act, given, receiver)));
        else reject(error);
      });
    });
  guardItem(self.IDBFactory, 'open', 'database');
  guardItem(self.CacheStorage, 'open', 'cache');
  for (const name of ['getFileHandle', 'getDirectoryHandle']) {
    guardItem(self.FileSystemDirectoryHandle, name, 'file');
  }
  guardItem(self.FileSystemFileHandle, 'move', 'file');
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
