/**
 * The language's own functions, taken before any script of the page could change them, and made callable
 * without a method look-up: at access time nothing here passes through a prototype that a page may have tampered with.
 * The platform's functions are taken by patch.ts as each is wrapped, so that importing this in Node touches nothing.
 */

/** A window's global object with its own constructors: the page's, or a same-origin frame's. */
export type Realm = Window &
  typeof globalThis & {
    /** Not everywhere, nor in TypeScript's library. */
    readonly navigator: {
      readonly userAgentData?: {
        readonly brands: readonly { readonly brand: string; readonly version: string }[];
      };
    };
    readonly TrustedScriptURL?: new () => object;
    readonly TrustedHTML?: new () => object;
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(html: string): string },
      ): { createHTML(html: string): object };
    };
    readonly FetchLaterResult?: new () => object;
  };

/** The language's own ways to call, make and look at anything. */
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
/** In lower case, whatever the language. */
export const lower = uncurry(text.toLowerCase);
/** From one place to another; negative ones count from the end. */
export const slice = uncurry(text.slice);
/** The next match of an expression, or null. */
export const exec = uncurry(RegExp.prototype.exec);
/** Where one text first stands in another; -1 where it does not. */
export const indexOf = uncurry<string, [search: string, from?: number], number>(text.indexOf);
/** Without white space at both ends. */
export const trim = uncurry(text.trim);
/** The parts between a separator. */
export const split = uncurry<string, [by: string], string[]>(text.split);
/** The texts of a list, with a separator between them. */
export const join = uncurry<unknown[], [by: string], string>(Array.prototype.join);
/** A global expression that takes no notice of case. */
export const expression = (source: string): RegExp => new RegExp(source, 'gi');
/** Milliseconds since 1970, of now and of a date as text; NaN of what is none. */
export const { now, parse: parseDate } = Date;
/** Arithmetic. */
export const { abs, min, random, round } = Math;
/** The text of code points. Throws on what is none. */
export const { fromCodePoint } = String;
/** The whole number that a text begins with; NaN where it begins with none. */
export const { parseInt: parseInteger } = Number;
/** As JSON. */
export const { stringify } = JSON;
/** As the platform converts: unlike `String`, it throws on a symbol. */
export const toText = (value: unknown): string => `${value}`;
/** As the language converts: throws on a symbol. */
export const toNumber = Number;
/** As the language means it: functions too. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' ? !!value : typeof value === 'function';
/** Only of NaN itself. */
export const isNaN: (value: unknown) => boolean = Number.isNaN;

/** Adds to the end of a list. Assigning would ask setters that a page may have put on `Array.prototype`. */
export function add<T>(list: T[], item: T): void {
  const descriptor = dictionary<unknown>();
  descriptor.value = item;
  descriptor.writable = descriptor.enumerable = descriptor.configurable = true;
  defineProperty(list, list.length, descriptor);
}

/** Arguments with one of them replaced. */
export function withAt(args: ArrayLike<unknown>, at: number, value: unknown): unknown[] {
  const all: unknown[] = [];
  for (let n = 0; n < args.length; n++) add(all, n === at ? value : args[n]);
  return all;
}

const { iterator } = Symbol;

/** A text or a list of texts, as the platform reads what may be either: what can be iterated is a list. */
export function toTexts(given: unknown): string[] {
  if (typeof given !== 'object' || !given || !(iterator in given)) return [toText(given)];
  const texts: string[] = [];
  // The page's own iterator says what is in it, as it does to the native.
  for (const each of given as Iterable<unknown>) add(texts, toText(each));
  return texts;
}

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
