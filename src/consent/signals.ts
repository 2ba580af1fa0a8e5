import type { Policy } from '../policy/policy.js';

/** What is known of the visitor beside the record. */
export interface Signals {
  /** Global Privacy Control is on. */
  readonly gpc: boolean;
  /** Whether the visitor is a minor, as the page's owner says it. */
  readonly minor: boolean | 'unknown';
}

/**
 * Whether the visitor's browser sends Global Privacy Control. Read once a page: it holds for a whole navigation.
 * Only `true` itself counts (https://www.w3.org/TR/gpc/).
 */
export function readGpc(navigator: object): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

/** Whether the visitor is treated as a minor: by the page's owner, or by the policy where the age is not known. */
export function isMinor(policy: Policy, minor: boolean | 'unknown'): boolean {
  return minor === true || (minor === 'unknown' && policy.minors?.unknown === 'minor');
}
