import type { CookieJar } from './cookie-jar.js';
import type { Restyle } from './css.js';
import type { Dom } from './dom.js';
import type { Frames } from './frames.js';
import type { Gate } from './gate.js';
import type { Judge } from './loading.js';
import type { Neutralise } from './markup.js';
import type { Realm } from './natives.js';
import type { Parser } from './parser.js';
import type { Patcher } from './patch.js';
import type { Quarantine } from './quarantine.js';
import type { Targets } from './target.js';

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
}
