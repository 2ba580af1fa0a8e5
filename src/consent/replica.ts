import type { AssentErrorCode } from '../errors.js';
import type { PolicyIndex } from '../policy/compile.js';
import type { Jar } from './cookie.js';
import { isNewer, newestRecord } from './newest.js';
import { type ConsentRecord, decodeRecord, encodeRecord, isAhead } from './record.js';
import type { Tabs } from './tabs.js';

// How tabs agree. Cookies have no transactions: between the reading and the writing of one tab another may write,
// and a tab may see late what another wrote. So each keeps the newest record that it ever met, tells the others
// of every one it makes, and whoever finds an older one in the cookie than it knows writes the newer back. Which
// is newer is the same for all (`isNewer`), all hear of it, and none writes an older one after that: so they agree.
// What was forgotten is known by its counter. No record up to that is taken or written again.

/** This tab's copy of the record that it shares with the cookie and the other tabs. */
export interface Replica {
  readonly record: ConsentRecord | null;
  /** Whether the record outlives the page, as far as is known. */
  readonly isKept: boolean;
  /** Whether something stands in the record's place that is none: what it said is lost. */
  readonly isDamaged: boolean;
  /** Whether a record was forgotten since the page began, here or in another tab. */
  readonly isForgotten: boolean;
  /** The highest counter ever met: a new record's must be above it. */
  readonly highest: number;
  /**
   * Brings cookie and copy to the newest of both and of what another tab told.
   *
   * @returns whether the copy has changed
   */
  sync(message?: string): boolean;
  /** Takes a new record, writes it, and tells the other tabs. */
  put(made: ConsentRecord): void;
  /** Forgets the record here, in the cookie, and in the other tabs. */
  clear(): void;
}

/** What a replica needs of the world. */
export interface ReplicaPorts {
  readonly jar: Jar;
  readonly tabs: Tabs;
  /** In milliseconds since 1970. */
  now(): number;
  report(code: AssentErrorCode, message: string): void;
}

/** Starts empty: the first {@link Replica.sync} reads the cookie. */
export function createReplica(index: PolicyIndex, ports: ReplicaPorts): Replica {
  const { jar, tabs } = ports;
  const { recordCookie: name } = index;
  const policy = index.policy.id;
  const seconds = (): number => Math.floor(ports.now() / 1_000);

  let record: ConsentRecord | null = null;
  let highest = 0;
  /** The highest counter of what was forgotten. */
  let forgotten = -1;
  let isKept = jar.isOpen;
  /** The record was in the cookie when last looked at: where it is gone, someone removed it. */
  let isStored = false;
  /** The cookie keeps another policy's record. */
  let isForeign = false;
  let isDamaged = false;

  const read = (): ConsentRecord | null => {
    const found = newestRecord(jar.read(), name, policy, seconds());
    isDamaged = found === 'damaged';
    if (found !== 'foreign') {
      isForeign = false;
      return found === 'damaged' ? null : found;
    }
    if (!isForeign) {
      ports.report(
        'record-foreign',
        `the cookie ${name} keeps the choice for another policy and is left alone: give ${policy} a record.cookie of its own`,
      );
    }
    isForeign = true;
    return null;
  };

  const write = (made: ConsentRecord): void => {
    const value = encodeRecord(made);
    const isTooLong = !decodeRecord(value, seconds());
    // The older one must not come back at the next page because the newest cannot be stored.
    if (isTooLong && !isForeign) jar.remove();
    isStored = !isTooLong && !isForeign && jar.write(value, made.time);
    isKept = isStored;
  };

  const forget = (counter: number): void => {
    forgotten = Math.max(forgotten, counter);
    highest = Math.max(highest, counter);
  };

  const hear = (message: string): ConsentRecord | null => {
    const counter = Number(/^0!(\d+)$/.exec(message)?.[1]);
    if (Number.isSafeInteger(counter)) forget(counter);
    const told = decodeRecord(message, seconds());
    return told?.policy === policy ? told : null;
  };

  return {
    get record() {
      return record;
    },
    get isKept() {
      return isKept && !isForeign;
    },
    get isDamaged() {
      return isDamaged && !record;
    },
    get isForgotten() {
      return forgotten >= 0;
    },
    get highest() {
      return highest;
    },
    sync(message = '') {
      const told = hear(message);
      const found = read();
      // What cannot be read is not gone: the clock may have been set back, or somebody has damaged it.
      if (record && record.counter > forgotten && isStored && !found && !isDamaged) {
        forget(record.counter);
        tabs.tell(`0!${forgotten}`);
      }
      let newest: ConsentRecord | null = null;
      for (const known of [found, record, told]) {
        // Ahead of the clock: it was set back since that was read.
        if (!known || known.counter <= forgotten || isAhead(known, seconds())) continue;
        highest = Math.max(highest, known.counter);
        if (!newest || isNewer(known, newest)) newest = known;
      }
      if (newest && newest !== found) write(newest);
      else {
        if (newest !== found) jar.remove();
        isStored = newest !== null;
        isKept ||= isStored;
      }
      if (record && newest && !isNewer(newest, record) && !isNewer(record, newest)) return false;
      const hasChanged = newest !== record;
      record = newest;
      return hasChanged;
    },
    put(made) {
      const value = encodeRecord(made);
      // As every other tab reads it, but where it is too long to be read.
      record = decodeRecord(value, seconds()) ?? made;
      highest = record.counter;
      write(record);
      tabs.tell(value);
    },
    clear() {
      forget(highest);
      record = null;
      isStored = false;
      if (!isForeign) jar.remove();
      tabs.tell(`0!${forgotten}`);
    },
  };
}
