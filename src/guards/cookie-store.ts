import type { GuardContext } from './context.js';
import { type CookieWrite, endsWithin } from './cookie-write.js';
import { now, toNumber, toText } from './natives.js';

/** `cookieStore.set`. Held and refused alike its promise resolves: a page that awaits it goes on. */
export const guardCookieStore = ({ realm, jar, patch }: GuardContext): void => {
  const { Promise } = realm;
  patch.method(realm.CookieStore.prototype, 'set', native => (self, args) => {
    const [first, second] = [args[0], args[1]];
    const isDictionary = args.length === 1 && typeof first === 'object' && first;
    if (!args.length) return native(self, args);
    let init: Record<string, unknown>;
    let write: CookieWrite;
    try {
      init = isDictionary ? { ...first } : { name: toText(first), value: toText(second) };
      const { expires, maxAge, domain, path, sameSite, partitioned } = init;
      const endsAt = maxAge == null ? expires : now() + toNumber(maxAge) * 1000;
      write = {
        name: toText(init.name),
        value: toText(init.value),
        domain: domain ? toText(domain) : undefined,
        path: path ? toText(path) : '/',
        endsAt: endsAt == null ? undefined : toNumber(endsAt),
        rest: `; Secure; SameSite=${toText(sameSite ?? 'strict')}${partitioned ? '; Partitioned' : ''}`,
      };
    } catch {
      return native(self, args); // Rejects as it always did.
    }
    let done: unknown;
    jar.write(write, mostDays => {
      if (mostDays !== undefined) {
        delete init.maxAge;
        init.expires = endsWithin(write, mostDays) ?? null;
      }
      done = native(self, [init]);
    });
    return done ?? Promise.resolve();
  });
};
