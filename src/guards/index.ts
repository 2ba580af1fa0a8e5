import { guardBeacon } from './beacon.js';
import type { GuardContext } from './context.js';
import { guardCookie } from './cookie.js';
import { type CookieJar, createCookieJar } from './cookie-jar.js';
import { guardCookieStore } from './cookie-store.js';
import { guardDatabase } from './database.js';
import { takeDom } from './dom.js';
import { guardElements } from './elements.js';
import { guardFetch } from './fetch.js';
import { guardFetchLater } from './fetch-later.js';
import { guardForms } from './forms.js';
import type { Gate } from './gate.js';
import type { Realm } from './natives.js';
import { guardNavigation } from './navigation.js';
import { createPatcher, type Undo } from './patch.js';
import { guardRtc } from './rtc.js';
import { guardEventSource, guardWebSocket } from './sockets.js';
import { guardStorage } from './storage.js';
import { createTargets } from './target.js';
import { guardWebTransport } from './web-transport.js';
import { guardOpen } from './window-open.js';
import { guardXhr } from './xhr.js';

/** Every guard by its name in `ready.skipped`. */
const guards: Readonly<Record<string, (context: GuardContext) => void>> = {
  cookie: guardCookie,
  cookieStore: guardCookieStore,
  storage: guardStorage,
  elements: guardElements,
  fetch: guardFetch,
  xhr: guardXhr,
  beacon: guardBeacon,
  fetchLater: guardFetchLater,
  websocket: guardWebSocket,
  eventsource: guardEventSource,
  webtransport: guardWebTransport,
  rtc: guardRtc,
  database: guardDatabase,
  open: guardOpen,
  navigation: guardNavigation,
  forms: guardForms,
};

/** The guards of a page. */
export interface Installed {
  /** Guards that could not be installed, as where the browser lacks what they guard. */
  readonly skipped: readonly { readonly guard: string; readonly reason: string }[];
  readonly jar: CookieJar;
  readonly undo: Undo;
}

/** Installs every guard in a realm. One that fails is skipped, and said so. */
export function installGuards(realm: Realm, gate: Gate): Installed {
  const jar = createCookieJar(realm, gate);
  const [dom, toAccess] = [takeDom(realm), createTargets(realm)];
  const patch = createPatcher(realm);
  const skipped: { guard: string; reason: string }[] = [];
  for (const guard in guards) {
    try {
      guards[guard]?.({ realm, gate, patch, jar, dom, toAccess });
    } catch (error) {
      skipped.push({ guard, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { skipped, jar, undo: patch.undo };
}
