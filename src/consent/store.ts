import type { PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import { answeredBefore, countGrants, hasRunOut, keepWaiting } from './answered-before.js';
import { type Answered, applyAnswer } from './apply.js';
import { type Change, createAnnouncer, hasTurned, turned } from './change.js';
import { leftOver } from './left-over.js';
import type { ConsentRecord, How } from './record.js';
import { createReplica } from './replica.js';
import { resolveGrants } from './resolve.js';
import { isMinor } from './signals.js';
import type { StorePorts } from './store-ports.js';
import type { Answer } from './view.js';

/** What the visitor chose, in this tab and all others. */
export interface Store {
  readonly record: ConsentRecord | null;
  /** The record, once the time of any answer in it has run out; else null. */
  readonly previous: ConsentRecord | null;
  /** Frozen; a new object after each change. */
  readonly grants: Grants;
  /** False where the choice cannot be kept beyond the page: cookies are denied, or the cookie is another policy's. */
  readonly remembers: boolean;
  /** What is known of the visitor's age, now or from before. */
  readonly minor: boolean | 'unknown';
  /**
   * Applies an answer to the newest record there is, stores it, tells the other tabs. `guardian` as `how` grants
   * only what a guardian may grant; what minors may not grant stays as it is.
   *
   * @param timeSeconds when it was given, since 1970; absent: now
   * @throws AssentError `unknown-id` or `not-a-choice`; then nothing was changed
   */
  answer(answer: Answer, how: How, timeSeconds?: number): void;
  /** Refuses these purposes and services, or every optional one. @throws as {@link Store.answer} does */
  withdraw(ids?: string | readonly string[], how?: How): void;
  /**
   * Forgets the record, in all tabs: what is optional is unset, and on these pages no region grants it any more.
   *
   * @param keepsRefusals a new record, with an id of its own, takes over what a region would grant and must not
   */
  reset(keepsRefusals?: boolean): void;
  /**
   * Keeps it in the record, and never an age. With `true`, grants that are no guardian's are taken out of the record too:
   * they end for good.
   */
  setMinor(minor: boolean | 'unknown'): void;
  /**
   * Takes the grants out of the record that Global Privacy Control or the visitor's age has ended, and tells of it as of
   * a change. They are not in force before either.
   */
  begin(): void;
  /** Reads the cookie again and takes over what another tab did; ends what has expired. */
  refresh(): void;
  /** Called after each change, once for each, in their order. @returns its undo */
  subscribe(listener: (change: Change) => void): () => void;
  /** Stops hearing other tabs and telling listeners. */
  destroy(): void;
}

/** Reads the stored choice, and keeps it at one with the cookie and the other tabs. */
export function createStore(index: PolicyIndex, ports: StorePorts): Store {
  const { policy } = index;
  const { gpc } = ports;
  const replica = createReplica(index, ports);
  const announcer = createAnnouncer(error => ports.report('listener-failed', String(error)));
  const seconds = (): number => Math.floor(ports.now() / 1_000);
  // Where a refusal cannot be kept, or was lost, nothing is granted until somebody refuses.
  const region = (): string | undefined =>
    replica.isKept && !replica.isDamaged && !replica.isForgotten ? ports.region : undefined;
  const resolve = (): Grants =>
    resolveGrants(index, replica.record, { gpc, minor, region: region() }, seconds(), asked);

  let asked: ReadonlySet<string> = new Set();
  let { minor } = ports;
  /** What was said of it on this page. */
  let said: boolean | 'unknown' | undefined;
  replica.sync();
  let grants = resolve();

  const known = (): boolean | 'unknown' =>
    minor === 'unknown' ? (replica.record?.minor ?? 'unknown') : minor;
  const isForMinor = (): boolean => isMinor(policy, minor, replica.record);

  /** @param isNews told even if nothing has turned: a choice is one all the same */
  const settle = (how: Change['how'], from: Change['from'], isNews: boolean): void => {
    const { record } = replica;
    const before = grants;
    grants = resolve();
    if (isNews || hasTurned(before, grants)) {
      announcer.tell({ grants, ...turned(before, grants), how, record, from });
    }
  };

  const refresh = (message?: string): void => {
    if (!replica.sync(message)) {
      if (replica.record) settle('expired', 'here', false);
      else settle('reset', 'tab', false);
      return;
    }
    asked = new Set();
    // What was said here went into the record, and there the last word counts.
    if (replica.record) [minor, said] = [ports.minor, undefined];
    settle(replica.record?.how ?? 'reset', 'tab', true);
  };

  /** What an answer is added to; `forMinor` without the grants that are no guardian's. */
  const standing = (forMinor: boolean, signal = gpc): Answered =>
    answeredBefore(index, replica.record, seconds(), signal, forMinor);

  const put = (answered: Answered, how: How, time = seconds()): void => {
    const { record } = replica;
    const age = said ?? record?.minor;
    // What a minor has granted is the guardian's, whoever refused the rest.
    const isGuardians = record?.how === 'guardian' && isForMinor();
    replica.put({
      policy: policy.id,
      revision: policy.revision,
      ...keepWaiting(index, grants, answered),
      time,
      how: isGuardians ? 'guardian' : how,
      ...(gpc && { gpc }),
      ...(typeof age === 'boolean' && { minor: age }),
      counter: Math.max(replica.highest + 1, time),
      id: record?.id ?? ports.makeId(),
      language: ports.language(),
    });
    settle(how, 'here', true);
    ports.tabs.inTurn(() => refresh());
  };

  const answer = (given: Answer, how: How, timeSeconds?: number): void => {
    refresh();
    const isGuardian = how === 'guardian';
    const { named, ...answered } = applyAnswer(
      index,
      standing(isGuardian || known() === true),
      given,
      purpose => (isGuardian ? purpose.minors === 'guardian' : !isForMinor()),
      gpc,
    );
    asked = new Set([...asked, ...named]);
    put(answered, how, timeSeconds);
  };

  const silence = ports.tabs.listen(refresh, () => refresh());
  return {
    get record() {
      return replica.record;
    },
    get previous() {
      return hasRunOut(index, replica.record, seconds()) ? replica.record : null;
    },
    get grants() {
      return grants;
    },
    get remembers() {
      return replica.isKept;
    },
    get minor() {
      return known();
    },
    answer,
    withdraw(ids, how = 'api') {
      const list = typeof ids === 'string' ? [ids] : ids;
      answer(list ? Object.fromEntries(list.map(id => [id, false])) : 'refuse-all', how);
    },
    reset(keepsRefusals = false) {
      refresh();
      const how = replica.record?.how ?? 'minor';
      if (known() === true) said = true;
      const left = keepsRefusals && leftOver(index, standing(false), region(), said === true);
      asked = new Set();
      replica.clear();
      settle('reset', 'here', true);
      if (left) put(left, how);
    },
    setMinor(now) {
      refresh();
      minor = now;
      said = now;
      const left = standing(now === true);
      const before = replica.record?.minor ?? 'unknown';
      if (before !== now || countGrants(left) < countGrants(standing(false))) {
        put(left, 'minor');
      } else settle('minor', 'here', false);
    },
    begin() {
      const left = standing(minor === true);
      if (countGrants(left) === countGrants(standing(false, false))) return;
      grants = resolveGrants(index, replica.record, { gpc: false, minor: false }, seconds());
      put(left, minor === true ? 'minor' : 'gpc');
    },
    refresh: () => refresh(),
    subscribe: announcer.subscribe,
    destroy() {
      silence();
      announcer.close();
    },
  };
}
