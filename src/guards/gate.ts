import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';
import type { Standing } from '../policy/standing.js';
import type { Undo } from './patch.js';

/** Something that waits for the visitor's choice. */
export interface Held {
  readonly access: Access;
  /** What it keeps in memory, in bytes, roughly: a held body or value. Absent: nothing worth counting. */
  readonly sizeBytes?: number;
  /** Outlives a refusal: a grant on this page still releases it. For elements, which stand in the page meanwhile. */
  readonly lasting?: boolean;
  /** What it would send, where that is meant to outlive the page: a Request, or a beacon's body in a list. */
  readonly sends?: unknown;
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
  /** Decides, and tells the page's listeners. Never throws. */
  decide(access: Access): Decision;
  /** Decides, and tells nobody. */
  look(access: Access): Decision;
  /** What would be decided of any request now, for where no gate can be asked: in a worker. */
  standing(): Standing;
  /** Calls back after each change of the policy or of the choice. */
  onSettle(listener: () => void): Undo;
  /** Says that a cookie was erased which had come past the guards. */
  erased(name: string): void;
  /**
   * Keeps it until its service is granted or refused.
   *
   * @param refused refuses it at once; for what is `lasting` and was never held
   * @returns takes it back, as when the caller aborts
   */
  hold(held: Held, refused?: boolean): () => void;
  /** A wrapper of ours failed: told once for each guard. */
  failed(guard: string, error: unknown): void;
}
