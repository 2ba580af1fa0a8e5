import type { GuardContext } from './context.js';
import { construct, getProperty, isObject, toNumber, toText } from './natives.js';
import { getterOf } from './patch.js';
import { createStandIns } from './stand-in.js';

/** `fetchLater`. Held and refused alike it answers as one that was not sent yet; it is handed on once granted. */
export function guardFetchLater(context: GuardContext): void {
  const { realm, patch, toAccess } = context;
  const { Request, AbortSignal, FetchLaterResult } = realm;
  if (!FetchLaterResult) throw new TypeError('fetchLater is missing');
  const standIn = createStandIns(context, FetchLaterResult.prototype);
  const urlOf = getterOf(Request.prototype, 'url');
  const signalOf = getterOf(Request.prototype, 'signal');
  const isAborted = getterOf(AbortSignal.prototype, 'aborted');
  const windowOf = getterOf(realm, 'self');

  patch.method(realm, 'fetchLater', native => (self, args) => {
    if (!args.length) return native(self, args);
    windowOf(self ?? realm); // Throws where it is no window, as the native does.
    const init = args[1];
    // The native makes the same of them: https://whatpr.org/fetch/1647.html#dom-global-fetch-later
    const request = construct(Request, [args[0], init]);
    const given: unknown = isObject(init) ? getProperty(init, 'activateAfter') : undefined;
    const activateAfter = given === undefined ? undefined : toNumber(given);
    // The native answers with an object.
    const make = () => native(self, [request, { activateAfter }]) as object;
    const access = toAccess('fetch', toText(urlOf(request)));
    // What is no duration, or aborted already, fails in the native.
    const isValid = activateAfter === undefined || (activateAfter >= 0 && activateAfter < 1 / 0);
    if (!access || !isValid || isAborted(signalOf(request))) return make();
    return standIn({
      access,
      newTarget: FetchLaterResult,
      state: { activated: false },
      make,
      fail: () => [],
    });
  });
}
