import type { Handle } from './handle.js';

/** Where guard.js leaves its handle for whoever comes after it: on the public object, until it is taken. */
const key = Symbol.for('assent.handle');

/** Puts the public object at `window.assent`, with the handle for assent.js to take. */
export function leaveHandle(realm: Window, handle: Handle): void {
  const { assent } = handle.facade;
  Object.defineProperty(assent, key, { value: handle, configurable: true });
  Object.defineProperty(realm, 'assent', { value: assent, configurable: true, writable: true });
}

/** What a guard left at `window.assent`; undefined where none did, null where it was taken. */
function find(realm: Window): { readonly assent: object; readonly handle: Handle | null } | undefined {
  // An element with the id "assent" stands there too, as does whatever else a site calls by that name.
  const assent: unknown = Reflect.get(realm, 'assent');
  if (typeof assent !== 'object' || !assent || !Object.hasOwn(assent, key)) return undefined;
  return { assent, handle: Reflect.get(assent, key) };
}

/** Whether Assent guards this page already. */
export const isGuarded = (realm: Window): boolean => find(realm) !== undefined;

/**
 * Takes the handle that guard.js left. It can be taken once, so that page scripts cannot reach past the public object.
 *
 * @returns `taken` where Assent already runs in this page, undefined where it does not
 */
export function takeHandle(realm: Window): Handle | 'taken' | undefined {
  const found = find(realm);
  if (!found) return undefined;
  Object.defineProperty(found.assent, key, { value: null });
  return found.handle ?? 'taken';
}
