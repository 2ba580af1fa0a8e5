import type { CookieJar } from './cookie-jar.js';
import type { Dom } from './dom.js';
import type { Gate } from './gate.js';
import type { Realm } from './natives.js';
import type { Patcher } from './patch.js';
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
}
