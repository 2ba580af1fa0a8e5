import type { Decision, DecisionReason, Verdict } from './decide.js';
import { specificity } from './pattern.js';
import type { Item, Purpose, Service } from './policy.js';

/** One thing that accesses are compared with, and what stands against them. */
export interface Rule {
  /** A host or `*.host`; of items their kind and a colon, which no host has: `cookie:`. */
  readonly host: string;
  /** What an item's name or a request's path must match. */
  readonly glob: string;
  /** Granted whatever the visitor chose. */
  readonly required: boolean;
  /** Undefined: the record's own, or what nobody declared. */
  readonly service: Service | undefined;
  /** Undefined for requests. */
  readonly item: Item | undefined;
  /** The longest life, in days. Undefined: none is enforced. */
  readonly days: number | undefined;
  /** Kept without a life where it is not granted. */
  readonly session: boolean;
  /** Sorts what takes precedence first. */
  readonly rank: number;
  /** What is decided by it, where no grant has a say. */
  readonly fixed: Decision | undefined;
  /** The decisions made by it so far: a handful, since verdicts and reasons are. */
  answers: Answers | undefined;
}

/** A list of decisions. Linked, because a page may tamper with whatever an array inherits. */
export interface Answers {
  readonly decision: Decision;
  readonly next: Answers | undefined;
}

/** Without a service it is required: the site's own record. */
export function newRule(host: string, glob: string, service?: Service, purpose?: Purpose, item?: Item): Rule {
  const required = !service || purpose?.required === true;
  return {
    host,
    glob,
    required,
    service,
    item,
    days: item?.days,
    session: item?.cookie !== undefined && purpose?.whenRefused === 'session',
    rank: (specificity(host) * 1e6 + specificity(glob)) * 2 - Number(required),
    fixed: undefined,
    answers: undefined,
  };
}

/** A rule for what no service declares, whatever its path: it is decided without the visitor. */
export function fixedRule(verdict: Verdict, reason: DecisionReason): Rule {
  const fixed = { __proto__: null, verdict, reason };
  return { ...newRule('', '*'), fixed };
}

/**
 * Sorts by precedence, in place: an exact name before a pattern, a longer one before a shorter, required before
 * optional; of requests by host first, then by path. What has equal claim keeps its order.
 */
export function byPrecedence(rules: Rule[]): Rule[] {
  return rules.sort((a, b) => a.rank - b.rank);
}
