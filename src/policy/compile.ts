import { markHost } from './access.js';
import { dictionary } from './dictionary.js';
import { itemKinds } from './item.js';
import { createPlaces, ruleAt } from './places.js';
import type { Item, ItemKind, Policy, Purpose, Service } from './policy.js';
import { remember } from './remember.js';
import { byPrecedence, fixedRule, newRule, type Rule } from './rule.js';

/** A policy made fast to ask, for one page: what is first-party depends on the page's host. */
export interface PolicyIndex {
  readonly policy: Policy;
  /** By id, without prototype. */
  readonly purposes: Readonly<Record<string, Purpose>>;
  /** By id, without prototype. */
  readonly services: Readonly<Record<string, Service>>;
  /** Name of the cookie that keeps the visitor's choice. Its log is the `local` item of this name and `.log`. */
  readonly recordCookie: string;
  /** How long a grant lasts, 1 to 395 days. */
  readonly recordDays: number;
  /** How long a refusal lasts, in days: it is not asked again before. */
  readonly refusalDays: number;
  /** By kind of item: what finds the rule for a name. */
  readonly itemRules: Readonly<Record<string, (name: string) => Rule>>;
  /** The rule for a request. */
  requestRule(host: string, path: string): Rule;
  /** The rule for what no service declares, but requests to the site's own hosts. */
  readonly rest: Rule;
  /** All rules for services and for the site's own hosts, by precedence. */
  readonly rules: readonly Rule[];
}

/** An item with the service that declares it. */
export interface OwnedItem {
  readonly service: Service;
  readonly item: Item;
}

/** What the policy declares, in its order: services' items, hosts and paths, and before them the record's own two. */
export function rulesOf(policy: Policy, pageHost: string): Rule[] {
  const cookie = recordCookieOf(policy);
  // First, and exact, and required: of equal rank the first comes first, so these two give way to nothing.
  const rules = [newRule('cookie:', cookie), newRule('local:', `${cookie}.log`)];
  for (const purpose of policy.purposes) {
    const { id } = purpose;
    rules.push(newRule(markHost, id, { id, purpose: id }, purpose));
  }
  for (const service of policy.services) {
    const purpose = policy.purposes.find(({ id }) => id === service.purpose);
    const add = (host: string, glob: string, item?: Item) => {
      rules.push(newRule(host, glob, service, purpose, item));
    };
    add(markHost, service.id);
    for (const item of service.items ?? []) {
      for (const kind of itemKinds) {
        const name = item[kind];
        if (name !== undefined) add(`${kind}:`, name, item);
      }
    }
    for (const entry of service.hosts ?? []) {
      const slash = `${entry}/`.indexOf('/');
      add(entry.slice(0, slash), entry.slice(slash) || '/*');
    }
    for (const path of service.paths ?? []) add(pageHost, `${path}*`);
  }
  return rules;
}

const recordCookieOf = ({ id, record }: Policy): string => record?.cookie ?? `assent_${id}`;

/**
 * Sorts what the policy declares so that one access is resolved to one service. The record's own cookie and log
 * are required, whatever the manifest says of their names.
 *
 * @param policy as `parsePolicy` returned it; one that nobody checked is compiled as far as it can be
 * @param pageHost in lower case, without port and trailing dot; empty where the page has none
 */
export function compilePolicy(policy: Policy, pageHost: string): PolicyIndex {
  const purposes = dictionary<Purpose>();
  const services = dictionary<Service>();
  for (const purpose of policy.purposes) purposes[purpose.id] = purpose;
  for (const service of policy.services) services[service.id] = service;
  const { record, undeclared } = policy;
  const { days = 180, domain = '' } = record ?? {};
  const below = domain.replace(/^\./, '');
  const site = [pageHost, ...(policy.firstParty ?? []), ...(below ? [below, `*.${below}`] : [])];
  const own = fixedRule('allow', 'first-party');
  const rest = fixedRule(
    undeclared === 'hold' || undeclared === 'refuse' ? undeclared : 'allow',
    'undeclared',
  );

  const rules = [
    ...byPrecedence(rulesOf(policy, pageHost)),
    ...site.map(host => ({ ...own, host })),
    { ...fixedRule('refuse', 'undeclared'), host: markHost },
  ];
  const places = createPlaces(rules, rest);
  const itemRules = dictionary<(name: string) => Rule>();
  for (const kind of itemKinds) itemRules[kind] = remember(name => ruleAt(places(`${kind}:`), name));
  return {
    policy,
    purposes,
    services,
    recordCookie: recordCookieOf(policy),
    recordDays: days,
    refusalDays: policy.askAgainDays ?? Math.min(days, 180),
    itemRules,
    // Without a host it asks nobody.
    requestRule: (host, path) => (host ? ruleAt(places(host), path) : own),
    rest,
    rules,
  };
}

/**
 * How long the record's cookie is kept, in days: as long as grants or refusals last, whichever is longer, and never over
 * 395. Browsers keep none longer than 400 (RFC 6265bis 5.5).
 */
export function keptDays({ recordDays, refusalDays }: PolicyIndex): number {
  return Math.min(Math.max(recordDays, refusalDays), 395);
}

/** The item that declares this name, with its service; undefined where none does. */
export function ownerOf(index: PolicyIndex, kind: ItemKind, name: string): OwnedItem | undefined {
  const rule = index.itemRules[kind]?.(name);
  return rule?.service && rule.item && { service: rule.service, item: rule.item };
}

/** The service that declares requests to this host and path; undefined where none does. */
export function hostOwner(index: PolicyIndex, host: string, path: string): Service | undefined {
  return index.requestRule(host, path)?.service;
}
