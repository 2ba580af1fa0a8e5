import type { Gate, Held } from '../guards/gate.js';
import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';
import { dictionary } from '../policy/dictionary.js';
import type { Standing } from '../policy/standing.js';
import type { Handle } from './handle.js';

/** How many things may wait, and how many bytes they may hold in memory together. */
const mostHeld = 2_000;
const mostHeldBytes = 4 * 1024 * 1024;

/** A gate with what waits before it. */
export interface Ledger extends Gate {
  /** Looks again at all that waits: refuses what is refused now, then releases what is granted, in order. */
  settle(): void;
  /** Calls back with every element that waits or comes to wait, and with what lets that one through, this once. */
  follow(see: (held: Held, once: () => void) => void): void;
  /** What waits since the visitor first pressed something, and so is not done anew by a page that is loaded again. */
  acts(): readonly Held[];
}

interface Entry {
  readonly place: number;
  readonly held: Held;
  readonly isAct: boolean | undefined;
  /** Was told that it is refused. */
  refused?: boolean;
  /** Waits no more. */
  done?: boolean;
}

/**
 * Makes the one gate that all guards of a page share.
 *
 * @param decide as policy and grants stand
 * @param report tells the page of a decision that was asked for
 * @param replays whether what was held for its service is done on a grant
 * @param standing what they make of any request
 */
export function createGate(
  decide: (access: Access) => Decision,
  report: (access: Access, decision: Decision) => void,
  emit: Handle['emit'],
  replays: (decision: Decision) => boolean,
  standing: () => Standing,
  activation: UserActivation | undefined,
): Ledger {
  const listeners = new Set<() => void>();
  // By number, which keeps their order. No array: a page may tamper with what that inherits, and would get at what waits.
  const waiting = dictionary<Entry>();
  let places = 0;
  let count = 0;
  let bytes = 0;
  let draining = false;
  let unsettled = false;
  const failures: Record<string, true> = {};
  let follower: ((entry: Entry) => void) | undefined;

  const finish = (entry: Entry): void => {
    if (entry.done) return;
    entry.done = true;
    bytes -= entry.held.sizeBytes ?? 0;
    count--;
    delete waiting[entry.place];
  };
  const attempt = ({ held }: Entry, act: () => void | Promise<void>): void | Promise<void> => {
    const failed = (error: unknown) => gate.failed(held.access.kind, error);
    try {
      return act()?.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  const refuse = (entry: Entry): void => {
    if (!entry.held.lasting) finish(entry);
    if (!entry.refused) attempt(entry, () => entry.held.refuse());
    entry.refused = true;
  };
  /** @returns what the next has to wait for, if anything */
  const visit = (entry: Entry | undefined, mayRelease: boolean): void | Promise<void> => {
    if (!entry) return;
    const decision = decide(entry.held.access);
    if (decision.verdict === 'hold') return;
    if (decision.verdict === 'refuse') return refuse(entry);
    if (mayRelease) return replays(decision) ? release(entry, decision) : drop(entry);
  };
  const release = (entry: Entry, decision: Decision): void | Promise<void> => {
    const { held } = entry;
    finish(entry);
    return attempt(entry, () => {
      const done = held.release(decision);
      emit('release', { access: held.access });
      return done;
    });
  };
  const drop = (entry: Entry): void => {
    refuse(entry);
    finish(entry);
  };
  const drain = async (): Promise<void> => {
    draining = true;
    while (unsettled) {
      unsettled = false;
      for (const place in waiting) {
        // Decided anew at its turn: a script before it may have taken time, and the visitor may have withdrawn.
        const done = visit(waiting[place], true);
        if (done) await done;
      }
    }
    draining = false;
  };

  const gate: Ledger = {
    look: decide,
    standing,
    onSettle(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    erased: name => emit('erase', { erased: [{ kind: 'cookie', name }], kept: [] }),
    decide(access) {
      const decision = decide(access);
      report(access, decision);
      return decision;
    },
    hold(held, refused) {
      const entry: Entry = { place: places++, held, isAct: activation?.hasBeenActive };
      waiting[entry.place] = entry;
      count++;
      bytes += held.sizeBytes ?? 0;
      if (refused) refuse(entry);
      else emit('hold', { access: held.access });
      follower?.(entry);
      // The oldest goes first: what a page asked for last is what it still waits for.
      const isTooMuch = () => count > mostHeld || bytes > mostHeldBytes;
      if (isTooMuch())
        for (const place in waiting) {
          const oldest = waiting[place];
          if (!isTooMuch()) break;
          if (!oldest) continue;
          drop(oldest);
          report(oldest.held.access, { verdict: 'refuse', reason: 'memory' });
        }
      return () => finish(entry);
    },
    settle() {
      // Refusals first and at once: nothing refused waits for a script to load.
      for (const place in waiting) visit(waiting[place], false);
      // Before what is released meets them: an import map, a worker.
      for (const listener of listeners) listener();
      unsettled = true;
      if (!draining) void drain();
    },
    follow(see) {
      follower = entry => {
        const { access } = entry.held;
        if (entry.done || !('element' in access) || !access.element) return;
        see(entry.held, () => {
          if (!entry.done) void release(entry, { verdict: 'allow', reason: 'once' });
        });
      };
      for (const entry of Object.values(waiting)) follower(entry);
    },
    acts: () =>
      Object.values(waiting)
        .filter(({ isAct }) => isAct)
        .map(({ held }) => held),
    failed(guard, error) {
      if (!failures[guard])
        emit('error', { code: 'guard-failed', message: `the ${guard} guard failed: ${error}` });
      failures[guard] = true;
    },
  };
  return gate;
}
