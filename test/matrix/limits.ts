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
export const limits: readonly Limit[] = [
  {
    kind: 'fetched',
    at: ['guard'],
    why: 'Chromium looks ahead in the HTML and asks for the file before any script can act. The empty meta line stops that.',
    ways: [
      'script in head',
      'script in body',
      'script async',
      'script defer',
      'script with crossorigin',
      'script with an upper-case type',
      'module script',
      ...[
        'protocol-relative',
        'upper-case host',
        'trailing dot',
        'whitespace and newlines',
        'backslashes',
        'character references',
        'a subdomain of ours, declared',
        'a path of ours, declared',
      ].map(name => `script tag: ${name}`),
    ],
  },
  {
    kind: 'sent',
    at: ['guard'],
    why: 'The same for images: there is nothing to run, so to be fetched is all they do.',
    ways: [
      'img src',
      'img srcset',
      'img srcset with sizes',
      'img with crossorigin',
      'img hidden',
      'relative to a base as written',
    ],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'The address is an own one. Where the server redirects it to is known to the browser alone.',
    ways: ['image', 'script tag', 'fetch', 'XHR', 'iframe', 'stylesheet', 'sendBeacon'].map(
      name => `redirect: ${name}`,
    ),
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'The parser starts these itself, before the observer of the page hears of the element.',
    ways: [
      'link stylesheet',
      'link stylesheet in body',
      'link preload of a script',
      'link preload of an image',
      'link preload of a style',
      'link preload of a font',
      'link preload of a fetch',
      'link modulepreload',
    ],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'It cannot wait for an answer: refused where others are held.',
    ways: ['XHR, synchronous'],
  },
];

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
