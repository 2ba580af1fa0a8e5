import { matches } from './pattern.js';
import { remember } from './remember.js';
import type { Rule } from './rule.js';

/** What is declared at one host, or of one kind of item. Linked, because a page may tamper with whatever an array inherits. */
interface Link {
  readonly rule: Rule;
  /** Null after the rule that takes what is left. */
  readonly next: Link | null;
}

/**
 * What looks up a host: once through all rules, from then on in a dictionary.
 *
 * @param rules by precedence
 * @param rest for what none of them matches
 */
export function createPlaces(rules: readonly Rule[], rest: Rule): (host: string) => Link {
  return remember(host => {
    let links: Link = { rule: rest, next: null };
    for (let at = rules.length - 1; at >= 0; at--) {
      const rule = rules[at];
      if (rule && matches(rule.host, host)) links = { rule, next: links };
    }
    return links;
  });
}

/** The rule that a name or path falls under there. */
export function ruleAt(link: Link, name: string): Rule {
  while (link.next && !matches(link.rule.glob, name)) link = link.next;
  return link.rule;
}
