import type { RequestAccess, RequestKind } from '../policy/access.js';
import { dictionary, type Realm, slice, toNumber, toText } from './natives.js';
import { getterOf } from './patch.js';

interface Target {
  readonly url: string;
  readonly host: string;
  readonly path: string;
}

/** What a held body keeps in memory, in bytes: measured for text and buffers, guessed for the rest. */
export const bodyBytes = (body: unknown): number => {
  if (typeof body === 'string') return body.length * 2;
  if (typeof body === 'object' && body) {
    if ('byteLength' in body) return toNumber(body.byteLength);
    if ('size' in body) return toNumber(body.size);
  }
  return 1024;
};

/** Makes an access of a URL as written; null where it is none. */
export type Targets = (kind: RequestKind, url: string, element?: Element) => RequestAccess | null;

/** How many URLs are remembered before it starts afresh. */
const remembered = 1000;

/** The longest of them, in characters: `data:` has megabytes. */
const longest = 2_000;

/**
 * Makes URLs of the page into accesses: resolved against its base, host in lower case without port and trailing dot.
 * Remembers them by their text, so that a request to a known URL costs a look-up and no parsing.
 */
export function createTargets(realm: Realm): Targets {
  const { URL, document } = realm;
  const href = getterOf(URL.prototype, 'href');
  const hostname = getterOf(URL.prototype, 'hostname');
  const pathname = getterOf(URL.prototype, 'pathname');
  // By the prototype's getter: `<img name=baseURI>` would shadow document.baseURI.
  const baseOf = getterOf(realm.Node.prototype, 'baseURI');

  let base = '';
  let count = 0;
  let known = dictionary<Target | null>();

  const parse = (text: string): Target | null => {
    try {
      const url = new URL(text, base);
      const host = toText(hostname(url));
      return {
        url: toText(href(url)),
        host: host[host.length - 1] === '.' ? slice(host, 0, -1) : host,
        path: toText(pathname(url)),
      };
    } catch {
      return null; // No URL: the native says so to its caller.
    }
  };

  return (kind, text, element) => {
    const baseNow = toText(baseOf(document));
    if (base !== baseNow || count >= remembered) {
      base = baseNow;
      count = 0;
      known = dictionary();
    }
    let target = known[text];
    if (target === undefined) {
      target = parse(text);
      if (text.length < longest) {
        known[text] = target;
        count++;
      }
    }
    return target && { kind, url: target.url, host: target.host, path: target.path, element };
  };
}
