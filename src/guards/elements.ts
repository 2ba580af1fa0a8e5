import type { GuardContext } from './context.js';
import { dictionary, lower } from './natives.js';
import { createQuarantine } from './quarantine.js';

const ofParent = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
const ofChild = ['before', 'after', 'replaceWith'];

/** Every method that puts nodes into a document, by the interface that has it. */
const insertions = {
  Node: ['appendChild', 'insertBefore', 'replaceChild'],
  Element: [...ofParent, ...ofChild, 'insertAdjacentElement'],
  CharacterData: ofChild,
  Document: ofParent,
  DocumentFragment: ofParent,
  DocumentType: ofChild,
  Range: ['insertNode', 'surroundContents'],
};

/** Attributes as properties, with the interface that has them. */
const properties = [
  ['HTMLScriptElement', 'src'],
  ['HTMLImageElement', 'src'],
  ['HTMLImageElement', 'srcset'],
] as const;

/** Where an attribute's name stands among a method's arguments. The value, where there is one, follows it. */
const attributeMethods = {
  setAttribute: 0,
  setAttributeNS: 1,
  getAttribute: 0,
  hasAttribute: 0,
  removeAttribute: 0,
};

/**
 * Scripts and images: made by code, however they get their address and however they are inserted, and standing in the
 * page as written. What the browser has begun to fetch before any script could act is not run, but it was fetched.
 */
export function guardElements(context: GuardContext): void {
  const { realm, dom, gate, patch, toAccess } = context;
  const { document, MutationObserver, Element } = realm;
  const quarantine = createQuarantine(context);

  for (const [type, attribute] of properties) {
    patch.accessor(realm[type].prototype, attribute, native => ({
      get(self) {
        const held = dom.isElement(self) ? quarantine.peek(self, attribute) : null;
        if (held === null || attribute === 'srcset') return held ?? native.get(self);
        return toAccess('image', held)?.url ?? held;
      },
      set(self, value) {
        if (dom.isElement(self)) quarantine.put(self, attribute, value, given => native.set(self, given));
        else native.set(self, value);
      },
    }));
  }

  const names = dictionary<string>();
  for (const [method, at] of Object.entries(attributeMethods)) {
    patch.method(Element.prototype, method, native => (self, args) => {
      const name = args[at];
      if (typeof name !== 'string' || !dom.isElement(self)) return native(self, args);
      names[name] ??= lower(name);
      const attribute = names[name];
      if (!quarantine.watches(self, attribute)) return native(self, args);
      const held = quarantine.peek(self, attribute);
      if (method === 'getAttribute') return held ?? native(self, args);
      if (method === 'hasAttribute') return held !== null || native(self, args);
      if (method === 'removeAttribute') quarantine.drop(self, attribute);
      else if (args.length > at + 1) {
        const put = (given: unknown) => native(self, at ? [args[0], name, given] : [name, given]);
        return quarantine.put(self, attribute, args[at + 1], put);
      }
      return native(self, args);
    });
  }

  for (const type of [
    'Node',
    'Element',
    'CharacterData',
    'Document',
    'DocumentFragment',
    'DocumentType',
    'Range',
  ] as const) {
    const { prototype } = realm[type];
    for (const method of insertions[type]) {
      // moveBefore is not everywhere.
      if (!Object.hasOwn(prototype, method)) continue;
      patch.method(prototype, method, native => (self, args) => {
        for (let at = 0; at < args.length; at++) quarantine.sweep(args[at], false);
        return native(self, args);
      });
    }
  }

  if (document.readyState !== 'loading') return;
  // What the parser inserts is seen before scripts of it run. Once the page is parsed, there is no more of it.
  const see = (records: readonly MutationRecord[]) => {
    try {
      for (let at = 0; at < records.length; at++) {
        const nodes = records[at]?.addedNodes;
        for (let n = 0; nodes && n < nodes.length; n++) quarantine.sweep(nodes[n], true);
      }
    } catch (error) {
      gate.failed('elements', error);
    }
  };
  const observer = new MutationObserver(see);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    see(observer.takeRecords());
    observer.disconnect();
  });
}
