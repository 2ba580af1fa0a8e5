import { tracker } from './realm.ts';

/** What stays open, at the tracker's host. */
export const socketUrl = (name: string): string =>
  `${tracker.replace('http', 'ws')}/test/live/socket?${name}`;
export const streamUrl = (name: string): string => `${tracker}/test/live/stream?${name}`;
export const pageUrl = (name: string): string => `${tracker}/test/live/page?${name}`;

/** How often the server was asked for an address with this text, by whatever way. */
export async function askedFor(text: string): Promise<number> {
  const asked: string[] = await (await fetch(`${tracker}/test/live/log`)).json();
  return asked.filter(url => url.includes(text)).length;
}

let names = 0;

/** A name that no test before has used: the server's log is one for all. */
export const freshName = (): string => `live-${Date.now()}-${names++}`;
