import type { GuardContext } from './context.js';
import { type CookieWrite, endsWithin } from './cookie-write.js';
import { getProperty, now, toNumber, toText, trim } from './natives.js';
import { getterOf } from './patch.js';

/** The members of a dictionary as the platform reads them: its own and inherited ones, each once. */
function pick(from: object): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  const members = ['name', 'value', 'domain', 'path', 'expires', 'maxAge', 'sameSite', 'partitioned'];
  for (let at = 0; at < members.length; at++) {
    const member = members[at] ?? '';
    picked[member] = getProperty(from, member);
  }
  return picked;
}

/** `cookieStore`. Held and refused alike, the promise of `set` resolves: a page that awaits it goes on. */
export const guardCookieStore = ({ realm, jar, patch }: GuardContext): void => {
  const { Promise, TypeError } = realm;
  const handlerOf = getterOf(realm.CookieStore.prototype, 'onchange');
  const isStore = (self: unknown): boolean => {
    try {
      return handlerOf(self) !== undefined;
    } catch {
      return false;
    }
  };

  /** Reads and converts once what a method was given. Throws what a conversion throws. */
  const read = (args: ArrayLike<unknown>): { init: Record<string, unknown>; write: CookieWrite } => {
    const first = args[0];
    const given: Record<string, unknown> =
      typeof first === 'object' && first && args.length === 1
        ? pick(first)
        : { name: toText(first), value: toText(args[1]) };
    if (given.name === undefined || given.value === undefined)
      throw new TypeError('name and value are required');
    const { expires, maxAge, domain, path, sameSite = 'strict', partitioned } = given;
    const endsAt =
      maxAge == null ? (expires == null ? undefined : toNumber(expires)) : now() + toNumber(maxAge) * 1000;
    const write = {
      name: trim(toText(given.name)),
      value: toText(given.value),
      domain: domain == null ? undefined : toText(domain),
      path: path === undefined ? '/' : toText(path),
      endsAt,
      rest: `; Secure; SameSite=${toText(sameSite)}${partitioned ? '; Partitioned' : ''}`,
    };
    const { name, value } = write;
    const init = {
      name,
      value,
      domain: write.domain ?? null,
      path: write.path,
      sameSite,
      partitioned: !!partitioned,
    };
    return { init: { ...init, expires: endsAt ?? null }, write };
  };

  const { prototype } = realm.CookieStore;
  patch.method(prototype, 'set', native => (self, args) => {
    // Its handler is asked for of any realm's; another object has none, and fails in the native.
    if (!isStore(self) || (args.length < 2 && (typeof args[0] !== 'object' || !args[0])))
      return native(self, args);
    try {
      const { init, write } = read(args);
      let done: unknown;
      jar.write(write, mostDays => {
        if (mostDays !== undefined) init.expires = endsWithin(write, mostDays) || null;
        done = native(self, [init]);
      });
      return done ?? Promise.resolve();
    } catch (error) {
      return Promise.reject(error);
    }
  });
  patch.method(prototype, 'delete', native => (self, args) => {
    const first = args[0];
    const isDictionary = typeof first === 'object' && first;
    const { name, domain, path }: Record<string, unknown> = isDictionary ? pick(first) : { name: first };
    jar.drop({ name: `${name}`, domain: domain ? `${domain}` : undefined, path: path ? `${path}` : '/' });
    return native(self, args);
  });
};
