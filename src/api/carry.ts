import type { Log } from '../consent/log.js';
import type { Held } from '../guards/gate.js';
import type { Realm } from '../guards/natives.js';

/** How much is carried to the next page at most, in characters of its JSON; the log keeps 16 kB. */
const mostChars = 8_192;

/** One request: its address, its body as text, and how it is sent: a beacon's content type, or the options of `fetch`. */
type Carried = readonly [url: string, body: string, how: string | RequestInit];

/** What was held, on its way to the next page. */
export interface Carriage {
  /** Takes these along: now, while they still wait. Settles when they are kept. */
  load(held: readonly Held[]): Promise<void>;
  /** Sends what an earlier page left, each once, past the guard like any request of this page. */
  unload(): void;
}

/**
 * Carries requests over the loading of a page, in the log. What is made for that is carried: beacons, and `fetch` with a
 * body that is text. An XMLHttpRequest or a script belongs to its page and goes with it.
 */
export function createCarriage(realm: Realm, log: Log): Carriage {
  const read = (): Carried[] => {
    const stored = log.read('unsent');
    // Whoever else may have written there: what has not this form is left out.
    return Array.isArray(stored) ? stored.filter(isCarried) : [];
  };
  const send = ([url, body, how]: Carried): void => {
    if (typeof how === 'string') realm.navigator.sendBeacon(url, new realm.Blob([body], { type: how }));
    else realm.fetch(url, { ...how, ...(body && { body }), keepalive: true }).catch(() => {}); // Nobody waits for it any more.
  };
  return {
    async load(held) {
      const packed = await Promise.all(held.map(one => pack(realm, one)));
      const kept = read();
      for (const one of packed) if (one && JSON.stringify([...kept, one]).length <= mostChars) kept.push(one);
      if (kept.length) log.write('unsent', kept);
    },
    unload() {
      const unsent = read();
      if (unsent.length) log.write('unsent', undefined);
      for (const one of unsent) send(one);
    },
  };
}

/** Copies what it sends; the reading of bodies begins at once, before they can be sent. */
async function pack({ Request, Response }: Realm, { access, sends }: Held): Promise<Carried | undefined> {
  if (!('url' in access)) return undefined;
  if (sends instanceof Request) {
    const { method, mode, credentials, headers } = sends;
    return [access.url, await sends.clone().text(), { method, mode, credentials, headers: [...headers] }];
  }
  if (!Array.isArray(sends)) return undefined;
  const copy = new Response(sends[0]);
  return [access.url, await copy.text(), copy.headers.get('content-type') ?? ''];
}

function isCarried(value: unknown): value is Carried {
  if (!Array.isArray(value)) return false;
  const [url, body, how] = value;
  return (
    typeof url === 'string' &&
    typeof body === 'string' &&
    (typeof how === 'string' || (typeof how === 'object' && !!how))
  );
}
