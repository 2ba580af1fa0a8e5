import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import type { Grants } from '../policy/grants.js';
import type { Answered } from './apply.js';
import type { ConsentRecord } from './record.js';
import { isOver, outlivesGpc, waits } from './resolve.js';

/**
 * What an answer is added to: whatever of the record still stands, so that the rest does not come back with the time of
 * that answer. What Global Privacy Control has ended is refused from then on, also once the signal is off again.
 *
 * @param forMinor leaves out the grants that are no guardian's
 */
export function answeredBefore(
  index: PolicyIndex,
  record: ConsentRecord | null,
  nowSeconds: number,
  gpc: boolean,
  forMinor: boolean,
): Answered {
  const choices = dictionary<boolean>();
  if (!record) return { choices, digests: dictionary() };
  for (const id of Object.keys(record.choices)) {
    const choice = record.choices[id] === true;
    if (isOver(index, record, choice, nowSeconds)) continue;
    if (choice && forMinor && record.how !== 'guardian') continue;
    const purpose = index.purposes[index.services[id]?.purpose ?? id];
    choices[id] = choice && outlivesGpc(record, gpc && !!purpose?.gpc);
  }
  const digests = dictionary<string>();
  for (const id of Object.keys(choices)) {
    const purpose = index.services[id]?.purpose ?? id;
    const digest = record.digests[purpose];
    if (choices[id] && digest) digests[purpose] = digest;
  }
  return { choices, digests };
}

/**
 * Keeps an answer about something else from being one about what it does not name: what no region grants now is left to
 * be asked, and no region grants it from then on. What a region does grant needs no grants of single services.
 */
export function keepWaiting({ policy }: PolicyIndex, grants: Grants, answered: Answered): Answered {
  const choices = Object.assign(dictionary<boolean>(), answered.choices);
  const digests = Object.assign(dictionary<string>(), answered.digests);
  for (const { id, required } of policy.regions ? policy.purposes : []) {
    if (required || id in choices) continue;
    if (grants[id]?.reason !== 'region') digests[id] ??= waits;
    else {
      delete digests[id];
      for (const service of policy.services)
        if (service.purpose === id && choices[service.id]) delete choices[service.id];
    }
  }
  return { choices, digests };
}

/** Whether the time of any answer in it has run out. */
export const hasRunOut = (index: PolicyIndex, record: ConsentRecord | null, nowSeconds: number): boolean =>
  !!record && Object.values(record.choices).some(choice => isOver(index, record, choice, nowSeconds));

/** How many purposes and services are granted. */
export const countGrants = ({ choices }: Answered): number => Object.values(choices).filter(Boolean).length;
