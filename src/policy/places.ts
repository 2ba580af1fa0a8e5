import { matches } from './pattern.js';
import { remember } from './remember.js';
import type { Rule } from './rule.js';

/** What is known of one host, or of one kind of item. */
export interface Place {
  /** What is declared there, by precedence. Linked, because a page may tamper with whatever an array inherits. */
  readonly rules: Link | null;
  /** Whether it is a host of the site's own. */
  readonly firstParty: boolean;
}

interface Link {
  readonly rule: Rule;
  readonly next: Link | null;
}

/**
 * What looks up a host: once through all rules, from then on in a dictionary.
 *
 * @param rules by precedence
 * @param site the site's own hosts, and patterns of them
 */
export function createPlaces(rules: readonly Rule[], site: readonly string[]): (host: string) => Place {
  return remember(host => {
    let links: Link | null = null;
    for (let at = rules.length - 1; at >= 0; at--) {
      const rule = rules[at];
      if (rule && matches(rule.host, host)) links = { rule, next: links };
    }
    let firstParty = false;
    for (let at = 0; at < site.length; at++) firstParty ||= matches(site[at] ?? '', host);
    return { rules: links, firstParty };
  });
}

/** The rule that a name or path falls under there; null where nobody declares it. */
export function ruleAt(place: Place, name: string): Rule | null {
  for (let link = place.rules; link; link = link.next) {
    if (matches(link.rule.glob, name)) return link.rule;
  }
  return null;
}
