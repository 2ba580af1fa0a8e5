import type { GuardContext } from './context.js';
import { indexOf, slice, toText } from './natives.js';

/**
 * `WebTransport` and `WebSocketStream`. Held and refused alike they fail natively, as at a port that browsers never
 * connect to: https://fetch.spec.whatwg.org/#port-blocking
 */
export function guardWebTransport({ realm, gate, patch, toAccess }: GuardContext): void {
  const guard = (name: string, kind: 'webtransport' | 'websocket', schemes: string): void =>
    patch.constructs(realm, name, native => (args, newTarget) => {
      if (!args.length) return native(args, newTarget);
      const url = toText(args[0]);
      const access = toAccess(kind, url);
      // Another scheme and a fragment make the native throw.
      const scheme = access ? slice(access.url, 0, indexOf(access.url, ':')) : '';
      const isSent = access && indexOf(schemes, ` ${scheme} `) >= 0 && indexOf(access.url, '#') < 0;
      const isAllowed = !isSent || gate.decide(access).verdict === 'allow';
      return native([isAllowed ? url : `${scheme}://127.0.0.1:1`, args[1]], newTarget);
    });
  // Chromium's alone.
  if (Object.hasOwn(realm, 'WebSocketStream')) guard('WebSocketStream', 'websocket', ' ws wss http https ');
  guard('WebTransport', 'webtransport', ' https ');
}
