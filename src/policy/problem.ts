/**
 * Told of each problem: where, what is wrong with its remedy, and, where a word was not known, that word and
 * those that would have been. May throw to stop at the first.
 */
export type Report = (path: string, problem: string, word?: string, known?: readonly string[]) => void;

/** Says that a word is not among the known ones, which are a `label`. */
export function unknown(
  report: Report,
  path: string,
  problem: string,
  word: string,
  label: string,
  known: Readonly<Record<string, unknown>>,
): void {
  const words = Object.keys(known);
  report(path, `${problem} (${label}: ${words.join(', ')})`, word, words);
}

/** Says what a value is, and what it must be. */
export const wrong = (value: unknown, expected: string) =>
  `${value === undefined ? 'missing,' : quote(value)} must be ${expected}`;

/** A value as it stands in a message: never long, never called upon. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'object' && value) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
