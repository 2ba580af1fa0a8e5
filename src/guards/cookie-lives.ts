import { type CookieJar, keyOf } from './cookie-jar.js';
import { lifeDays, readCookieWrite, writeCookieText } from './cookie-write.js';
import type { Gate } from './gate.js';

/** The names and values of the cookies that a page can read. */
export const presentCookies = (jar: CookieJar): { readonly name: string; readonly value: string }[] =>
  jar.read().split('; ').filter(Boolean).map(readCookieWrite);

/** Whether it is known where a cookie of this name lies. */
export const isTraced = (jar: CookieJar, name: string): boolean =>
  Object.values(jar.traces).some(trace => trace.name === name);

/**
 * After a change of grants: gives cookies that were cut to the session the life they had asked for, as far as it is
 * left and allowed, and takes it from those whose grant is gone. Forgets the traces of cookies that are gone.
 */
export function settleCookieLives(jar: CookieJar, gate: Gate): void {
  const present = presentCookies(jar);
  for (const trace of Object.values(jar.traces)) {
    const found = present.filter(({ name }) => name === trace.name);
    const [only] = found;
    const days = lifeDays(trace);
    if (!only) delete jar.traces[keyOf(trace)];
    // Two of one name: which is whose cannot be told. No life asked for: it is as it should be.
    if (!only || found.length > 1 || days === undefined || days <= 0) continue;
    const { verdict, days: mostDays } = gate.decide({ kind: 'cookie', name: trace.name, days });
    if (verdict === 'allow' || verdict === 'amend') {
      jar.writeNative(writeCookieText({ ...trace, value: only.value }, mostDays));
    }
  }
}
