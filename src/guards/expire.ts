import { dictionary, indexOf, slice } from './natives.js';

/** What is needed to erase cookies. */
export interface Expiry {
  /** The page's host. */
  readonly host: string;
  /** Where they may lie: at each of these and above. */
  readonly paths: readonly string[];
  readonly write: (text: string) => void;
}

/** Erases a cookie wherever it may lie: for every domain that the browser may take it for, and on every path. */
export function expireCookie(name: string, { host, paths, write }: Expiry): void {
  const everyPath = dictionary<true>();
  // `/a/b/c` -> `/`, `/a`, `/a/`, `/a/b`, `/a/b/`, `/a/b/c`: a cookie of each can be seen from there.
  for (let n = 0; n < paths.length; n++) {
    const path = paths[n] ?? '';
    for (let at = 0; at <= path.length; at++) {
      if (at === path.length || path[at] === '/')
        everyPath[slice(path, 0, at) || '/'] = everyPath[slice(path, 0, at + 1)] = true;
    }
  }
  // `a.b.example` -> none, `a.b.example`, `b.example`: the browser ignores what it allows nobody.
  const everyDomain = dictionary<true>();
  everyDomain[''] = true;
  let dot = -1;
  do {
    everyDomain[`; Domain=${slice(host, dot + 1)}`] = true;
    dot = indexOf(host, '.', dot + 1);
  } while (dot >= 0);
  // A prefixed name is only taken with Secure; a partitioned cookie lies in a jar of its own.
  const kinds = [indexOf(name, '__') ? '' : '; Secure', '; Secure; Partitioned'];
  for (let at = 0; at < kinds.length; at++) {
    for (const path in everyPath) {
      for (const domain in everyDomain) write(`${name}=; Max-Age=0; Path=${path}${domain}${kinds[at]}`);
    }
  }
}
