import type { GuardContext } from './context.js';
import type { Obstacle } from './loading.js';
import { exec, fromCodePoint, indexOf, min, parseInteger, slice } from './natives.js';
import { rewrite } from './scan.js';

/**
 * Stands before a URL that must not be loaded, and makes it an empty style sheet, which is no picture and no font: nobody
 * is asked. (`about:invalid` would say so more plainly, but Chromium tries to load it, and page and console hear of that.) The URL stays readable behind it, so that clones and
 * serialised styles carry the hold along, and taking it away gives the style back.
 */
const mark = 'data:text/css,#';

/**
 * Where CSS may name a URL: in a string, or in `url()` without quotes, by whatever escapes that is written
 * (https://www.w3.org/TR/css-syntax-3/#consume-url-token). Comments are gone over, for they may hold quotes.
 */
const reference =
  /\/\*[\s\S]*?(?:\*\/|$)|([(=]\s*)?(["'])((?:\\[\s\S]|(?!\2)[^\\\n\r\f])*)\2?|(?:u|\\u|\\0{0,4}[57]5\s?)(?:r|\\r|\\0{0,4}[57]2\s?)(?:l|\\l|\\0{0,4}[46]c\s?)\(\s*((?:\\(?:[\da-f]{1,6}\s?|[\s\S])|[^)"'\\\s])+)/gi;

/** A string that is no argument is looked at if it may be an address: after `@import`, in a list, or in a variable. */
const addressLike = /[.:?/\\]/;
/** No style sheet, which alone would load more. */
const isData = /^data:(?!text\/css)/i;

/** A character by its number (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point), or as it is. */
const escape = /\\(?:([\da-f]{1,6})\s?|\r?\n|([\s\S]))/gi;

/** A style that was brought within the policy. */
export interface Styled {
  readonly text: string;
  /** What stood against the first of what was taken out; undefined where the text is as it was. */
  readonly obstacle: Obstacle | undefined;
}

/** Makes what takes the URLs that must not be loaded out of CSS, and puts back those that may. */
export type Restyle = (text: string, element?: Element) => Styled;

const plain = (text: string): string =>
  rewrite(text, escape, ({ 1: hex, 2: char }) =>
    hex ? fromCodePoint(min(parseInteger(hex, 16), 0x10ffff)) : (char ?? ''),
  );

/** What a style that loads anything has in it. */
const hint = /["'\\]|url\(/i;

/** Makes it for a realm. */
export function createRestyle({ judge }: Pick<GuardContext, 'judge'>): Restyle {
  return (css, element) => {
    let obstacle: Obstacle | undefined;
    if (!exec(hint, css)) return { text: css, obstacle };
    const text = rewrite(
      css,
      reference,
      ({ 0: whole, 1: argument, 2: quote, 3: string, 4: url = string }) => {
        // What follows `=` is compared with attributes.
        if (!url || argument?.[0] === '=') return whole;
        const isMarked = !indexOf(url, mark);
        if (!isMarked && (exec(isData, url) || (quote && !argument && !exec(addressLike, url)))) return whole;
        const own = isMarked ? slice(url, mark.length) : url;
        const found = judge.url('style', plain(own), element);
        obstacle ??= found;
        const start = quote ? (argument ?? '').length + 1 : whole.length - url.length;
        return slice(whole, 0, start) + (found ? mark : '') + own + slice(whole, start + url.length);
      },
    );
    return { text, obstacle };
  };
}
