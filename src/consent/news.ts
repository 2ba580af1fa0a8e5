import { comparePolicies } from '../policy/compare.js';
import type { PolicyIndex } from '../policy/compile.js';
import { pastRevisions } from '../policy/renewal.js';
import { type Changes, changesSince, dateOf, unionOf } from '../policy/revisions.js';
import type { Log } from './log.js';
import type { ConsentRecord } from './record.js';

/**
 * What a visitor is told about the policy.
 *
 * - `announced`: the next policy, before it takes over.
 * - `significant`: in force, and it matters: told prominently. What it affects is asked again.
 * - `editorial`: in force, and changes nothing for the visitor: told quietly.
 */
export interface NewsItem extends Changes {
  readonly kind: 'announced' | 'significant' | 'editorial';
}

/** What is new to the visitor, and what they have seen of it. */
export interface News {
  /** Null where nothing is. */
  readonly item: NewsItem | null;
  /** Whether this revision was never told to a visitor whom nothing was asked. */
  readonly isUntold: boolean;
  /** Remembers that the visitor has seen the item, or was told. Without the log it lasts as long as the page. */
  dismiss(): void;
}

/** How many revisions are remembered as seen; the oldest go first. */
const mostSeen = 20;

/** Compares what the visitor last saw with what is in force, and with what comes. */
export function createNews(index: PolicyIndex, log: Log, record: () => ConsentRecord | null): News {
  const { policy } = index;
  const { next } = policy;
  // Whoever else may have written there.
  const stored = log.read('seen');
  let seen: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const announcementOf = (revision: string): string => `next ${revision}`;

  const inForce = (): NewsItem | null => {
    const answered = record();
    if (!answered || seen.includes(policy.revision)) return null;
    const known = [answered.revision, ...seen];
    const last = pastRevisions(policy)
      .filter(({ revision }) => known.includes(revision))
      .at(-1);
    const changes = changesSince(policy, last?.revision ?? answered.revision, answered.digests);
    if (!changes || answered.revision === policy.revision) return null;
    const kind = changes.significant.length ? 'significant' : 'editorial';
    // Whoever has read that it comes need not read that it came, unless it matters.
    if (kind === 'editorial' && seen.includes(announcementOf(policy.revision))) return null;
    return { kind, ...changes };
  };
  const announced = (): NewsItem | null => {
    if (!next || seen.includes(announcementOf(next.revision))) return null;
    const entries = next.revisions ?? policy.revisions ?? [];
    const { diff } = comparePolicies(policy, next);
    return {
      kind: 'announced',
      from: policy.revision,
      to: next.revision,
      ...unionOf(entries.filter(({ revision }) => revision === next.revision)),
      effective: dateOf(next),
      diff,
    };
  };
  return {
    get item() {
      return inForce() ?? announced();
    },
    get isUntold() {
      return !record() && !seen.includes(policy.revision);
    },
    dismiss() {
      const item = inForce() ?? announced();
      const name = item?.kind === 'announced' ? announcementOf(item.to) : policy.revision;
      seen = [...seen.filter(one => one !== name), name].slice(-mostSeen);
      log.write('seen', seen);
    },
  };
}
