import type { ItemKind } from '../policy/policy.js';
import type { CookieJar } from './cookie-jar.js';
import { eraseTrace, presentCookies } from './cookie-lives.js';
import { keysOf, namesOf } from './inventory.js';
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

/** Makes the eraser of a page. The guards let it through: erasing is always allowed. */
export function createEraser(realm: Realm, jar: CookieJar): Eraser {
  const areas = [
    ['local', () => realm.localStorage],
    ['session', () => realm.sessionStorage],
  ] as const;
  const names = (): string[] => presentCookies(jar).map(({ name }) => name);

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
        jar.expire(
          name,
          places.map(({ path }) => path),
        );
      }
      // Those that cannot be seen are tried, and not spoken of: nobody knows whether they were there.
      for (const { name, path } of places) {
        if (!name.includes('*') && !found.has(name) && condemned('cookie', name)) jar.expire(name, [path]);
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
          for (const name of keysOf(area)) {
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
        kind: 'database' | 'cache' | 'file',
        erase: (name: string) => Promise<unknown>,
      ): Promise<void> => {
        for (const name of await namesOf(realm, kind)) {
          if (!condemned(kind, name)) continue;
          const item: Stored = { kind, name };
          await erase(name).then(
            () => erased.push(item),
            (error: unknown) => kept.push({ item, reason: String(error) }),
          );
        }
      };
      await Promise.all([
        eraseAll(
          'database',
          name =>
            new Promise((resolve, reject) => {
              const request = realm.indexedDB.deleteDatabase(name);
              request.onsuccess = resolve;
              request.onerror = () => reject(request.error);
              // It goes as soon as the page closes its connection; nothing more can be done to it.
              request.onblocked = () => reject(new Error('open'));
            }),
        ),
        eraseAll('cache', async name => realm.caches.delete(name)),
        eraseAll('file', async name =>
          (await realm.navigator.storage.getDirectory()).removeEntry(name, { recursive: true }),
        ),
      ]);
      return { erased, kept };
    },
  };
}
