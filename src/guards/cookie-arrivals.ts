import type { GuardContext } from './context.js';
import { lifeDays, writeCookieText } from './cookie-write.js';
import { getterOf, methodOf } from './patch.js';

/** What `cookieStore` tells of a cookie: everything in Chromium, elsewhere its name and value. */
interface StoredCookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: string | null;
  readonly path?: string;
  readonly expires?: number | null;
  readonly secure?: boolean;
  readonly sameSite?: string;
  readonly partitioned?: boolean;
}

/**
 * Cookies that came past the guards: by Set-Cookie, from another frame, or before us. What is declared and not granted
 * is erased, then held or refused like a write; what lives too long is cut. What nobody declares is let be.
 */
export function guardArrivals({ realm, gate, jar, patch }: GuardContext): void {
  const { cookieStore, Promise, CookieStore, CookieChangeEvent, EventTarget } = realm;
  const changedOf = getterOf(CookieChangeEvent.prototype, 'changed');
  const getAll = methodOf(CookieStore.prototype, 'getAll');
  const then = methodOf(Promise.prototype, 'then');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const unlisten = methodOf(EventTarget.prototype, 'removeEventListener');

  const meet = (cookie: StoredCookie, isPresent: boolean): void => {
    const { name, value, domain, path, expires, secure, sameSite, partitioned } = cookie;
    const write = {
      name,
      value,
      domain: domain ?? undefined,
      path: path ?? '/',
      endsAt: expires ?? undefined,
      rest: `${secure ? '; Secure' : ''}${sameSite ? `; SameSite=${sameSite}` : ''}${partitioned ? '; Partitioned' : ''}`,
    };
    const days = lifeDays(write);
    const { verdict, service, reason } = gate.look({
      kind: 'cookie',
      name,
      ...(days === undefined ? {} : { days }),
    });
    if (!service || verdict === 'allow' || (verdict === 'amend' && days === undefined)) return;
    // It is granted: a sensitive place keeps its service still, and takes nothing from it.
    if (reason === 'sensitive') return;
    // An event is told late: it may be gone or have another value by now, of which `document.cookie` knows even later.
    if (!isPresent) {
      ask([name]);
      return;
    }
    if (verdict !== 'amend') {
      jar.expire(name, []);
      gate.erased(name);
    }
    jar.write(write, mostDays => jar.writeNative(writeCookieText(write, mostDays)));
  };
  const each = (cookies: unknown, isPresent: boolean): void => {
    // The natives give lists of cookies; this is where they get their type.
    const list = cookies as ArrayLike<StoredCookie>;
    for (let at = 0; at < list.length; at++) {
      const cookie = list[at];
      if (cookie) meet(cookie, isPresent);
    }
  };
  const ask = (names: readonly string[]): void => {
    // Reading waits for what was written to `document.cookie`, which goes another way than what the cookie store is asked.
    jar.read();
    // It rejects where cookies are denied: there are none.
    then(getAll(cookieStore, names), [(cookies: unknown) => each(cookies, true), () => {}]);
  };
  const onChange = (event: unknown): void => each(changedOf(event), false);

  listen(cookieStore, ['change', onChange]);
  patch.onUndo(() => unlisten(cookieStore, ['change', onChange]));
  // In a turn of its own: what a choice refuses is erased in the same task as it is made, and told there.
  patch.onUndo(gate.onSettle(() => void then(Promise.resolve(), [() => ask([])])));
}
