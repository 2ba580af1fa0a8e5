import { readFileSync } from 'node:fs';
import type { Item } from '../../../src/index.js';

/** A library of a third party as it is published, and what a site owner knows about it. */
export interface Library {
  /** Its npm package and version; or what our own stand-in is like. */
  readonly name: string;
  /** What its owner says that it keeps. */
  readonly items: readonly Item[];
  /** Hosts that it asks and that cannot be configured. The collector answers for them. Absent: it asks the collector. */
  readonly hosts?: readonly string[];
  /** The tags that its documents have put into the page. `PARTNER` becomes the collector's origin. */
  readonly head: string;
  /** What the collector answers, by path. */
  readonly partnerFiles?: Readonly<Record<string, string>>;
  /** What the site itself serves, by path, where the library has no file that a browser runs. */
  readonly siteFiles?: () => Promise<Readonly<Record<string, string>>>;
  /** Runs in the page: tells the library of one more event and has it sent as soon as the library can. */
  readonly send: (event: string) => unknown;
  /** Found in the first thing that it sends by itself: its path with the query, a space, its body. */
  readonly first: RegExp;
  /** Some of what it keeps once it may, as kind and name. */
  readonly keeps: readonly RegExp[];
}

/** An npm package with the version that is installed. */
export function published(name: string): string {
  const { version } = JSON.parse(
    readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  );
  return `${name} ${version}`;
}
