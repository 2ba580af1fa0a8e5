import type { GuardContext } from './context.js';
import { getProperty, indexOf, lower, random, slice, split, stringify, toText } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { takeTrusted } from './trusted.js';
import { guardWorker } from './worker-prelude.js';

/** What a `blob:` URL of the page stands for. */
export interface Source {
  readonly blob: BlobPart;
  /** What stands before it at `url`. */
  first?: string;
  /** The same with our code before it. */
  url?: unknown;
}

/**
 * `Worker` and `SharedWorker`. A file of the site's own runs or does not, by its URL: held it cannot wait, and fails as
 * refused. What comes as `blob:` or `data:` gets our code before its own.
 */
export function guardWorkers({
  realm,
  gate,
  patch,
  toAccess,
  judge,
  shared: { sources },
}: GuardContext): void {
  const { Blob, BroadcastChannel, EventTarget, URL, btoa, encodeURIComponent, location } = realm;
  const trustedText = takeTrusted(realm, 'TrustedScriptURL');
  const typeOf = getterOf(Blob.prototype, 'type');
  const create = methodOf(URL, 'createObjectURL');
  const revoke = methodOf(URL, 'revokeObjectURL');
  const post = methodOf(BroadcastChannel.prototype, 'postMessage');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const code = toText(guardWorker);
  const channelName = `${random()}`;
  /** A file that is nowhere. */
  const nowhere = `blob:${location.origin}/`;
  let channel: BroadcastChannel | undefined;
  /** Our code as a module of its own, which runs before the other imports of a module: they stand above any code. */
  let module: Source | undefined;

  const tell = (): void => void (channel && post(channel, [gate.standing()]));
  /** Our code as it is to run now. */
  const prelude = (): string => {
    if (!channel) {
      channel = new BroadcastChannel(channelName);
      listen(channel, ['message', tell]);
    }
    return `(${code})(self,${stringify(channelName)},${stringify(gate.standing())});`;
  };
  const toUrl = (content: BlobPart[], type: unknown) =>
    create(URL, [new Blob(content, { type: toText(type) })]);
  const importing = (url: unknown): string => `import ${stringify(url)};`;

  /** `data:` stays `data:`, and `blob:` stays `blob:`: the page's own content policy may allow but the one. */
  const withPrelude = (url: string, isModule: boolean, isShared: boolean): unknown => {
    let first = prelude();
    if (!indexOf(url, 'data:')) {
      const at = indexOf(url, ',') + 1;
      const head = slice(url, 0, at);
      if (isModule) first = importing(`data:text/javascript,${encodeURIComponent(first)}`);
      // Whole groups of three bytes, so that what follows keeps its own.
      while (first.length % 3) first += ' ';
      const isBase64 = indexOf(lower(head), 'base64,') > 0;
      return head + (isBase64 ? btoa(first) : encodeURIComponent(first)) + slice(url, at);
    }
    const address = split(url, '#')[0] ?? '';
    const source = sources[address];
    if (!source) return url;
    const { blob } = source;
    if (isModule) {
      if (module?.first !== first) module = { blob, first, url: toUrl([first], 'text/javascript') };
      first = importing(module.url);
    }
    // Shared workers are told apart by their URL.
    if (!source.url || (!isShared && source.first !== first)) {
      source.first = first;
      source.url = toUrl([first, blob], typeOf(blob));
    }
    return toText(source.url) + slice(url, address.length);
  };

  patch.method(URL, 'createObjectURL', native => (self, args) => {
    const url = toText(native(self, args));
    sources[url] = { blob: args[0] as BlobPart };
    return url;
  });
  patch.method(URL, 'revokeObjectURL', native => (self, args) => {
    if (!args.length) return native(self, args);
    const url = toText(args[0]);
    const source = sources[url];
    // A worker that was just made of it has it by now, as it would have the page's own.
    if (source?.url) revoke(URL, [source.url]);
    delete sources[url];
    return native(self, [url]);
  });
  for (const name of ['Worker', 'SharedWorker'] as const) {
    if (!realm[name]) continue;
    patch.constructs(realm, name, native => (args, newTarget) => {
      if (!args.length) return native(args, newTarget);
      const address = args[0];
      const options = args[1];
      const trusted = trustedText(address);
      const text = trusted ?? toText(address);
      const make = (url: unknown) => native([url, options], newTarget);
      const access = toAccess('worker', text);
      const given = trusted === undefined ? text : address;
      if (!access) return make(given);
      if (access.host) {
        const { verdict } = gate.decide(access);
        // The browser itself lets no page run a worker of another host.
        const isRefused = verdict === 'hold' || verdict === 'refuse';
        return make(isRefused && access.host === location.hostname ? nowhere : given);
      }
      const isModule = typeof options === 'object' && options && getProperty(options, 'type') === 'module';
      // Its imports come before any code of ours.
      if (isModule && judge.url('import', access.url)) return make(nowhere);
      try {
        return make(withPrelude(access.url, !!isModule, name === 'SharedWorker'));
      } catch {
        // Trusted Types take no URL but the page's own; and what fails without us is to fail as it does.
        return make(given);
      }
    });
  }
  patch.onUndo(gate.onSettle(tell));
}
