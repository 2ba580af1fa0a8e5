import type { GuardContext } from './context.js';
import { createLoading, loaders, type Obstacle } from './loading.js';
import { dictionary, toText, weakMap } from './natives.js';
import { takeTrusted } from './trusted.js';

/** An attribute in quarantine stands under this name instead, so that clones and markup carry the hold along. */
const heldName = (attribute: string): string => `data-assent-${attribute}`;

/** A script's type while it must not run. */
const inertType = 'assent/held';

/** One attribute taken off an element. */
interface Taken {
  takeBack?: () => void;
  refused?: boolean;
  /** The page was told that it failed. */
  told?: boolean;
  /** A script for which the parser would have waited. */
  blocking?: boolean;
}

/** Sets an attribute natively. */
type Setter = (target: Element, given: unknown) => void;

/** Elements kept from loading, and let load again. */
export interface Quarantine {
  /** Whether this attribute of this element makes the browser load something, or says as what. */
  watches(element: Element, attribute: string): boolean;
  /**
   * An attribute is about to be set: sets it by `set`, to what the value was converted to, or takes it into quarantine.
   *
   * @throws what converting the value throws, and on what Trusted Types forbid
   */
  put(element: Element, attribute: string, value: unknown, set: Setter): void;
  /** What the page should read of this attribute; undefined where that is what stands there. */
  peek(element: Element, attribute: string): string | null | undefined;
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
export function createQuarantine(context: GuardContext): Quarantine {
  const { realm, gate, dom } = context;
  const { Promise, document } = realm;
  const loading = createLoading(context);
  const { isScript } = loading;
  const probe = document.createElement('script');
  const trustedText = takeTrusted(realm);
  const taken = weakMap<Element, Record<string, Taken>>();
  const entryOf = (element: Element, attribute: string): Taken | undefined => taken.get(element)?.[attribute];
  // A script in quarantine has no type that runs: without its source, its text would. Its own stands beside its source.
  const makeInert = (script: Element): void => {
    const type = dom.get(script, 'type');
    if (type === inertType) return;
    if (type !== null) dom.set(script, heldName('type'), type);
    dom.set(script, 'type', inertType);
  };
  const makeRunnable = (script: Element): void => {
    const type = dom.get(script, heldName('type'));
    dom.remove(script, heldName('type'));
    if (dom.get(script, 'type') !== inertType) return;
    if (type === null) dom.remove(script, 'type');
    else dom.set(script, 'type', type);
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
    forget(element, attribute);
    // The type first: with it a script runs in place, the same node, as soon as its source is back.
    if (isScript(element)) makeRunnable(element);
    const settled =
      entry.blocking && dom.isConnected(element)
        ? new Promise<void>(resolve => dom.once(element, ['load', 'error'], resolve))
        : undefined;
    dom.set(element, attribute, value);
    return settled;
  };

  /** Tells it once, a script when it stands in the page. */
  const complain = (element: Element, entry: Taken): void => {
    if (entry.told) return;
    dom.failLater(element, () => {
      entry.told = !isScript(element) || dom.isConnected(element);
      return !entry.told;
    });
  };

  const take = (element: Element, attribute: string, value: unknown, { access, refused }: Obstacle): void => {
    const entry: Taken = {};
    const all = taken.get(element) ?? dictionary<Taken>();
    all[attribute] = entry;
    taken.set(element, all);
    dom.remove(element, attribute);
    dom.set(element, heldName(attribute), toText(value));
    if (isScript(element)) makeInert(element);
    entry.takeBack = gate.hold(
      {
        access,
        lasting: isScript(element),
        release: () => release(element, attribute, value, entry),
        refuse() {
          entry.refused = true;
          complain(element, entry);
        },
      },
      refused,
    );
  };

  /** An element with its attributes as they are, about to load. */
  const check = (element: Element, parsed: boolean): void => {
    const loads = loading.of(element);
    for (const attribute in loads) {
      const known = entryOf(element, attribute);
      const own = dom.get(element, attribute);
      // A clone of what is held, or markup of it, carries it along.
      const carried = own === null && !known ? dom.get(element, heldName(attribute)) : null;
      if (own !== null) quarantine.put(element, attribute, own, () => {});
      else if (known?.refused) complain(element, known);
      else if (carried !== null) {
        dom.remove(element, heldName(attribute));
        quarantine.put(element, attribute, carried, () => dom.set(element, attribute, carried));
      }
      const entry = entryOf(element, attribute);
      if (entry && parsed) entry.blocking ??= dom.get(element, 'async') === null;
    }
  };

  const quarantine: Quarantine = {
    watches: (element, attribute) => {
      const loads = loading.of(element);
      return loads?.[attribute] !== undefined || (attribute === 'type' && isScript(element));
    },
    put(element, attribute, value, set) {
      const trusted = trustedText(value);
      // Once: a `toString` may answer twice, differently. A Trusted Types object stays what it is.
      const text = trusted ?? toText(value);
      const given = trusted === undefined ? text : value;
      if (attribute === 'type') {
        if (dom.get(element, 'type') === inertType) dom.set(element, heldName('type'), text);
        else set(element, given);
        return;
      }
      // Where Trusted Types are enforced, a script throws on what they forbid, though it may never be set.
      if (isScript(element)) set(probe, given);
      if (taken.has(element)) forget(element, attribute);
      const obstacle = loading.judge(element, attribute, text);
      if (obstacle) take(element, attribute, given, obstacle);
      else {
        if (isScript(element)) makeRunnable(element);
        set(element, given);
      }
    },
    peek(element, attribute) {
      const isHeld =
        attribute === 'type' ? dom.get(element, 'type') === inertType : entryOf(element, attribute);
      return isHeld ? dom.get(element, heldName(attribute)) : undefined;
    },
    drop(element, attribute) {
      forget(element, attribute);
      if (attribute === 'src' && isScript(element)) makeRunnable(element);
    },
    sweep(node, parsed) {
      const type = dom.nodeType(node);
      if (type === 1 && dom.isElement(node)) check(node, parsed);
      if ((type !== 1 && type !== 11) || !dom.hasChildren(node)) return;
      const found = dom.find(node, loaders);
      // Not by its length, which a page may have put a getter of its own on.
      for (let at = 0, inner = found[0]; inner; inner = found[++at]) check(inner, parsed);
    },
  };
  return quarantine;
}
