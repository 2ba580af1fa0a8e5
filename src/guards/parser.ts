import type { GuardContext } from './context.js';
import { isFrame } from './loading.js';
import { getterOf, methodOf } from './patch.js';

/** What the parser puts into the page. */
export interface Parser {
  /** The document was opened anew, or is another one in the same window: its parser is followed. */
  follow(): void;
  /** The same, if it is another one. */
  catchUp(): void;
  /** Looks after the shadow roots that markup brought along. */
  shadows(root: unknown): void;
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
  const { MutationObserver, MutationRecord, Element, Document, EventTarget } = realm;
  let { document } = realm;
  const addedNodes = getterOf(MutationRecord.prototype, 'addedNodes');
  const targetOf = getterOf(MutationRecord.prototype, 'target');
  const observe = methodOf(MutationObserver.prototype, 'observe');
  const disconnect = methodOf(MutationObserver.prototype, 'disconnect');
  const readyState = getterOf(Document.prototype, 'readyState');
  const eventTargetOf = getterOf(realm.Event.prototype, 'target');
  const stop = methodOf(realm.Event.prototype, 'stopImmediatePropagation');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const styles = { attributes: true, attributeFilter: ['style'], subtree: true };
  const isParsing = (): boolean => readyState(document) === 'loading';

  const see = (records: ArrayLike<MutationRecord>) => {
    try {
      let hasFrame = false;
      let last: Node | undefined;
      for (let at = 0; at < records.length; at++) {
        // The native getter gives a list of nodes; this is where it gets its type.
        const nodes = addedNodes(records[at]) as ArrayLike<Node>;
        const target = targetOf(records[at]);
        // A style set by the property of its name, which cannot be guarded, is seen before the page is drawn.
        if (!nodes[0] && dom.isElement(target)) quarantine.checkStyle(target);
        // More of a text that was looked at before it was whole.
        const holder = nodes[0] && target !== last && dom.textHolder(target);
        if (holder) quarantine.sweep(holder, true);
        for (let n = 0, node = nodes[0]; node; node = nodes[++n]) {
          last = node;
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
  patch.onUndo(() => disconnect(observer, []));
  const loaded = (event: Event): void => {
    frames.sweep();
    const target = eventTargetOf(event);
    if (!event.isTrusted || !dom.isElement(target)) return;
    // What a frame has loaded while its source is held is the empty document.
    if (isFrame(dom.localName(target)) && quarantine.peek(target, 'src')) stop(event, []);
  };
  const watch = (root: unknown): void => {
    if (isParsing()) quarantine.sweep(root, true);
    observe(observer, [root, isParsing() ? { ...styles, childList: true } : styles]);
    // Comes before those of the frame itself, which would find its window unguarded.
    listen(root, ['load', loaded, true]);
  };
  const follow = (): void => {
    // A window's own property of this name is out of the page's reach.
    document = realm.document;
    watch(document);
    listen(document, ['DOMContentLoaded', parsed]);
  };
  const parsed = (event: Event): void => {
    if (!event.isTrusted) return;
    see(observer.takeRecords());
    watch(document);
    // Those of markup come without a record where the parser paused after their host.
    shadows(document);
  };
  patch.method(Element.prototype, 'attachShadow', native => (self, args) => {
    const root = native(self, args);
    watch(root);
    return root;
  });
  follow();
  const shadows = (root: unknown): void => {
    const found = dom.find(root, '*');
    for (let at = 0, host = found[0]; host; host = found[++at]) {
      const shadow = dom.shadowOf(host);
      if (!shadow) continue;
      quarantine.sweep(shadow, false);
      watch(shadow);
      shadows(shadow);
    }
  };
  return {
    follow,
    shadows,
    catchUp() {
      if (document === realm.document) return;
      follow();
      quarantine.sweep(document, false);
    },
  };
}
