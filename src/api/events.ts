import type { ConsentRecord, How } from '../consent/record.js';
import type { AssentErrorCode } from '../errors.js';
import type { Access } from '../policy/access.js';
import type { DecisionReason, Verdict } from '../policy/decide.js';
import type { Grants } from '../policy/grants.js';
import type { Policy } from '../policy/policy.js';

/** What turned, by id. */
export interface Turned {
  readonly purposes: readonly string[];
  readonly services: readonly string[];
}

/** Every event with its detail. On `document` each is a `CustomEvent` named `assent:` and the name here. */
export interface AssentEvents {
  /** Once a choice, whatever turned. The three lists hold purpose and service ids. */
  change: {
    readonly grants: Grants;
    readonly granted: readonly string[];
    /** Refused now, not granted before. */
    readonly refused: readonly string[];
    /** Refused now, granted before. */
    readonly withdrawn: readonly string[];
    readonly how: How;
    readonly record: ConsentRecord | null;
    readonly from: 'here' | 'tab';
  };
  grant: Turned;
  /** `loses`: by purpose id, what stops working, in the interface's language. */
  refuse: Turned & { readonly loses?: Readonly<Record<string, string>> };
  withdraw: Turned & { readonly loses?: Readonly<Record<string, string>> };
  /** Sticky: who listens later is called at once. */
  ready: {
    readonly depth: 'guard' | 'sealed' | 'header';
    readonly policy: Policy;
    readonly record: ConsentRecord | null;
    readonly skipped: readonly { readonly guard: string; readonly reason: string }[];
    /** `denied`: the choice lasts as long as the page. */
    readonly cookies: 'ok' | 'denied';
  };
  ask: { readonly reason: 'first' | 'expired' | 'revision'; readonly purposes: readonly string[] };
  expire: { readonly record: ConsentRecord };
  erase: {
    readonly erased: readonly string[];
    readonly kept: readonly { readonly item: string; readonly reason: string }[];
  };
  error: { readonly code: AssentErrorCode; readonly message: string; readonly path?: string };
  /** Made only while listened to. `by`: the script that tried, where it is known. */
  verdict: {
    readonly access: Access;
    readonly verdict: Verdict;
    readonly service: string | undefined;
    readonly purpose: string | undefined;
    readonly reason: DecisionReason;
    readonly by?: string;
  };
  hold: { readonly access: Access };
  release: { readonly access: Access };
  /** Once for each name or host. */
  undeclared: { readonly access: Access; readonly by?: string };
}
