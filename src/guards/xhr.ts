import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { toText, weakMap } from './natives.js';
import { getterOf, methodOf, patchMethod, type Undo } from './patch.js';
import { bodyBytes } from './target.js';

/** What is known of a request between `open` and `send`. */
interface Opened {
  readonly access: RequestAccess;
  readonly method: string;
  readonly isAsync: boolean;
  /** Set while its `send` waits. */
  takeBack?: () => void;
}

/** No fetch scheme: the native itself fails it, with every event in its own order and no request sent. */
const nowhere = 'about:invalid';

/**
 * XMLHttpRequest. Held, `send` is done later, while the caller's own `timeout` and `abort()` run on. Refused, it
 * fails natively with `error` and status 0. A synchronous one cannot wait, so it is refused where others are held.
 */
export function guardXhr({ realm, gate, toAccess }: GuardContext): Undo {
  const { DOMException, ProgressEvent, setTimeout, clearTimeout } = realm;
  const proto = realm.XMLHttpRequest.prototype;
  const opened = weakMap<object, Opened>();
  const timeoutOf = getterOf(proto, 'timeout');
  const abortNative = methodOf(proto, 'abort');
  const openNative = methodOf(proto, 'open');
  const sendNative = methodOf(proto, 'send');
  const dispatch = methodOf(realm.EventTarget.prototype, 'dispatchEvent');

  const fail = (xhr: object, { method, isAsync }: Opened) => {
    openNative(xhr, [method, nowhere, isAsync]);
    sendNative(xhr, []);
  };
  const hold = (xhr: object, request: Opened, body: unknown) => {
    const timeoutMs = Number(timeoutOf(xhr));
    const timer = timeoutMs
      ? setTimeout(() => {
          stop();
          // There is no native way to time out at will: the two events that callers wait for, and the request is void.
          abortNative(xhr, []);
          dispatch(xhr, [new ProgressEvent('timeout')]);
          dispatch(xhr, [new ProgressEvent('loadend')]);
        }, timeoutMs)
      : 0;
    const end = () => {
      clearTimeout(timer);
      delete request.takeBack;
    };
    const takeBack = gate.hold({
      access: request.access,
      sizeBytes: bodyBytes(body),
      release() {
        end();
        sendNative(xhr, [body]);
      },
      refuse() {
        end();
        fail(xhr, request);
      },
    });
    const stop = () => {
      end();
      takeBack();
    };
    request.takeBack = stop;
  };

  const undo = [
    patchMethod(proto, 'open', native => (self, args) => {
      if (typeof self !== 'object' || !self || args.length < 2) return native(self, args);
      let method: string;
      let url: string;
      try {
        method = toText(args[0]);
        url = toText(args[1]);
      } catch {
        return native(self, args);
      }
      const isAsync = args.length < 3 || Boolean(args[2]);
      const rest = args.length < 3 ? [] : [args[2], args[3] ?? null, args[4] ?? null];
      native(self, [method, url, ...rest]);
      opened.get(self)?.takeBack?.();
      const access = toAccess('xhr', url);
      if (access) opened.set(self, { access, method, isAsync });
      return undefined;
    }),
    patchMethod(proto, 'send', native => (self, args) => {
      const request = typeof self === 'object' && self ? opened.get(self) : undefined;
      if (!request || typeof self !== 'object' || !self) return native(self, args);
      if (request.takeBack) throw new DOMException('The request has been sent.', 'InvalidStateError');
      const { verdict } = gate.decide(request.access);
      if (verdict === 'allow') return native(self, args);
      if (verdict === 'hold' && request.isAsync) hold(self, request, args[0]);
      else fail(self, request);
      return undefined;
    }),
    patchMethod(proto, 'abort', native => (self, args) => {
      const request = typeof self === 'object' && self ? opened.get(self) : undefined;
      if (request?.takeBack && typeof self === 'object' && self) {
        request.takeBack();
        fail(self, request);
      }
      return native(self, args);
    }),
  ];
  return () => {
    for (const back of undo) back();
  };
}
