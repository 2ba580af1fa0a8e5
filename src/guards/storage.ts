import type { GuardContext } from './context.js';
import {
  add,
  defineProperty,
  deleteProperty,
  dictionary,
  getProperty,
  setProperty,
  toText,
} from './natives.js';
import { getterOf } from './patch.js';

/** What a held write would have stored. */
interface HeldValue {
  readonly value: string;
  readonly takeBack: () => void;
}

/** One Storage with what is held of it, by key. */
interface Holding {
  readonly kind: 'local' | 'session';
  readonly real: object;
  readonly held: Record<string, HeldValue>;
}

/** The same with what the page is given in its place. */
export interface Area extends Holding {
  readonly proxy: object;
}

/**
 * `localStorage` and `sessionStorage`, by method and by plain property: the window's getters hand out a Proxy, because
 * `Storage.prototype.setItem` sees but one of the five ways to write. What is held can be read by the page.
 */
export function guardStorage({ realm, gate, patch, shared: { areas } }: GuardContext): void {
  const { Proxy, Storage, StorageEvent } = realm;
  const proto = Storage.prototype;

  const drop = ({ held }: Holding, key: string): void => {
    held[key]?.takeBack();
    delete held[key];
  };
  /** `store` writes what the caller asked for, by the way it asked. */
  const write = (area: Holding, key: string, value: string, store: () => unknown): boolean => {
    const access = { kind: area.kind, name: key } as const;
    const { verdict } = gate.decide(access);
    drop(area, key);
    if (verdict === 'allow') return !!store();
    if (verdict === 'hold') {
      const refuse = () => delete area.held[key];
      const release = () => {
        refuse();
        store();
      };
      area.held[key] = {
        value,
        takeBack: gate.hold({ access, sizeBytes: (key.length + value.length) * 2, release, refuse }),
      };
    }
    return true;
  };
  const handlerOf = (area: Holding): ProxyHandler<object> => ({
    get: (real, key) =>
      (typeof key === 'string' ? area.held[key]?.value : undefined) ?? getProperty(real, key),
    set(real, key, value, receiver) {
      // An object that only inherits from it keeps its own.
      if (typeof key !== 'string' || areaOf(receiver)?.real !== real)
        return setProperty(real, key, value, receiver);
      const text = toText(value);
      return write(area, key, text, () => setProperty(real, key, text));
    },
    defineProperty(real, key, descriptor) {
      if (typeof key !== 'string') return defineProperty(real, key, descriptor);
      // Storage keeps texts and no accessors.
      if (!('value' in descriptor)) return false;
      const text = toText(descriptor.value);
      return write(area, key, text, () => defineProperty(real, key, { ...descriptor, value: text }));
    },
    deleteProperty(real, key) {
      if (typeof key === 'string') drop(area, key);
      return deleteProperty(real, key);
    },
  });
  const open = (kind: Area['kind'], real: unknown): Area | undefined => {
    if (typeof real !== 'object' || !real) return undefined;
    let area = areas.get(real);
    if (!area) {
      const made = { kind, real, held: dictionary<HeldValue>() };
      area = { ...made, proxy: new Proxy(real, handlerOf(made)) };
      areas.set(real, area);
      areas.set(area.proxy, area);
    }
    return area;
  };

  const openers: (() => void)[] = [];
  for (const [kind, name] of [
    ['local', 'localStorage'],
    ['session', 'sessionStorage'],
  ] as const) {
    const get = getterOf(realm, name);
    openers.push(() => open(kind, get(realm)));
    patch.accessor(realm, name, native => ({
      get(self) {
        const real = native.get(self);
        return open(kind, real)?.proxy ?? real;
      },
    }));
  }
  /** Of either of the two. One that a script got hold of before us is found by what the window has. */
  const areaOf = (self: unknown): Area | undefined => {
    if (typeof self !== 'object' || !self) return undefined;
    for (let at = 0; !areas.has(self) && at < openers.length; at++) openers[at]?.();
    return areas.get(self);
  };

  /** The native on the real Storage, whichever of the two it was called on. Too few arguments fail in it. */
  const method = (
    name: string,
    arity: number,
    act: (area: Area, key: string, value: unknown, native: (texts: string[]) => unknown) => unknown,
  ): void =>
    patch.method(proto, name, native => (self, args) => {
      const area = areaOf(self);
      const real = area?.real ?? self;
      return area && args.length >= arity
        ? act(area, toText(args[0]), args[1], texts => native(real, arity ? texts : args))
        : native(real, args);
    });
  method('getItem', 1, ({ held }, key, _, native) => held[key]?.value ?? native([key]));
  method('setItem', 2, (area, key, value, native) => {
    const text = toText(value);
    write(area, key, text, () => native([key, text]) === undefined);
  });
  method('removeItem', 1, (area, key, _, native) => {
    drop(area, key);
    native([key]);
  });
  method('clear', 0, (area, _, __, native) => {
    for (const key in area.held) drop(area, key);
    native([]);
  });
  method('key', 0, (_, __, ___, native) => native([]));
  patch.accessor(proto, 'length', native => ({ get: self => native.get(areaOf(self)?.real ?? self) }));
  // Events of the page's own making take the real Storage, and give the page what it put in.
  const realOf = (value: unknown): unknown => areaOf(value)?.real ?? value;
  patch.constructs(realm, 'StorageEvent', native => (args, newTarget) => {
    const init = args[1];
    if (typeof init !== 'object' || !init || !('storageArea' in init)) return native(args, newTarget);
    return native([args[0], { ...init, storageArea: realOf(init.storageArea) }], newTarget);
  });
  patch.method(StorageEvent.prototype, 'initStorageEvent', native => (self, args) => {
    const copy: unknown[] = [];
    for (let at = 0; at < args.length; at++) add(copy, realOf(args[at]));
    return native(self, copy);
  });
  patch.accessor(StorageEvent.prototype, 'storageArea', native => ({
    get(self) {
      const real = native.get(self);
      return areaOf(real)?.proxy ?? real;
    },
  }));
}
