import type { GuardContext } from './context.js';
import { toText } from './natives.js';
import { getterOf } from './patch.js';
import { bodyBytes } from './target.js';

/**
 * `navigator.sendBeacon`. Held and refused alike it returns true, as the browser does for what it has queued.
 * What is still held when the page goes is not sent.
 */
export function guardBeacon({ realm, gate, patch, toAccess }: GuardContext): void {
  const agentOf = getterOf(realm.Navigator.prototype, 'userAgent');
  patch.method(realm.Navigator.prototype, 'sendBeacon', native => (self, args) => {
    if (!args.length) return native(self, args);
    agentOf(self); // Throws where it is no navigator, as the native does. It may be another realm's.
    const url = toText(args[0]);
    const access = toAccess('beacon', url);
    const send = () => native(self, [url, args[1]]);
    if (!access) return send();
    const { verdict } = gate.decide(access);
    if (verdict === 'allow') return send();
    if (verdict === 'hold') {
      gate.hold({
        access,
        sizeBytes: bodyBytes(args[1]),
        sends: [args[1]],
        release: () => void send(),
        refuse: () => {},
      });
    }
    return true;
  });
}
