import type { PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import type { ItemKind, Policy } from '../policy/policy.js';
import type { Notice } from './history.js';
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
  /** @param notice what the visitor sees as they choose: the record proves it by its digest */
  choose(answer: Answer, notice?: Notice): void;
  readonly rights: Rights;
  /** Called after each change of grants, from this tab or another. @returns its undo */
  subscribe(listener: () => void): () => void;
}

/** What a visitor may ask for beside choosing. */
export interface Rights {
  /** The record and every declared item that is on the device now, as plain data: for a download as JSON. */
  copy(): Promise<object>;
  /** Erases every declared item and the record. What a server must erase is among `kept`. */
  erase(): Promise<{
    readonly erased: readonly { readonly kind: ItemKind; readonly name: string }[];
    readonly kept: readonly {
      readonly item: { readonly kind: ItemKind; readonly name: string };
      readonly reason: string;
    }[];
  }>;
}

/** What a view shows of a store. */
export type Shown = Pick<Store, 'grants' | 'record' | 'remembers' | 'answer' | 'subscribe'> & {
  /** Takes a note of what is shown, for the answer that follows. */
  note?(notice: Notice | undefined): void;
};

/** Shows a store to the interface. */
export function createView(store: Shown, index: PolicyIndex, rights: Rights): View {
  const { policy } = index;
  return {
    policy,
    rights,
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
    choose(answer, notice) {
      store.note?.(notice);
      store.answer(answer, typeof answer === 'string' ? answer : 'saved');
    },
    subscribe(listener) {
      return store.subscribe(() => listener());
    },
  };
}
