import type { PolicyIndex } from './compile.js';
import { type Verdict, weigh } from './decide.js';
import { dictionary } from './dictionary.js';
import type { Grants } from './grants.js';

/** Verdicts by pattern of a host, or an item's kind and a colon, a space, and a path or name; in the order of precedence: the first that matches decides. */
export type Standing = Readonly<Record<string, Verdict>>;

/** Items that a worker can make, as rules name their kinds. */
const inWorkers = dictionary<true>();
for (const kind of ['database', 'cache', 'file']) inWorkers[`${kind}:`] = true;

/** What stands of every request, and of every item that a worker can make, as plain data that can be sent to another realm. */
export function standingOf({ rules, rest }: PolicyIndex, grants: Grants): Standing {
  const standing = dictionary<Verdict>();
  for (const rule of rules) {
    // Of items those that a worker can make; the record, which no service declares, it cannot.
    if (rule.fixed || (rule.service && (!rule.item || inWorkers[rule.host]))) {
      standing[`${rule.host} ${rule.glob}`] ??= weigh(rule, grants).verdict;
    }
  }
  standing['* *'] = weigh(rest, grants).verdict;
  return standing;
}
