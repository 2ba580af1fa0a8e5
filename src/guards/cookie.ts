import type { GuardContext } from './context.js';
import { readCookieWrite, writeCookieText } from './cookie-write.js';
import { toText } from './natives.js';

/** `document.cookie`. What is held of it can be read by the page, so that no library concludes that cookies are off. */
export const guardCookie = ({ realm, jar, patch }: GuardContext): void =>
  patch.accessor(realm.Document.prototype, 'cookie', native => ({
    get(self) {
      const cookies = toText(native.get(self));
      // A document without a page has none.
      return self === realm.document ? jar.withHeld(cookies) : cookies;
    },
    set(self, value) {
      const text = toText(value);
      const write = readCookieWrite(text);
      jar.write(write, mostDays =>
        native.set(self, mostDays === undefined ? text : writeCookieText(write, mostDays)),
      );
    },
  }));
