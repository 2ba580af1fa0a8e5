import type { RequestAccess, RequestKind } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { dictionary, toText, weakMap } from './natives.js';
import { srcsetUrls } from './srcset.js';

/** What each attribute of an element makes the browser load. */
type Loads = Readonly<Record<string, RequestKind>>;

/** By local name. */
const loading: Readonly<Record<string, Loads>> = {
  script: { src: 'script' },
  img: { src: 'image', srcset: 'image' },
};
const watched = 'script,img';

/** An attribute in quarantine stands under this name instead, so that clones and markup carry the hold along. */
const heldName = (attribute: string): string => `data-assent-${attribute}`;

/** A script's type while it must not run. */
const inertType = 'assent/held';

/** One attribute taken off an element. */
interface Taken {
  takeBack?: () => void;
  refused?: boolean;
  /** The type of a script that was made inert; null where it had none. */
  type?: string | null;
  /** A script for which the parser would have waited. */
  blocking?: boolean;
}

/** Elements kept from loading, and let load again. */
export interface Quarantine {
  /** Whether this attribute of this element makes the browser load something. */
  watches(element: Element, attribute: string): boolean;
  /** An attribute is about to be set: sets it by `set`, to what the value was converted to, or takes it into quarantine. */
  put(element: Element, attribute: string, value: unknown, set: (given: unknown) => void): void;
  /** What stands in quarantine for this attribute; null where nothing does. */
  peek(element: Element, attribute: string): string | null;
  /** The page takes the attribute away. */
  drop(element: Element, attribute: string): void;
  /**
   * A node is about to be inserted, or was by the parser: takes what must not load out of it and what is below it.
   *
   * @param parsed by the parser: its scripts are about to run even without `src`, and have an order to keep
   */
  sweep(node: unknown, parsed: boolean): void;
}

/** Makes the quarantine of a realm. */
export function createQuarantine({ realm, gate, dom, toAccess }: GuardContext): Quarantine {
  const { Promise, TrustedScriptURL } = realm;
  const taken = weakMap<Element, Record<string, Taken>>();

  const loadsOf = (element: Element): Loads | undefined => {
    const name = dom.localName(element);
    // Asked of our own object only for names it has itself.
    return name === 'script' || name === 'img' ? loading[name] : undefined;
  };
  const entryOf = (element: Element, attribute: string): Taken | undefined => taken.get(element)?.[attribute];

  /** What stands against loading it; the strictest where there are several URLs. */
  const judge = (element: Element, attribute: string, kind: RequestKind, value: string) => {
    let worst: { access: RequestAccess; refused: boolean } | undefined;
    const urls = attribute === 'srcset' ? srcsetUrls(value) : [value];
    for (let at = 0; at < urls.length && !worst?.refused; at++) {
      const access = toAccess(kind, urls[at] ?? '', element);
      const verdict = access ? gate.decide(access).verdict : 'allow';
      if (access && verdict !== 'allow') worst = { access, refused: verdict === 'refuse' };
    }
    return worst;
  };

  const makeInert = (script: Element, entry: Taken): void => {
    if (entry.type !== undefined) return;
    entry.type = dom.get(script, 'type');
    dom.set(script, 'type', inertType);
  };
  const forget = (element: Element, attribute: string): void => {
    const all = taken.get(element);
    all?.[attribute]?.takeBack?.();
    delete all?.[attribute];
    dom.remove(element, heldName(attribute));
  };

  const release = (
    element: Element,
    attribute: string,
    value: unknown,
    entry: Taken,
  ): void | Promise<void> => {
    const { type, blocking } = entry;
    forget(element, attribute);
    // The type first: with it a script runs in place, the same node, as soon as its source is back.
    if (type === null) dom.remove(element, 'type');
    else if (type !== undefined) dom.set(element, 'type', type);
    const settled =
      blocking && dom.isConnected(element)
        ? new Promise<void>(resolve => dom.once(element, ['load', 'error'], resolve))
        : undefined;
    dom.set(element, attribute, value);
    return settled;
  };

  const take = (
    element: Element,
    attribute: string,
    value: unknown,
    access: RequestAccess,
    refused: boolean,
  ): void => {
    const lasting = access.kind === 'script';
    const entry: Taken = {};
    const all = taken.get(element) ?? dictionary<Taken>();
    all[attribute] = entry;
    taken.set(element, all);
    dom.remove(element, attribute);
    dom.set(element, heldName(attribute), toText(value));
    entry.takeBack = gate.hold(
      {
        access,
        lasting,
        release: () => release(element, attribute, value, entry),
        refuse() {
          entry.refused = true;
          // A script loads when it is inserted, an image at once.
          if (!lasting || dom.isConnected(element)) dom.dispatchLater(element, 'error');
        },
      },
      refused,
    );
  };

  /** An element with its attributes as they are, about to load. */
  const check = (element: Element, parsed: boolean): void => {
    const loads = loadsOf(element);
    for (const attribute in loads) {
      const isScript = attribute === 'src' && loads === loading.script;
      const known = entryOf(element, attribute);
      const own = dom.get(element, attribute);
      // A clone of what is held, or markup of it, carries it along.
      const carried = own === null && !known ? dom.get(element, heldName(attribute)) : null;
      if (own !== null) quarantine.put(element, attribute, own, () => {});
      else if (known?.refused && isScript) dom.dispatchLater(element, 'error');
      else if (carried !== null) {
        if (dom.get(element, 'type') === inertType) dom.remove(element, 'type');
        dom.remove(element, heldName(attribute));
        quarantine.put(element, attribute, carried, () => dom.set(element, attribute, carried));
      }
      const entry = isScript && entryOf(element, attribute);
      if (!entry) continue;
      if (parsed) entry.blocking ??= dom.get(element, 'async') === null;
      // Without its source, its text would run; and the parser runs what it has just inserted.
      if (parsed || dom.hasChildren(element)) makeInert(element, entry);
    }
  };

  const quarantine: Quarantine = {
    watches: (element, attribute) => loadsOf(element)?.[attribute] !== undefined,
    put(element, attribute, value, set) {
      const kind = loadsOf(element)?.[attribute];
      // Once: a `toString` may answer twice, differently. A Trusted Types object stays what it is.
      const text = toText(value);
      const given = TrustedScriptURL && value instanceof TrustedScriptURL ? value : text;
      if (taken.has(element)) forget(element, attribute);
      const worst = kind && judge(element, attribute, kind, text);
      if (worst) take(element, attribute, given, worst.access, worst.refused);
      else set(given);
    },
    peek: (element, attribute) =>
      entryOf(element, attribute) ? dom.get(element, heldName(attribute)) : null,
    drop: forget,
    sweep(node, parsed) {
      const type = dom.nodeType(node);
      if (type === 1 && dom.isElement(node)) check(node, parsed);
      if ((type !== 1 && type !== 11) || !dom.hasChildren(node)) return;
      const found = dom.find(node, watched);
      for (let at = 0; at < found.length; at++) {
        const inner = found[at];
        if (inner) check(inner, parsed);
      }
    },
  };
  return quarantine;
}
