import type { Decision } from '../policy/decide.js';
import type { GuardContext } from './context.js';
import { heldName } from './held.js';
import { isStyle, type Obstacle } from './loading.js';
import { dictionary, weakMap } from './natives.js';

/** One attribute taken off an element, or what its text would load. */
export interface Taken {
  takeBack?: () => void;
  refused?: boolean;
  /** The page was told that it failed. */
  told?: boolean;
  /** A script for which the parser would have waited. */
  blocking?: boolean;
}

/** What waits of each element, by the attribute that was taken off it; `text` and `style` for what their texts load. */
export interface Entries {
  of(element: Element, attribute: string): Taken | undefined;
  /** Whether anything of it ever waited. */
  has(element: Element): boolean;
  /** Enters it as waiting. `back` gives the element back what was taken off it. */
  enter(
    element: Element,
    attribute: string,
    obstacle: Obstacle,
    back: (decision: Decision) => void | Promise<void>,
  ): Taken;
  /** It waits no more. */
  forget(element: Element, attribute: string): void;
  /** Tells the page that it failed: once, a script when it stands in the page. */
  complain(element: Element, entry: Taken): void;
}

/** Makes them for a realm. */
export function createEntries({ gate, dom }: Pick<GuardContext, 'gate' | 'dom'>): Entries {
  const isScript = (element: Element): boolean => dom.localName(element) === 'script';
  const taken = weakMap<Element, Record<string, Taken>>();
  const entries: Entries = {
    of: (element, attribute) => taken.get(element)?.[attribute],
    has: element => taken.has(element),
    forget(element, attribute) {
      const all = taken.get(element);
      all?.[attribute]?.takeBack?.();
      delete all?.[attribute];
      dom.remove(element, heldName(attribute));
    },
    complain(element, entry) {
      if (entry.told) return;
      dom.failLater(element, () => {
        entry.told = !isScript(element) || dom.isConnected(element);
        return !entry.told;
      });
    },
    enter(element, attribute, { access, refused }, back) {
      const entry: Taken = {};
      const all = taken.get(element) ?? dictionary<Taken>();
      all[attribute]?.takeBack?.();
      all[attribute] = entry;
      taken.set(element, all);
      entry.takeBack = gate.hold(
        {
          access,
          // What stands in the page stays there. A picture that nobody sees was a message, and is too late.
          get lasting() {
            return isScript(element) || dom.isConnected(element);
          },
          release: back,
          refuse() {
            entry.refused = true;
            if (!isStyle[attribute]) entries.complain(element, entry);
          },
        },
        refused,
      );
      return entry;
    },
  };
  return entries;
}
