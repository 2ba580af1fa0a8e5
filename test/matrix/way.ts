/** Where a thing that a tracker keeps is kept. */
export type Store = 'cookie' | 'local' | 'session' | 'database' | 'cache' | 'file';

/** What a way does, beside its name. In its texts the words of `fill.ts` stand for addresses. */
export interface Deed {
  /** HTML for the end of the head. */
  readonly head?: string;
  /** HTML for the body. */
  readonly body?: string;
  /** The body of an async function; an own inline script at the end of the page runs it. */
  readonly code?: string;
  /** Happens only in a profile on disk. */
  readonly lasting?: true;
  /** What the driver clicks when the page has loaded. */
  readonly click?: string;
  /** It leaks where this is kept. Absent: where its token reaches a server. */
  readonly stores?: readonly [kind: Store, name: string];
}

/** One way to track a page, or one thing that must go on working. */
export interface Way extends Deed {
  readonly name: string;
  readonly family: string;
}

/** Who acts: the parser on the page as written, a script of the page, or a script that writes. */
export type Kind = 'parser' | 'script' | 'write';

/** Who acts in a way. */
export const kindOf = ({ code, stores }: Deed): Kind => (stores ? 'write' : code ? 'script' : 'parser');

/** The ways of a family by name. A mere text is code. */
export const family = (name: string, deeds: Readonly<Record<string, Deed | string>>): readonly Way[] =>
  Object.entries(deeds).map(([way, deed]) => ({
    name: way,
    family: name,
    ...(typeof deed === 'string' ? { code: deed } : deed),
  }));

/** Each of these for each of those: the name of both, and what `join` makes of them. */
export const combine = (
  firsts: Readonly<Record<string, string>>,
  seconds: Readonly<Record<string, string>>,
  join: (first: string, second: string) => Deed | string,
): Record<string, Deed | string> =>
  Object.fromEntries(
    Object.entries(firsts).flatMap(([one, first]) =>
      Object.entries(seconds).map(([other, second]) => [`${one}: ${other}`, join(first, second)]),
    ),
  );
