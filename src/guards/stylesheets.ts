import type { GuardContext } from './context.js';
import { getProperty, toText } from './natives.js';

/** Methods that are handed CSS: the interface that has them, and the place of the argument. */
const methods: readonly (readonly [type: string, name: string, at: number])[] = [
  ['CSSStyleSheet', 'insertRule', 0],
  ['CSSStyleSheet', 'addRule', 1],
  ['CSSStyleSheet', 'replace', 0],
  ['CSSStyleSheet', 'replaceSync', 0],
  ['CSSGroupingRule', 'insertRule', 0],
  ['CSSKeyframesRule', 'appendRule', 0],
  ['CSSStyleDeclaration', 'setProperty', 1],
  ['StylePropertyMap', 'set', 1],
  ['StylePropertyMap', 'append', 1],
];

/**
 * Styles by code. What they would load is taken out of them: there is no waiting for a single rule, since the page counts
 * and moves its rules meanwhile. A grant gives it back to the styles of elements; to others when they are made again.
 */
export function guardStylesheets({ realm, patch, restyle }: GuardContext): void {
  for (const [type, name, at] of methods) {
    const prototype: object | undefined = getProperty(realm, type)?.prototype;
    if (!prototype || !Object.hasOwn(prototype, name)) continue;
    patch.method(prototype, name, native => (self, args) => {
      if (typeof args[at] !== 'string') return native(self, args);
      const given: unknown[] = [];
      for (let n = 0; n < args.length; n++) given[n] = n === at ? restyle(toText(args[n])).text : args[n];
      return native(self, given);
    });
  }
  patch.accessor(realm.CSSStyleDeclaration.prototype, 'cssText', native => ({
    set: (self, value) => native.set(self, restyle(toText(value)).text),
  }));
}
