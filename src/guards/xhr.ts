import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { toNumber, toText, weakMap } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { bodyBytes } from './target.js';

/** What is known of a request between `open` and `send`. */
interface Opened {
  readonly access: RequestAccess;
  readonly method: string;
  readonly isAsync: boolean;
  /** Set while its `send` waits: ends the waiting. */
  stop?: (() => void) | undefined;
  /** What it would send. */
  body?: unknown;
}

/**
 * XMLHttpRequest. Held, `send` is done later, while the caller's own `timeout` and `abort()` run on. Refused, it
 * fails natively with `error` and status 0. A synchronous one cannot wait, so it is refused where others are held.
 */
export function guardXhr({ realm, gate, patch, toAccess }: GuardContext): void {
  const { DOMException, ProgressEvent, setTimeout, clearTimeout } = realm;
  const proto = realm.XMLHttpRequest.prototype;
  const requests = weakMap<object, Opened>();
  const openedOf = (self: unknown) => (typeof self === 'object' && self ? requests.get(self) : undefined);
  const timeoutOf = getterOf(proto, 'timeout');
  const open = methodOf(proto, 'open');
  const send = methodOf(proto, 'send');
  const abort = methodOf(proto, 'abort');
  const dispatch = methodOf(realm.EventTarget.prototype, 'dispatchEvent');

  // No fetch scheme: the native itself fails it, with every event in its own order, and sends nothing.
  const fail = (self: unknown, { method, isAsync }: Opened, body: unknown): void => {
    open(self, [method, 'about:invalid', isAsync]);
    send(self, [body]);
  };
  /** While it is held it is a request that was sent. */
  const refuseSent = (self: unknown): void => {
    if (openedOf(self)?.stop) throw new DOMException('The request has been sent.', 'InvalidStateError');
  };
  const hold = (self: unknown, request: Opened, body: unknown): void => {
    const timeoutMs = toNumber(timeoutOf(self));
    const end = () => {
      clearTimeout(timer);
      request.stop = undefined;
    };
    const takeBack = gate.hold({
      access: request.access,
      sizeBytes: bodyBytes(body),
      release() {
        end();
        send(self, [body]);
      },
      refuse() {
        end();
        fail(self, request, body);
      },
    });
    request.body = body;
    const stop = () => {
      end();
      takeBack();
    };
    const timer = timeoutMs
      ? setTimeout(() => {
          stop();
          // There is no native way to time out at will: the two events that callers wait for, and the request is void.
          abort(self, []);
          dispatch(self, [new ProgressEvent('timeout')]);
          dispatch(self, [new ProgressEvent('loadend')]);
        }, timeoutMs)
      : 0;
    request.stop = stop;
  };

  patch.method(proto, 'open', native => (self, args) => {
    if (args.length < 2) return native(self, args);
    const method = toText(args[0]);
    const url = toText(args[1]);
    const isAsync = args.length < 3 || !!args[2];
    native(self, args.length < 3 ? [method, url] : [method, url, isAsync, args[3] ?? null, args[4] ?? null]);
    openedOf(self)?.stop?.();
    const access = toAccess('xhr', url);
    // The native took it: it is an XMLHttpRequest.
    if (access && typeof self === 'object' && self) requests.set(self, { access, method, isAsync });
    return undefined;
  });
  patch.method(proto, 'send', native => (self, args) => {
    const request = openedOf(self);
    refuseSent(self);
    const verdict = request ? gate.decide(request.access).verdict : 'allow';
    if (!request || verdict === 'allow') return native(self, args);
    if (verdict === 'hold' && request.isAsync) hold(self, request, args[0]);
    else fail(self, request, args[0]);
    return undefined;
  });
  patch.method(proto, 'abort', native => (self, args) => {
    const request = openedOf(self);
    if (request?.stop) {
      request.stop();
      fail(self, request, request.body);
    }
    return native(self, args);
  });
  patch.method(proto, 'setRequestHeader', native => (self, args) => {
    refuseSent(self);
    return native(self, args);
  });
  patch.accessor(proto, 'withCredentials', native => ({
    set(self, value) {
      refuseSent(self);
      native.set(self, value);
    },
  }));
}
