import type { GuardContext } from './context.js';
import { toNumber, toText } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { createStandIns } from './stand-in.js';

/**
 * `indexedDB.open`, by the database's name. Held, the request stays pending. Refused, it fails as where the browser
 * cannot read its files. Deleting is always allowed.
 */
export function guardDatabase(context: GuardContext): void {
  const { realm, gate, patch } = context;
  const { IDBFactory, IDBDatabase, IDBRequest, IDBOpenDBRequest, DOMException, Event, EventTarget } = realm;
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const close = methodOf(IDBDatabase.prototype, 'close');
  const resultOf = getterOf(IDBRequest.prototype, 'result');
  const standIn = createStandIns(context, IDBOpenDBRequest.prototype, IDBRequest.prototype);
  const compare = methodOf(IDBFactory.prototype, 'cmp');

  patch.method(IDBFactory.prototype, 'open', native => (self, args) => {
    if (!args.length) return native(self, args);
    compare(self, [0, 0]); // Throws where it is none of its kind, and does nothing else.
    const name = toText(args[0]);
    const version = args[1] === undefined ? undefined : toNumber(args[1]);
    const access = { kind: 'database', name } as const;
    const make = () => {
      const request = native(self, [name, version]) as object;
      const opened = () => {
        const database = resultOf(request);
        // An open connection keeps the database that is to be erased.
        const yields = () => void (gate.look(access).verdict === 'allow' || close(database, []));
        listen(database, ['versionchange', yields]);
      };
      listen(request, ['success', opened]);
      return request;
    };
    // The native throws at what is no version.
    if (version !== undefined && !(version >= 1 && version < 2 ** 53)) return make();

    let error: unknown;
    const whenDone = (value: unknown): unknown => {
      if (state.readyState === 'done') return value;
      throw new DOMException('The request has not finished.', 'InvalidStateError');
    };
    const state = {
      readyState: 'pending',
      source: null,
      transaction: null,
      get result() {
        return whenDone(undefined);
      },
      get error() {
        return whenDone(error);
      },
    };
    const fail = () => {
      state.readyState = 'done';
      error = new DOMException('The database cannot be opened.', 'UnknownError');
      return [new Event('error', { bubbles: true, cancelable: true })];
    };
    return standIn({ access, newTarget: IDBOpenDBRequest, state, make, fail });
  });
}
