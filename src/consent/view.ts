import type { PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import type { Policy } from '../policy/policy.js';
import type { ConsentRecord } from './record.js';
import type { Store } from './store.js';

/** By purpose or service id: true grants, false refuses. What is not named stays as it is. */
export type Choices = Readonly<Record<string, boolean>>;

/** An answer given in the interface. */
export type Answer = 'accept-all' | 'refuse-all' | Choices;

/** What the interface may see and do. Choices come back only through {@link View.choose}. */
export interface View {
  readonly policy: Policy;
  /** As they stand now. */
  readonly grants: Grants;
  /** The stored choice, or null where none is. */
  readonly record: ConsentRecord | null;
  /** False where cookies are denied: the choice lasts as long as the page. */
  readonly remembers: boolean;
  /** The ids of the optional purposes not answered yet: what the banner asks. */
  readonly asked: readonly string[];
  choose(answer: Answer): void;
  /** Called after each change of grants, from this tab or another. @returns its undo */
  subscribe(listener: () => void): () => void;
}

/** What a view shows of a store. */
export type Shown = Pick<Store, 'grants' | 'record' | 'remembers' | 'answer' | 'subscribe'>;

/** Shows a store to the interface. */
export function createView(store: Shown, index: PolicyIndex): View {
  const { policy } = index;
  return {
    policy,
    get grants() {
      return store.grants;
    },
    get record() {
      return store.record;
    },
    get remembers() {
      return store.remembers;
    },
    get asked() {
      // Once there is an answer, what is `separate` is asked where it is wanted, and not by the banner again.
      return policy.purposes
        .filter(({ id, separate }) => store.grants[id]?.state === 'unset' && !(separate && store.record))
        .map(({ id }) => id);
    },
    choose(answer) {
      store.answer(answer, typeof answer === 'string' ? answer : 'saved');
    },
    subscribe(listener) {
      return store.subscribe(() => listener());
    },
  };
}
