import type { GuardContext } from './context.js';
import { readCookieWrite, writeCookieText } from './cookie-write.js';
import { toText } from './natives.js';
import { patchAccessor, type Undo } from './patch.js';

/** `document.cookie`. What is held of it can be read by the page, so that no library concludes that cookies are off. */
export const guardCookie = ({ realm, jar }: GuardContext): Undo =>
  patchAccessor(realm.Document.prototype, 'cookie', native => ({
    get: self => jar.withHeld(toText(native.get(self))),
    set(self, value) {
      let text: string;
      try {
        text = toText(value);
      } catch {
        native.set(self, value); // Throws what it always threw.
        return;
      }
      const write = readCookieWrite(text);
      jar.write(write, mostDays =>
        native.set(self, mostDays === undefined ? text : writeCookieText(write, mostDays)),
      );
    },
  }));
