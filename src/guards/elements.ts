import type { GuardContext } from './context.js';
import { dictionary, lower } from './natives.js';
import { patchAccessor, patchMethod, type Undo } from './patch.js';
import { createQuarantine } from './quarantine.js';

/** Every method that puts nodes into a document, by the interface that has it. */
const insertions = {
  Node: ['appendChild', 'insertBefore', 'replaceChild'],
  Element: [
    'append',
    'prepend',
    'before',
    'after',
    'replaceWith',
    'replaceChildren',
    'insertAdjacentElement',
    'moveBefore',
  ],
  CharacterData: ['before', 'after', 'replaceWith'],
  Document: ['append', 'prepend', 'replaceChildren', 'moveBefore'],
  DocumentFragment: ['append', 'prepend', 'replaceChildren', 'moveBefore'],
  DocumentType: ['before', 'after', 'replaceWith'],
  Range: ['insertNode', 'surroundContents'],
} as const;

/** Attributes as properties, by the interface that has them. */
const properties = {
  HTMLScriptElement: ['src'],
  HTMLImageElement: ['src', 'srcset'],
} as const;

/**
 * Scripts and images: made by code, however they get their address and however they are inserted, and standing in the
 * page as written. What the browser has begun to fetch before any script could act is not run, but it was fetched.
 */
export function guardElements(context: GuardContext): Undo {
  const { realm, dom, toAccess } = context;
  const { document, MutationObserver } = realm;
  const quarantine = createQuarantine(context);
  const undo: Undo[] = [];

  const names = dictionary<string>();
  /** An attribute's name in lower case, if the element loads by it. */
  const watchedName = (self: unknown, name: unknown): string | undefined => {
    if (typeof name !== 'string' || !dom.isElement(self)) return undefined;
    names[name] ??= lower(name);
    const attribute = names[name];
    return quarantine.watches(self, attribute) ? attribute : undefined;
  };

  for (const [type, attributes] of Object.entries(properties)) {
    for (const attribute of attributes) {
      undo.push(
        patchAccessor(realm[type as keyof typeof properties].prototype, attribute, native => ({
          get(self) {
            const held = dom.isElement(self) ? quarantine.peek(self, attribute) : null;
            if (held === null || attribute === 'srcset') return held ?? native.get(self);
            return toAccess('image', held)?.url ?? held;
          },
          set(self, value) {
            if (dom.isElement(self)) quarantine.put(self, attribute, value, () => native.set(self, value));
            else native.set(self, value);
          },
        })),
      );
    }
  }

  const { prototype } = realm.Element;
  /** `at` is where the attribute's name stands among the arguments. */
  const attributeMethod = (
    method: string,
    at: number,
    act: (element: Element, attribute: string, args: ArrayLike<unknown>, native: () => unknown) => unknown,
  ): Undo =>
    patchMethod(prototype, method, native => (self, args) => {
      const attribute = watchedName(self, args[at]);
      const goOn = () => native(self, args);
      return attribute && dom.isElement(self) ? act(self, attribute, args, goOn) : goOn();
    });
  const set =
    (at: number) => (element: Element, attribute: string, args: ArrayLike<unknown>, native: () => unknown) =>
      void (args.length > at ? quarantine.put(element, attribute, args[at], native) : native());
  const peek = (element: Element, attribute: string, _: unknown, native: () => unknown) =>
    quarantine.peek(element, attribute) ?? native();
  undo.push(
    attributeMethod('setAttribute', 0, set(1)),
    attributeMethod('setAttributeNS', 1, set(2)),
    attributeMethod('getAttribute', 0, peek),
    attributeMethod('hasAttribute', 0, (element, attribute, _, native) =>
      quarantine.peek(element, attribute) === null ? native() : true,
    ),
    attributeMethod('removeAttribute', 0, (element, attribute, _, native) => {
      quarantine.drop(element, attribute);
      return native();
    }),
  );

  for (const [type, methods] of Object.entries(insertions)) {
    const { prototype: target } = realm[type as keyof typeof insertions];
    for (const method of methods) {
      if (!(method in target)) continue; // moveBefore is not everywhere.
      undo.push(
        patchMethod(target, method, native => (self, args) => {
          for (let at = 0; at < args.length; at++) quarantine.sweep(args[at], false);
          return native(self, args);
        }),
      );
    }
  }

  if (document.readyState === 'loading')
    undo.push(watchParser(context, node => quarantine.sweep(node, true)));
  return () => {
    for (const back of undo) back();
  };

  /** Sees what the parser inserts, before scripts of it run. It has no work once the page is parsed. */
  function watchParser({ gate }: GuardContext, sweep: (node: Node) => void): Undo {
    const see = (records: readonly MutationRecord[]) => {
      try {
        for (const { addedNodes } of records) for (const node of addedNodes) sweep(node);
      } catch (error) {
        gate.failed('elements', error);
      }
    };
    const observer = new MutationObserver(see);
    observer.observe(document, { childList: true, subtree: true });
    const stop = () => {
      see(observer.takeRecords());
      observer.disconnect();
    };
    document.addEventListener('DOMContentLoaded', stop, { once: true });
    return stop;
  }
}
