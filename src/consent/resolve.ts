import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import { meaningDigest } from '../policy/digest.js';
import type { Grant, Grants } from '../policy/grants.js';
import type { Purpose } from '../policy/policy.js';
import type { ConsentRecord } from './record.js';
import { isMinor, type Signals } from './signals.js';

/** Whether a record is older than the policy lets it live, counted from its own time. */
export function hasExpired(index: PolicyIndex, record: ConsentRecord, nowSeconds: number): boolean {
  return record.time + index.recordDays * 86_400 < nowSeconds;
}

/**
 * What is granted: by id every purpose and service of the policy, frozen, without a prototype.
 *
 * - What is required is granted; the record has no say in it.
 * - To minors all else is refused, but what a guardian granted of the purposes with `minors: "guardian"`.
 * - A refusal in the record stands. A grant stands as long as its purpose means what it meant then.
 * - Where nothing stands, Global Privacy Control refuses the purposes with `gpc`; the others are unset.
 * - A service has the state of its purpose, unless a choice of its own stands.
 *
 * @param record the newest valid one of this policy, or null
 * @param asked ids that were chosen on this page, if any: their reason is `asked` and not `stored`
 */
export function resolveGrants(
  index: PolicyIndex,
  record: ConsentRecord | null,
  signals: Signals,
  nowSeconds: number,
  asked?: ReadonlySet<string>,
): Grants {
  const grants = dictionary<Grant>();
  const unchanged = dictionary<boolean>();
  const expired = record && hasExpired(index, record, nowSeconds);
  const live = expired ? null : record;
  const minor = isMinor(index.policy, signals.minor);

  const settle = (id: string, purpose: Purpose, otherwise: Grant): Grant => {
    if (purpose.required) return grant('granted', 'required');
    const choice = live?.choices[id];
    const stands = choice ? unchanged[purpose.id] : choice === false;
    const reason = asked?.has(id) ? 'asked' : 'stored';
    const settled = stands ? grant(choice ? 'granted' : 'refused', reason) : otherwise;
    const byGuardian = live?.how === 'guardian' && purpose.minors && settled.state === 'granted';
    return minor && !byGuardian ? grant('refused', 'minor') : settled;
  };

  for (const purpose of index.policy.purposes) {
    const { id } = purpose;
    const digest = live?.digests[id];
    unchanged[id] = digest !== undefined && digest === meaningDigest(index.policy, id);
    const reason = live?.choices[id] ? 'revision' : 'default';
    const byGpc = purpose.gpc && signals.gpc;
    const open = byGpc ? grant('refused', 'gpc') : grant('unset', expired ? 'expired' : reason);
    grants[id] = settle(id, purpose, open);
  }
  for (const { id, purpose: purposeId } of index.policy.services) {
    const purpose = index.purposes[purposeId];
    const inherited = grants[purposeId];
    // The parser lets no service pass without its purpose.
    if (purpose && inherited) grants[id] = settle(id, purpose, inherited);
  }
  return Object.freeze(grants);
}

function grant(state: Grant['state'], reason: Grant['reason']): Grant {
  return Object.freeze({ state, reason });
}
