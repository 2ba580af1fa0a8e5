import type { Handle } from './handle.js';

/** Where guard.js leaves its handle for whoever comes after it: on the public object, until it is taken. */
const key = Symbol.for('assent.handle');

/** Puts the public object at `window.assent`, with the handle for assent.js to take. */
export function leaveHandle(realm: Window, handle: Handle): void {
  const { assent } = handle.facade;
  Object.defineProperty(assent, key, { value: handle, configurable: true });
  Object.defineProperty(realm, 'assent', { value: assent, configurable: true, writable: true });
}

/** The public object that stands in the page; undefined where there is none. */
function find(realm: Window): object | undefined {
  // An element with the id "assent" stands there too, as does whatever else a site calls by that name.
  const assent: unknown = Reflect.get(realm, 'assent');
  return typeof assent === 'object' && assent && Object.hasOwn(assent, key) ? assent : undefined;
}

/** Whether Assent guards this page already. */
export const isGuarded = (realm: Window): boolean => !!find(realm);

/**
 * Takes the handle that guard.js left. It can be taken once, so that page scripts cannot reach past the public object.
 *
 * @returns `taken` where Assent already runs in this page, undefined where it does not
 */
export function takeHandle(realm: Window): Handle | 'taken' | undefined {
  const assent = find(realm);
  if (!assent) return undefined;
  const handle: Handle | null = Reflect.get(assent, key);
  Object.defineProperty(assent, key, { value: null });
  return handle ?? 'taken';
}
