import type { Grants } from '../policy/grants.js';
import type { Assent } from './assent.js';
import type { AssentEvents, EventName, Listener } from './events.js';

/** What the guard alone can answer. */
export interface GuardAnswers {
  allows(id: string): boolean;
  grants(): Grants;
  on<E extends EventName>(event: E, listener: Listener<E>): () => void;
  readonly ready: Promise<AssentEvents['ready']>;
}

/** The public object before and after what stands behind it has loaded. */
export interface Facade {
  readonly assent: Assent;
  /** Hands over: what was called before is done now, in order, and all later calls at once. */
  complete(inner: Inner): void;
  /** Whether anything stands behind it. */
  readonly isComplete: boolean;
  /** Nothing stands behind it any more: calls are queued again, for whoever comes next. */
  empty(): void;
}

/** What has to wait: acts are done later, questions answered later. */
const acts = [
  'acceptAll',
  'refuseAll',
  'choose',
  'withdraw',
  'reset',
  'setMinor',
  'openBanner',
  'openPreferences',
  'close',
  'exportRecord',
  'copy',
  'activity',
  'erase',
  'destroy',
] as const;

/** What stands behind the public object once it has loaded. */
export type Inner = Pick<Assent, 'record' | (typeof acts)[number]>;

/** Makes the public object out of what the guard can answer. The rest is queued until {@link Facade.complete}. */
export function createFacade(guard: GuardAnswers): Facade {
  let inner: Inner | undefined;
  const queue: (() => void)[] = [];
  const queued: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of acts) {
    queued[name] = (...args) => {
      const act = (): unknown => inner && Reflect.apply(inner[name], inner, args);
      // Some of them promise an answer; of the others nobody looks at what they return.
      return inner ? act() : new Promise(resolve => queue.push(() => resolve(act())));
    };
  }
  const assent = {
    ...queued,
    ...guard,
    get grants() {
      return guard.grants();
    },
    get record() {
      return inner ? inner.record : null;
    },
  };
  return {
    // The loop above made every name of `acts`, which its type cannot say.
    assent: assent as unknown as Assent,
    complete(to) {
      inner = to;
      for (const act of queue.splice(0)) act();
    },
    get isComplete() {
      return !!inner;
    },
    empty() {
      inner = undefined;
    },
  };
}
