import { apply, defineProperty, getOwnPropertyDescriptor, type Realm, weakMap } from './natives.js';

/** Takes back what was done. Doing it twice is harmless. */
export type Undo = () => void;

/** A native function, called with an explicit `this`. */
export type Native = (self: unknown, args: ArrayLike<unknown>) => unknown;

/** A native accessor, called with an explicit `this`. */
export interface NativeAccessor {
  readonly get: (self: unknown) => unknown;
  readonly set: (self: unknown, value: unknown) => void;
}

// biome-ignore lint/complexity/noBannedTypes: any function at all may be wrapped.
type AnyFunction = Function;

/** Ours -> the native it stands for, so that `toString` shows the native's text. */
const disguises = weakMap<AnyFunction, AnyFunction>();

/** Gives our function the native's name, length and text. */
function disguise(ours: AnyFunction, native: AnyFunction): void {
  for (const key of ['name', 'length'] as const) {
    const own = getOwnPropertyDescriptor(native, key);
    if (own) defineProperty(ours, key, own);
  }
  disguises.set(ours, native);
}

/** A native getter as a function of its object, taken now. It throws on an object of another kind, as the native does. */
export function getterOf(target: object, name: PropertyKey): (self: unknown) => unknown {
  const get = describe(target, name).get;
  return self => get && apply(get, self, []);
}

/** A native setter as a function of its object and the value, taken now. */
export function setterOf(target: object, name: PropertyKey): (self: unknown, value: unknown) => void {
  const set = describe(target, name).set;
  return (self, value) => void (set && apply(set, self, [value]));
}

/** A native method as a function of its object and arguments, taken now. */
export function methodOf(target: object, name: PropertyKey): Native {
  const method: AnyFunction = describe(target, name).value;
  return (self, args) => apply(method, self, args);
}

function replace(
  target: object,
  name: PropertyKey,
  before: PropertyDescriptor,
  after: PropertyDescriptor,
): Undo {
  if (!defineProperty(target, name, after)) throw new TypeError(`${String(name)} cannot be redefined`);
  return () => {
    const current = getOwnPropertyDescriptor(target, name);
    // Someone patched after us: their wrapper calls ours, so ours stays, and lets through what its gate lets through.
    if (current?.value === after.value && current?.get === after.get && current?.set === after.set) {
      defineProperty(target, name, before);
    }
  };
}

function describe(target: object, name: PropertyKey): PropertyDescriptor {
  const own = getOwnPropertyDescriptor(target, name);
  if (!own) throw new TypeError(`${String(name)} is missing`);
  return own;
}

/**
 * Replaces a method by one that looks the same.
 *
 * @param wrap is given the native once, and makes what is called in its place
 * @throws TypeError where `target` has no such method of its own, or it cannot be redefined
 */
export function patchMethod(target: object, name: PropertyKey, wrap: (native: Native) => Native): Undo {
  const before = describe(target, name);
  const native: AnyFunction = before.value;
  const handler = wrap((self, args) => apply(native, self, args));
  // Method shorthand: like a native method it has no `prototype` and cannot be constructed.
  const ours = {
    method(this: unknown, ...args: unknown[]): unknown {
      return handler(this, args);
    },
  }.method;
  disguise(ours, native);
  return replace(target, name, before, { ...before, value: ours });
}

/**
 * Replaces an accessor by one that looks the same. A half that `wrap` leaves out stays native.
 *
 * @throws TypeError where `target` has no such accessor of its own, or it cannot be redefined
 */
export function patchAccessor(
  target: object,
  name: PropertyKey,
  wrap: (native: NativeAccessor) => Partial<NativeAccessor>,
): Undo {
  const before = describe(target, name);
  const { get: nativeGet, set: nativeSet } = before;
  const { get, set } = wrap({
    get: self => nativeGet && apply(nativeGet, self, []),
    set: (self, value) => nativeSet && apply(nativeSet, self, [value]),
  });
  const after = { ...before };
  if (get && nativeGet) {
    after.get = {
      get(this: unknown): unknown {
        return get(this);
      },
    }.get;
    disguise(after.get, nativeGet);
  }
  if (set && nativeSet) {
    after.set = {
      set(this: unknown, value: unknown): void {
        set(this, value);
      },
    }.set;
    disguise(after.set, nativeSet);
  }
  return replace(target, name, before, after);
}

/** Makes our wrappers answer `toString` as the natives would, itself included: libraries test for `[native code]`. */
export const disguiseWrappers = (realm: Realm): Undo =>
  patchMethod(realm.Function.prototype, 'toString', native => (self, args) => {
    const stood = typeof self === 'function' && disguises.get(self);
    return native(stood || self, args);
  });
