import type { Result } from './outcome.ts';

/** Ours, by how deep it goes. */
export type Depth = 'guard' | 'barrier' | 'sealed';

/**
 * `fetched`: a file is asked for and never runs. `sent`: it goes through. `race`: now and then. `unrestored`: it does
 * not happen by itself once accepted.
 */
export type LimitKind = 'fetched' | 'sent' | 'race' | 'unrestored';

/** What is known not to be stopped, and why. */
export interface Limit {
  readonly kind: LimitKind;
  readonly at: readonly Depth[];
  readonly why: string;
  readonly ways: readonly string[];
}

/** Everything that is known not to be stopped or not to come back. The command fails where the truth is another. */
export const limits: readonly Limit[] = [];

/** What a result shows, in the same words; undefined where there is nothing to say. */
export function leakOf({ before, refused, withdrawn, erased }: Result): 'fetched' | 'sent' | undefined {
  const leaks = [before, refused, withdrawn].flatMap(outcome => (outcome?.leaked ? [outcome] : []));
  if (erased === false) return 'sent';
  if (leaks.length === 0) return undefined;
  return leaks.every(leak => leak.fetchedOnly) ? 'fetched' : 'sent';
}

/** What differs from the list: empty where a result is as it says. */
export function surprises(way: string, at: Depth, result: Result): string[] {
  const listed = (...kinds: readonly LimitKind[]): boolean =>
    limits.some(limit => kinds.includes(limit.kind) && limit.at.includes(at) && limit.ways.includes(way));
  const told: string[] = [];
  const leak = leakOf(result);
  if (leak === 'sent' && !listed('sent', 'race')) told.push('leaks, and is not listed');
  if (leak === 'fetched' && !listed('fetched', 'race')) told.push('is fetched, and is not listed');
  if (leak !== 'sent' && listed('sent')) told.push('is listed as sent, and is not');
  if (leak !== 'fetched' && listed('fetched')) told.push('is listed as fetched, and is not');
  const isLost = result.restored === false || result.granted === false;
  if (isLost && !listed('unrestored')) told.push('does not happen once accepted, and is not listed');
  if (!isLost && listed('unrestored')) told.push('is listed as unrestored, and is not');
  return told;
}
