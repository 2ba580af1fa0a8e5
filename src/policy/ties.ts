import { AssentError } from '../errors.js';
import { overlap } from './pattern.js';
import type { Rule } from './rule.js';

/**
 * Refuses a policy in which an access could be either of two services'. It is looked for where a policy is checked,
 * not where it is compiled: there the order decides.
 *
 * @throws AssentError `policy-invalid` that names both
 */
export function refuseTies(rules: readonly Rule[]): void {
  const keyed = rules.map(rule => ({ rule, key: keyOf(rule) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  keyed.forEach(({ rule, key }, at) => {
    // What may overlap with it begins as it does, and so lies next to it: each is compared with few.
    for (let other = keyed[++at]; other?.key.startsWith(key); other = keyed[++at]) {
      refuseTie(rule, other.rule);
    }
  });
}

/** Begins with another only where both are of one rank. */
function keyOf({ rank, host, glob }: Rule): string {
  const [start = ''] = glob.split('*', 1);
  return `${rank} ${host}${start}`;
}

function refuseTie(a: Rule, b: Rule): void {
  if (!a.service || !b.service || a.service === b.service || !overlap(a.glob, b.glob)) return;
  const [first, second] = [a, b].map(rule => `"${rule.service?.id}" (${rule.host}${rule.glob})`);
  const problem = `${first} and ${second} have equal claim: make one more specific`;
  throw new AssentError('policy-invalid', `policy.services: ${problem}`, 'policy.services');
}
