import { newestRecord } from '../consent/newest.js';
import type { ConsentRecord } from '../consent/record.js';
import { resolveGrants } from '../consent/resolve.js';
import { readGpc, type Signals } from '../consent/signals.js';
import { AssentError } from '../errors.js';
import { type Installed, installGuards } from '../guards/index.js';
import type { Realm } from '../guards/natives.js';
import { compilePolicy, type PolicyIndex } from '../policy/compile.js';
import { type Decision, decide } from '../policy/decide.js';
import type { Grants } from '../policy/grants.js';
import type { Policy } from '../policy/policy.js';
import { policyAt } from '../policy/policy-at.js';
import { standingOf } from '../policy/standing.js';
import { takeRunningScript } from './caller.js';
import type { Emitter } from './emitter.js';
import type { AssentEvents, EventName } from './events.js';
import { createFacade, type Facade } from './facade.js';
import { findSeal } from './find-seal.js';
import { createGate, type Ledger } from './gate.js';
import { takeMisuse } from './misuse.js';
import type { PageOptions } from './page.js';
import { createReporter } from './reporter.js';
import { takeSensitive } from './sensitive.js';

/** What is known before anything runs. */
export interface HandleOptions {
  /** What the page says in its markup, where it was read. */
  readonly page?: PageOptions;
  /** Whether the visitor is a minor, as the page's owner says it. */
  readonly minor?: boolean | 'unknown' | undefined;
  /** Where the visitor is, as the page's owner says it; absent: as the page's markup says. */
  readonly region?: string | undefined;
  /** Whether Do Not Track counts as Global Privacy Control; absent: as the page's markup says. */
  readonly dnt?: boolean | undefined;
}

/** The guard of a page as it runs, and where the rest takes hold of it: what guard.js leaves for assent.js. */
export interface Handle {
  readonly realm: Realm;
  /** The native one, for requests of our own: past our own guard. Call it bare. */
  readonly fetch: typeof window.fetch;
  readonly facade: Facade;
  /** What the page says in its markup, where it was read. */
  readonly page: PageOptions | undefined;
  readonly guards: Installed;
  /** What all guards of the page ask. */
  readonly gate: Ledger;
  readonly signals: Signals;
  /** The Content Security Policy of the seal that stands in the page; undefined where none does. */
  readonly seal: string | undefined;
  /** The record as the guard found it; null where there was none. */
  readonly record: ConsentRecord | null;
  /**
   * Puts a policy in force, or the next one where its day has come, with what the record says of it.
   *
   * @throws where it is no policy at all
   */
  adopt(policy: Policy): void;
  /** There is no policy to go by: everything third-party or undeclared is refused, and the page is told why. */
  fail(error: AssentError): void;
  /** Puts grants in force: what was held is refused or released, in order. */
  grant(grants: Grants): void;
  /** Connects the page's listeners: what was said before is said now. Calls back as soon as there is a policy. */
  connect(emitter: Emitter, start: (index: PolicyIndex) => void): void;
  /** Says it to the page, or keeps it until there is somebody to say it. */
  emit<E extends EventName>(event: E, detail: AssentEvents[E]): void;
}

/** How much is kept until assent.js has loaded; what comes after is not told. */
const mostEarly = 500;

/** Before the policy has come: everything third-party or undeclared waits. Where it cannot be had: is refused. */
const waiting: Decision = { verdict: 'hold', reason: 'no-policy' };
const without: Decision = { verdict: 'refuse', reason: 'no-policy' };
const own: Decision = { verdict: 'allow', reason: 'first-party' };

/** Guards the page from now on. */
export function startGuard(realm: Realm, options: HandleOptions = {}): Handle {
  const { fetch } = realm;
  let index: PolicyIndex | undefined;
  let grants: Grants = {};
  let record: ConsentRecord | null = null;
  let otherwise = waiting;
  let emitter: Emitter | undefined;
  const early: ((to: Emitter) => void)[] = [];
  let hears = false;
  const { page, minor = 'unknown', region = page?.region, dnt = page?.dnt } = options;
  const signals: Signals = { gpc: readGpc(realm.navigator, dnt), minor, region };
  let start: ((index: PolicyIndex) => void) | undefined;
  /** Says it now, or once there is somebody to say it. */
  const say = (act: (to: Emitter) => void): void => {
    if (emitter) act(emitter);
    else if (early.length < mostEarly) early.push(act);
  };
  const emit: Handle['emit'] = (event, detail) => say(to => to.emit(event, detail));
  let miss: ((error: AssentEvents['error']) => void) | undefined;
  const ready = new Promise<AssentEvents['ready']>((resolve, reject) => {
    miss = reject;
    say(to => void to.on('ready', resolve));
  });
  // Whoever needs it hears of the failure; nobody who doesn't is bothered by an unhandled rejection.
  ready.catch(() => {});

  const runningScript = takeRunningScript(realm);
  const report = createReporter(emit, runningScript, () => hears || !!emitter?.heard('verdict'));
  const attribute = takeMisuse(realm, runningScript);
  const still = takeSensitive(realm);
  const gate = createGate(
    access => {
      if (index) return still(attribute(index, access, decide(index, grants, access)));
      return 'host' in access && (!access.host || access.host === realm.location.hostname) ? own : otherwise;
    },
    report,
    emit,
    ({ service = '' }) => index?.services[service]?.replay !== false,
    () =>
      index
        ? standingOf(index, grants)
        : { [`${realm.location.hostname} *`]: 'allow', '* *': otherwise.verdict },
    realm.navigator.userActivation,
  );
  const guards = installGuards(realm, gate);

  const facade = createFacade({
    allows(id) {
      if (!index) return false;
      const grant = grants[id];
      if (grant) return grant.state === 'granted';
      throw new AssentError('unknown-id', `"${id}" is no purpose or service of the policy`);
    },
    grants: () => grants,
    on(event, listener) {
      let off: (() => void) | undefined;
      let wanted = true;
      hears ||= !emitter && event === 'verdict';
      say(to => {
        if (wanted) off = to.on(event, listener);
      });
      return () => {
        wanted = false;
        off?.();
      };
    },
    ready,
  });

  return {
    realm,
    fetch,
    facade,
    page,
    guards,
    gate,
    signals,
    seal: findSeal(realm.document),
    get record() {
      return record;
    },
    adopt(declared) {
      const now = new Date();
      const nowSeconds = now.getTime() / 1000;
      index = compilePolicy(policyAt(declared, now.toISOString()), realm.location.hostname);
      const found = newestRecord(guards.jar.read(), index.recordCookie, declared.id, nowSeconds);
      record = typeof found === 'string' ? null : found;
      const isKept = record === found && realm.navigator.cookieEnabled;
      grants = resolveGrants(index, record, isKept ? signals : { ...signals, region: '' }, nowSeconds);
      gate.settle();
      start?.(index);
    },
    fail({ code, message, path }) {
      const error = { code, message, path };
      index = undefined;
      otherwise = without;
      gate.settle();
      miss?.(error);
      emit('error', error);
    },
    grant(now) {
      grants = now;
      gate.settle();
    },
    connect(to, then) {
      emitter = to;
      hears = false;
      for (const act of early.splice(0)) act(to);
      start = then;
      if (index) then(index);
    },
    emit,
  };
}
