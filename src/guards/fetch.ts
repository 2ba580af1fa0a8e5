import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { toText } from './natives.js';
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
  const listen = methodOf(EventTarget.prototype, 'addEventListener');

  const isRequest = (input: unknown): boolean => {
    try {
      return urlOf(input) !== undefined;
    } catch {
      return false;
    }
  };
  const networkError = () => new TypeError('Failed to fetch');

  const hold = (
    access: RequestAccess,
    signal: unknown,
    body: unknown,
    send: () => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal && isAborted(signal)) return resolve(send());
      const takeBack = gate.hold({
        access,
        sizeBytes: bodyBytes(body),
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
    if (!args.length) return native(self, args);
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
      if (typeof init === 'object' && init) {
        signal = 'signal' in init ? init.signal : undefined;
        body = 'body' in init ? init.body : undefined;
      }
      signal ??= request ? signalOf(input) : undefined;
    } catch (error) {
      return Promise.reject(error); // What cannot be converted fails as it does in the native, and is not read again.
    }
    const send = () => native(self, init === undefined ? [input] : [input, init]);
    const verdict = access ? gate.decide(access).verdict : 'allow';
    if (!access || verdict === 'allow') return send();
    return verdict === 'hold' ? hold(access, signal, body, send) : Promise.reject(networkError());
  });
}
