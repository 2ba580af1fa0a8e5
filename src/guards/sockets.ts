import type { GuardContext } from './context.js';
import { dictionary, exec, getProperty, isObject, slice, toNumber, toText, toTexts } from './natives.js';
import { createStandIns, type Waiting } from './stand-in.js';

/** What may name a subprotocol: https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Each a token, and none twice. */
function areValid(protocols: readonly string[]): boolean {
  const seen = dictionary<true>();
  for (let at = 0; at < protocols.length; at++) {
    const protocol = protocols[at] ?? '';
    if (seen[protocol] || !exec(token, protocol)) return false;
    seen[protocol] = true;
  }
  return true;
}

/**
 * `WebSocket`. Held it stays CONNECTING; refused it fails as where nobody answers. What is invalid is left to the
 * native, which throws before it connects.
 */
export function guardWebSocket(context: GuardContext): void {
  const { realm, patch, toAccess } = context;
  const { WebSocket, DOMException, Event, CloseEvent } = realm;
  const standIn = createStandIns(context, WebSocket.prototype);

  patch.constructs(realm, 'WebSocket', native => (args, newTarget) => {
    if (!args.length) return native(args, newTarget);
    const text = toText(args[0]);
    const protocols = args[1] === undefined ? [] : toTexts(args[1]);
    const make = () => native([text, protocols], newTarget);
    const access = toAccess('websocket', text);
    if (!access || !exec(/^(ws|http)s?:[^#]*$/, access.url) || !areValid(protocols)) return make();
    const { url } = access;
    const state = {
      url: url[0] === 'h' ? `ws${slice(url, 4)}` : url,
      readyState: 0,
      bufferedAmount: 0,
      extensions: '',
      protocol: '',
      binaryType: 'blob',
      send() {
        if (!state.readyState) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
      },
      close(args: ArrayLike<unknown>, { fail }: Waiting) {
        const code = args[0] === undefined ? 1000 : toNumber(args[0]);
        if (code !== 1000 && !(code >= 3000 && code < 5000))
          throw new DOMException('The code must be 1000, or 3000 to 4999.', 'InvalidAccessError');
        if (state.readyState > 1) return;
        state.readyState = 2;
        fail();
      },
    };
    const fail = () => {
      state.readyState = 3;
      return [new Event('error'), new CloseEvent('close', { code: 1006 })];
    };
    return standIn({ access, newTarget, state, make, fail });
  });
}

/** `EventSource`. Held it stays CONNECTING; refused it fails for good, as where the answer is no event stream. */
export function guardEventSource(context: GuardContext): void {
  const { realm, patch, toAccess } = context;
  const { EventSource, Event } = realm;
  const standIn = createStandIns(context, EventSource.prototype);

  patch.constructs(realm, 'EventSource', native => (args, newTarget) => {
    if (!args.length) return native(args, newTarget);
    const text = toText(args[0]);
    const init = args[1];
    const access = toAccess('eventsource', text);
    const isGiven = isObject(init);
    if (!access || (init != null && !isGiven)) return native([text, init], newTarget);
    const withCredentials = isGiven && !!getProperty(init, 'withCredentials');
    const end = () => {
      state.readyState = 2;
    };
    const state = {
      url: access.url,
      readyState: 0,
      withCredentials,
      close(_: ArrayLike<unknown>, { stop }: Waiting) {
        stop();
        end();
      },
    };
    return standIn({
      access,
      newTarget,
      state,
      make: () => native([text, { withCredentials }], newTarget),
      fail() {
        end();
        return [new Event('error')];
      },
    });
  });
}
