/**
 * The language's own functions, taken before any script of the page could change them, and made callable
 * without a method look-up: at access time nothing here passes through a prototype that a page may have tampered with.
 * The platform's functions are taken by patch.ts as each is wrapped, so that importing this in Node touches nothing.
 */

/** A window's global object with its own constructors: the page's, or a same-origin frame's. */
export type Realm = Window &
  typeof globalThis & {
    /** Not everywhere, nor in TypeScript's library. */
    readonly TrustedScriptURL?: new () => object;
    readonly TrustedHTML?: new () => object;
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(html: string): string },
      ): { createHTML(html: string): object };
    };
  };

export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  get: getProperty,
  set: setProperty,
} = Reflect;

// Reflect.apply is untyped in TypeScript's library; the cast says that `uncurry` keeps the method's own types.
const uncurry = <This, Args extends readonly unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): ((self: This, ...args: Args) => Result) =>
  ((self: This, ...args: Args) => apply(method, self, args)) as (self: This, ...args: Args) => Result;

const text = String.prototype;
export const lower = uncurry(text.toLowerCase);
export const slice = uncurry(text.slice);
export const indexOf = uncurry<string, [search: string, from?: number], number>(text.indexOf);
export const trim = uncurry(text.trim);
export const split = uncurry<string, [by: string], string[]>(text.split);
export const join = uncurry<unknown[], [by: string], string>(Array.prototype.join);
/** From `lastIndex` on, where the expression is sticky or global. Looks nothing up that a page can reach. */
export const exec = uncurry<RegExp, [text: string], RegExpExecArray | null>(RegExp.prototype.exec);
export const { now, parse: parseDate } = Date;
export const { abs, min, round } = Math;
export const { fromCodePoint } = String;
export const { parseInt: parseInteger } = Number;
/** As the platform converts: unlike `String`, it throws on a symbol. */
export const toText = (value: unknown): string => `${value}`;
export const toNumber = Number;
/** Only of NaN itself. */
export const isNaN: (value: unknown) => boolean = Number.isNaN;

/** A dictionary without a prototype: what is not in it is nowhere. */
export const dictionary = <V>(): Record<string, V> => Object.create(null);

/** A WeakMap whose methods are its own, out of the page's reach. */
export function weakMap<K extends object, V>(): Pick<WeakMap<K, V>, 'get' | 'set' | 'has' | 'delete'> {
  const map = new WeakMap<K, V>();
  map.get = WeakMap.prototype.get;
  map.set = WeakMap.prototype.set;
  map.has = WeakMap.prototype.has;
  map.delete = WeakMap.prototype.delete;
  return map;
}
