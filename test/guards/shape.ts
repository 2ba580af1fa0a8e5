import type { Realm } from '../../src/guards/natives.ts';
import type { Page } from './realm.ts';

/** Every own property of the window, of its interfaces and of their prototypes, by its name. */
export function inventory(realm: Realm): Map<string, PropertyDescriptor> {
  const found = new Map<string, PropertyDescriptor>();
  const list = (prefix: string, target: object) => {
    for (const key of Reflect.ownKeys(target)) {
      const own = Object.getOwnPropertyDescriptor(target, key);
      if (own) found.set(`${prefix}.${String(key)}`, own);
    }
  };
  list('window', realm);
  for (const [name, { value }] of [...found]) {
    if (typeof value !== 'function') continue;
    list(name, value);
    // Function's own prototype is a function.
    if (value.prototype instanceof realm.Object) list(`${name}.prototype`, value.prototype);
  }
  return found;
}

/** The names of what differs between two inventories. */
export function changes(
  before: ReadonlyMap<string, PropertyDescriptor>,
  after: ReadonlyMap<string, PropertyDescriptor>,
): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter(name => {
    const [a, b] = [before.get(name), after.get(name)];
    return !Object.is(a?.value, b?.value) || a?.get !== b?.get || a?.set !== b?.set;
  });
}

const isConstructible = (of: object): boolean => {
  try {
    // Uses it as new.target alone: nothing of it is called.
    Reflect.construct(Object, [], of as new () => object);
    return true;
  } catch {
    return false;
  }
};

// biome-ignore lint/complexity/noBannedTypes: any function at all is looked at.
const shapeOfFunction = (of: Function, realm: Realm) => ({
  name: of.name,
  length: of.length,
  toString: of.toString(),
  toStringCalled: realm.Function.prototype.toString.call(of),
  concatenated: `${of}`,
  keys: Reflect.ownKeys(of).map(String),
  flags: Object.entries(Object.getOwnPropertyDescriptors(of)).map(([key, { value, ...flags }]) => ({
    key,
    ...flags,
  })),
  isConstructible: isConstructible(of),
  isExtensible: Object.isExtensible(of),
  isOfRealm: Object.getPrototypeOf(of) === realm.Function.prototype,
});

/** All that a page can see of a property without calling it. */
export const shapeOf = (own: PropertyDescriptor | undefined, realm: Realm) =>
  own && {
    enumerable: own.enumerable,
    configurable: own.configurable,
    writable: own.writable,
    value: typeof own.value === 'function' ? shapeOfFunction(own.value, realm) : own.value,
    get: own.get && shapeOfFunction(own.get, realm),
    set: own.set && shapeOfFunction(own.set, realm),
  };

/** How a call ended. */
export interface Outcome {
  readonly how: 'returns' | 'throws' | 'resolves' | 'rejects';
  /** Of an error its name, else the kind of value. */
  readonly what: string;
  /** Whether the error is of the page's own realm. */
  readonly isOwn?: boolean;
}

const describeError = (realm: Realm, error: unknown): Pick<Outcome, 'what' | 'isOwn'> => {
  const isOwn = error instanceof realm.Error || error instanceof realm.DOMException;
  return { what: isOwn ? error.name : String(error), isOwn };
};

/** Calls, and tells how it ended without the error's text. */
export async function outcomeOf({ realm }: Pick<Page, 'realm'>, call: () => unknown): Promise<Outcome> {
  let value: unknown;
  try {
    value = call();
  } catch (error) {
    return { how: 'throws', ...describeError(realm, error) };
  }
  if (!(value instanceof realm.Promise))
    return { how: 'returns', what: value === null ? 'null' : typeof value };
  try {
    return { how: 'resolves', what: typeof (await value) };
  } catch (error) {
    return { how: 'rejects', ...describeError(realm, error) };
  }
}

/** The same of several pieces of page code, one after the other. */
export async function outcomesOf(page: Page, codes: readonly string[]): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  for (const code of codes) found[code] = await outcomeOf(page, () => page.run(code));
  return found;
}
