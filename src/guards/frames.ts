import type { GuardContext } from './context.js';
import {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getProperty,
  type Realm,
  toNumber,
  weakMap,
} from './natives.js';
import { getterOf } from './patch.js';

/** The windows of same-origin frames: each has natives of its own, which a script could take. */
export interface Frames {
  /** Guards every frame of the page that is not yet, however it was born. */
  sweep(): void;
  /** Guards this window, if it is another than ours and of our origin. */
  adopt(window: unknown): void;
}

/**
 * @param install guards a realm, and gives what is done where it got another document later: the first one of a frame
 * that loads a page of our origin leaves it its realm
 */
export function createFrames(realm: Realm, install: (realm: Realm) => () => void): Frames {
  // By what a navigation makes anew: the window itself, as scripts hold it, survives navigating.
  const known = weakMap<object, () => void>();
  known.set(realm.Document, () => {});
  const lengthOf = getterOf(realm, 'length');
  const frames: Frames = {
    sweep() {
      const count = toNumber(lengthOf(realm));
      for (let at = 0; at < count; at++) frames.adopt(getProperty(realm, at));
    },
    adopt(window) {
      try {
        if (typeof window !== 'object' || !window) return;
        const { Document } = window as Realm;
        const catchUp = known.get(Document);
        if (catchUp) return catchUp();
        known.set(Document, () => {});
        known.set(Document, install(window as Realm));
      } catch {
        // Of another origin: its natives are out of the page's reach too.
      }
    },
  };
  return frames;
}

/** Ways to a frame's window: what they hand out is guarded first. */
export function guardFrames({ realm, patch, frames, dom }: GuardContext): void {
  const viewOf = getterOf(realm.Document.prototype, 'defaultView');
  for (const type of ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement']) {
    const prototype: object | undefined = getProperty(realm, type)?.prototype;
    if (!prototype) continue;
    for (const name of ['contentWindow', 'contentDocument']) {
      patch.accessor(prototype, name, native => ({
        get(self) {
          const found = native.get(self);
          if (found) frames.adopt(dom.nodeType(found) === 9 ? viewOf(found) : found);
          return found;
        },
      }));
    }
  }
  // What is called while an element is being inserted comes before we can look for frames. Its callbacks are read from
  // the class when it is defined: there they stand for so long, and no longer.
  patch.method(realm.CustomElementRegistry.prototype, 'define', native => (self, args) => {
    const prototype = typeof args[1] === 'function' && getProperty(args[1], 'prototype');
    const callback = prototype && getProperty(prototype, 'connectedCallback');
    if (typeof callback !== 'function') return native(self, args);
    const own = getOwnPropertyDescriptor(prototype, 'connectedCallback');
    const connectedCallback = function (this: unknown, ...given: unknown[]): unknown {
      frames.sweep();
      return apply(callback, this, given);
    };
    defineProperty(prototype, 'connectedCallback', { value: connectedCallback, configurable: true });
    try {
      return native(self, args);
    } finally {
      if (own) defineProperty(prototype, 'connectedCallback', own);
      else deleteProperty(prototype, 'connectedCallback');
    }
  });
}
