import type { CookieJar } from './cookie-jar.js';
import type { Restyle } from './css.js';
import type { Dom } from './dom.js';
import type { Frames } from './frames.js';
import type { Gate } from './gate.js';
import type { Judge } from './loading.js';
import type { Neutralise } from './markup.js';
import type { Realm, weakMap } from './natives.js';
import type { Parser } from './parser.js';
import type { Patcher } from './patch.js';
import type { Quarantine } from './quarantine.js';
import type { Area } from './storage.js';
import type { Targets } from './target.js';
import type { Source } from './workers.js';

/** What the realms of a page know together: a script may make a thing in one and use it in another. */
export interface Shared {
  /** Storages, and what stands in for them. */
  readonly areas: ReturnType<typeof weakMap<object, Area>>;
  /** By `blob:` URL, without a fragment. */
  readonly sources: Record<string, Source>;
}

/** What every guard is handed. */
export interface GuardContext {
  /** Where it is installed. */
  readonly realm: Realm;
  readonly gate: Gate;
  readonly patch: Patcher;
  readonly dom: Dom;
  readonly jar: CookieJar;
  readonly toAccess: Targets;
  readonly judge: Judge;
  readonly restyle: Restyle;
  readonly neutralise: Neutralise;
  readonly quarantine: Quarantine;
  readonly frames: Frames;
  readonly parser: Parser;
  readonly shared: Shared;
}
