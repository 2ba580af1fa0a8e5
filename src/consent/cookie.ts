import Cookies from 'js-cookie';
import { keptDays, type PolicyIndex } from '../policy/compile.js';

/** The one cookie that keeps the record, and the text of all cookies. Nothing here ever throws. */
export interface Jar {
  /** Whether cookies are allowed at all, as far as can be told without writing one. */
  readonly isOpen: boolean;
  /** All of `document.cookie`; empty where cookies are denied. */
  read(): string;
  /**
   * Writes the record's cookie, to end with what lasts longer of it, counted from its time: grants or refusals, the
   * policy's `record.days` or its `askAgainDays`.
   *
   * @returns whether it is there when read back
   */
  write(value: string, timeSeconds: number): boolean;
  /** Removes the record's cookie, on the policy's `record.domain` and on the page's own host. */
  remove(): void;
}

/** What is asked of the window. */
interface Surroundings {
  readonly location: { readonly protocol: string };
  readonly navigator: { readonly cookieEnabled: boolean };
}

/** The record's alphabet needs no encoding: what is written is what every other reader finds. */
const raw = Cookies.withConverter({ write: value => String(value), read: value => value });

/** Opens the page's cookies, which it finds at the time of each call. */
export function openJar(index: PolicyIndex, page: Surroundings): Jar {
  const name = index.recordCookie;
  const { domain } = index.policy.record ?? {};
  const place = { path: '/', ...(domain && { domain }) };
  const read = (): string => {
    try {
      return document.cookie;
    } catch {
      return ''; // A frame sandboxed without `allow-same-origin` has no cookies: SecurityError.
    }
  };
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // The same.
    }
  };
  return {
    get isOpen() {
      let isReadable = false;
      attempt(() => {
        isReadable = typeof document.cookie === 'string';
      });
      // False where the visitor switched all cookies off; browsers that deny them silently are found out by `write`.
      return isReadable && page.navigator.cookieEnabled;
    },
    read,
    write(value, timeSeconds) {
      const expires = new Date((timeSeconds + keptDays(index) * 86_400) * 1_000);
      const secure = page.location.protocol === 'https:';
      attempt(() => raw.set(name, value, { ...place, expires, secure, sameSite: 'Lax' }));
      return read().split(/; */).includes(`${name}=${value}`);
    },
    remove() {
      attempt(() => {
        raw.remove(name, place);
        if (domain) raw.remove(name);
      });
    },
  };
}
