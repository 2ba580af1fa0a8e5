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
  /** As the page gave it: a string, or a Trusted Types object. */
  readonly value: unknown;
  refused: boolean;
  takeBack(): void;
}

/** Elements kept from loading, and let load again. */
export interface Quarantine {
  /** Whether this attribute of this element makes the browser load something. */
  watches(element: Element, attribute: string): boolean;
  /** An attribute is about to be set: sets it by `set`, or takes it into quarantine. */
  put(element: Element, attribute: string, value: unknown, set: () => void): void;
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
  const { Promise } = realm;
  const taken = weakMap<Element, Record<string, Taken>>();
  /** The type of each script that was made inert; null where it had none. */
  const types = weakMap<Element, string | null>();
  /** Scripts for which the parser would have waited. */
  const blocking = weakMap<Element, true>();

  const loadsOf = (element: Element): Loads | undefined => {
    const name = dom.localName(element);
    // Asked of our own object only for names it has itself.
    return name === 'script' || name === 'img' ? loading[name] : undefined;
  };

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

  const makeInert = (script: Element): void => {
    if (types.has(script)) return;
    types.set(script, dom.get(script, 'type'));
    dom.set(script, 'type', inertType);
  };
  const makeRunnable = (script: Element): void => {
    const type = types.get(script);
    if (type === undefined) return;
    types.delete(script);
    if (type === null) dom.remove(script, 'type');
    else dom.set(script, 'type', type);
  };

  const forget = (element: Element, attribute: string): void => {
    const all = taken.get(element);
    all?.[attribute]?.takeBack();
    delete all?.[attribute];
    dom.remove(element, heldName(attribute));
  };

  const release = (element: Element, attribute: string, value: unknown): void | Promise<void> => {
    forget(element, attribute);
    // The type first: with it a script runs in place, the same node, as soon as its source is back.
    makeRunnable(element);
    const settled =
      blocking.has(element) && dom.isConnected(element)
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
  ) => {
    const lasting = access.kind === 'script';
    const entry: Taken = { value, refused, takeBack: () => {} };
    const held = {
      access,
      lasting,
      release: () => release(element, attribute, value),
      refuse() {
        entry.refused = true;
        // A script loads when it is inserted, an image at once.
        if (!lasting || dom.isConnected(element)) dom.dispatchLater(element, 'error');
      },
    };
    const all = taken.get(element) ?? dictionary<Taken>();
    all[attribute] = entry;
    taken.set(element, all);
    dom.remove(element, attribute);
    dom.set(element, heldName(attribute), toText(value));
    if (lasting || !refused) entry.takeBack = gate.hold(held, refused);
    else held.refuse();
  };

  /** An element with its attributes as they are, about to load. */
  const check = (element: Element, parsed: boolean): void => {
    const loads = loadsOf(element);
    if (!loads) return;
    for (const attribute in loads) {
      const kind = loads[attribute] ?? 'image';
      const isScript = kind === 'script';
      const value = dom.get(element, attribute);
      const known = taken.get(element)?.[attribute];
      if (value !== null) {
        const worst = judge(element, attribute, kind, value);
        if (!worst) continue;
        if (isScript && parsed) {
          makeInert(element);
          if (dom.get(element, 'async') === null) blocking.set(element, true);
        }
        take(element, attribute, value, worst.access, worst.refused);
      } else if (!known) {
        const carried = dom.get(element, heldName(attribute));
        if (carried === null) continue;
        // A clone of what is held, or markup of it.
        if (isScript && dom.get(element, 'type') === inertType) dom.remove(element, 'type');
        quarantine.put(element, attribute, carried, () => {
          dom.remove(element, heldName(attribute));
          dom.set(element, attribute, carried);
        });
      } else if (isScript && known.refused) {
        dom.dispatchLater(element, 'error');
      }
      // Without its source, its text would run.
      if (isScript && taken.get(element)?.[attribute] && dom.hasChildren(element)) makeInert(element);
    }
  };

  const quarantine: Quarantine = {
    watches: (element, attribute) => loadsOf(element)?.[attribute] !== undefined,
    put(element, attribute, value, set) {
      forget(element, attribute);
      const kind = loadsOf(element)?.[attribute];
      const worst = kind && judge(element, attribute, kind, toText(value));
      if (worst) take(element, attribute, value, worst.access, worst.refused);
      else set();
    },
    peek: (element, attribute) =>
      taken.get(element)?.[attribute] ? dom.get(element, heldName(attribute)) : null,
    drop: forget,
    sweep(node, parsed) {
      const type = dom.nodeType(node);
      if (type !== 1 && type !== 11) return;
      if (dom.isElement(node)) check(node, parsed);
      if (!dom.hasChildren(node)) return;
      const found = dom.find(node, watched);
      for (let at = 0; at < found.length; at++) {
        const inner = found[at];
        if (inner) check(inner, parsed);
      }
    },
  };
  return quarantine;
}
