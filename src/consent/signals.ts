import type { Policy } from '../policy/policy.js';
import type { ConsentRecord } from './record.js';

/** What is known of the visitor beside the record. */
export interface Signals {
  /** Global Privacy Control is on, or what the page's owner has count as much. */
  readonly gpc: boolean;
  /** Whether the visitor is a minor, as the page's owner says it. */
  readonly minor: boolean | 'unknown';
  /**
   * Where the visitor is, as the page's owner says it: an ISO 3166 code. Absent where it is not known, and where a
   * refusal could not be kept: without that there is no opting out.
   */
  readonly region?: string | undefined;
}

/** Where browsers say what their visitors do not want. Either may be missing. */
interface Wishes {
  readonly globalPrivacyControl?: unknown;
  readonly doNotTrack?: unknown;
}

/**
 * Whether the visitor's browser sends Global Privacy Control, or Do Not Track where `dnt` has it count as much. Read once
 * a page: it holds for a whole navigation. Only `true` itself counts (https://www.w3.org/TR/gpc/).
 */
export function readGpc(navigator: Wishes, dnt?: boolean): boolean {
  return navigator.globalPrivacyControl === true || (!!dnt && readDnt(navigator));
}

/** Whether it sends Do Not Track. Only `1` counts: `0` agrees to tracking (https://www.w3.org/TR/tracking-dnt/). */
export function readDnt(navigator: Wishes): boolean {
  return navigator.doNotTrack === '1';
}

/** Whether the visitor is treated as a minor: by the page's owner, by what was said before, or by the policy. */
export function isMinor(
  policy: Policy,
  minor: boolean | 'unknown',
  record: Pick<ConsentRecord, 'minor'> | null,
): boolean {
  return minor === 'unknown' ? (record?.minor ?? policy.minors?.unknown === 'minor') : minor;
}
