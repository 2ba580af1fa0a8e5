import type { GuardContext } from './context.js';
import { heldName, inertType } from './held.js';
import { isStyle, loadsOf, type Obstacle } from './loading.js';
import { add, dictionary, exec, expression, indexOf, lower, slice } from './natives.js';
import { scan } from './scan.js';

/** Markup that was gone through. */
export interface Neutralised {
  readonly markup: string;
  /** A tag at its end that has not ended: what comes next may belong to it. */
  readonly tail: string;
  /** What stood against the first of what was renamed; undefined where nothing was. */
  readonly obstacle: Obstacle | undefined;
}

/**
 * Goes through markup before it is parsed, and renames the attributes that would load what must not be, to what the
 * quarantine knows them by. It adds letters, hyphens and a type, inside start tags: nothing that opens or closes
 * anything, so that markup means to the parser what it meant before. What it misses is found once it is parsed.
 */
export type Neutralise = (markup: string) => Neutralised;

/** What markup that loads anything has in it: names of elements and attributes cannot be written with escapes. */
const hint =
  /<(?:script|im(?:g|age)|i?frame|input|body|t(?:able|[dh])|animate|set|video|audio|source|track|object|embed|link|meta|use|feimage|style)|[\s"'/](?:style|ping|attributionsrc|filter|mask|clip-path|cursor|fill|stroke|marker-)|<[^>]*$/i;

/** Whether there is anything in markup to be looked for. */
export const mayLoad = (markup: string): boolean => exec(hint, markup) !== null;

/**
 * A comment, what is taken for one, a start or end tag up to its name, or what may become one
 * (https://html.spec.whatwg.org/#tag-open-state). White space is that of HTML, which is less than that of expressions.
 */
const opening =
  /<(?:!--(?:-?>|[\s\S]*?(?:--!?>|$))|(?:[!?]|\/(?=[^a-z]))[^>]*|(\/?)([a-z][^\t\n\f\r />]*)|\/?$)/gi;

/** An attribute, or the end of a tag (https://html.spec.whatwg.org/#before-attribute-name-state). */
const attribute =
  /[\t\n\f\r /]*(?:>|([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)))?)/gy;

/** Elements whose content is text to the parser, and what ends it. */
const endings = dictionary<RegExp>();
for (const name of 'script style textarea title xmp iframe noembed noframes noscript'.split(' ')) {
  endings[name] = expression(`</${name}(?![^\\t\\n\\f\\r />])`);
}

/** Makes it for a realm. */
export function createNeutralise({
  dom,
  judge,
  restyle,
}: Pick<GuardContext, 'dom' | 'judge' | 'restyle'>): Neutralise {
  /** What stands against this attribute in a tag of this name. */
  const against = (element: string, name: string, value: string): Obstacle | undefined => {
    if (isStyle[name]) return restyle(value).obstacle;
    if (name === 'srcdoc') return neutralise(value).obstacle;
    const kind = loadsOf(element)?.[name];
    return kind && judge.attribute(kind, name, value);
  };
  const neutralise: Neutralise = markup => {
    let done = '';
    let from = 0;
    let tail = '';
    /** Where the next tag can begin. */
    let next = 0;
    const insert = (at: number, text: string): void => {
      done += slice(markup, from, at) + text;
      from = at;
    };
    let obstacle: Obstacle | undefined;
    if (!mayLoad(markup)) return { markup, tail, obstacle };
    scan(markup, opening, ({ index, 1: slash, 2: tag, 0: whole = '' }) => {
      if (index < next || (!tag && whole[2])) return false;
      const name = lower(tag ?? '');
      const found: [at: number, name: string, isRefused: boolean][] = [];
      /** Of attributes of one name the first counts. */
      const goes = dictionary<boolean>();
      let end = tag ? -1 : 0;
      const start = index + whole.length;
      scan(
        slice(markup, start),
        attribute,
        ({ index: at, 0: text = '', 1: key, 2: double, 3: single, 4: bare }) => {
          if (key === undefined) {
            end = start + at + text.length;
            return true;
          }
          const value = dom.decode(double ?? single ?? bare ?? '');
          const lowered = lower(key);
          if (!slash && !(lowered in goes)) {
            const found = against(name, lowered, value);
            goes[lowered] = !!found;
            obstacle ??= found;
          }
          add(found, [start + at + indexOf(text, key), lowered, !!goes[lowered]]);
          return false;
        },
      );
      if (end <= 0) {
        tail = slice(markup, index);
        return true;
      }
      next = end;
      if (slash) return false;
      let isHeld = false;
      for (let at = 0; at < found.length; at++) isHeld ||= name === 'script' && !!found[at]?.[2];
      for (let at = 0; at < found.length; at++) {
        const { 0: place, 1: key, 2: isRefused } = found[at] ?? [0, '', false];
        if (isHeld && !at) insert(place, `type=${inertType} `);
        if (isRefused || (isHeld && key === 'type')) insert(place, heldName(''));
      }
      const ending = endings[name];
      if (!ending) return false;
      ending.lastIndex = end;
      next = exec(ending, markup)?.index ?? markup.length;
      if (name === 'style') {
        const text = slice(markup, end, next);
        const safe = restyle(text);
        if (safe.obstacle) {
          insert(end, safe.text);
          from = next;
          obstacle ??= safe.obstacle;
        }
      }
      return false;
    });
    const whole = markup.length - tail.length;
    return { markup: done + slice(markup, from, whole), tail, obstacle };
  };
  return neutralise;
}
