import type { Policy, Revision } from './policy.js';

/**
 * The revisions up to the one in force, the oldest first. Those of later dates are yet to come. Where the one in force is
 * neither among them nor has a date, all of them count.
 */
export function pastRevisions({ revisions = [], revision, effective = '9' }: Policy): Revision[] {
  const until = revisions.find(one => one.revision === revision)?.effective ?? effective;
  return revisions
    .filter(one => one.effective <= until)
    .sort((a, b) => (a.effective < b.effective ? -1 : Number(a.effective > b.effective)));
}

/**
 * The last revision by which every grant of a purpose has ended, whatever the digests of its meaning say; undefined where
 * none did. One with a new controller ends them all. One that changes the processing, which no manifest can show, ends
 * those of all purposes but the ones that it gives the same digest as a revision before it.
 */
export function renewalOf(policy: Policy, purpose: string): string | undefined {
  let last: string | undefined;
  let before: string | undefined;
  for (const { revision, significant = [], digest } of pastRevisions(policy)) {
    const now = digestIn(digest, purpose);
    const isSame = now && now === before;
    if (significant.includes('controller') || (significant.includes('processing') && !isSame))
      last = revision;
    before = now ?? before;
  }
  return last;
}

/** The digest that a revision gives for a purpose, if any. */
export function digestIn(digest: Revision['digest'], purpose: string): string | undefined {
  return digest && Object.hasOwn(digest, purpose) ? digest[purpose] : undefined;
}
