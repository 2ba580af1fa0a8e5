import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';

/** Something that waits for the visitor's choice. */
export interface Held {
  readonly access: Access;
  /** What it keeps in memory, in bytes, roughly: a held body or value. Absent: nothing worth counting. */
  readonly sizeBytes?: number;
  /**
   * Does it, on a grant, at most once. Gets the decision of now, which may still amend.
   * Where it returns a promise, what was held later waits for it: so scripts keep their order.
   */
  release(decision: Decision): void | Promise<void>;
  /** Fails it like the network, on a refusal or when memory ran out, at most once. */
  refuse(): void;
}

/** All that a guard knows of the policy, the visitor and the page's listeners. */
export interface Gate {
  /**
   * Decides, and tells the page's listeners. Never throws.
   *
   * @returns the same object for the same standing answer: compare `verdict`, keep nothing of it
   */
  decide(access: Access): Decision;
  /** Keeps it until its service is granted or refused. @returns takes it back, as when the caller aborts */
  hold(held: Held): () => void;
  /** A wrapper of ours failed: told once for each guard. */
  failed(guard: string, error: unknown): void;
}
