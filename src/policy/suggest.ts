import { AssentError } from '../errors.js';
import { checkPolicy } from './agree.js';
import { rulesOf } from './compile.js';
import { readPolicy } from './parse.js';
import type { Report } from './problem.js';
import { refuseTies } from './ties.js';

/** How many problems are told before it stops reading: a wrong file has no end of them. */
const mostProblems = 100;

/**
 * All that is wrong with a manifest, for build, tests and command line; a browser stops at the first.
 * Unknown words come with the nearest known one. What only a sound manifest can show is told once the rest is mended.
 *
 * @returns one message a problem, as `checkedPolicy` words them; empty where it is sound. Never throws.
 */
export function explainPolicy(input: unknown): readonly string[] {
  const problems: string[] = [];
  const report: Report = (path, problem, word = '', known = []) => {
    const meant = nearest(word, known);
    problems.push(`${path}: ${problem}${meant && `; did you mean "${meant}"?`}`);
    if (problems.length >= mostProblems) throw new AssentError('policy-invalid', 'policy: and more');
  };
  try {
    const policy = readPolicy(input, report);
    if (!problems.length) checkPolicy(policy, 'policy', report);
    if (!problems.length) refuseTies(rulesOf(policy, 'page.invalid'));
  } catch (error) {
    problems.push(
      error instanceof AssentError ? error.message : 'policy: cannot be read, must be plain data',
    );
  }
  return problems;
}

/** The known word that the fewest edits lead to; empty where none is near: more than two, or than a third of it. */
export function nearest(word: string, known: readonly string[]): string {
  let best = '';
  let fewest = Math.min(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const count = edits(word.toLowerCase(), candidate.toLowerCase());
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/** Levenshtein distance, by its table's rows. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[b.length] ?? 0;
}
