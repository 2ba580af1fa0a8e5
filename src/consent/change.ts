import type { Grants } from '../policy/grants.js';
import type { ConsentRecord, How } from './record.js';

/** What a choice, or the end of one, has changed. */
export interface Change {
  /** As they stand now. */
  readonly grants: Grants;
  /** Purposes and services granted now, not before. */
  readonly granted: readonly string[];
  /** Refused now, not answered before. */
  readonly refused: readonly string[];
  /** Granted before, not any more: refused, forgotten or expired. */
  readonly withdrawn: readonly string[];
  /** How it was chosen; `reset` where the record was forgotten, `expired` where its time ran out. */
  readonly how: How | 'reset' | 'expired';
  readonly record: ConsentRecord | null;
  readonly from: 'here' | 'tab';
}

/** Sorts the ids whose state has turned. */
export function turned(before: Grants, after: Grants): Pick<Change, 'granted' | 'refused' | 'withdrawn'> {
  const granted: string[] = [];
  const refused: string[] = [];
  const withdrawn: string[] = [];
  for (const [id, { state }] of Object.entries(after)) {
    const was = before[id]?.state;
    if (state === was) continue;
    if (state === 'granted') granted.push(id);
    else if (was === 'granted') withdrawn.push(id);
    else if (state === 'refused') refused.push(id);
  }
  return { granted, refused, withdrawn };
}

/** Whether any purpose or service has another state, for whatever reason. */
export function hasTurned(before: Grants, after: Grants): boolean {
  return Object.entries(after).some(([id, { state }]) => state !== before[id]?.state);
}

/** Passes changes on to listeners, one of which may fail without harm to the others. */
export interface Announcer {
  tell(change: Change): void;
  /** @returns its undo */
  subscribe(listener: (change: Change) => void): () => void;
  /** Drops all listeners. */
  close(): void;
}

/** A change that a listener makes waits until all have heard of the one before: each hears them in their order. */
export function createAnnouncer(failed: (error: unknown) => void): Announcer {
  const listeners = new Set<(change: Change) => void>();
  const waiting: Change[] = [];
  return {
    tell(change) {
      if (waiting.push(change) > 1) return;
      for (let next: Change | undefined = change; next; next = waiting[0]) {
        for (const listener of [...listeners]) {
          try {
            listener(next);
          } catch (error) {
            failed(error);
          }
        }
        waiting.shift();
      }
    },
    subscribe(listener) {
      const own = (change: Change): void => listener(change);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    close() {
      listeners.clear();
    },
  };
}
