import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import { modelOf } from '../policy/model.js';
import type { Answered } from './apply.js';

/**
 * What must outlive a record that is erased, so that erasing switches nothing on: where the visitor's region grants what
 * nobody has answered, their refusals, and that they are a minor. Undefined where nothing must.
 */
export function leftOver(
  { policy }: PolicyIndex,
  { choices }: Answered,
  region: string | undefined,
  isMinor: boolean,
): Answered | undefined {
  if (policy.purposes.every(one => modelOf(policy, region, one) === 'opt-in')) return undefined;
  const refused = Object.keys(choices).filter(id => !choices[id]);
  if (!refused.length && !isMinor) return undefined;
  const left = dictionary<boolean>();
  for (const id of refused) left[id] = false;
  return { choices: left, digests: dictionary() };
}
