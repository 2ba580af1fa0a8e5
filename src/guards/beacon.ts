import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { toText } from './natives.js';
import { patchMethod, type Undo } from './patch.js';
import { bodyBytes } from './target.js';

/**
 * `navigator.sendBeacon`. Held and refused alike it returns true, as the browser does for what it has queued.
 * What is still held when the page goes is not sent.
 */
export function guardBeacon({ realm, gate, toAccess }: GuardContext): Undo {
  return patchMethod(realm.Navigator.prototype, 'sendBeacon', native => (self, args) => {
    let access: RequestAccess | null;
    let url: string;
    try {
      url = toText(args[0]);
      access = args.length ? toAccess('beacon', url) : null;
    } catch {
      return native(self, args);
    }
    if (!access) return native(self, args);
    const send = () => native(self, args.length > 1 ? [url, args[1]] : [url]);
    const { verdict } = gate.decide(access);
    if (verdict === 'allow') return send();
    if (verdict === 'hold') {
      gate.hold({ access, sizeBytes: bodyBytes(args[1]), release: () => void send(), refuse: () => {} });
    }
    return true;
  });
}
