import type { Access } from './access.js';
import type { PolicyIndex } from './compile.js';
import type { GrantReason, Grants } from './grants.js';

/**
 * What becomes of an access.
 *
 * - `allow`: nothing stands against it.
 * - `amend`: allowed after it was brought within the policy.
 * - `hold`: kept, and done once granted.
 * - `refuse`: fails as the network would.
 */
export type Verdict = 'allow' | 'amend' | 'hold' | 'refuse';

/**
 * Why: the reason of the grant it was decided by, or
 * `first-party` (nobody declared it, and it is the site's own), `undeclared` (by the policy's `undeclared`),
 * `life` (granted, but for longer than declared), `no-policy` (the policy has not arrived or cannot be had).
 */
export type DecisionReason = GrantReason | 'first-party' | 'undeclared' | 'life' | 'no-policy';

/** A verdict with its grounds. */
export interface Decision {
  readonly verdict: Verdict;
  /** The service it was resolved to; absent where none declares it. */
  readonly service?: string;
  /** That service's purpose. */
  readonly purpose?: string;
  readonly reason: DecisionReason;
  /** With `amend`: the life left to it, in days; 0 leaves it none beyond the browser's session. */
  readonly days?: number;
}

export declare function decide(index: PolicyIndex, grants: Grants, access: Access): Decision;
