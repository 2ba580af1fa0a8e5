import type { RequestAccess, RequestKind } from '../policy/access.js';
import type { Contents } from './contents.js';
import type { GuardContext } from './context.js';
import { heldName } from './held.js';
import { dictionary, exec, split } from './natives.js';
import { srcsetUrls } from './srcset.js';

/** What each attribute of an element makes the browser load. Without a prototype: `constructor` is an attribute like any. */
export type Loads = Readonly<Record<string, RequestKind>>;

/**
 * By kind of request: elements, and those of their attributes that hold URLs. Whether a link is a stylesheet or an input
 * an image is not asked: what stands in wait harms nobody, and it may become one later.
 */
const table: readonly (readonly [RequestKind, elements: string, attributes: string])[] = [
  ['script', 'script', 'src href xlink:href'],
  ['image', 'img', 'src srcset attributionsrc'],
  ['image', 'image use feImage feimage', 'href xlink:href'],
  ['image', 'input', 'src'],
  ['image', 'body table td th', 'background'],
  ['image', 'animate set', 'to from by values'],
  ['media', 'video audio source track', 'src srcset poster'],
  ['frame', 'iframe frame', 'src'],
  ['object', 'object embed', 'data src'],
  ['link', 'link', 'href imagesrcset'],
  ['ping', 'a area', 'ping attributionsrc'],
  ['navigation', 'meta', 'content'],
];

const rows = dictionary<Record<string, RequestKind>>();

/** Attributes that make any element at all load something. */
export const isLoading = dictionary<true>();
for (const attribute of ['srcdoc', 'type']) isLoading[attribute] = true;

/** Attributes whose text is CSS: beside `style`, those of SVG by which a browser asks for a file. */
export const isStyle = dictionary<true>();
let styled = 'style,[style]';
for (const attribute of 'style filter mask clip-path cursor fill stroke marker-start marker-mid marker-end'.split(
  ' ',
)) {
  isStyle[attribute] = true;
  isLoading[attribute] = true;
  // A URL stands in parentheses: most colours do not.
  styled += `,[${attribute}*="("],[${heldName(attribute)}]`;
}
for (const [kind, elements, attributes] of table) {
  for (const element of elements.split(' ')) {
    const row = rows[element] ?? dictionary<RequestKind>();
    rows[element] = row;
    for (const attribute of attributes.split(' ')) {
      row[attribute] = kind;
      isLoading[attribute] = true;
    }
  }
}

/** What this kind of element loads, by its local name; undefined where it loads nothing by itself. */
export const loadsOf = (localName: string): Loads | undefined => rows[localName];

/** Finds the elements that load or hold styles, in a subtree. */
export const loaders = `${Object.keys(rows).join()},${styled}`;

/** Whether elements of this name have a window of their own. */
export const isFrame = (localName: string): boolean =>
  rows[localName]?.src === 'frame' || rows[localName]?.data === 'object';

/** The URL of `<meta http-equiv="refresh">` (https://html.spec.whatwg.org/#shared-declarative-refresh-steps). */
const refresh = /^\s*[\d.]+\s*[\s;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i;

/** Every URL in an attribute. */
function urlsIn(attribute: string, value: string): readonly string[] {
  switch (attribute) {
    case 'srcset':
    case 'imagesrcset':
      return srcsetUrls(value);
    case 'ping':
    case 'attributionsrc':
      return split(value, ' ');
    case 'values':
      return split(value, ';');
    case 'content':
      return [exec(refresh, value)?.[1] ?? ''];
    default:
      return [value];
  }
}

/** What stands against loading something. */
export interface Obstacle {
  readonly access: RequestAccess;
  readonly refused: boolean;
}

/** Whether what an element would load may be loaded. */
export interface Judge {
  /** What stands against this URL; undefined where nothing does. */
  url(kind: RequestKind, url: string, element?: Element): Obstacle | undefined;
  /** What stands against a script that the page itself has marked as a purpose's or a service's. */
  marked(id: string, script: Element): Obstacle | undefined;
  /** What stands against the URLs of an attribute, the strictest of them. */
  attribute(kind: RequestKind, attribute: string, value: string, element?: Element): Obstacle | undefined;
}

/** Makes it for a realm. @param within what stands against what is in a file without a host */
export function createJudge(
  { gate, toAccess }: Pick<GuardContext, 'gate' | 'toAccess'>,
  within: Contents,
): Judge {
  const obstacle = (access: RequestAccess | null): Obstacle | undefined => {
    const verdict = access ? gate.decide(access).verdict : 'allow';
    return access && verdict !== 'allow' ? { access, refused: verdict === 'refuse' } : undefined;
  };
  const judge: Judge = {
    url(kind, url, element) {
      const access = toAccess(kind, url, element);
      return obstacle(access) ?? (access && !access.host ? within(access) : undefined);
    },
    marked: (id, element) => obstacle({ kind: 'script', url: '', host: 'mark:', path: id, element }),
    attribute(kind, attribute, value, element) {
      let worst: Obstacle | undefined;
      const urls = urlsIn(attribute, value);
      for (let at = 0; at < urls.length && !worst?.refused; at++) {
        worst = judge.url(kind, urls[at] ?? '', element) ?? worst;
      }
      return worst;
    },
  };
  return judge;
}
