import { AssentError } from '../errors.js';
import { rulesOf } from './compile.js';
import { parsePolicy } from './parse.js';
import type { Policy } from './policy.js';
import { refuseTies } from './ties.js';

/**
 * Reads a manifest and makes sure that it says one thing about every access.
 *
 * @param pageHost in lower case, without port; empty where it is not known: then what `paths` collide with is not seen
 * @throws AssentError `policy-invalid`
 */
export function checkedPolicy(input: unknown, pageHost: string): Policy {
  const policy = parsePolicy(input);
  refuseTies(rulesOf(policy, pageHost));
  if (policy.next) refuseTies(rulesOf(policy.next, pageHost));
  return policy;
}

/** What is wrong with a manifest, or null. ENTRY dist/assent-check.js: loaded after the banner, so that it delays nobody. */
export function findMistake(input: unknown, pageHost: string): Pick<AssentError, 'message' | 'path'> | null {
  try {
    checkedPolicy(input, pageHost);
    return null;
  } catch (error) {
    if (error instanceof AssentError) return error;
    throw error;
  }
}
