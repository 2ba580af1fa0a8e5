import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import { grantDigest, meaningDigest } from '../policy/digest.js';
import type { Grant, Grants } from '../policy/grants.js';
import { modelOf } from '../policy/model.js';
import type { Purpose } from '../policy/policy.js';
import { digestIn } from '../policy/renewal.js';
import type { ConsentRecord } from './record.js';
import { isMinor, type Signals } from './signals.js';

/**
 * Whether the time of a record's grants has run out, or that of its refusals, counted from its own time: `record.days`
 * and `askAgainDays`.
 */
export function isOver(
  index: PolicyIndex,
  record: ConsentRecord,
  choice: boolean,
  nowSeconds: number,
): boolean {
  const days = choice ? index.recordDays : index.refusalDays;
  return record.time + days * 86_400 < nowSeconds;
}

/** In place of a digest: of nothing that was ever granted. A purpose with it waits for an answer, whatever the region. */
export const waits = '00000000';

/** Whether a record grants purposes with `gpc` although the signal is on: only what was chosen under it does. */
export const outlivesGpc = (record: ConsentRecord | null, gpc: boolean): boolean =>
  !gpc || record?.gpc === true;

/**
 * What is granted: by id every purpose and service of the policy, frozen, without a prototype.
 *
 * - What is required is granted; the record has no say in it.
 * - To minors all else is refused, but what a guardian granted of the purposes with `minors: "guardian"`.
 * - A refusal in the record stands. A grant stands as long as its purpose means what it meant then. Both have their time.
 * - Where nothing stands, Global Privacy Control refuses the purposes with `gpc`. It also ends the grants that were made
 *   without it.
 * - Where nothing speaks against it, a region with another model than `opt-in` grants what is left. Against it speaks
 *   whatever the visitor has answered of a purpose that means something else now; of purposes that a later revision than
 *   theirs brought; that they granted some services of a purpose and not the purpose; and of any, once the time of their
 *   answers has run out.
 * - All else is unset. A service has the state of its purpose, unless a choice of its own stands.
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
  const { policy } = index;
  const grants = dictionary<Grant>();
  const counts = dictionary<boolean>();
  const minor = isMinor(policy, signals.minor, record);
  const isPast = (choice: boolean): boolean => !!record && isOver(index, record, choice, nowSeconds);

  const settle = (id: string, purpose: Purpose, otherwise: Grant): Grant => {
    if (purpose.required) return grant('granted', 'required');
    const choice = record?.choices[id];
    const stands = choice !== undefined && !isPast(choice) && (!choice || counts[purpose.id]);
    const reason = asked?.has(id) ? 'asked' : 'stored';
    const settled = stands ? grant(choice ? 'granted' : 'refused', reason) : otherwise;
    const byGuardian = record?.how === 'guardian' && purpose.minors && settled.state === 'granted';
    return minor && !byGuardian ? grant('refused', 'minor') : settled;
  };

  for (const purpose of policy.purposes) {
    const { id } = purpose;
    const digest = record?.digests[id];
    const choice = record?.choices[id];
    const byGpc = !!purpose.gpc && signals.gpc;
    const means = digest !== undefined && digest === grantDigest(policy, id);
    counts[id] = means && outlivesGpc(record, byGpc);
    const isRevised = record && !means && (digest ?? (choice || isNew(index, record, id)));
    const isByRegion =
      !minor && !isPast(true) && !isPast(false) && modelOf(policy, signals.region, purpose) !== 'opt-in';
    const open =
      isByRegion && !isRevised && !means
        ? grant('granted', 'region')
        : grant(
            'unset',
            isPast(choice ?? true) ? 'expired' : isRevised && digest !== waits ? 'revision' : 'default',
          );
    grants[id] = settle(id, purpose, byGpc ? grant('refused', 'gpc') : open);
  }
  for (const { id, purpose: purposeId } of policy.services) {
    const purpose = index.purposes[purposeId];
    const inherited = grants[purposeId];
    // The parser lets no service pass without its purpose.
    if (purpose && inherited) grants[id] = settle(id, purpose, inherited);
  }
  return Object.freeze(grants);
}

/** Whether a purpose may not have been there, or not with this meaning, when the visitor last answered. */
function isNew({ policy }: PolicyIndex, { revision }: ConsentRecord, purpose: string): boolean {
  if (revision === policy.revision) return false;
  const seen = policy.revisions?.find(one => one.revision === revision)?.digest;
  return digestIn(seen, purpose) !== meaningDigest(policy, purpose);
}

function grant(state: Grant['state'], reason: Grant['reason']): Grant {
  return Object.freeze({ state, reason });
}
