import type { Policy } from '../policy/policy.js';

/** The policy that a build checked and put into this file; undefined where none did. The build replaces this module. */
export const baked: Policy | undefined = undefined;
