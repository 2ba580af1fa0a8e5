import { AssentError } from '../errors.js';
import type { PolicyIndex } from '../policy/compile.js';
import type { Handle } from './handle.js';
import type { Loaders } from './interface.js';

/**
 * Says in full what is wrong with a policy that was given unchecked, as long as its revision has had no answer:
 * no visitor waits for it, and no site owner misses it.
 */
export async function checkPolicy(
  handle: Handle,
  { policy }: PolicyIndex,
  load: NonNullable<Loaders['check']>,
): Promise<void> {
  const { findMistake } = await load();
  const mistake = findMistake(policy, handle.realm.location.hostname);
  if (!mistake) return;
  const error = new AssentError('policy-invalid', mistake.message, mistake.path);
  handle.fail(error);
  reportError(error);
}
