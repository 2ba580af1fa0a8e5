import { keptDays, type PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import { modelOf } from '../policy/model.js';
import type { ConsentModel, ItemKind, Policy } from '../policy/policy.js';
import type { Notice } from './history.js';
import type { News, NewsItem } from './news.js';
import type { ConsentRecord } from './record.js';
import type { Signals } from './signals.js';
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
  /** How long the cookie is kept, in days: as long as what lasts longer of it, grants or refusals. */
  readonly keptDays: number;
  /** The ids of the optional purposes not answered yet: what the banner asks. */
  readonly asked: readonly string[];
  /**
   * Global Privacy Control is on, or Do Not Track where that counts, and is honoured: it refuses the purposes with `gpc`
   * that are not granted against it.
   */
  readonly gpc: boolean;
  /** The earlier answer, once its time has run out: to be told, never to be set already. Null where none has. */
  readonly previous: ConsentRecord | null;
  /** What is known of the visitor's age. Where it is `unknown` and the policy has `minors`, it may be asked. */
  readonly minor: boolean | 'unknown';
  /** What is new in the policy. Null until what keeps the answers has loaded. */
  readonly news: NewsItem | null;
  /** Whether to tell quietly that purposes are granted without asking, as they are where this visitor is. */
  readonly notice: boolean;
  /** By which model a purpose is asked for where this visitor is. `opt-in` for an unknown id. */
  model(purpose: string): ConsentModel;
  /** @param notice what the visitor sees as they choose: the record proves it by its digest */
  choose(answer: Answer, notice?: Notice): void;
  setMinor(minor: boolean | 'unknown'): void;
  /** Remembers that the news, or the notice, was seen. */
  dismissNews(): void;
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

/** What a view shows: a store and its news, or what stands in for them. */
export type Shown = Pick<
  Store,
  'grants' | 'record' | 'previous' | 'remembers' | 'minor' | 'setMinor' | 'answer' | 'subscribe'
> & {
  readonly news?: News | undefined;
  /** Takes a note of what is shown, for the answer that follows. */
  note?(notice: Notice | undefined): void;
};

/** Shows a store to the interface. */
export function createView(store: Shown, index: PolicyIndex, { gpc, region }: Signals, rights: Rights): View {
  const { policy, purposes } = index;
  const view: View = {
    policy,
    rights,
    gpc,
    keptDays: keptDays(index),
    get grants() {
      return store.grants;
    },
    get record() {
      return store.record;
    },
    get previous() {
      return store.previous;
    },
    get remembers() {
      return store.remembers;
    },
    get minor() {
      return store.minor;
    },
    get asked() {
      // Once there is an answer, what is `separate` is asked where it is wanted, and not by the banner again.
      return policy.purposes
        .filter(({ id, separate }) => store.grants[id]?.state === 'unset' && !(separate && store.record))
        .map(({ id }) => id);
    },
    get news() {
      return store.news?.item ?? null;
    },
    get notice() {
      const isByRegion = policy.purposes.some(({ id }) => store.grants[id]?.reason === 'region');
      return isByRegion && !view.asked.length && store.news?.isUntold === true;
    },
    model(id) {
      const purpose = purposes[id];
      return purpose ? modelOf(policy, store.remembers ? region : undefined, purpose) : 'opt-in';
    },
    choose(answer, notice) {
      store.note?.(notice);
      store.answer(answer, typeof answer === 'string' ? answer : 'saved');
    },
    setMinor: minor => store.setMinor(minor),
    dismissNews: () => store.news?.dismiss(),
    subscribe(listener) {
      return store.subscribe(() => listener());
    },
  };
  return view;
}
