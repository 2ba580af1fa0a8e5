import type { ReplicaPorts } from './replica.js';
import type { Signals } from './signals.js';

/** What a store needs of the world. */
export interface StorePorts extends ReplicaPorts, Signals {
  makeId(): string;
  /** BCP 47 tag of the language that is asked in. */
  language(): string;
}
