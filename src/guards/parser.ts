import type { GuardContext } from './context.js';
import { getterOf, methodOf } from './patch.js';

/** What the parser puts into the page. */
export interface Parser {
  /** The document was opened anew: its parser is followed again. */
  follow(): void;
}

/**
 * Follows the parser of a document: what it inserts is seen before scripts of it run. What the browser has begun to fetch
 * before any script could act is not run, but it was fetched. From then on only styles are followed.
 */
export function createParser({
  realm,
  dom,
  gate,
  patch,
  quarantine,
  frames,
}: Pick<GuardContext, 'realm' | 'dom' | 'gate' | 'patch' | 'quarantine' | 'frames'>): Parser {
  const { document, MutationObserver, MutationRecord, Element, Document, EventTarget } = realm;
  const addedNodes = getterOf(MutationRecord.prototype, 'addedNodes');
  const targetOf = getterOf(MutationRecord.prototype, 'target');
  const observe = methodOf(MutationObserver.prototype, 'observe');
  const readyState = getterOf(Document.prototype, 'readyState');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const styles = { attributes: true, attributeFilter: ['style'], subtree: true };
  const isParsing = (): boolean => readyState(document) === 'loading';

  const see = (records: ArrayLike<MutationRecord>) => {
    try {
      let hasFrame = false;
      for (let at = 0; at < records.length; at++) {
        // The native getter gives a list of nodes; this is where it gets its type.
        const nodes = addedNodes(records[at]) as ArrayLike<Node>;
        const target = targetOf(records[at]);
        // A style set by the property of its name, which cannot be guarded, is seen before the page is drawn.
        if (!nodes[0] && dom.isElement(target)) quarantine.checkStyle(target);
        for (let n = 0, node = nodes[0]; node; node = nodes[++n]) {
          hasFrame = quarantine.sweep(node, true) || hasFrame;
          const shadow = dom.isElement(node) && dom.shadowOf(node);
          if (shadow) watch(shadow);
        }
      }
      if (hasFrame) frames.sweep();
    } catch (error) {
      gate.failed('parser', error);
    }
  };
  const observer = new MutationObserver(see);
  const watch = (root: unknown): void => {
    if (isParsing()) quarantine.sweep(root, true);
    observe(observer, [root, isParsing() ? { ...styles, childList: true } : styles]);
    // Comes before those of the frame itself, which would find its window unguarded.
    listen(root, ['load', frames.sweep, true]);
  };
  const follow = (): void => {
    watch(document);
    listen(document, ['DOMContentLoaded', parsed]);
  };
  const parsed = (event: Event): void => {
    if (!event.isTrusted) return;
    see(observer.takeRecords());
    watch(document);
  };
  patch.method(Element.prototype, 'attachShadow', native => (self, args) => {
    const root = native(self, args);
    watch(root);
    return root;
  });
  follow();
  return { follow };
}
