import type { GuardContext } from './context.js';
import { readCookieWrite, writeCookieText } from './cookie-write.js';
import { toText } from './natives.js';
import { getterOf } from './patch.js';

/** `document.cookie`. What is held of it can be read by the page, so that no library concludes that cookies are off. */
export const guardCookie = ({ realm, jar, patch }: GuardContext): void => {
  const { Document, document } = realm;
  const viewOf = getterOf(Document.prototype, 'defaultView');
  patch.accessor(Document.prototype, 'cookie', native => ({
    get(self) {
      const cookies = toText(native.get(self));
      // A document without a page has none.
      return self === document ? jar.withHeld(cookies) : cookies;
    },
    set(self, value) {
      // Throws on what is no document, as the native does.
      if (!viewOf(self)) return native.set(self, value);
      const text = toText(value);
      const write = readCookieWrite(text);
      jar.write(write, mostDays =>
        native.set(self, mostDays === undefined ? text : writeCookieText(write, mostDays)),
      );
    },
  }));
};
