import type { GuardContext } from './context.js';
import { exec, toText } from './natives.js';
import { getterOf } from './patch.js';

/** What presses a link, though a script has made it. */
const pressing = /click$|^keydown$/;

/**
 * Links that script presses: where they lead in a new tab, or in the window of another name, is not told to the page's
 * own navigation. Held and refused alike the link has no address while it is pressed. A visitor's own press is left alone.
 */
export function guardLinks({ realm, gate, patch, dom, toAccess }: GuardContext): void {
  const typeOf = getterOf(realm.Event.prototype, 'type');

  const press = (target: unknown, act: () => unknown): unknown => {
    let link = target;
    while (dom.isElement(link) && !exec(/^a(?:rea)?$/, dom.localName(link))) link = dom.parent(link);
    if (!dom.isElement(link)) return act();
    for (const name of ['href', 'xlink:href']) {
      const address = dom.get(link, name);
      if (address === null) continue;
      const access = toAccess('navigation', address, link);
      if (!access || gate.decide(access).verdict === 'allow') break;
      dom.remove(link, name);
      try {
        return act();
      } finally {
        // What the page has set meanwhile stays.
        if (dom.get(link, name) === null) dom.set(link, name, address);
      }
    }
    return act();
  };

  patch.method(
    realm.HTMLElement.prototype,
    'click',
    native => (self, args) => press(self, () => native(self, args)),
  );
  patch.method(realm.EventTarget.prototype, 'dispatchEvent', native => (self, args) => {
    const act = () => native(self, args);
    if (!dom.isElement(self)) return act();
    try {
      if (!exec(pressing, toText(typeOf(args[0])))) return act();
    } catch {
      return act(); // No event: the native says so.
    }
    return press(self, act);
  });
}
