import {
  indexOf,
  isNaN,
  lower,
  min,
  now,
  parseDate,
  round,
  slice,
  split,
  toNumber,
  trim,
} from './natives.js';

/** One write of a cookie, as the browser will understand it. */
export interface CookieWrite {
  readonly name: string;
  readonly value: string;
  /** As written; absent: the host alone. */
  readonly domain?: string | undefined;
  /** As written; absent: the folder of the page. */
  readonly path?: string | undefined;
  /** When it ends, in milliseconds since 1970; absent: with the browser's session; NaN: only the browser can tell. */
  readonly endsAt?: number | undefined;
  /** The other attributes as written, each with its `; ` before it. */
  readonly rest: string;
  /** All attributes as written, where they came as text. */
  readonly attributes?: string;
}

/** Milliseconds a day. */
export const dayMs = 86_400_000;

/**
 * Reads what is assigned to `document.cookie` as browsers do (RFC 6265bis, 5.6): the last of equal attributes counts,
 * Max-Age before Expires, and a pair without a name is read back and sent as if its value began with one.
 */
export function readCookieWrite(text: string): CookieWrite {
  const parts = split(text, ';');
  const pair = parts[0] ?? '';
  const attributes = slice(text, pair.length);
  // `=_id=1` stores a nameless cookie that scripts and servers read as `_id=1`.
  const start = pair[0] === '=' ? 1 : 0;
  const equals = indexOf(pair, '=', start);
  let domain: string | undefined;
  let path: string | undefined;
  let expires: number | undefined;
  let maxAge: number | undefined;
  let rest = '';
  for (let at = 1; at < parts.length; at++) {
    const part = trim(parts[at] ?? '');
    const cut = indexOf(part, '=');
    const key = lower(trim(cut < 0 ? part : slice(part, 0, cut)));
    const given = cut < 0 ? '' : trim(slice(part, cut + 1));
    if (key === 'domain') domain = given || undefined;
    else if (key === 'path') path = given[0] === '/' ? given : undefined;
    // Nonsense leaves what stood before it, as browsers do.
    // Browsers read dates and numbers by rules of their own: what we cannot read may be any, and stays NaN.
    else if (key === 'expires') expires = (expires ?? 0) * 0 + parseDate(given);
    else if (key === 'max-age') maxAge = (maxAge ?? 0) * 0 + (given ? toNumber(given) : Number.NaN);
    else if (part) rest += `; ${part}`;
  }
  return {
    name: equals < 0 ? '' : trim(slice(pair, start, equals)),
    value: trim(slice(pair, equals + 1)),
    domain,
    path,
    endsAt: maxAge === undefined ? expires : now() + maxAge * 1000,
    rest,
    attributes,
  };
}

/** The life asked for, in days from now; undefined where none is asked for. Zero or less erases. */
export const lifeDays = ({ endsAt = Number.NaN }: Pick<CookieWrite, 'endsAt'>): number | undefined =>
  isNaN(endsAt) ? undefined : (endsAt - now()) / dayMs;

/** When it ends if it may live this many days from now; undefined where that leaves it no life of its own. */
export const endsWithin = ({ endsAt }: Pick<CookieWrite, 'endsAt'>, mostDays = Number.POSITIVE_INFINITY) =>
  mostDays && endsAt !== undefined ? min(endsAt, now() + mostDays * dayMs) : undefined;

/** The text to assign. @param mostDays the longest life left to it; 0: none of its own; absent: as asked for */
export function writeCookieText(write: CookieWrite, mostDays?: number): string {
  const { name, value, domain, path, rest } = write;
  const endsAt = endsWithin(write, mostDays);
  return `${name}=${value}${domain ? `; Domain=${domain}` : ''}${path ? `; Path=${path}` : ''}${
    endsAt ? `; Max-Age=${round((endsAt - now()) / 1000)}` : ''
  }${rest}`;
}
