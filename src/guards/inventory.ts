import type { ItemKind } from '../policy/policy.js';
import type { CookieJar } from './cookie-jar.js';
import { presentCookies } from './cookie-lives.js';
import type { Realm } from './natives.js';

/** One thing that is on the device now. */
export interface Present {
  readonly kind: ItemKind;
  readonly name: string;
  /** Of cookies and Web Storage. */
  readonly value?: string;
}

/** How the names of what script cannot read at once are listed. */
const lists: Readonly<Record<'database' | 'cache' | 'file', (realm: Realm) => Promise<readonly string[]>>> = {
  database: async realm => (await realm.indexedDB.databases()).map(({ name }) => name ?? ''),
  cache: realm => realm.caches.keys(),
  async file(realm) {
    const names: string[] = [];
    for await (const name of (await realm.navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  },
};

/** The keys of a storage area, in the page's own order. By index: keys named like its methods are not among its properties. */
export const keysOf = (area: Storage): string[] =>
  Array.from({ length: area.length }, (_, at) => area.key(at) ?? '');

/** Names of one of these kinds; none where that kind is missing or denied. */
export async function namesOf(realm: Realm, kind: keyof typeof lists): Promise<readonly string[]> {
  try {
    return await lists[kind](realm);
  } catch {
    return []; // Missing or denied here: there is nothing in it.
  }
}

/**
 * Lists what is on the device now for this page: of these kinds, whoever declares it. `HttpOnly` cookies nobody can see.
 *
 * @param withValues reads what Web Storage holds, too
 */
export async function takeInventory(
  realm: Realm,
  jar: CookieJar,
  kinds: readonly ItemKind[],
  withValues = false,
): Promise<readonly Present[]> {
  const present: Present[] = [];
  if (kinds.includes('cookie'))
    for (const { name, value } of presentCookies(jar)) present.push({ kind: 'cookie', name, value });
  const areas = [
    ['local', () => realm.localStorage],
    ['session', () => realm.sessionStorage],
  ] as const;
  for (const [kind, open] of areas) {
    if (!kinds.includes(kind)) continue;
    try {
      const area = open();
      for (const name of keysOf(area))
        present.push({ kind, name, ...(withValues && { value: area.getItem(name) ?? '' }) });
    } catch {
      // Storage is denied here: there is nothing in it.
    }
  }
  for (const kind of ['database', 'cache', 'file'] as const) {
    if (!kinds.includes(kind)) continue;
    for (const name of await namesOf(realm, kind)) present.push({ kind, name });
  }
  return present;
}
