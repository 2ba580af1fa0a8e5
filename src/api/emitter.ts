import { createNanoEvents } from 'nanoevents';
import type { AssentEvents, EventName, Listener } from './events.js';

/** Who tells the page. */
export interface Emitter {
  /** @returns its undo */
  on<E extends EventName>(event: E, listener: Listener<E>): () => void;
  emit<E extends EventName>(event: E, detail: AssentEvents[E]): void;
  /** Whether anyone listens by {@link Emitter.on}; listeners on `document` cannot be known. */
  heard(event: EventName): boolean;
}

/** Is told every event first, and does not count as a listener. */
export type Overhear = <E extends EventName>(event: E, detail: AssentEvents[E]) => void;

/**
 * Makes the emitter of a page: listeners by `on`, and the same events on `document` as `CustomEvent`s.
 * A listener that throws stops nobody: it goes to the console, and out as an `error` event.
 * `ready` is sticky: whoever listens later is called at once.
 */
export function createEmitter(document: Document, overhear?: Overhear): Emitter {
  const events = createNanoEvents(); // Its types can't follow a generic event name: the interface above does.
  const said: Partial<AssentEvents> = {};

  const emitter: Emitter = {
    on(event, listener) {
      const isolated: Listener<typeof event> = detail => {
        try {
          listener(detail);
        } catch (error) {
          reportError(error);
          // Who fails to hear of failures is not told of that too.
          if (event === 'error') return;
          emitter.emit('error', {
            code: 'listener-failed',
            message: `a listener of "${event}" threw: ${error}`,
          });
        }
      };
      const before = said[event];
      if (before) isolated(before);
      return events.on(event, isolated);
    },
    emit(event, detail) {
      if (event === 'ready') said[event] = detail;
      overhear?.(event, detail);
      events.emit(event, detail);
      document.dispatchEvent(new CustomEvent(`assent:${event}`, { detail }));
    },
    heard: event => Boolean(events.events[event]?.length),
  };
  return emitter;
}
