import type { Gate, Held } from '../guards/gate.js';
import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';
import type { Handle } from './handle.js';

/** How many things may wait, and how many bytes they may hold in memory together. */
const mostHeld = 2_000;
const mostHeldBytes = 4 * 1024 * 1024;

/** A gate with what waits before it. */
export interface Ledger extends Gate {
  /** Looks again at all that waits: refuses what is refused now, then releases what is granted, in order. */
  settle(): void;
  /** What waits since the visitor first pressed something, and so is not done anew by a page that is loaded again. */
  acts(): readonly Held[];
}

interface Entry {
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
 */
export function createGate(
  decide: (access: Access) => Decision,
  report: (access: Access, decision: Decision) => void,
  emit: Handle['emit'],
  activation: UserActivation | undefined,
): Ledger {
  let waiting: Entry[] = [];
  let bytes = 0;
  let draining = false;
  let unsettled = false;
  const failures: Record<string, true> = {};

  const finish = (entry: Entry): void => {
    if (!entry.done) bytes -= entry.held.sizeBytes ?? 0;
    entry.done = true;
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
  const visit = (entry: Entry, mayRelease: boolean): void | Promise<void> => {
    const { held } = entry;
    const decision = decide(held.access);
    if (entry.done || decision.verdict === 'hold') return;
    if (decision.verdict === 'refuse') return refuse(entry);
    if (!mayRelease) return;
    finish(entry);
    return attempt(entry, () => {
      const done = held.release(decision);
      emit('release', { access: held.access });
      return done;
    });
  };
  const drain = async (): Promise<void> => {
    draining = true;
    while (unsettled) {
      unsettled = false;
      for (const entry of [...waiting]) {
        // Decided anew at its turn: a script before it may have taken time, and the visitor may have withdrawn.
        const done = visit(entry, true);
        if (done) await done;
      }
    }
    waiting = waiting.filter(entry => !entry.done);
    draining = false;
  };

  const gate: Ledger = {
    decide(access) {
      const decision = decide(access);
      report(access, decision);
      return decision;
    },
    hold(held, refused) {
      const entry: Entry = { held, isAct: activation?.hasBeenActive };
      bytes += held.sizeBytes ?? 0;
      if (refused) refuse(entry);
      else emit('hold', { access: held.access });
      if (!entry.done) waiting.push(entry);
      // The oldest goes first: what a page asked for last is what it still waits for.
      while (waiting.length > mostHeld || bytes > mostHeldBytes) {
        const oldest = waiting.shift();
        if (!oldest || oldest.done) continue;
        refuse(oldest);
        finish(oldest);
        report(oldest.held.access, { verdict: 'refuse', reason: 'memory' });
      }
      return () => finish(entry);
    },
    settle() {
      // Refusals first and at once: nothing refused waits for a script to load.
      for (const entry of [...waiting]) visit(entry, false);
      unsettled = true;
      if (!draining) void drain();
    },
    acts: () => waiting.filter(({ isAct, done }) => isAct && !done).map(({ held }) => held),
    failed(guard, error) {
      if (!failures[guard])
        emit('error', { code: 'guard-failed', message: `the ${guard} guard failed: ${error}` });
      failures[guard] = true;
    },
  };
  return gate;
}
