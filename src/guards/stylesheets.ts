import type { GuardContext } from './context.js';
import type { Obstacle } from './loading.js';
import { getProperty, toNumber, toText, weakMap, withAt } from './natives.js';
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
 * any attribute, to style sheets rule by rule, each in its place, to animations frame by frame.
 */
export function guardStylesheets({ realm, gate, patch, restyle }: GuardContext): void {
  const { CSSStyleSheet, CSSRule, CSSStyleDeclaration, KeyframeEffect, Element } = realm;
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
  /** Until a grant `back` gives the owner what was taken out of it. */
  const wait = (owner: unknown, { access, refused }: Obstacle, back: (owner: object) => void): void => {
    if (typeof owner !== 'object' || !owner || waiting.has(owner)) return;
    waiting.set(owner, true);
    const release = () => {
      waiting.delete(owner);
      back(owner);
    };
    gate.hold({ access, lasting: true, release, refuse: () => {} }, refused);
  };
  const style = (css: string, self: unknown): string => {
    const { text, obstacle } = restyle(css);
    if (obstacle) wait(sheetOf(self), obstacle, revive);
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
      return native(self, withAt(args, at, styled));
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

  const effectOf = getterOf(realm.Animation.prototype, 'effect');
  const framesOf = methodOf(KeyframeEffect.prototype, 'getKeyframes');
  const setFrames = methodOf(KeyframeEffect.prototype, 'setKeyframes');
  /** Frames may be given in many shapes: they are read as the browser has understood them, before it draws any. */
  const checkFrames = (effect: unknown): void => {
    // The native gives a list of plain objects; this is where it gets its type.
    const frames = framesOf(effect, []) as ArrayLike<Record<string, unknown>>;
    let isChanged = false;
    for (let at = 0; at < frames.length; at++) {
      const frame = frames[at];
      for (const name in frame) {
        const css = frame[name];
        if (typeof css !== 'string') continue;
        const { text, obstacle } = restyle(css);
        if (obstacle) wait(effect, obstacle, checkFrames);
        if (text === css) continue;
        frame[name] = text;
        isChanged = true;
      }
    }
    if (isChanged) setFrames(effect, [frames]);
  };
  patch.method(KeyframeEffect.prototype, 'setKeyframes', native => (self, args) => {
    native(self, args);
    checkFrames(self);
  });
  patch.constructs(realm, 'KeyframeEffect', native => (args, newTarget) => {
    const effect = native(args, newTarget);
    checkFrames(effect);
    return effect;
  });
  patch.method(Element.prototype, 'animate', native => (self, args) => {
    const animation = native(self, args);
    checkFrames(effectOf(animation));
    return animation;
  });
}
