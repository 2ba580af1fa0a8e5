import {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getProperty,
  type Realm,
} from './natives.js';
import { getterOf } from './patch.js';

/** Scripts that run later than they stand in the page. */
export interface Latecomers {
  /** A script is about to run. @returns to be called when it has */
  enter(): () => void;
}

/**
 * Tells scripts that were held of the events that they have missed: what they do once the page is parsed or loaded they
 * would else never do. For as long as one of them runs, and no longer, window and document have an `addEventListener` of
 * their own. What scripts of the page's own do meanwhile is told the same: to them too the event is over.
 */
export function createLatecomers(realm: Realm): Latecomers {
  const { document, Document, Event, setTimeout } = realm;
  const readyStateOf = getterOf(Document.prototype, 'readyState');
  let running = 0;
  let onload: unknown;
  let restoreWindow = () => {};
  let restoreDocument = () => {};

  const isOver = (type: unknown): boolean => {
    const state = readyStateOf(document);
    return type === 'load' ? state === 'complete' : type === 'DOMContentLoaded' && state !== 'loading';
  };
  const tell = (target: object, type: string, listener: unknown): void => {
    const event = new Event(type);
    defineProperty(event, 'target', { value: document });
    setTimeout(() => {
      if (typeof listener === 'function') apply(listener, target, [event]);
      else if (typeof listener === 'object' && listener && 'handleEvent' in listener) {
        const { handleEvent } = listener;
        if (typeof handleEvent === 'function') apply(handleEvent, listener, [event]);
      }
    });
  };
  /** @returns takes it away again, unless the page has put one of its own in its place */
  const shim = (target: object): (() => void) => {
    const name = 'addEventListener';
    const before = getOwnPropertyDescriptor(target, name);
    // As it stands: a library may have wrapped it.
    const listen = getProperty(target, name);
    const addEventListener = function (this: unknown, ...args: unknown[]): unknown {
      const type = args[0];
      const listener = args[1];
      // Of the document's own events, a `load` that bubbled here is none.
      if (isOver(type) && (type !== 'load' || target === realm)) return tell(target, `${type}`, listener);
      return apply(listen, this ?? target, args);
    };
    defineProperty(target, name, { value: addEventListener, configurable: true, writable: true });
    return () => {
      if (getProperty(target, name) !== addEventListener) return;
      if (before) defineProperty(target, name, before);
      else deleteProperty(target, name);
    };
  };

  return {
    enter() {
      if (!running++) {
        onload = realm.onload;
        restoreWindow = shim(realm);
        restoreDocument = shim(document);
      }
      let left = false;
      return () => {
        if (left) return;
        left = true;
        if (isOver('load') && realm.onload !== onload) {
          onload = realm.onload;
          tell(realm, 'load', onload);
        }
        if (--running) return;
        restoreWindow();
        restoreDocument();
      };
    },
  };
}
