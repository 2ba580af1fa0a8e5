import type { ItemKind } from '../policy/policy.js';
import type { CookieJar } from './cookie-jar.js';
import { eraseTrace, presentCookies } from './cookie-lives.js';
import type { Realm } from './natives.js';

/** One thing kept on the device. */
export interface Stored {
  readonly kind: ItemKind;
  readonly name: string;
}

/** What was erased, and what script could not erase. */
export interface Erasure {
  readonly erased: readonly Stored[];
  readonly kept: readonly { readonly item: Stored; readonly reason: string }[];
}

/** Whether a stored thing is to be erased. */
export type Condemned = (kind: ItemKind, name: string) => boolean;

/** Where a cookie may lie that this page cannot read. */
export interface Place {
  /** `*` as in patterns. */
  readonly name: string;
  readonly path: string;
}

/** Erases what is stored on the device, past the guards. */
export interface Eraser {
  /** Cookies and Web Storage, in this task. @param places where else declared cookies may lie */
  now(condemned: Condemned, places: readonly Place[]): Erasure;
  /** Databases, caches and files, as fast as the browser allows. Names only those that exist. */
  later(condemned: Condemned): Promise<Erasure>;
}

/** `/a/b/c` -> `/`, `/a`, `/a/`, `/a/b`, `/a/b/`, `/a/b/c`: a cookie of each can be seen from there. */
function pathsAbove(pathname: string): string[] {
  const paths = ['/'];
  for (let at = 1; at <= pathname.length; at++) {
    if (at < pathname.length && pathname[at] !== '/') continue;
    paths.push(pathname.slice(0, at), pathname.slice(0, at + 1));
  }
  return paths;
}

/** `a.b.example` -> none, `a.b.example`, `b.example`: the browser ignores what it allows nobody. */
function domainsAbove(host: string): string[] {
  const domains = ['', `; Domain=${host}`];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    domains.push(`; Domain=${host.slice(dot + 1)}`);
  }
  return domains;
}

/** Makes the eraser of a page. The guards let it through: erasing is always allowed. */
export function createEraser(realm: Realm, jar: CookieJar): Eraser {
  const { location } = realm;
  /** Where the page came from: an app that has moved on still has its cookies there. */
  const start = location.pathname;
  const areas = [
    ['local', () => realm.localStorage],
    ['session', () => realm.sessionStorage],
  ] as const;
  const names = (): string[] => presentCookies(jar).map(({ name }) => name);

  const expire = (name: string, paths: readonly string[]): void => {
    const everyPath = new Set([...pathsAbove(start), ...pathsAbove(location.pathname), ...paths]);
    const everyDomain = domainsAbove(location.hostname);
    // A prefixed name is only taken with Secure; a partitioned cookie lies in a jar of its own.
    for (const kind of [name.startsWith('__') ? '; Secure' : '', '; Secure; Partitioned']) {
      for (const path of everyPath) {
        for (const domain of everyDomain)
          jar.writeNative(`${name}=; Max-Age=0; Path=${path}${domain}${kind}`);
      }
    }
  };

  return {
    now(condemned, places) {
      const erased: Stored[] = [];
      const kept: { item: Stored; reason: string }[] = [];
      const found = new Set(names().filter(name => condemned('cookie', name)));
      for (const [key, trace] of Object.entries(jar.traces)) {
        if (!condemned('cookie', trace.name)) continue;
        eraseTrace(jar, trace);
        delete jar.traces[key];
        found.add(trace.name);
      }
      for (const name of found) {
        expire(
          name,
          places.map(({ path }) => path),
        );
      }
      // Those that cannot be seen are tried, and not spoken of: nobody knows whether they were there.
      for (const { name, path } of places) {
        if (!name.includes('*') && !found.has(name) && condemned('cookie', name)) expire(name, [path]);
      }
      const left = names();
      for (const name of found) {
        const item: Stored = { kind: 'cookie', name };
        if (left.includes(name)) kept.push({ item, reason: 'path-unknown' });
        else erased.push(item);
      }
      for (const [kind, open] of areas) {
        try {
          const area = open();
          // By index: keys named like its methods are not among its properties.
          const keys = Array.from({ length: area.length }, (_, at) => area.key(at) ?? '');
          for (const name of keys) {
            if (!condemned(kind, name)) continue;
            area.removeItem(name);
            erased.push({ kind, name });
          }
        } catch {
          // Storage is denied here: there is nothing in it.
        }
      }
      return { erased, kept };
    },
    async later(condemned) {
      const erased: Stored[] = [];
      const kept: { item: Stored; reason: string }[] = [];
      const eraseAll = async (
        kind: ItemKind,
        list: () => Promise<readonly string[]>,
        erase: (name: string) => Promise<unknown>,
      ): Promise<void> => {
        try {
          for (const name of await list()) {
            if (!condemned(kind, name)) continue;
            const item: Stored = { kind, name };
            await erase(name).then(
              () => erased.push(item),
              (error: unknown) => kept.push({ item, reason: String(error) }),
            );
          }
        } catch {
          // This kind of storage is missing or denied here: there is nothing in it.
        }
      };
      await Promise.all([
        eraseAll(
          'database',
          async () => (await realm.indexedDB.databases()).map(({ name }) => name ?? ''),
          name =>
            new Promise((resolve, reject) => {
              const request = realm.indexedDB.deleteDatabase(name);
              request.onsuccess = resolve;
              request.onerror = () => reject(request.error);
              // It goes as soon as the page closes its connection; nothing more can be done to it.
              request.onblocked = () => reject(new Error('open'));
            }),
        ),
        eraseAll(
          'cache',
          () => realm.caches.keys(),
          name => realm.caches.delete(name),
        ),
        eraseAll(
          'file',
          async () => {
            const names: string[] = [];
            for await (const name of (await realm.navigator.storage.getDirectory()).keys()) names.push(name);
            return names;
          },
          async name => (await realm.navigator.storage.getDirectory()).removeEntry(name, { recursive: true }),
        ),
      ]);
      return { erased, kept };
    },
  };
}
