import type { Realm } from '../guards/natives.js';
import { getterOf, methodOf } from '../guards/patch.js';

/** Where a stack names a file: up to its line and column. */
const file = /(?:https?|blob):\S+?(?=:\d+:\d+)/g;

/**
 * The file that called into ours, as far as the stack of an error tells: best effort, for what nobody declared.
 * Taking it costs thousands of times what deciding costs, so it is done once for each name or host.
 */
export function callerOf({ stack = '' }: Error): string | undefined {
  const [ours, ...others] = stack.match(file) ?? [];
  return others.find(found => found !== ours);
}

/** Makes what tells the address of the script that runs; undefined where none runs, or one without an address. */
export function takeRunningScript(realm: Realm): () => string | undefined {
  // By the prototypes: `<form name=currentScript>` would shadow the document's own.
  const scriptOf = getterOf(realm.Document.prototype, 'currentScript');
  const attributeOf = methodOf(realm.Element.prototype, 'getAttribute');
  return () => {
    const script = scriptOf(realm.document);
    const address = script && attributeOf(script, ['src']);
    return typeof address === 'string' ? address : undefined;
  };
}
