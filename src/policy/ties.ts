import { AssentError } from '../errors.js';
import { overlap } from './pattern.js';
import { byPrecedence, precedence, type Rule } from './rule.js';

/**
 * Refuses a policy in which an access could be either of two services'. It is looked for where a policy is checked,
 * not where it is compiled: there the order decides.
 *
 * @throws AssentError `policy-invalid` that names both
 */
export function refuseTies(rules: readonly Rule[]): void {
  const sorted = byPrecedence(rules);
  sorted.forEach((rule, at) => {
    const key = precedence(rule);
    // What may overlap with it begins as it does, and so lies next to it: each is compared with few.
    for (let other = sorted[++at]; other && precedence(other).startsWith(key); other = sorted[++at]) {
      refuseTie(rule, other);
    }
  });
}

function refuseTie(a: Rule, b: Rule): void {
  if (!a.service || !b.service || a.service === b.service || !overlap(a.glob, b.glob)) return;
  const [first, second] = [a, b].map(rule => `"${rule.service?.id}" (${rule.host}${rule.glob})`);
  const problem = `${first} and ${second} have equal claim: make one more specific`;
  throw new AssentError('policy-invalid', `policy.services: ${problem}`, 'policy.services');
}
