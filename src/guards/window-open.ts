import type { GuardContext } from './context.js';
import { toText } from './natives.js';
import { getterOf } from './patch.js';

/** `window.open`, and `document.open` with three arguments, which is the same. Held and refused alike nothing opens, as under a pop-up blocker. */
export function guardOpen({ realm, gate, patch, toAccess, frames }: GuardContext): void {
  for (const [target, arity, member] of [
    [realm, 1, 'self'],
    [realm.Document.prototype, 3, 'URL'],
  ] as const) {
    const check = getterOf(target, member);
    patch.method(target, 'open', native => (self, args) => {
      if (args.length < arity || args[0] === undefined) {
        const opened = native(self, args);
        if (arity === 1) frames.adopt(opened);
        return opened;
      }
      check(self ?? realm); // Throws where it is no such object, as the native does.
      const url = toText(args[0]);
      const access = toAccess('navigation', url);
      const verdict = url && access ? gate.decide(access).verdict : 'allow';
      const opened = verdict === 'allow' ? native(self, [url, args[1], args[2]]) : null;
      // An empty window of ours is another fresh global.
      frames.adopt(opened);
      return opened;
    });
  }
}
