import type { GuardContext } from './context.js';
import { dictionary, lower, toText } from './natives.js';
import { getterOf } from './patch.js';
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
  ['HTMLScriptElement', 'type'],
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
  const { document, MutationObserver, MutationRecord, Element } = realm;
  const quarantine = createQuarantine(context);

  for (const [type, attribute] of properties) {
    patch.accessor(realm[type].prototype, attribute, native => ({
      get(self) {
        const held = dom.isElement(self) ? quarantine.peek(self, attribute) : undefined;
        if (held === undefined) return native.get(self);
        return attribute === 'src' ? toAccess('image', held ?? '')?.url : (held ?? '');
      },
      set(self, value) {
        native.get(self); // Throws on another kind of element, as the native setter does.
        if (dom.isElement(self)) quarantine.put(self, attribute, value, native.set);
        else native.set(self, value);
      },
    }));
  }

  const names = dictionary<string>();
  for (const [method, at] of Object.entries(attributeMethods)) {
    patch.method(Element.prototype, method, native => (self, args) => {
      if (args.length <= at || !dom.isElement(self)) return native(self, args);
      // Converted once, and passed on as that: it may convert to something else the next time.
      const name = toText(args[at]);
      const call = (target: Element, value: unknown) =>
        native(target, at ? [args[0], name, value] : method === 'setAttribute' ? [name, value] : [name]);
      names[name] ??= lower(name);
      const attribute = names[name];
      const value = args[at + 1];
      if (!quarantine.watches(self, attribute)) {
        return args.length > at + 1 ? call(self, value) : native(self, at ? [args[0], name] : [name]);
      }
      const held = quarantine.peek(self, attribute);
      if (method === 'getAttribute' && held !== undefined) return held;
      if (method === 'hasAttribute' && held !== undefined) return held !== null;
      if (method === 'removeAttribute') quarantine.drop(self, attribute);
      else if (args.length > at + 1) return quarantine.put(self, attribute, value, call);
      return native(self, at ? [args[0], name] : [name]);
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
  const addedNodes = getterOf(MutationRecord.prototype, 'addedNodes');
  const see = (records: ArrayLike<MutationRecord>) => {
    try {
      for (let at = 0; at < records.length; at++) {
        // The native getter gives a list of nodes; this is where it gets its type.
        const nodes = addedNodes(records[at]) as ArrayLike<Node>;
        for (let n = 0, node = nodes[0]; node; node = nodes[++n]) quarantine.sweep(node, true);
      }
    } catch (error) {
      gate.failed('elements', error);
    }
  };
  const observer = new MutationObserver(see);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', event => {
    if (!event.isTrusted) return;
    see(observer.takeRecords());
    observer.disconnect();
  });
}
