import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import type { Act } from './history.js';
import { duration } from './receipt-purpose.js';
import type { ConsentRecord } from './record.js';

/** The state of a purpose or service after an act. */
export type EventState = 'given' | 'refused' | 'withdrawn' | 'not_given';

/** One act in a receipt. */
export interface ReceiptEvent {
  /** ISO 8601. */
  readonly event_time: string;
  /** How long it holds, counted from its time: ISO 8601. */
  readonly validity_duration: string;
  /** Whose act it is: the random id of the record. */
  readonly entity_id: string;
  /** `consent_ended`: the record was forgotten, or its time ran out. */
  readonly event_type: 'consent_given' | 'consent_refused' | 'consent_withdrawn' | 'consent_ended';
  /** By purpose id, and by service id where it differs. */
  readonly event_state: Readonly<Record<string, EventState>>;
  readonly how: Act['how'];
  readonly counter: number;
  /** The policy's revision. */
  readonly revision: string;
  /** BCP 47 tag of the language it was asked in. */
  readonly language: string;
  /** Absent where it was not chosen in our interface, or the history was lost. */
  readonly shown?: Act['shown'];
  /** What asked. Absent where the history was lost. */
  readonly software?: string;
}

/**
 * Writes out what is remembered of a visitor's acts, oldest first. Where the history was lost, the record stands for its
 * last one.
 */
export function eventsOf(
  index: PolicyIndex,
  record: ConsentRecord | null,
  acts: readonly Act[],
): ReceiptEvent[] {
  const isKept = acts.some(({ id, counter }) => id === record?.id && counter === record.counter);
  return [...acts, ...(record && !isKept ? [record] : [])].map(act => toEvent(index, act));
}

/** Writes out one act. A record stands for its act where the history was lost. */
export function toEvent(index: PolicyIndex, act: ConsentRecord | Act): ReceiptEvent {
  const { time, counter, id, how, revision, language, choices } = act;
  const withdrawn = ('withdrawn' in act && act.withdrawn) || [];
  const states = dictionary<EventState>();
  for (const purpose of index.policy.purposes) if (!purpose.required) states[purpose.id] = 'not_given';
  for (const [name, choice] of Object.entries(choices)) states[name] = choice ? 'given' : 'refused';
  for (const name of withdrawn) if (!choices[name]) states[name] = 'withdrawn';
  const has = (state: EventState): boolean => Object.values(states).includes(state);
  const ended = how === 'reset' || how === 'expired';
  const type = withdrawn.length ? 'consent_withdrawn' : has('given') ? 'consent_given' : 'consent_refused';
  return {
    event_time: new Date(time * 1_000).toISOString(),
    validity_duration: duration(ended ? 0 : index.recordDays),
    entity_id: id,
    event_type: ended ? 'consent_ended' : type,
    event_state: states,
    how,
    counter,
    revision,
    language,
    ...('shown' in act && act.shown && { shown: act.shown }),
    ...('version' in act && { software: `assent ${act.version}` }),
  };
}
