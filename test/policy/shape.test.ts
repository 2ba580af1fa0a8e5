import { expect, it } from 'vitest';
import { kinds } from '../../src/policy/kinds.js';
import type { Policy } from '../../src/policy/policy.js';
import { type shape, unmark } from '../../src/policy/shape.js';

type Words<S extends string> = S extends `${infer Word}|${infer Rest}` ? Word | Words<Rest> : S;

type Name<K> = K extends `${infer N}${'!' | '^' | '*' | '+'}` ? N : K;

type Value<S> = S extends `=${infer W}`
  ? Words<W>
  : S extends 'text'
    ? string | Readonly<Record<string, string>>
    : S extends 'boolean'
      ? boolean
      : S extends 'positive' | 'recordDays' | 'refusalDays'
        ? number
        : S extends 'policy'
          ? Table
          : S extends keyof typeof kinds
            ? string
            : S extends readonly [infer E]
              ? readonly Value<E>[]
              : Keys<S>;

type Keys<S> =
  Extract<keyof S, `${string}*`> extends never
    ? {
        readonly [K in Extract<keyof S, `${string}!`> as Name<K>]: Value<S[K]>;
      } & {
        readonly [K in Exclude<keyof S, `${string}${'!' | '^'}`>]?: Value<S[K]>;
      } & OneOf<S, Extract<keyof S, `${string}^`>>
    : { readonly [id: string]: Value<S[Extract<keyof S, `${string}*`>]> };

type OneOf<S, K extends keyof S> = [K] extends [never]
  ? unknown
  : {
      [One in K]: { readonly [N in One as Name<N>]: Value<S[N]> } & {
        readonly [N in Exclude<K, One> as Name<N>]?: never;
      };
    }[K];

interface Table extends Keys<typeof shape> {}

/** Writes intersections out, at every depth, so that types of equal keys become one and the same. */
type Flat<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Flat<E>[]
    : { [K in keyof T]: Flat<T[K]> };

/** The same, not merely assignable: an optional key that one of them lacks counts, and so does `readonly`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Cut<T> = Omit<T, 'next'>;
const same = <T extends true>(): T | undefined => undefined;

it('holds the table and the written types equal, key by key', () => {
  same<Same<Flat<Cut<Table>>, Flat<Cut<Policy>>>>();
  same<Same<Required<Policy>['next'], Policy>>();
  same<Same<Required<Table>['next'], Table>>();
  const table: Table | undefined = undefined as Policy | undefined;
  const policy: Policy | undefined = undefined as Table | undefined;
  expect([table, policy]).toEqual([undefined, undefined]);
});

it('would notice a key, a word or a mark that one of them lacks', () => {
  // @ts-expect-error a key more
  same<Same<Flat<Cut<Table>>, Flat<Cut<Policy & { readonly colour?: string }>>>>();
  // @ts-expect-error a key less
  same<Same<Flat<Cut<Table>>, Flat<Omit<Cut<Policy>, 'erasedBy'>>>>();
  // @ts-expect-error optional there, mandatory here
  same<Same<Flat<Cut<Table>>, Flat<Cut<Policy> & { readonly url: string }>>>();
  // @ts-expect-error a word more
  same<Same<Value<'=report|hold'>, Policy['undeclared']>>();
});

it('parts a key from its mark', () => {
  expect(unmark('id!')).toEqual(['id', '!']);
  expect(unmark('cookie^')).toEqual(['cookie', '^']);
  expect(unmark('$schema')).toEqual(['$schema', '']);
});

it('reads every expression alike with and without the u flag', () => {
  for (const [pattern] of Object.values(kinds)) expect(() => new RegExp(pattern.source, 'u')).not.toThrow();
});
