import { AssentError } from '../errors.js';
import { grantDigest, meaningDigest } from './digest.js';
import { compareOutlines, outlineOf } from './outline.js';
import type { Policy } from './policy.js';
import { digestIn } from './renewal.js';
import type { PolicyDiff } from './revisions.js';

/** Two policies, compared. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly diff: Required<PolicyDiff>;
  /** The optional purposes whose grants end, so that they are asked again. */
  readonly asked: readonly string[];
  /** What the later policy should say and does not, each with its path and remedy. Empty: nothing is missing. */
  readonly findings: readonly AssentError[];
}

/** Compares two whole manifests, the earlier first. Pure. Both as `parsePolicy` returned them. */
export function comparePolicies(before: Policy, after: Policy): Comparison {
  const diff = compareOutlines(outlineOf(before), outlineOf(after));
  const asked = after.purposes
    .filter(({ id, required }) => !required && grantDigest(before, id) !== grantDigest(after, id))
    .filter(({ id }) => before.purposes.some(one => one.id === id))
    .map(({ id }) => id);
  const findings = findingsIn(before, after, diff);
  return { from: before.revision, to: after.revision, diff, asked, findings };
}

function findingsIn(before: Policy, after: Policy, diff: PolicyDiff): AssentError[] {
  const { purposes } = diff;
  const isChanged = Object.values(diff).some(
    one => one.added.length + one.removed.length + one.changed.length,
  );
  if (!isChanged) return [];
  if (before.revision === after.revision) {
    const ids = [...purposes.added, ...purposes.removed, ...purposes.changed];
    const what = ids.length ? ` (${ids.join(', ')})` : '';
    const problem = `"${after.revision}" names two policies that say different things${what}`;
    return [mistake('policy.revision', `${problem}: give this one a revision of its own`)];
  }
  const entry = after.revisions?.find(({ revision }) => revision === after.revision);
  if (entry) return [];
  const problem = `"${after.revision}" is missing: visitors are not told what changed`;
  return [mistake('policy.revisions', `${problem}; add it, with its date, its reasons and a summary`)];
}

function mistake(path: string, problem: string): AssentError {
  return new AssentError('policy-invalid', `${path}: ${problem}`, path);
}

/**
 * The same policy, with the digests of its purposes written into the entry of its own revision: from then on a browser
 * can tell what has changed since. Of a revision that is significant for `processing` those are left out that are
 * `affected`, all of them if nothing is said: no manifest shows it, and they are to be asked again.
 *
 * @param affected the ids of these purposes
 * @throws AssentError `policy-invalid` where `revisions` has no such entry, or it holds other digests: then the policy
 *   was changed and its `revision` was not
 */
export function withDigests(policy: Policy, affected?: readonly string[]): Policy {
  const { revision, revisions = [], purposes } = policy;
  const at = revisions.findIndex(one => one.revision === revision);
  const entry = revisions[at];
  if (!entry) {
    throw mistake(
      'policy.revisions',
      `"${revision}" is missing: add it, with the date from which it is in force`,
    );
  }
  const isProcessing = entry.significant?.includes('processing') === true;
  const ids = purposes.map(({ id }) => id);
  // Where it was written before, it is known which are affected.
  const left = affected ?? (isProcessing ? ids.filter(id => !digestIn(entry.digest, id)) : []);
  const kept = ids.filter(id => !left.includes(id));
  const digest = Object.fromEntries(kept.map(id => [id, meaningDigest(policy, id)]));
  const stale = Object.entries(entry.digest ?? {}).filter(([id, was]) => digestIn(digest, id) !== was);
  if (stale.length) {
    const problem = `was not written by this policy (${stale.map(([id]) => id).join(', ')})`;
    throw mistake(
      `policy.revisions[${at}].digest`,
      `${problem}: it was changed and its "revision" was not; raise that, and add an entry for it`,
    );
  }
  const written = { ...entry, ...(Object.keys(digest).length && { digest }) };
  return { ...policy, revisions: revisions.map((one, place) => (place === at ? written : one)) };
}
