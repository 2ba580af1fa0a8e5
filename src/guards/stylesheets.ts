import type { GuardContext } from './context.js';
import { getProperty, toNumber, toText, weakMap } from './natives.js';
import { getterOf, methodOf } from './patch.js';

/** Methods that are handed CSS: the interface that has them, and the place of the argument. */
const methods: readonly (readonly [type: string, name: string, at: number])[] = [
  ['CSSStyleSheet', 'insertRule', 0],
  ['CSSStyleSheet', 'addRule', 1],
  ['CSSStyleSheet', 'replace', 0],
  ['CSSStyleSheet', 'replaceSync', 0],
  ['CSSGroupingRule', 'insertRule', 0],
  ['CSSStyleRule', 'insertRule', 0],
  ['CSSKeyframesRule', 'appendRule', 0],
  ['CSSStyleDeclaration', 'setProperty', 1],
  ['StylePropertyMap', 'set', 1],
  ['StylePropertyMap', 'append', 1],
];

/**
 * Styles by code. What they would load is taken out of them, and given back on a grant: to the styles of elements as to
 * any attribute, to style sheets rule by rule, each in its place.
 */
export function guardStylesheets({ realm, gate, patch, restyle }: GuardContext): void {
  const { CSSStyleSheet, CSSRule, CSSStyleDeclaration } = realm;
  const sheetOfRule = getterOf(CSSRule.prototype, 'parentStyleSheet');
  const ruleOfStyle = getterOf(CSSStyleDeclaration.prototype, 'parentRule');
  const rulesOf = getterOf(CSSStyleSheet.prototype, 'cssRules');
  const cssOf = getterOf(CSSRule.prototype, 'cssText');
  const insertRule = methodOf(CSSStyleSheet.prototype, 'insertRule');
  const deleteRule = methodOf(CSSStyleSheet.prototype, 'deleteRule');
  const waiting = weakMap<object, true>();

  /** The sheet that these methods' objects are part of; undefined for the style of an element. */
  const sheetOf = (self: unknown): unknown => {
    for (const of of [rulesOf, sheetOfRule, (style: unknown) => sheetOfRule(ruleOfStyle(style))]) {
      try {
        const found = of(self);
        return of === rulesOf ? self : found;
      } catch {
        // Of another kind.
      }
    }
    return undefined;
  };
  const revive = (sheet: object): void => {
    waiting.delete(sheet);
    // The native getter gives a list of rules; this is where it gets its type.
    const rules = rulesOf(sheet) as ArrayLike<CSSRule>;
    for (let at = 0; at < toNumber(rules.length); at++) {
      const css = toText(cssOf(rules[at]));
      const now = style(css, sheet);
      if (now === css) continue;
      deleteRule(sheet, [at]);
      insertRule(sheet, [now, at]);
    }
  };
  const style = (css: string, self: unknown): string => {
    const { text, obstacle } = restyle(css);
    const sheet = obstacle && sheetOf(self);
    if (obstacle && typeof sheet === 'object' && sheet && !waiting.has(sheet)) {
      waiting.set(sheet, true);
      const { access, refused } = obstacle;
      gate.hold({ access, lasting: true, release: () => revive(sheet), refuse: () => {} }, refused);
    }
    return text;
  };

  for (const [type, name, at] of methods) {
    const prototype: object | undefined = getProperty(realm, type)?.prototype;
    if (!prototype || !Object.hasOwn(prototype, name)) continue;
    patch.method(prototype, name, native => (self, args) => {
      const given = args[at];
      const isObject = typeof given === 'object' && given;
      // Typed values are told from texts by their own interfaces alone.
      if (isObject ? type === 'StylePropertyMap' : typeof given !== 'string') return native(self, args);
      const text = toText(given);
      const styled = style(text, self);
      if (styled === given) return native(self, args);
      const all: unknown[] = [];
      for (let n = 0; n < args.length; n++) all[n] = n === at ? styled : args[n];
      return native(self, all);
    });
  }
  // The properties of its declarations stand on each object alone, and cannot be guarded: whoever asks for it may set one,
  // and is looked after before the page is drawn.
  for (const type of ['CSSStyleRule', 'CSSKeyframeRule', 'CSSFontFaceRule', 'CSSNestedDeclarations']) {
    for (const name of ['style', 'styleMap']) {
      const prototype: object | undefined = getProperty(realm, type)?.prototype;
      if (!prototype || !Object.hasOwn(prototype, name)) continue;
      patch.accessor(prototype, name, native => ({
        get(rule) {
          const found = native.get(rule);
          void (async () => {
            await undefined;
            const sheet = sheetOfRule(rule);
            const css = toText(cssOf(rule));
            if (typeof sheet === 'object' && sheet && style(css, sheet) !== css) revive(sheet);
          })();
          return found;
        },
      }));
    }
  }
  patch.accessor(CSSStyleDeclaration.prototype, 'cssText', native => ({
    set: (self, value) => native.set(self, value === null ? value : style(toText(value), self)),
  }));
}
