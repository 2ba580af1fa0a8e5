import type { Decision } from './decide.js';
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
  return {
    host,
    glob,
    required: !service || purpose?.required === true,
    service,
    item,
    days: item?.days,
    session: item?.cookie !== undefined && purpose?.whenRefused === 'session',
    answers: undefined,
  };
}

/** A key by which plain comparison of strings sorts what takes precedence first. */
export function precedence({ host, glob, required }: Rule): string {
  const [start = ''] = glob.split('*', 1);
  // Ranks first, all of one length, so that only a key of equal rank begins with another.
  return specificity(host) + specificity(glob) + (required ? 0 : 1) + host + start;
}

/**
 * Sorts by precedence: an exact name before a pattern, a longer one before a shorter, required before optional;
 * of requests by host first, then by path. What has equal claim keeps its order.
 *
 * @returns a new list
 */
export function byPrecedence(rules: readonly Rule[]): Rule[] {
  const keyed = rules.map(rule => ({ rule, key: precedence(rule) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ rule }) => rule);
}
