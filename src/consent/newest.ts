import { type ConsentRecord, decodeRecord, readText } from './record.js';

/**
 * Whether the first record is the newer: by the higher counter, then the later time. On a tie the stricter wins,
 * and at last the text decides, so that all tabs agree.
 */
export function isNewer(record: ConsentRecord, other: ConsentRecord): boolean {
  const lead =
    record.counter - other.counter || record.time - other.time || grantCount(other) - grantCount(record);
  return lead ? lead > 0 : JSON.stringify(record) > JSON.stringify(other);
}

/**
 * Finds the newest valid record of a policy in the text of `document.cookie`, where one name may stand several
 * times, for other paths and domains.
 *
 * @returns where there is none: `foreign` if another policy has one, of whatever version, under the same name;
 *   `damaged` if there is something else under it
 */
export function newestRecord(
  cookies: string,
  name: string,
  policy: string,
  nowSeconds: number,
): ConsentRecord | 'foreign' | 'damaged' | null {
  let newest: ConsentRecord | null = null;
  let other: 'foreign' | 'damaged' | null = null;
  for (const cookie of cookies.split(/; */)) {
    if (!cookie.startsWith(`${name}=`)) continue;
    const value = cookie.slice(name.length + 1);
    const owner = /^\d+!([^!]+)!/.exec(value)?.[1];
    const record = decodeRecord(value, nowSeconds);
    if (owner && readText(owner) !== policy) other = 'foreign';
    else if (!record) other ??= 'damaged';
    else if (!newest || isNewer(record, newest)) newest = record;
  }
  return newest ?? other;
}

function grantCount(record: ConsentRecord): number {
  return Object.values(record.choices).filter(Boolean).length;
}
