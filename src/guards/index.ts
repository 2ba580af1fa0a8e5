import { guardAttributes } from './attributes.js';
import { guardBeacon } from './beacon.js';
import { guardCalls } from './calls.js';
import { createContents } from './contents.js';
import type { GuardContext, Shared } from './context.js';
import { guardCookie } from './cookie.js';
import { guardArrivals } from './cookie-arrivals.js';
import { type CookieJar, createCookieJar } from './cookie-jar.js';
import { guardCookieStore } from './cookie-store.js';
import { createRestyle } from './css.js';
import { guardDatabase } from './database.js';
import { takeDom } from './dom.js';
import { guardFetch } from './fetch.js';
import { guardFetchLater } from './fetch-later.js';
import { guardFont } from './font.js';
import { guardForms } from './forms.js';
import { createFrames, guardFrames } from './frames.js';
import type { Gate } from './gate.js';
import { guardImports } from './imports.js';
import { guardInsertion } from './insertion.js';
import { guardLinks } from './links.js';
import { createJudge } from './loading.js';
import { createNeutralise } from './markup.js';
import { guardMarkup } from './markup-ways.js';
import { dictionary, type Realm, weakMap } from './natives.js';
import { guardNavigation } from './navigation.js';
import { createParser } from './parser.js';
import { createPatcher, type Patcher, type Undo } from './patch.js';
import { createQuarantine } from './quarantine.js';
import { guardRtc } from './rtc.js';
import { guardEventSource, guardWebSocket } from './sockets.js';
import { guardStorage } from './storage.js';
import { guardStylesheets } from './stylesheets.js';
import { createTargets } from './target.js';
import { guardWebTransport } from './web-transport.js';
import { guardOpen } from './window-open.js';
import { guardWorkers } from './workers.js';
import { guardXhr } from './xhr.js';

/** Every guard by its name in `ready.skipped`. */
const guards: Readonly<Record<string, (context: GuardContext) => void>> = {
  cookie: guardCookie,
  cookieStore: guardCookieStore,
  storage: guardStorage,
  attributes: guardAttributes,
  insertion: guardInsertion,
  markup: guardMarkup,
  stylesheets: guardStylesheets,
  frames: guardFrames,
  fetch: guardFetch,
  xhr: guardXhr,
  beacon: guardBeacon,
  arrivals: guardArrivals,
  calls: guardCalls,
  font: guardFont,
  workers: guardWorkers,
  imports: guardImports,
  fetchLater: guardFetchLater,
  websocket: guardWebSocket,
  eventsource: guardEventSource,
  webtransport: guardWebTransport,
  rtc: guardRtc,
  database: guardDatabase,
  open: guardOpen,
  navigation: guardNavigation,
  links: guardLinks,
  forms: guardForms,
};

/** The guards of a page. */
export interface Installed {
  /** Guards that could not be installed, as where the browser lacks what they guard. */
  readonly skipped: readonly { readonly guard: string; readonly reason: string }[];
  readonly jar: CookieJar;
  readonly undo: Undo;
}

/** Installs every guard in a realm, and in the realms of its frames. One that fails is skipped, and said so. */
export function installGuards(realm: Realm, gate: Gate): Installed {
  const jar = createCookieJar(realm, gate);
  const shared: Shared = { areas: weakMap(), sources: dictionary() };
  const undos: Undo[] = [];
  const skipped: { guard: string; reason: string }[] = [];
  const install = (into: Realm): (() => void) => {
    const patch = createPatcher(into);
    undos.push(patch.undo);
    const context = createContext(into, gate, jar, shared, patch, install);
    for (const guard in guards) {
      // One listens for the whole site.
      if (into !== realm && guard === 'arrivals') continue;
      try {
        guards[guard]?.(context);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (into === realm) skipped.push({ guard, reason });
      }
    }
    context.frames.sweep();
    // A frame's document may have been parsed before we could be there.
    if (into !== realm) context.quarantine.sweep(into.document, false);
    return context.parser.catchUp;
  };
  install(realm);
  return {
    skipped,
    jar,
    undo() {
      for (const undo of undos) undo();
    },
  };
}

/** What every guard of a realm is handed. */
function createContext(
  realm: Realm,
  gate: Gate,
  jar: CookieJar,
  shared: Shared,
  patch: Patcher,
  install: (realm: Realm) => () => void,
): GuardContext {
  const dom = takeDom(realm);
  const toAccess = createTargets(realm);
  const judge = createJudge({ gate, toAccess }, access => within(access));
  const restyle = createRestyle({ judge });
  const neutralise = createNeutralise({ dom, judge, restyle });
  const within = createContents({ realm, judge, restyle, neutralise, shared });
  const basics = { realm, gate, patch, dom, jar, shared, toAccess, judge, restyle, neutralise };
  const quarantine = createQuarantine(basics);
  const frames = createFrames(realm, install);
  const parser = createParser({ realm, gate, dom, patch, quarantine, frames });
  return { ...basics, quarantine, frames, parser };
}
