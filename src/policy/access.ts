import type { ItemKind } from './policy.js';

/** The ways in which a page sends requests that the guards tell apart. */
export const requestKinds = [
  'script',
  'import',
  'worker',
  'image',
  'media',
  'style',
  'font',
  'frame',
  'object',
  'link',
  'ping',
  'form',
  'navigation',
  'fetch',
  'xhr',
  'beacon',
  'websocket',
  'eventsource',
  'webtransport',
  'rtc',
] as const;

/** One of {@link requestKinds}. */
export type RequestKind = (typeof requestKinds)[number];

/** An attempt to store something under a name. */
export interface ItemAccess {
  readonly kind: ItemKind;
  readonly name: string;
  /** The life asked for, in days. Absent: none asked for, as in a session cookie, or no such thing for this kind. */
  readonly days?: number;
}

/** In the place of a host, for what the page's own markup says whose it is. The id stands in the place of the path. */
export const markHost = 'mark:';

/** An attempt to send a request. */
export interface RequestAccess {
  readonly kind: RequestKind;
  /** Absolute. */
  readonly url: string;
  /** Lower case, no port, no trailing dot. Empty where the URL names none (`data:`, `blob:`, `about:`). */
  readonly host: string;
  /** Begins with `/`. */
  readonly path: string;
  /** The element that would load it, where there is one. */
  readonly element?: unknown;
}

/** One attempt: a write, a request, an element about to load or run. */
export type Access = ItemAccess | RequestAccess;
