import type { Gate, Held } from '../guards/gate.js';
import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';

/** How many things may wait, and how many bytes they may hold in memory together. */
const mostHeld = 2_000;
const mostHeldBytes = 4 * 1024 * 1024;

/** What the gate is told of the world. */
export interface GatePorts {
  decide(access: Access): Decision;
  /** Every decision that is asked for. */
  onDecision(access: Access, decision: Decision): void;
  onHold(access: Access): void;
  onRelease(access: Access): void;
  /** Memory ran out: this was refused. */
  onDrop(access: Access): void;
  onFailure(guard: string, error: unknown): void;
}

/** A gate with what waits before it. */
export interface Ledger extends Gate {
  /** Looks again at all that waits: refuses what is refused now, then releases what is granted, in order. */
  settle(): void;
}

interface Entry {
  readonly held: Held;
  done: boolean;
}

/** Makes the one gate that all guards of a page share. */
export function createGate(ports: GatePorts): Ledger {
  let waiting: Entry[] = [];
  let bytes = 0;
  let draining = false;
  let unsettled = false;
  const failed: Record<string, true> = {};

  const finish = (entry: Entry): void => {
    entry.done = true;
    bytes -= entry.held.sizeBytes ?? 0;
  };
  const isolate = <T>(entry: Entry, run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      gate.failed(entry.held.access.kind, error);
      return undefined;
    }
  };
  const refuse = (entry: Entry): void => {
    finish(entry);
    isolate(entry, () => entry.held.refuse());
  };

  /** Refusals first and at once: nothing refused waits for a script to load. */
  const refuseRefused = (): void => {
    for (const entry of waiting.slice()) {
      if (!entry.done && ports.decide(entry.held.access).verdict === 'refuse') refuse(entry);
    }
  };
  const drain = async (): Promise<void> => {
    for (const entry of waiting.slice()) {
      // Decided anew at its turn: a script released before it may have taken time, and the visitor may have withdrawn.
      const decision = ports.decide(entry.held.access);
      if (entry.done || decision.verdict === 'hold') continue;
      if (decision.verdict === 'refuse') {
        refuse(entry);
        continue;
      }
      finish(entry);
      const done = isolate(entry, () => entry.held.release(decision));
      ports.onRelease(entry.held.access);
      if (done) await done.catch(error => gate.failed(entry.held.access.kind, error));
    }
  };

  const gate: Ledger = {
    decide(access) {
      const decision = ports.decide(access);
      ports.onDecision(access, decision);
      return decision;
    },
    hold(held) {
      const entry: Entry = { held, done: false };
      waiting.push(entry);
      bytes += held.sizeBytes ?? 0;
      ports.onHold(held.access);
      // The oldest goes first: what a page asked for last is what it still waits for.
      for (let at = 0; waiting.length - at > mostHeld || bytes > mostHeldBytes; at++) {
        const oldest = waiting[at];
        if (!oldest) break;
        if (oldest.done) continue;
        refuse(oldest);
        ports.onDrop(oldest.held.access);
      }
      if (waiting.length > mostHeld) waiting = waiting.filter(kept => !kept.done);
      return () => {
        if (!entry.done) finish(entry);
      };
    },
    settle() {
      refuseRefused();
      unsettled = true;
      if (draining) return;
      draining = true;
      void (async () => {
        while (unsettled) {
          unsettled = false;
          await drain();
        }
        waiting = waiting.filter(entry => !entry.done);
        draining = false;
      })();
    },
    failed(guard, error) {
      if (failed[guard]) return;
      failed[guard] = true;
      ports.onFailure(guard, error);
    },
  };
  return gate;
}
