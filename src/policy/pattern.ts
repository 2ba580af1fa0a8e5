/**
 * Whether the name is among those that the pattern stands for. `*` is any run of characters, also none.
 *
 * It runs while accesses are decided, after page scripts that may have replaced any method of any built-in:
 * hence an index loop and nothing else, and no index past the end, which would be looked up on `String.prototype`.
 */
export function matches(pattern: string, name: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (next < name.length) {
    if (at < pattern.length && pattern[at] === '*') {
      star = at++;
      resume = next;
    } else if (at < pattern.length && pattern[at] === name[next]) {
      at++;
      next++;
    } else if (star < 0) {
      return false;
    } else {
      at = star + 1;
      next = ++resume;
    }
  }
  while (at < pattern.length && pattern[at] === '*') at++;
  return at === pattern.length;
}

/** Whether it stands for more than one name. */
export function isPattern(pattern: string): boolean {
  return pattern.includes('*');
}

/** A number by which the more specific sorts first: exact, then longer. It is below a million. */
export function specificity(pattern: string): number {
  return (isPattern(pattern) ? 9e5 : 4e5) - pattern.length;
}

/**
 * Whether two patterns of equal {@link specificity} have a name in common. What lies between the outermost `*` of two patterns
 * never keeps them apart (one may follow the other within a name): only their beginnings and their ends can.
 */
export function overlap(a: string, b: string): boolean {
  for (let at = 0; at < a.length && a[at] !== '*' && b[at] !== '*'; at++) {
    if (a[at] !== b[at]) return false;
  }
  for (let at = 1; at <= a.length && a[a.length - at] !== '*' && b[b.length - at] !== '*'; at++) {
    if (a[a.length - at] !== b[b.length - at]) return false;
  }
  return true;
}
