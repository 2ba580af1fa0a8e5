import type { Access } from '../policy/access.js';
import type { GuardContext } from './context.js';
import {
  apply,
  construct,
  defineProperty,
  dictionary,
  getOwnPropertyDescriptor,
  getProperty,
  isObject,
  setProperty,
  slice,
  toText,
  weakMap,
} from './natives.js';
import { methodOf, type NewTarget } from './patch.js';

/** What the methods of one that waits may do with it. */
export interface Waiting {
  /** Ends it. */
  stop(): void;
  /** Ends it, and fails in a task of its own, as the network's answers come. */
  fail(): void;
}

/** An object that exists from the call on, and does its work once it is allowed to. */
export interface Standing {
  readonly access: Access;
  /** Whose instance it is. */
  readonly newTarget: NewTarget;
  /** What its members answer while it waits: values, and for methods functions of their arguments and {@link Waiting}. */
  readonly state: Record<string, unknown>;
  /** Makes the real one. */
  make(): object;
  /** Brings `state` to what one that failed answers, and gives the events that tell of it. */
  fail(): readonly Event[];
}

/** Makes the real object where it is allowed, else one that stands in for it. */
export type StandIns = (standing: Standing) => object;

interface Stand extends Waiting {
  readonly state: Standing['state'];
  /** Set once it was granted: it answers for all but the handlers from then on. */
  real?: object;
}

/**
 * Objects which must exist while they are held. Each is a true EventTarget with the prototype of what it stands in for:
 * `instanceof`, subclasses and listeners are the platform's own. The members of these prototypes know it. Once granted
 * they pass on to the real one, whose events it dispatches again.
 *
 * @param protos where the members lie
 */
export function createStandIns({ realm, gate, patch }: GuardContext, ...protos: readonly object[]): StandIns {
  const { EventTarget, setTimeout, clearTimeout } = realm;
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const dispatch = methodOf(EventTarget.prototype, 'dispatchEvent');
  const stands = weakMap<object, Stand>();
  const standOf = (self: unknown) => (isObject(self) ? stands.get(self) : undefined);
  const types: string[] = [];

  const guardAccessor = (proto: object, name: string): void => {
    const type = slice(name, 0, 2) === 'on' && slice(name, 2);
    if (type) types.push(type);
    patch.accessor(proto, name, native => ({
      get(self) {
        const stand = standOf(self);
        if (stand && type) return stand.state[name] ?? null;
        return stand && !stand.real ? stand.state[name] : native.get(stand?.real ?? self);
      },
      set(self, value) {
        const stand = standOf(self);
        if (stand && type) {
          // Its place among the listeners is that of the first handler.
          if (!(name in stand.state)) {
            const handle = (event: Event) => {
              const handler = stand.state[name];
              if (typeof handler === 'function') apply(handler, self, [event]);
            };
            listen(self, [type, handle]);
          }
          stand.state[name] = isObject(value) ? value : null;
        } else if (!stand || stand.real) native.set(stand?.real ?? self, value);
        // The one such member there is: WebSocket.binaryType.
        else if (value === 'blob' || value === 'arraybuffer') stand.state[name] = value;
      },
    }));
  };
  for (const proto of protos) {
    for (const name in proto) {
      const { get, value } = getOwnPropertyDescriptor(proto, name) ?? {};
      if (get) guardAccessor(proto, name);
      else if (typeof value === 'function') {
        patch.method(proto, name, native => (self, args) => {
          const stand = standOf(self);
          const act = stand && !stand.real && stand.state[name];
          // Too few arguments fail in the native.
          return typeof act === 'function' && args.length >= value.length
            ? act(args, stand)
            : native(stand?.real ?? self, args);
        });
      }
    }
  }

  return ({ access, newTarget, state, make, fail }) => {
    const { verdict } = gate.decide(access);
    if (verdict === 'allow' || verdict === 'amend') return make();
    const ours = construct(EventTarget, [], newTarget);
    const heard = dictionary<true>();
    let takeBack = () => {};
    let timer = 0;
    const stand: Stand = {
      state,
      stop() {
        takeBack();
        clearTimeout(timer);
      },
      fail() {
        stand.stop();
        timer = setTimeout(() => {
          const events = fail();
          for (let at = 0; at < events.length; at++) dispatch(ours, [events[at]]);
        });
      },
    };
    const passOn = (event: Event) => dispatch(ours, [construct(event.constructor, [event.type, event])]);
    const hear = (type: string): void => {
      heard[type] = true;
      // One listener for all: where it is there already, nothing is added.
      if (stand.real) listen(stand.real, [type, passOn]);
    };
    for (let at = 0; at < types.length; at++) hear(types[at] ?? '');
    // An event stream has events of any name, which are known by who listens. The page's own wrapper is still called.
    defineProperty(ours, 'addEventListener', {
      configurable: true,
      writable: true,
      value(...args: unknown[]) {
        hear(toText(args[0]));
        return apply(getProperty(newTarget.prototype, 'addEventListener'), ours, args);
      },
    });
    stands.set(ours, stand);
    const release = () => {
      try {
        stand.real = make();
      } catch {
        return stand.fail(); // What the native throws now, its caller can no longer catch.
      }
      if ('binaryType' in state) setProperty(stand.real, 'binaryType', state.binaryType);
      for (const type in heard) hear(type);
    };
    if (verdict === 'hold') takeBack = gate.hold({ access, release, refuse: stand.fail });
    else stand.fail();
    return ours;
  };
}
