import type { Change } from '../consent/change.js';
import type { NewsItem } from '../consent/news.js';
import type { ConsentRecord } from '../consent/record.js';
import type { AssentErrorCode } from '../errors.js';
import type { Erasure } from '../guards/erase.js';
import type { Access } from '../policy/access.js';
import type { DecisionReason, Verdict } from '../policy/decide.js';
import type { Policy } from '../policy/policy.js';

/** What turned, by id. */
export interface Turned {
  readonly purposes: readonly string[];
  readonly services: readonly string[];
}

/** Every event with its detail. On `document` each is a `CustomEvent` named `assent:` and the name here. */
export interface AssentEvents {
  /** Once a choice, whatever turned. The three lists hold purpose and service ids. */
  change: Change & {
    /**
     * In a sealed page, where something was granted that its seal forbids: the page is loaded again `now`, or works with
     * it only `later`, from the next navigation on, because a form was edited or the page answers one.
     */
    readonly reload?: 'now' | 'later' | undefined;
  };
  grant: Turned;
  /** `loses`: by purpose id, what stops working, in the interface's language. */
  refuse: Turned & { readonly loses?: Readonly<Record<string, string>> };
  withdraw: Turned & { readonly loses?: Readonly<Record<string, string>> };
  /** Sticky: who listens later is called at once. */
  ready: {
    /** `sealed` only where the seal stands. `header` is reserved. */
    readonly depth: 'guard' | 'sealed' | 'header';
    readonly policy: Policy;
    readonly record: ConsentRecord | null;
    readonly skipped: readonly { readonly guard: string; readonly reason: string }[];
    /** `denied`: the choice lasts as long as the page. */
    readonly cookies: 'ok' | 'denied';
  };
  ask: { readonly reason: 'first' | 'expired' | 'revision'; readonly purposes: readonly string[] };
  /** Once a page, where the policy has news for this visitor: that it changed since they answered, or that it will. */
  revision: NewsItem;
  /** The time of an earlier answer has run out: it is asked again. */
  expire: { readonly record: ConsentRecord };
  /** What was erased after a refusal, a withdrawal or `erase()`; `kept` is what script cannot erase, with why. */
  erase: Erasure;
  error: { readonly code: AssentErrorCode; readonly message: string; readonly path?: string | undefined };
  /**
   * Any but `allow`; `allow` too while somebody listens by `on`. `by`: the script that tried, where it is known.
   * `access.element`: the element that would load it, as a frame for which a page draws a placeholder of its own.
   */
  verdict: {
    readonly access: Access;
    readonly verdict: Verdict;
    readonly service: string | undefined;
    readonly purpose: string | undefined;
    readonly reason: DecisionReason;
    readonly by?: string | undefined;
  };
  hold: { readonly access: Access };
  release: { readonly access: Access };
  /**
   * Once for each name or host. `by`: the file that asked, as well as its stack tells. `service`: who has declared it,
   * where the script of another service asked.
   */
  undeclared: {
    readonly access: Access;
    readonly service?: string | undefined;
    readonly by?: string | undefined;
  };
}

/** The name of an event. */
export type EventName = keyof AssentEvents;

/** What is called with an event's detail. */
export type Listener<E extends EventName> = (detail: AssentEvents[E]) => void;
