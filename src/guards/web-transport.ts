import type { GuardContext } from './context.js';
import { indexOf, slice, toText } from './natives.js';

/**
 * `WebTransport`. Held and refused alike it fails natively, as at a port that browsers never connect to:
 * https://fetch.spec.whatwg.org/#port-blocking
 */
export function guardWebTransport({ realm, gate, patch, toAccess }: GuardContext): void {
  patch.constructs(realm, 'WebTransport', native => (args, newTarget) => {
    if (!args.length) return native(args, newTarget);
    const url = toText(args[0]);
    const access = toAccess('webtransport', url);
    // Another scheme and a fragment make the native throw.
    const isSent = access && slice(access.url, 0, 6) === 'https:' && indexOf(access.url, '#') < 0;
    const isAllowed = !isSent || gate.decide(access).verdict === 'allow';
    return native([isAllowed ? url : 'https://127.0.0.1:1', args[1]], newTarget);
  });
}
