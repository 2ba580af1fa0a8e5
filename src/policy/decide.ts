import type { Access, ItemAccess } from './access.js';
import type { PolicyIndex } from './compile.js';
import type { Grant, GrantReason, Grants } from './grants.js';
import type { Rule } from './rule.js';

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
 * `life` (granted, but for longer than declared), `no-policy` (the policy has not arrived or cannot be had),
 * `memory` (too much was held, and this was dropped), `once` (the visitor let this one through), `sensitive` (granted,
 * but the page shows something sensitive).
 */
export type DecisionReason =
  | GrantReason
  | 'first-party'
  | 'undeclared'
  | 'life'
  | 'no-policy'
  | 'memory'
  | 'once'
  | 'sensitive';

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

/**
 * Decides one access. Pure; runs after page scripts that may have replaced any method of any built-in, so it calls
 * none; and makes nothing new for an answer it gave before.
 *
 * @param grants by purpose and service id; one that is missing counts as unset
 * @returns the same object for the same standing answer of the same rule; its absent keys are absent whatever a
 *   page adds to `Object.prototype`
 */
export function decide(index: PolicyIndex, grants: Grants, access: Access): Decision {
  return isItem(index, access)
    ? weigh(index.itemRules[access.kind]?.(access.name) ?? index.rest, grants, access.days)
    : weigh(index.requestRule(access.host, access.path), grants);
}

function isItem(index: PolicyIndex, access: Access): access is ItemAccess {
  return access.kind in index.itemRules;
}

/** The decision by one rule. @param days the life asked for */
export function weigh(rule: Rule, grants: Grants, days = 0): Decision {
  const { service, fixed } = rule;
  if (fixed) return fixed;
  const grant =
    rule.required || !service ? required : (grants[service.id] ?? grants[service.purpose] ?? unset);
  if (grant.state === 'granted') {
    return rule.days !== undefined && days > rule.days
      ? answer(rule, 'amend', 'life')
      : answer(rule, 'allow', grant.reason);
  }
  if (rule.session) return answer(rule, 'amend', grant.reason);
  return answer(rule, grant.state === 'refused' ? 'refuse' : 'hold', grant.reason);
}

const required: Grant = { state: 'granted', reason: 'required' };
const unset: Grant = { state: 'unset', reason: 'default' };

function answer(rule: Rule, verdict: Verdict, reason: DecisionReason): Decision {
  for (let given = rule.answers; given; given = given.next) {
    const { decision } = given;
    if (decision.verdict === verdict && decision.reason === reason) return decision;
  }
  const { service, days = 0 } = rule;
  const decision = {
    __proto__: null,
    verdict,
    reason,
    ...(service && { service: service.id, purpose: service.purpose }),
    ...(verdict === 'amend' && { days: reason === 'life' ? days : 0 }),
  };
  rule.answers = { decision, next: rule.answers };
  return decision;
}
