import { indexOf, type Realm, toNumber, toText, weakMap } from './natives.js';
import { getterOf, methodOf, setterOf } from './patch.js';

/** The document's own functions, taken before the page could change them: by prototype, so that no form control shadows them. */
export interface Dom {
  /** 1 for an element, 11 for a fragment, 0 for what is no node. */
  nodeType(value: unknown): number;
  isElement(value: unknown): value is Element;
  /** A document or a fragment. */
  isRoot(value: unknown): boolean;
  hasAttributes(element: Element): boolean;
  /** The style sheet or script whose text this node is part of, or that it is itself. For a range, where it begins. */
  textHolder(node: unknown): Element | undefined;
  localName(element: Element): string;
  get(element: Element, attribute: string): string | null;
  set(element: Element, attribute: string, value: unknown): void;
  remove(element: Element, attribute: string): void;
  /** All text in a node. */
  text(node: unknown): string;
  setText(node: unknown, text: string): void;
  /** The shadow root that a script could get at. */
  shadowOf(element: Element): unknown;
  parent(node: unknown): unknown;
  /** What an attribute's text in markup stands for. */
  decode(markup: string): string;
  create(name: 'script'): HTMLScriptElement;
  /** Puts it into the page and takes it out again: for what works by that alone. */
  pass(element: Element): void;
  /** Takes it out and puts it back in its place, with something done in between. */
  reinsert(element: Element, between?: () => void): void;
  /** All elements below that match, in document order. */
  find(parent: unknown, selector: string): ArrayLike<Element>;
  hasChildren(node: unknown): boolean;
  isConnected(node: Element): boolean;
  /** Calls once, at the first of these events. */
  once(target: Element, events: readonly string[], listener: () => void): void;
  /** Dispatches `error` in a task of its own, as the network's answers come; once, however often it is asked for. */
  failLater(target: Element, unless: () => boolean): void;
}

/** Takes the functions of a realm. They work on nodes of every other realm too. */
export function takeDom(realm: Realm): Dom {
  const { Element, Node, DocumentFragment, EventTarget, Event, setTimeout } = realm;
  const nodeTypeOf = getterOf(Node.prototype, 'nodeType');
  const localNameOf = getterOf(Element.prototype, 'localName');
  const getAttribute = methodOf(Element.prototype, 'getAttribute');
  const setAttribute = methodOf(Element.prototype, 'setAttribute');
  const removeAttribute = methodOf(Element.prototype, 'removeAttribute');
  const hasAttributes = methodOf(Element.prototype, 'hasAttributes');
  const setAttributeNS = methodOf(Element.prototype, 'setAttributeNS');
  const textOf = getterOf(Node.prototype, 'textContent');
  const setText = setterOf(Node.prototype, 'textContent');
  const shadowOf = getterOf(Element.prototype, 'shadowRoot');
  const parentOf = getterOf(Node.prototype, 'parentNode');
  let ranges = realm.Range.prototype;
  // It stands on the interface above, in Chromium on one of its own in between.
  while (!Object.hasOwn(ranges, 'startContainer')) ranges = Object.getPrototypeOf(ranges);
  const startOf = getterOf(ranges, 'startContainer');
  const nextOf = getterOf(Node.prototype, 'nextSibling');
  const insertBefore = methodOf(Node.prototype, 'insertBefore');
  const removeChild = methodOf(Node.prototype, 'removeChild');
  // In a document without a page nothing is loaded; and what is in a textarea is text.
  const decoder = realm.document.implementation.createHTMLDocument('').createElement('textarea');
  const setMarkup = setterOf(Element.prototype, 'innerHTML');
  const { document } = realm;
  const createElement = methodOf(realm.Document.prototype, 'createElement');
  const rootOf = getterOf(realm.Document.prototype, 'documentElement');
  const findInElement = methodOf(Element.prototype, 'querySelectorAll');
  const findInDocument = methodOf(realm.Document.prototype, 'querySelectorAll');
  const findInFragment = methodOf(DocumentFragment.prototype, 'querySelectorAll');
  const firstChildOf = getterOf(Node.prototype, 'firstChild');
  const isConnectedOf = getterOf(Node.prototype, 'isConnected');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const failing = weakMap<Element, true>();
  const dispatch = methodOf(EventTarget.prototype, 'dispatchEvent');

  const dom: Dom = {
    nodeType(value) {
      if (typeof value !== 'object' || !value) return 0;
      try {
        return toNumber(nodeTypeOf(value));
      } catch {
        return 0; // No node: the native refuses it, or takes it for text.
      }
    },
    isElement: (value): value is Element => dom.nodeType(value) === 1,
    isRoot(value) {
      const type = dom.nodeType(value);
      return type === 9 || type === 11;
    },
    hasAttributes: element => !!hasAttributes(element, []),
    textHolder(node) {
      const type = dom.nodeType(node);
      if (!type) {
        try {
          return dom.textHolder(startOf(node));
        } catch {
          return undefined; // No range either.
        }
      }
      const holder = type === 3 || type === 4 ? parentOf(node) : node;
      if (type !== 1 && !dom.isElement(holder)) return undefined;
      // An element by the line above; this is where it gets its type.
      const element = holder as Element;
      const name = dom.localName(element);
      return name === 'style' || name === 'script' ? element : undefined;
    },
    localName: element => toText(localNameOf(element)),
    get(element, attribute) {
      const value = getAttribute(element, [attribute]);
      return typeof value === 'string' ? value : null;
    },
    set(element, attribute, value) {
      // SVG's older form of `href` is one by its namespace alone.
      if (attribute === 'xlink:href')
        setAttributeNS(element, ['http://www.w3.org/1999/xlink', attribute, value]);
      else setAttribute(element, [attribute, value]);
    },
    remove: (element, attribute) => void removeAttribute(element, [attribute]),
    text: element => toText(textOf(element)),
    setText: (element, text) => setText(element, text),
    shadowOf: element => shadowOf(element),
    parent: node => parentOf(node),
    decode(markup) {
      if (indexOf(markup, '&') < 0) return markup;
      try {
        setMarkup(decoder, markup);
        return dom.text(decoder);
      } catch {
        return markup; // Where Trusted Types are enforced: what is missed is found once it is parsed.
      }
    },
    create: name => createElement(document, [name]) as HTMLScriptElement,
    pass(element) {
      const root = rootOf(document);
      insertBefore(root, [element, null]);
      removeChild(root, [element]);
    },
    reinsert(element, between) {
      const parent = parentOf(element);
      const next = nextOf(element);
      if (parent) removeChild(parent, [element]);
      try {
        between?.();
      } finally {
        if (parent) insertBefore(parent, [element, next]);
      }
    },
    find: (parent, selector) => {
      const type = dom.nodeType(parent);
      const find = type === 1 ? findInElement : type === 9 ? findInDocument : findInFragment;
      // The natives return a list of elements; this is where it gets its type.
      return find(parent, [selector]) as ArrayLike<Element>;
    },
    hasChildren: node => firstChildOf(node) !== null,
    isConnected: node => !!isConnectedOf(node),
    once(target, events, listener) {
      for (let at = 0; at < events.length; at++) listen(target, [events[at], listener, { once: true }]);
    },
    failLater(target, unless) {
      if (failing.has(target)) return;
      failing.set(target, true);
      setTimeout(() => {
        failing.delete(target);
        if (!unless()) dispatch(target, [new Event('error')]);
      });
    },
  };
  return dom;
}
