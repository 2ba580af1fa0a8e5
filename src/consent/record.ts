import { dictionary } from '../policy/dictionary.js';

/** How a choice was made. */
export type How = 'accept-all' | 'refuse-all' | 'saved' | 'gpc' | 'minor' | 'guardian' | 'api' | 'imported';

/** The stored choice, decoded. */
export interface ConsentRecord {
  /** The policy's id. */
  readonly policy: string;
  /** The policy's revision that was shown. */
  readonly revision: string;
  /** By purpose id, and by service id where it differs from its purpose: true granted, false refused. */
  readonly choices: Readonly<Record<string, boolean>>;
  /**
   * By id of each purpose that is granted, or has a service granted: the digest of its meaning when that was
   * granted, eight hexadecimal digits.
   */
  readonly digests: Readonly<Record<string, string>>;
  /** When, in whole seconds since 1970. */
  readonly time: number;
  readonly how: How;
  /**
   * Whether Global Privacy Control was on, or Do Not Track where that counts: its grants hold against that signal, others
   * do not. Absent: it was not.
   */
  readonly gpc?: boolean;
  /** What was said of the visitor's age: a minor, or not. Absent: nothing was said. */
  readonly minor?: boolean;
  /**
   * Raised with each choice, and never below the choice's time in seconds, so that it is also above that of a
   * record which was forgotten in between; of two records the higher is the newer.
   */
  readonly counter: number;
  /** Random, made with the first choice on this device: tells two records apart, never a person. */
  readonly id: string;
  /** BCP 47 tag of the language it was asked in. */
  readonly language: string;
}

/** Longest value that is written or read, in bytes: browsers keep 4,096 for a cookie's name and value. */
const maxBytes = 3_800;

/** How far ahead of the clock a record's time may be, in seconds: clocks are set right by minutes, not by hours. */
const toleranceSeconds = 300;
/** The letters are part of the format: none is ever given another meaning. */
const hows: Readonly<Record<string, How>> = {
  a: 'accept-all',
  r: 'refuse-all',
  s: 'saved',
  g: 'gpc',
  m: 'minor',
  u: 'guardian',
  p: 'api',
  i: 'imported',
};
/** By their place: odd ones grant, those from the third on have a digest. `()` is none of them: a digest and no choice. */
const signs = '~)(*';

const format =
  /^1(![\w.()-]*){2}(![\da-z]{1,10}){2}![a-z]g?[oy]?(![\w.()-]*){2}!((\(\)|[~)(*])[\w.-]+)*!([\w-]{4})*([\w-]{2,3})?$/;

/**
 * Writes a record as a cookie's value:
 *
 * `1!<policy>!<revision>!<counter>!<time>!<how>!<language>!<id>!<choices>!<digests>`
 *
 * - `1` is the format's version. In every version a policy's id stands second, so that foreign ones are known.
 * - Policy, revision, language and id are texts: any UTF-16 unit but letters, digits, `_`, `.` and `-` is its
 *   hexadecimal number in parentheses, as in `2025(20)b`.
 * - Counter and time (seconds since 1970) are numbers to base 36, of at most ten digits.
 * - How: `a` accept-all, `r` refuse-all, `s` saved, `g` gpc, `m` minor, `u` guardian, `p` api, `i` imported.
 *   After it `g` where Global Privacy Control was on, and `y` where the visitor was said to be a minor, `o` where said to
 *   be none.
 * - Choices are ids, each after its sign: `*` granted, with a digest; `)` granted, as a service is whose purpose
 *   holds the digest; `~` refused; `(` refused, with a digest for its granted services; `()` the same, not answered.
 * - Digests are base64url without padding: four bytes for each id whose sign has one, in the same order.
 *
 * No character needs percent-encoding, so the value is the same whether a reader decodes it or not.
 */
export function encodeRecord(record: ConsentRecord): string {
  const { choices, digests } = record;
  const ids = Object.keys({ ...choices, ...digests });
  const signed = ids.map(id => {
    const granted = Object.hasOwn(choices, id) ? Number(choices[id]) : 2;
    return (signs[granted + (Object.hasOwn(digests, id) ? 2 : 0)] ?? '()') + id;
  });
  const bytes = ids
    .map(id => (Object.hasOwn(digests, id) ? digests[id] : ''))
    .join('')
    .replace(/../g, byte => String.fromCharCode(Number.parseInt(byte, 16)));
  const how = Object.keys(hows).find(letter => hows[letter] === record.how);
  const { gpc, minor } = record;
  return [
    1,
    writeText(record.policy),
    writeText(record.revision),
    record.counter.toString(36),
    record.time.toString(36),
    `${how}${gpc ? 'g' : ''}${minor === undefined ? '' : minor ? 'y' : 'o'}`,
    writeText(record.language),
    writeText(record.id),
    signed.join(''),
    btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''),
  ].join('!');
}

/**
 * Reads what {@link encodeRecord} wrote.
 *
 * @returns null, never an exception, where it is damaged, cut short, longer than 3,800 bytes, of another version,
 *   names an id twice, or is from more than five minutes after `nowSeconds`
 */
export function decodeRecord(value: string, nowSeconds: number): ConsentRecord | null {
  if (value.length > maxBytes || !format.test(value)) return null;
  const [
    ,
    policy,
    revision,
    counter36 = '',
    time36 = '',
    manner = '',
    language,
    id,
    signed = '',
    packed = '',
  ] = value.split('!');
  const time = Number.parseInt(time36, 36);
  const how = hows[manner.charAt(0)];
  const age = /[oy]$/.exec(manner)?.[0];
  if (!how || isAhead({ time }, nowSeconds)) return null;

  const choices = dictionary<boolean>();
  const digests = dictionary<string>();
  const hex = atob(packed.replace(/-/g, '+').replace(/_/g, '/')).replace(/[\d\D]/g, byte =>
    (byte.charCodeAt(0) + 256).toString(16).slice(1),
  );
  let used = 0;
  for (const [, sign = '', name = ''] of signed.matchAll(/(\(\)|[~)(*])([\w.-]+)/g)) {
    if (name in choices || name in digests) return null;
    const place = signs.indexOf(sign); // -1 of `()`, which as bits has the 2 of a digest.
    if (place >= 0) choices[name] = place % 2 > 0;
    if (place & 2) {
      digests[name] = hex.slice(used, used + 8);
      used += 8;
    }
  }
  if (used !== hex.length) return null;
  return Object.freeze({
    policy: readText(policy),
    revision: readText(revision),
    choices: Object.freeze(choices),
    digests: Object.freeze(digests),
    time,
    how,
    ...(manner[1] === 'g' && { gpc: true }),
    ...(age && { minor: age === 'y' }),
    counter: Number.parseInt(counter36, 36),
    id: readText(id),
    language: readText(language),
  });
}

/** Whether a record claims to be from after now, more than clocks differ by: then it does not count. */
export function isAhead(record: Pick<ConsentRecord, 'time'>, nowSeconds: number): boolean {
  return record.time > nowSeconds + toleranceSeconds;
}

function writeText(text: string): string {
  return text.replace(/[^\w.-]/g, unit => `(${unit.charCodeAt(0).toString(16)})`);
}

/** Reads a text as a record holds it. */
export function readText(text = ''): string {
  return text.replace(/\((\w+)\)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
