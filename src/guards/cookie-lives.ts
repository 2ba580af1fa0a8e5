import { type CookieJar, keyOf, type Trace } from './cookie-jar.js';
import { lifeDays, readCookieWrite, writeCookieText } from './cookie-write.js';
import type { Stored } from './erase.js';
import type { Gate } from './gate.js';

/** The names and values of the cookies that a page can read. */
export const presentCookies = (jar: CookieJar): { readonly name: string; readonly value: string }[] =>
  jar.read().split('; ').filter(Boolean).map(readCookieWrite);

/** Whether it is known where a cookie of this name lies. */
export const isTraced = (jar: CookieJar, name: string): boolean =>
  Object.values(jar.traces).some(trace => trace.name === name);

/**
 * After a change of grants, and at each page: gives cookies that were cut to the session the life they had asked for,
 * as far as it is left and allowed, and takes it from those whose grant is gone. What lies where this page cannot read
 * its value is given its life at a page that can, and is erased where it must lose it.
 *
 * @returns what was erased
 */
export function settleCookieLives(jar: CookieJar, gate: Gate): Stored[] {
  const present = presentCookies(jar);
  const erased: Stored[] = [];
  for (const trace of Object.values(jar.traces)) {
    const { name, path = '/', cut = false } = trace;
    const found = present.filter(cookie => cookie.name === name);
    const canRead = jar.canRead(path);
    const days = lifeDays(trace);
    const forget = () => delete jar.traces[keyOf(trace)];
    if (canRead && !found.length) forget();
    // Two of one name: which is whose cannot be told. No life asked for: it is as it should be.
    if ((canRead && found.length !== 1) || days === undefined || days <= 0) continue;
    const { verdict, days: mostDays } = gate.decide({ kind: 'cookie', name, days });
    const mustCut = verdict === 'amend' && mostDays === 0;
    if ((verdict !== 'allow' && verdict !== 'amend') || mustCut === cut) continue;
    const [only] = found;
    if (canRead && only) {
      jar.writeNative(writeCookieText({ ...trace, value: only.value }, mostDays));
      jar.traces[keyOf(trace)] = { ...trace, cut: mustCut };
    } else if (mustCut) {
      eraseTrace(jar, trace);
      forget();
      erased.push({ kind: 'cookie', name });
    }
  }
  return erased;
}

/** Erases a cookie where it is known to lie. */
export const eraseTrace = (jar: CookieJar, trace: Trace): void =>
  jar.writeNative(`${writeCookieText({ ...trace, value: '' }, 0)}; Max-Age=0`);
