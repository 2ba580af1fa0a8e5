import type { PolicyIndex } from '../policy/compile.js';
import { compareOutlines, outlineOf, readOutline } from '../policy/outline.js';
import { pastRevisions } from '../policy/renewal.js';
import { type Changes, changesSince, dateOf, unionOf } from '../policy/revisions.js';
import type { Change } from './change.js';
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
  /** After a choice: keeps an outline of the policy that was answered to, to tell later what has changed in it. */
  follow(change: Pick<Change, 'record' | 'from'>): void;
  /** Remembers that the visitor has seen the item, or was told. Without the log it lasts as long as the page. */
  dismiss(): void;
}

/** How many revisions are remembered as seen; the oldest go first. */
const mostSeen = 20;

/** How long an outline may be, in characters of JSON. A longer one is not kept. */
const mostOutline = 6_144;

/** Compares what the visitor last saw with what is in force, and with what comes. */
export function createNews(index: PolicyIndex, log: Log, record: () => ConsentRecord | null): News {
  const { policy } = index;
  const { next } = policy;
  // Whoever else may have written there.
  const stored = log.read('seen');
  let seen: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const announcementOf = (revision: string): string => `next ${revision}`;

  const keepOutline = (): void => {
    const outline = outlineOf(policy);
    log.write('outline', JSON.stringify(outline).length > mostOutline ? undefined : outline);
  };

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
    const outline = readOutline(log.read('outline'));
    if (outline?.revision !== changes.from) return { kind, ...changes };
    return { kind, ...changes, diff: compareOutlines(outline, outlineOf(policy)) };
  };
  const announced = (): NewsItem | null => {
    if (!next || seen.includes(announcementOf(next.revision))) return null;
    const entries = next.revisions ?? policy.revisions ?? [];
    return {
      kind: 'announced',
      from: policy.revision,
      to: next.revision,
      ...unionOf(entries.filter(({ revision }) => revision === next.revision)),
      effective: dateOf(next),
      diff: compareOutlines(outlineOf(policy), outlineOf(next)),
    };
  };
  return {
    get item() {
      return inForce() ?? announced();
    },
    get isUntold() {
      return !record() && !seen.includes(policy.revision);
    },
    follow({ record, from }) {
      // Another tab keeps its own: it may have another policy before it.
      if (from === 'tab') return;
      if (record) keepOutline();
      else log.write('outline', undefined);
    },
    dismiss() {
      const ours = inForce();
      // From here on the next change is told.
      if (ours) keepOutline();
      const item = ours ?? announced();
      const name = item?.kind === 'announced' ? announcementOf(item.to) : policy.revision;
      seen = [...seen.filter(one => one !== name), name].slice(-mostSeen);
      log.write('seen', seen);
    },
  };
}
