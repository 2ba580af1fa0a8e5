import type { Change } from './change.js';
import { type Log, listed } from './log.js';

/** What a visitor had before their eyes when they chose. */
export interface Notice {
  /** The part of the interface: `banner`, `dialog`, or `frame` for the choice in the place of a frame. */
  readonly layout: 'banner' | 'dialog' | 'frame';
  /** Every text of it, in order, as `textContent` gives it. */
  readonly text: string;
}

/** One act, or the end of a record by itself. Kept, never rewritten; only its notice's digest may come a moment later. */
export interface Act {
  /** In whole seconds since 1970. */
  readonly time: number;
  /** The record's counter, or that of the one before where it was forgotten: with the id of the record it names the act. */
  readonly counter: number;
  /** The record's id. */
  readonly id: string;
  readonly how: Change['how'];
  /** The policy's revision. */
  readonly revision: string;
  /** BCP 47 tag of the language it was asked in. */
  readonly language: string;
  /** As in the record: by purpose id, and by service id where it differs. Empty where the record was forgotten. */
  readonly choices: Readonly<Record<string, boolean>>;
  /** Ids that had been granted and were no more. Absent: none. */
  readonly withdrawn?: readonly string[];
  /** Absent where it was not chosen in our interface. */
  readonly shown?: { readonly layout: Notice['layout']; readonly digest: string };
  /** The software's version. */
  readonly version: string;
}

/** All that is remembered of a visitor's acts on this device. */
export interface History {
  readonly acts: readonly Act[];
  /** Adds an act. */
  append(act: Act): void;
  /** Enters what was shown, once its digest is known. */
  amend(act: Act, digest: string): void;
}

/** How many acts are remembered; the oldest go first. */
const mostActs = 60;

/** Keeps the history in the log. What others wrote there, and has not its form, is left out. */
export function keepHistory(log: Log): History {
  /** Where Web Storage is denied, that of this page. */
  let own: readonly Act[] = [];
  const read = (): readonly Act[] => {
    const kept = listed(log.read('history')).filter(isAct);
    return kept.length ? kept : own;
  };
  const write = (acts: readonly Act[]): void => {
    own = acts.slice(-mostActs);
    log.write('history', own);
  };
  return {
    get acts() {
      return read();
    },
    append: act => write([...read(), act]),
    amend: ({ id, counter }, digest) =>
      write(
        read().map(one =>
          one.shown && one.id === id && one.counter === counter
            ? { ...one, shown: { ...one.shown, digest } }
            : one,
        ),
      ),
  };
}

function isAct(value: unknown): value is Act {
  if (!isObject(value)) return false;
  const { time, counter, choices, withdrawn = [], shown = { layout: '', digest: '' } } = value;
  return (
    // No later than a Date can tell (ECMA-262, 21.4.1.1).
    typeof time === 'number' &&
    Math.abs(time) <= 8.64e12 &&
    typeof counter === 'number' &&
    ['id', 'how', 'revision', 'language', 'version'].every(key => typeof value[key] === 'string') &&
    isObject(choices) &&
    Object.values(choices).every(choice => typeof choice === 'boolean') &&
    Array.isArray(withdrawn) &&
    withdrawn.every(id => typeof id === 'string') &&
    isObject(shown) &&
    typeof shown.layout === 'string' &&
    typeof shown.digest === 'string'
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && !!value;
