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
      'svg script href',
      'svg script xlink:href',
      'script in a declarative shadow root',
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
      'picture source',
      'input image',
      'img in an open declarative shadow root',
      'svg image href',
      'svg image xlink:href',
      'video poster',
      'relative to a base as written',
    ],
  },
  {
    kind: 'race',
    at: ['barrier'],
    why: 'An image that begins a stretch of parsing is on its way before the observer of the page hears of it.',
    ways: [
      'img src',
      'img srcset',
      'img srcset with sizes',
      'img with crossorigin',
      'img hidden',
      'picture source',
      'input image',
      'img in an open declarative shadow root',
      'svg image href',
      'svg image xlink:href',
      'video poster',
      'relative to a base as written',
    ],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'The parser starts these itself, before the observer of the page hears of the element.',
    ways: [
      'link stylesheet',
      'link stylesheet in body',
      'link stylesheet for print',
      'link alternate stylesheet',
      'link preload of a script',
      'link preload of an image',
      'link preload of a style',
      'link preload of a font',
      'link preload of a fetch',
      'link preload by imagesrcset',
      'link modulepreload',
      'link prefetch',
      'link with two relations',
      'link in a declarative shadow root',
      'css import',
      'css import by url()',
      'css import with escapes',
    ],
  },
  {
    kind: 'race',
    at: ['guard', 'barrier'],
    why: 'The same, where the observer is sometimes in time. A frame whose page was asked for shows nothing of it.',
    ways: [
      'iframe src',
      'iframe in a declarative shadow root',
      'svg feImage',
      'svg use of an own path of the service',
      'object data',
      'embed src',
    ],
  },
  {
    kind: 'sent',
    at: ['sealed'],
    why: "No content policy covers an own file with a global object of its own, nor where a tab goes that is not the page's. A path of the page's own host is `'self'`.",
    ways: [
      'svg use of an own path of the service',
      'window.open of a blank page, then location',
      'worker from an own file that is told',
      'worker from an own file that imports',
      'shared worker from an own file',
      'service worker from an own file',
      'cookie in an iframe of an own file',
      'indexedDB in a blob worker',
    ],
  },
  {
    kind: 'race',
    at: ['sealed'],
    why: 'Once withdrawn, until the page is left: what a page has imported under a grant it may import again.',
    ways: ['import()', 'import() in a data: module', 'import() in a blob: module', 'import of JSON'],
  },
  {
    kind: 'unrestored',
    at: ['sealed'],
    why: 'A content policy takes a host with a dot at its end for another one.',
    ways: ['script tag: trailing dot', 'image: trailing dot', 'fetch: trailing dot'],
  },
  {
    kind: 'unrestored',
    at: ['sealed'],
    why: 'Waits for an act of the visitor, or for one that the page does not do again when it is loaded again.',
    ways: ['a ping', 'form with formaction, clicked', 'RegExp polluted', 'String.prototype polluted'],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier', 'sealed'],
    why: 'It opens a connection and sends nothing over it: no script hears of it, and no content policy covers it.',
    ways: ['link preconnect'],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'An import map denies it, which is put in with the first inline script of the page: this page has none.',
    ways: ['own module with a static import'],
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
    why: 'The properties of a style stand on each object alone. It is brought in order before the page is drawn; who asks for the layout sooner is sooner.',
    ways: ['style.backgroundImage, style read at once'],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'A window that is not ours to stop: the location of a frame or a blank window.',
    ways: [
      'iframe contentWindow.location',
      'iframe contentWindow.location.replace',
      'window.open of a blank page, then location',
    ],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: "The visitor's own press on a button of a form.",
    ways: ['form with formaction, clicked'],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'An own file with a global object of its own, whose scripts run before we can get there; it needs a header.',
    ways: [
      'worker from an own file that is told',
      'worker from an own file that imports',
      'service worker from an own file',
      'shared worker from an own file',
      'cookie in an iframe of an own file',
    ],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'It cannot wait for an answer: refused where others are held.',
    ways: [
      'XHR, synchronous',
      'import()',
      'import() in a data: module',
      'import() in a blob: module',
      'import of JSON',
      'import map',
      'import map and a static import',
      'import map and import()',
      'worker from a blob that imports scripts',
      'worker from a blob with XHR',
      'worker from a blob with a socket',
      'worker from a data: URL',
      'worker from a path of the service',
      'RTCPeerConnection, STUN',
      'RTCPeerConnection, setConfiguration',
      "execCommand('insertImage')",
      'WebSocketStream',
      'module worker from a blob',
      'indexedDB in a blob worker',
    ],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'It is over before the answer comes.',
    ways: ['animation with a url'],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'To leave the page, or to send a form, long after the press would surprise the visitor.',
    ways: [
      'location',
      'location.href',
      'location.assign',
      'location.replace',
      'navigation.navigate',
      'window.open',
      'window.open into an iframe',
      'a.href and click()',
      'a.href, never inserted, click()',
      'a.href to a new tab',
      'a.ping and click()',
      'a ping',
      'form submitted at once',
      'form submitted by a button',
      'form posted by requestSubmit',
      'form.submit()',
      'form.requestSubmit()',
      'form aimed at a frame',
      'iframe named and aimed at by a form',
      'clobbered form, submitted by prototype',
      'userinfo, going there',
      'meta refresh',
      'meta refresh in body',
      'meta refresh by code',
    ],
  },
  {
    kind: 'sent',
    at: ['guard', 'barrier'],
    why: 'Nobody can look into a closed shadow root that the parser has made.',
    ways: ['img in a closed declarative shadow root'],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'The same of one that a string of markup has made: what is held in it cannot be reached again.',
    ways: ['setHTMLUnsafe with a shadow root'],
  },
  {
    kind: 'unrestored',
    at: ['guard', 'barrier'],
    why: 'The page has broken what every script on it stands on, ours that keeps answers too: it stays refused.',
    ways: ['RegExp polluted', 'String.prototype polluted'],
  },
];

/** What a result shows, in the same words; undefined where there is nothing to say. */
export function leakOf({ before, refused, withdrawn, erased }: Result): 'fetched' | 'sent' | undefined {
  const leaks = [before, refused, withdrawn].flatMap(outcome => (outcome?.leaked ? [outcome] : []));
  if (erased === false) return 'sent';
  if (leaks.length === 0) return undefined;
  return leaks.every(leak => leak.fetchedOnly) ? 'fetched' : 'sent';
}

const isListed = (way: string, at: Depth, kinds: readonly LimitKind[]): boolean =>
  limits.some(limit => kinds.includes(limit.kind) && limit.at.includes(at) && limit.ways.includes(way));

/** What differs from the list: empty where a result is as it says. */
export function surprises(way: string, at: Depth, { withdrawn, ...result }: Result): string[] {
  const listed = (...kinds: readonly LimitKind[]): boolean => isListed(way, at, kinds);
  const told: string[] = [];
  // A page whose seal was lifted has the guard alone, until it is left.
  const isGuards = at === 'sealed';
  const leak = leakOf(isGuards || !withdrawn ? result : { ...result, withdrawn });
  if (leak === 'sent' && !listed('sent', 'race')) told.push('leaks, and is not listed');
  if (leak === 'fetched' && !listed('fetched', 'race')) told.push('is fetched, and is not listed');
  if (leak !== 'sent' && listed('sent')) told.push('is listed as sent, and is not');
  if (leak !== 'fetched' && listed('fetched')) told.push('is listed as fetched, and is not');
  const mayLeak = listed('sent', 'race') || isListed(way, 'guard', ['sent', 'race']);
  if (isGuards && withdrawn?.leaked && !mayLeak) told.push('leaks once withdrawn, and is not listed');
  const isLost = result.restored === false || result.granted === false;
  if (isLost && !listed('unrestored')) told.push('does not happen once accepted, and is not listed');
  if (!isLost && listed('unrestored')) told.push('is listed as unrestored, and is not');
  return told;
}
