import type { Policy } from './policy.js';

/**
 * The policy in force on a day: its `next` from the day that this is `effective`, at midnight UTC; else itself.
 *
 * @param now in ISO 8601, UTC
 */
export function policyAt(policy: Policy, now: string): Policy {
  const { next } = policy;
  return next?.effective && next.effective <= now ? next : policy;
}
