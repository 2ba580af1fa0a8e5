import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { construct, toText } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { bodyBytes } from './target.js';

/**
 * `fetch`. Held, its promise stays pending, while the caller's own AbortSignal runs on. Refused, it rejects
 * with a TypeError, as when the network fails.
 */
export function guardFetch({ realm, gate, patch, toAccess }: GuardContext): void {
  const { Promise, TypeError, Request, AbortSignal, EventTarget } = realm;
  // Captured getters throw where `input` is no Request: a `url` of its own on one is not believed.
  const urlOf = getterOf(Request.prototype, 'url');
  const signalOf = getterOf(Request.prototype, 'signal');
  const isAborted = getterOf(AbortSignal.prototype, 'aborted');
  const reasonOf = getterOf(AbortSignal.prototype, 'reason');
  const windowOf = getterOf(realm, 'self');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');

  const isRequest = (input: unknown): boolean => {
    try {
      return urlOf(input) !== undefined;
    } catch {
      return false;
    }
  };
  /** As the receiver of a call: none at all is the page's own. */
  const isWindow = (self: unknown): boolean => {
    try {
      return self == null || !!windowOf(self);
    } catch {
      return false;
    }
  };
  const networkError = () => new TypeError('Failed to fetch');

  const hold = (
    access: RequestAccess,
    signal: unknown,
    body: unknown,
    request: unknown,
    send: () => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal && isAborted(signal)) return resolve(send());
      const takeBack = gate.hold({
        access,
        sizeBytes: bodyBytes(body),
        sends: request,
        release: () => resolve(send()),
        refuse: () => reject(networkError()),
      });
      const abort = () => {
        takeBack();
        reject(reasonOf(signal));
      };
      if (signal) listen(signal, ['abort', abort]);
    });

  patch.method(realm, 'fetch', native => (self, args) => {
    if (!args.length || !isWindow(self)) return native(self, args);
    let input = args[0];
    const init = args[1];
    let access: RequestAccess | null;
    let signal: unknown;
    let body: unknown;
    try {
      const request = isRequest(input);
      // Converted once: a `toString` may answer twice, differently.
      if (!request) input = toText(input);
      access = toAccess('fetch', toText(request ? urlOf(input) : input));
      if (request) signal = signalOf(input);
      if (typeof init === 'object' && init) {
        if ('signal' in init && init.signal !== undefined) signal = init.signal;
        body = 'body' in init ? init.body : undefined;
      }
    } catch (error) {
      return Promise.reject(error); // What cannot be converted fails as it does in the native, and is not read again.
    }
    const send = () => native(self, init === undefined ? [input] : [input, init]);
    const verdict = access ? gate.decide(access).verdict : 'allow';
    if (!access || verdict === 'allow') return send();
    if (verdict !== 'hold') return Promise.reject(networkError());
    let request: unknown;
    try {
      // As it is now, whatever becomes of `init` meanwhile; and what is invalid fails at once.
      request = construct(Request, init === undefined ? [input] : [input, init]);
    } catch (error) {
      return Promise.reject(error);
    }
    return hold(access, signal, body, request, () => native(self, [request]));
  });
}
