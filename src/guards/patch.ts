import {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  type Realm,
  weakMap,
} from './natives.js';

/** Takes back what was done. Doing it twice is harmless. */
export type Undo = () => void;

/** A native function, called with an explicit `this`. */
export type Native = (self: unknown, args: ArrayLike<unknown>) => unknown;

/** A native accessor, called with an explicit `this`. */
export interface NativeAccessor {
  readonly get: (self: unknown) => unknown;
  readonly set: (self: unknown, value: unknown) => void;
}

/** A native constructor, called with an explicit `new.target`. */
export type NativeConstructor = (args: readonly unknown[], newTarget: NewTarget) => object;

/** What stands behind `new`: the constructor itself, or a class that extends it. */
// biome-ignore lint/complexity/noBannedTypes: any function at all may be constructed.
export type NewTarget = Function;

/** Replaces members of a realm by ones that look the same. */
export interface Patcher {
  /**
   * @param wrap is given the native once, and makes what is called in its place
   * @throws TypeError where `target` has no such method of its own, or it cannot be redefined
   */
  method(target: object, name: PropertyKey, wrap: (native: Native) => Native): void;
  /** The same for an accessor. A half that `wrap` leaves out stays native. */
  accessor(
    target: object,
    name: PropertyKey,
    wrap: (native: NativeAccessor) => Partial<NativeAccessor>,
  ): void;
  /**
   * The same for a constructor, and for `constructor` on its prototype. Called without `new`, it fails in the native.
   *
   * @param alias another name of it, where the browser has one
   */
  constructs(
    target: object,
    name: PropertyKey,
    wrap: (native: NativeConstructor) => NativeConstructor,
    alias?: PropertyKey,
  ): void;
  /** Listens before the page does. */
  listens(target: EventTarget, type: string, listener: (event: Event) => void): void;
  /** Has `undo` do this too. */
  onUndo(undo: Undo): void;
  /** Puts every native back, the last first, but where someone patched after us: their wrapper calls ours. */
  readonly undo: Undo;
}

function own(target: object, name: PropertyKey): PropertyDescriptor {
  const found = getOwnPropertyDescriptor(target, name);
  if (!found) throw new TypeError(`${String(name)} is missing`);
  return found;
}

const none: readonly never[] = [];

/** A native getter as a function of its object, taken now. It throws on an object of another kind, as the native does. */
export function getterOf(target: object, name: PropertyKey): (self: unknown) => unknown {
  const { get } = own(target, name);
  return self => get && apply(get, self, none);
}

/** A native setter as a function of its object and the value, taken now. */
export function setterOf(target: object, name: PropertyKey): (self: unknown, value: unknown) => void {
  const { set } = own(target, name);
  return (self, value) => void (set && apply(set, self, [value]));
}

/** A native method as a function of its object and arguments, taken now. */
export function methodOf(target: object, name: PropertyKey): Native {
  const { value } = own(target, name);
  return (self, args) => apply(value, self, args);
}

/** Makes the patcher of a realm. Its wrappers answer `toString` as the natives would: libraries test for `[native code]`. */
export function createPatcher(realm: Realm): Patcher {
  const { Proxy, EventTarget } = realm;
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const unlisten = methodOf(EventTarget.prototype, 'removeEventListener');
  // biome-ignore lint/complexity/noBannedTypes: any function at all may be wrapped.
  const natives = weakMap<Function, Function>();
  const undos: Undo[] = [];

  // biome-ignore lint/complexity/noBannedTypes: the same.
  const disguise = <F extends Function>(ours: F, native: Function): F => {
    for (const key of ['name', 'length']) defineProperty(ours, key, own(native, key));
    // Of what was wrapped before, the first.
    natives.set(ours, natives.get(native) ?? native);
    return ours;
  };
  const replace = (
    target: object,
    name: PropertyKey,
    before: PropertyDescriptor,
    change: PropertyDescriptor,
  ): void => {
    const after = { ...before, ...change };
    if (!defineProperty(target, name, after)) throw new TypeError(`${String(name)} cannot be redefined`);
    undos.unshift(() => {
      const { value, get, set } = own(target, name);
      if (value === after.value && get === after.get && set === after.set)
        defineProperty(target, name, before);
    });
  };

  const patcher: Patcher = {
    method(target, name, wrap) {
      const before = own(target, name);
      const handler = wrap(methodOf(target, name));
      // Method shorthand: like a native method it has no `prototype` and cannot be constructed.
      const { method } = {
        method(this: unknown, ...args: unknown[]): unknown {
          return handler(this, args);
        },
      };
      replace(target, name, before, { value: disguise(method, before.value) });
    },
    accessor(target, name, wrap) {
      const before = own(target, name);
      const handler = wrap({ get: getterOf(target, name), set: setterOf(target, name) });
      // Methods, for the same reason as above.
      const accessor = {
        get(this: unknown): unknown {
          return handler.get?.(this);
        },
        set(this: unknown, ...args: unknown[]): void {
          // Called without a value, it fails in the native.
          if (args.length || !before.set) handler.set?.(this, args[0]);
          else apply(before.set, this, args);
        },
      };
      replace(target, name, before, {
        ...(before.get && handler.get && { get: disguise(accessor.get, before.get) }),
        ...(before.set && handler.set && { set: disguise(accessor.set, before.set) }),
      });
    },
    constructs(target, name, wrap, alias) {
      const before = own(target, name);
      const make = wrap((args, newTarget) => construct(before.value, args, newTarget));
      const ours = new Proxy(before.value, { construct: (_, args, newTarget) => make(args, newTarget) });
      natives.set(ours, natives.get(before.value) ?? before.value);
      replace(target, name, before, { value: ours });
      if (alias && alias in target) replace(target, alias, own(target, alias), { value: ours });
      const { prototype } = before.value;
      const named = own(prototype, 'constructor');
      // `Audio` shares its prototype with the interface, whose constructor is another.
      if (named.value === before.value) replace(prototype, 'constructor', named, { value: ours });
    },
    onUndo: undo => void undos.push(undo),
    listens(target, type, listener) {
      const args = [type, listener, true];
      listen(target, args);
      undos.unshift(() => void unlisten(target, args));
    },
    undo() {
      for (const undo of undos.splice(0)) undo();
    },
  };
  patcher.method(realm.Function.prototype, 'toString', native => (self, args) => {
    const stood = typeof self === 'function' && natives.get(self);
    return native(stood || self, args);
  });
  return patcher;
}
