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
  complete(inner: Pick<Assent, Deferred>): void;
  /** Whether anything stands behind it. */
  readonly isComplete: boolean;
  /** Nothing stands behind it any more: calls are queued again, for whoever comes next. */
  empty(): void;
}

/** What has to wait. */
export type Deferred = Exclude<keyof Assent, keyof GuardAnswers>;

/** Makes the public object out of what the guard can answer. The rest is queued until {@link Facade.complete}. */
export function createFacade(guard: GuardAnswers): Facade {
  type Inner = Pick<Assent, Deferred>;
  let inner: Inner | undefined;
  const queue: ((inner: Inner) => void)[] = [];
  const call = (act: (inner: Inner) => void): void => {
    if (inner) act(inner);
    else queue.push(act);
  };
  const ask = <T>(act: (inner: Inner) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => call(ready => act(ready).then(resolve, reject)));

  return {
    assent: {
      allows: guard.allows,
      get grants() {
        return guard.grants();
      },
      get record() {
        return inner ? inner.record : null;
      },
      on: guard.on,
      ready: guard.ready,
      acceptAll: () => call(to => to.acceptAll()),
      refuseAll: () => call(to => to.refuseAll()),
      choose: (choices, options) => call(to => to.choose(choices, options)),
      withdraw: ids => call(to => to.withdraw(ids)),
      reset: () => call(to => to.reset()),
      setMinor: minor => call(to => to.setMinor(minor)),
      openBanner: () => call(to => to.openBanner()),
      openPreferences: () => call(to => to.openPreferences()),
      close: () => call(to => to.close()),
      exportRecord: () => ask(to => to.exportRecord()),
      erase: () => ask(to => to.erase()),
      destroy: () => call(to => to.destroy()),
    },
    complete(to) {
      inner = to;
      for (const act of queue.splice(0)) act(to);
    },
    get isComplete() {
      return inner !== undefined;
    },
    empty() {
      inner = undefined;
    },
  };
}
