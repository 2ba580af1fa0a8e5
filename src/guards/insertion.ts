import type { GuardContext } from './context.js';

const ofParent = ['append', 'prepend', 'replaceChildren', 'moveBefore'];
const ofChild = ['before', 'after', 'replaceWith'];

/** Every method that puts nodes into a document, makes them its own, or changes a text, by the interface that has it. */
const insertions = {
  Node: ['appendChild', 'insertBefore', 'replaceChild'],
  Element: [...ofParent, ...ofChild, 'insertAdjacentElement', 'insertAdjacentText'],
  CharacterData: [...ofChild, 'appendData', 'insertData', 'replaceData', 'deleteData'],
  Document: [...ofParent, 'adoptNode', 'importNode'],
  DocumentFragment: ofParent,
  DocumentType: ofChild,
  Range: ['insertNode', 'surroundContents'],
} as const;

/** Elements as code puts them into the page, or takes them over from another document: there they begin to load. */
export function guardInsertion({ realm, patch, quarantine, frames }: GuardContext): void {
  for (const type in insertions) {
    const { prototype } = realm[type as keyof typeof insertions];
    for (const method of insertions[type as keyof typeof insertions]) {
      // moveBefore is not everywhere.
      if (!Object.hasOwn(prototype, method)) continue;
      patch.method(prototype, method, native => (self, args) => {
        let hasFrame = false;
        for (let at = 0; at < args.length; at++) hasFrame = quarantine.sweep(args[at], false) || hasFrame;
        const done = quarantine.edit(self, args, () => native(self, args));
        if (hasFrame) frames.sweep();
        // What is held is carried along to the copy.
        if (method === 'importNode') quarantine.sweep(done, false);
        return done;
      });
    }
  }
  for (const [type, name] of [
    ['CharacterData', 'data'],
    ['HTMLElement', 'innerText'],
    ['HTMLScriptElement', 'text'],
    ['HTMLScriptElement', 'innerText'],
    ['HTMLScriptElement', 'textContent'],
  ] as const) {
    const { prototype } = realm[type];
    // Where Trusted Types are known, scripts have the last two of their own.
    if (!Object.hasOwn(prototype, name)) continue;
    patch.accessor(prototype, name, native => ({
      set: (self, value) => void quarantine.edit(self, [value], () => native.set(self, value)),
    }));
  }
}
