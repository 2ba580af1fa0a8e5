/**
 * A new object without a prototype: every key is harmless (`__proto__`, `constructor`), and nothing that a
 * page adds to `Object.prototype` can be read from it. Written as a literal because, unlike `Object.create`,
 * a page cannot replace it: dictionaries are also made while accesses are decided.
 */
export function dictionary<T>(): Record<string, T> {
  // The cast: TypeScript takes `__proto__: null` for a property of its own, the language does not (ECMA-262 B.3.1).
  return { __proto__: null } as unknown as Record<string, T>;
}
