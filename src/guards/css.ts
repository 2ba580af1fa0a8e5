import type { GuardContext } from './context.js';
import type { Obstacle } from './loading.js';
import { exec, fromCodePoint, indexOf, min, parseInteger, slice } from './natives.js';
import { rewrite } from './scan.js';

/**
 * Stands before a URL that must not be loaded: the browser fails it without asking anybody
 * (https://www.w3.org/TR/css-values-4/#invalid-urls). The URL stays readable behind it, so that clones and
 * serialised styles carry the hold along, and taking it away gives the style back.
 */
const mark = 'about:invalid#';

/** Where CSS names a URL: as a function's argument, after `@import`, or further on in an `image-set()`. */
const reference =
  /(?:(?:url|src|image|image-set)\(|@import|,(?=\s*["']))(?:\s|\/\*[\s\S]*?\*\/)*["']?([^"'()\s,;]+)/gi;

/** A character by its number (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point). */
const escape = /\\(?:([\da-f]{1,6})\s?|([^\n]))/gi;

/** A style that was brought within the policy. */
export interface Styled {
  readonly text: string;
  /** What stood against the first of what was taken out; undefined where the text is as it was. */
  readonly obstacle: Obstacle | undefined;
}

/** Makes what takes the URLs that must not be loaded out of CSS, and puts back those that may. */
export type Restyle = (text: string, element?: Element) => Styled;

const plain = (text: string): string =>
  rewrite(text, escape, ([, hex, char]) =>
    hex ? fromCodePoint(min(parseInteger(hex, 16), 0x10ffff)) : (char ?? ''),
  );

/** What a style that loads anything has in it. */
const hint = /url|src\(|image|@i|\\/i;

/** Makes it for a realm. */
export function createRestyle({ judge }: Pick<GuardContext, 'judge'>): Restyle {
  return (text, element) => {
    if (!exec(hint, text)) return { text, obstacle: undefined };
    let obstacle: Obstacle | undefined;
    const within = (from: string): string =>
      rewrite(from, reference, ([whole, url = '']) => {
        const isMarked = !indexOf(url, mark);
        const own = isMarked ? slice(url, mark.length) : url;
        const found = judge.url('style', own, element);
        obstacle ??= found;
        const end = whole.length - url.length;
        return slice(whole, 0, end) + (found ? mark : '') + own;
      });
    const done = within(text);
    if (obstacle || indexOf(text, '\\') < 0) return { text: done, obstacle };
    // Written with escapes it reads otherwise.
    const unescaped = within(plain(text));
    return { text: obstacle ? unescaped : text, obstacle };
  };
}
