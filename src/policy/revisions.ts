import { meaningDigest } from './digest.js';
import type { Policy, Revision, SignificantChange, Text } from './policy.js';
import { digestIn, pastRevisions } from './renewal.js';

/** What came, went, and is there but means something else, by id or name. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/**
 * What is different in a later policy. Of purposes alone where a browser has only the digests of the earlier one, because
 * what it kept beside them is lost or was too long.
 */
export interface PolicyDiff {
  readonly purposes: Difference;
  readonly services?: Difference;
  /** By kind and name: `cookie _ga*`. */
  readonly items?: Difference;
  readonly hosts?: Difference;
  readonly paths?: Difference;
}

/** All that changed from one revision to another. */
export interface Changes {
  readonly from: string;
  readonly to: string;
  /** Why it matters, each reason once. Empty: all of it is editorial. */
  readonly significant: readonly SignificantChange[];
  /** What changed, in the words of each revision since, the oldest first. */
  readonly summaries: readonly Text[];
  /** ISO 8601 date from which the later one is in force, where it has one. */
  readonly effective: string | undefined;
  readonly diff: PolicyDiff;
}

/**
 * What changed since a revision: the union of all revisions after it, up to the one in force. Where that one is not
 * among `revisions`, all of them count.
 *
 * @param known by purpose id, digests of what the visitor granted then, where `revisions` has none of that revision
 * @returns null where it is the one in force, or yet to come
 */
export function changesSince(
  policy: Policy,
  from: string,
  known: Readonly<Record<string, string>> = {},
): Changes | null {
  const past = pastRevisions(policy);
  const at = past.map(({ revision }) => revision).lastIndexOf(from);
  const missed = past.slice(at + 1);
  // One yet to come: the clock, or the site, was set back since.
  const isLater = at < 0 && policy.revisions?.some(({ revision }) => revision === from);
  if (from === policy.revision || isLater) return null;
  const diff = { purposes: purposesSince(policy, past[at]?.digest, known) };
  return { from, ...unionOf(missed), to: policy.revision, effective: dateOf(policy), diff };
}

/** The reasons and words of these revisions together. */
export function unionOf(revisions: readonly Revision[]): Pick<Changes, 'significant' | 'summaries'> {
  return {
    significant: revisions
      .flatMap(({ significant = [] }) => significant)
      .filter((reason, at, all) => all.indexOf(reason) === at),
    summaries: revisions.flatMap(({ summary }) => (summary === undefined ? [] : [summary])),
  };
}

/** From when on a policy is in force, where it says so. */
export function dateOf({ revisions = [], revision, effective }: Policy): string | undefined {
  return effective ?? revisions.find(one => one.revision === revision)?.effective;
}

function purposesSince(
  policy: Policy,
  seen: Revision['digest'],
  known: Readonly<Record<string, string>>,
): Difference {
  const ids = policy.purposes.map(({ id }) => id);
  const then = seen ?? known;
  return {
    // The digests of a record are of what was granted alone: of the rest they say nothing.
    added: seen ? ids.filter(id => !digestIn(seen, id)) : [],
    removed: Object.keys(then).filter(id => !ids.includes(id)),
    changed: ids.filter(
      id => (digestIn(then, id) ?? meaningDigest(policy, id)) !== meaningDigest(policy, id),
    ),
  };
}
