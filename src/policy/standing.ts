import type { PolicyIndex } from './compile.js';
import { type Verdict, weigh } from './decide.js';
import { dictionary } from './dictionary.js';
import type { Grants } from './grants.js';

/** Verdicts by pattern of a host, a space and a path, in the order of precedence: the first that matches decides. */
export type Standing = Readonly<Record<string, Verdict>>;

/** What stands of every request, as plain data that can be sent to another realm. */
export function standingOf({ rules, rest }: PolicyIndex, grants: Grants): Standing {
  const standing = dictionary<Verdict>();
  for (const rule of rules) {
    // Items are asked for by name, and so is the record, which no service declares.
    if (rule.fixed || (rule.service && !rule.item)) {
      standing[`${rule.host} ${rule.glob}`] ??= weigh(rule, grants).verdict;
    }
  }
  standing['* *'] = weigh(rest, grants).verdict;
  return standing;
}
