import { exec, slice } from './natives.js';

/**
 * Visits what a global or sticky expression finds, until `visit` answers with anything that counts as true. Nothing here passes through a page's own
 * methods; and what is visited may tell the page of it, which may have the same expression at work again.
 */
export function scan(text: string, find: RegExp, visit: (match: RegExpExecArray) => unknown): void {
  let from = 0;
  for (;;) {
    find.lastIndex = from;
    const match = exec(find, text);
    if (!match) return;
    from = find.lastIndex;
    if (visit(match)) return;
  }
}

/** Replaces what an expression finds, by what is made of each match. */
export function rewrite(text: string, find: RegExp, change: (match: RegExpExecArray) => string): string {
  let done = '';
  let from = 0;
  scan(text, find, match => {
    done += slice(text, from, match.index) + change(match);
    from = match.index + (match[0] ?? '').length;
  });
  return done + slice(text, from);
}
