import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import type { Grants } from '../policy/grants.js';
import { type Answered, applyAnswer } from './apply.js';
import { type Change, createAnnouncer, hasTurned, turned } from './change.js';
import type { ConsentRecord, How } from './record.js';
import { createReplica, type ReplicaPorts } from './replica.js';
import { hasExpired, resolveGrants } from './resolve.js';
import { isMinor } from './signals.js';
import type { Answer } from './view.js';

/** What a store needs of the world. */
export interface StorePorts extends ReplicaPorts {
  makeId(): string;
  /** BCP 47 tag of the language that is asked in. */
  language(): string;
  readonly gpc: boolean;
  readonly minor: boolean | 'unknown';
}

/** What the visitor chose, in this tab and all others. */
export interface Store {
  readonly record: ConsentRecord | null;
  /** Frozen; a new object after each change. */
  readonly grants: Grants;
  /** False where the choice cannot be kept beyond the page: cookies are denied, or the cookie is another policy's. */
  readonly remembers: boolean;
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
  /** Forgets the record, in all tabs: what is optional is unset. */
  reset(): void;
  /** With `true`, grants that are no guardian's are taken out of the record too: they end for good. */
  setMinor(minor: boolean | 'unknown'): void;
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
  const replica = createReplica(index, ports);
  const announcer = createAnnouncer(error => ports.report('listener-failed', String(error)));
  const seconds = (): number => Math.floor(ports.now() / 1_000);
  const resolve = (): Grants =>
    resolveGrants(index, replica.record, { gpc: ports.gpc, minor }, seconds(), asked);

  let asked: ReadonlySet<string> = new Set();
  let { minor } = ports;
  replica.sync();
  let grants = resolve();

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
      settle('expired', 'here', false);
      return;
    }
    asked = new Set();
    settle(replica.record?.how ?? 'reset', 'tab', true);
  };

  /** What an answer is added to; `forMinor` without the grants that are no guardian's. */
  const standing = (forMinor: boolean): Answered => {
    const { record } = replica;
    const left = { choices: dictionary<boolean>(), digests: dictionary<string>() };
    if (!record || hasExpired(index, record, seconds())) return left;
    if (!forMinor || record.how === 'guardian') return record;
    for (const id in record.choices) if (!record.choices[id]) left.choices[id] = false;
    return left;
  };

  const put = ({ choices, digests }: Answered, how: How, time = seconds()): void => {
    const { record } = replica;
    // What a minor has granted is the guardian's, whoever refused the rest.
    const isGuardians = record?.how === 'guardian' && isMinor(policy, minor);
    replica.put({
      policy: policy.id,
      revision: policy.revision,
      choices,
      digests,
      time,
      how: isGuardians ? 'guardian' : how,
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
      standing(isGuardian || minor === true),
      given,
      purpose => (isGuardian ? purpose.minors === 'guardian' : !isMinor(policy, minor)),
    );
    asked = new Set([...asked, ...named]);
    put(answered, how, timeSeconds);
  };

  const setMinor = (now: boolean | 'unknown'): void => {
    refresh();
    minor = now;
    const { choices } = standing(false);
    const left = standing(now === true);
    if (Object.keys(left.choices).length < Object.keys(choices).length) put(left, 'minor');
    else settle('minor', 'here', false);
  };
  if (minor === true) setMinor(minor);

  const silence = ports.tabs.listen(refresh, () => refresh());
  return {
    get record() {
      return replica.record;
    },
    get grants() {
      return grants;
    },
    get remembers() {
      return replica.isKept;
    },
    answer,
    withdraw(ids, how = 'api') {
      const list = typeof ids === 'string' ? [ids] : ids;
      answer(list ? Object.fromEntries(list.map(id => [id, false])) : 'refuse-all', how);
    },
    reset() {
      refresh();
      asked = new Set();
      replica.clear();
      settle('reset', 'here', true);
    },
    setMinor,
    refresh() {
      refresh();
    },
    subscribe: announcer.subscribe,
    destroy() {
      silence();
      announcer.close();
    },
  };
}
