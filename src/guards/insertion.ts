import type { GuardContext } from './context.js';

const ofParent = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
const ofChild = ['before', 'after', 'replaceWith'];

/** Every method that puts nodes into a document, or makes them its own, by the interface that has it. */
const insertions = {
  Node: ['appendChild', 'insertBefore', 'replaceChild'],
  Element: [...ofParent, ...ofChild, 'insertAdjacentElement'],
  CharacterData: ofChild,
  Document: [...ofParent, 'adoptNode', 'importNode'],
  DocumentFragment: ofParent,
  DocumentType: ofChild,
  Range: ['insertNode', 'surroundContents'],
} as const;

/** Elements as code puts them into the page, or takes them over from another document: there they begin to load. */
export function guardInsertion(context: GuardContext): void {
  const { realm, dom, patch, quarantine, restyle, frames } = context;
  /** Texts on their way into a style sheet, brought within the policy. */
  const restyled = (args: ArrayLike<unknown>): unknown[] => {
    const given: unknown[] = [];
    for (let at = 0; at < args.length; at++) {
      const node = args[at];
      given[at] = typeof node === 'string' ? restyle(node).text : node;
      if (dom.isText(node)) dom.setText(node, restyle(dom.text(node)).text);
    }
    return given;
  };

  for (const type in insertions) {
    const { prototype } = realm[type as keyof typeof insertions];
    for (const method of insertions[type as keyof typeof insertions]) {
      // moveBefore is not everywhere.
      if (!Object.hasOwn(prototype, method)) continue;
      patch.method(prototype, method, native => (self, args) => {
        let hasFrame = false;
        for (let at = 0; at < args.length; at++) hasFrame = quarantine.sweep(args[at], false) || hasFrame;
        // A style sheet is read again as soon as a text is added to it.
        if (dom.isSheet(self)) args = restyled(args);
        const done = native(self, args);
        if (hasFrame) frames.sweep();
        return done;
      });
    }
  }
}
