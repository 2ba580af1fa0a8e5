import { AssentError } from '../errors.js';
import { parsePolicy } from './parse.js';

/** ENTRY dist/assent-check.js: what is wrong with a policy, or null. Loaded after the banner, so that it delays nobody. */
export function findMistake(input: unknown): Pick<AssentError, 'message' | 'path'> | null {
  try {
    parsePolicy(input);
    return null;
  } catch (error) {
    if (!(error instanceof AssentError)) throw error;
    return error;
  }
}
