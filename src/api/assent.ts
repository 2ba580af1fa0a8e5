import type { Receipt } from '../consent/receipt.js';
import type { ConsentRecord } from '../consent/record.js';
import type { Choices } from '../consent/view.js';
import type { Details, Messages } from '../i18n/messages.js';
import type { Grants } from '../policy/grants.js';
import type { Policy } from '../policy/policy.js';
import type { Activity } from './activity.js';
import type { Copy } from './copy.js';
import type { AssentEvents } from './events.js';
import type { InterfaceOptions } from './interface.js';
import type { ProofOptions } from './options.js';

/** What `createAssent` takes. */
export interface AssentOptions extends ProofOptions, InterfaceOptions {
  /** The manifest, or its URL. */
  readonly policy: Policy | string;
  /** BCP 47 tag of the interface. Absent: `<html lang>`, else the browser's languages, else English. */
  readonly language?: string;
  /** Texts of your own, in the place of the interface's. */
  readonly texts?: Partial<Messages & Details>;
  /** Whether the visitor is a minor by the policy's `minors.under`. Absent: `unknown`. */
  readonly minor?: boolean | 'unknown';
  /** Where the visitor is: an ISO 3166 code, as in `GB` or `US-CA`. Absent, or in no `regions` of the policy: all is asked. */
  readonly region?: string;
  /** Whether Do Not Track refuses what Global Privacy Control refuses. Absent: false. */
  readonly dnt?: boolean;
  /** `sealed` where the page carries the lines that a build made of this policy. Absent: `guard`. */
  readonly depth?: 'guard' | 'sealed';
}

/** The public object: `window.assent`, or what `createAssent` returns. Ids that the policy does not declare throw `unknown-id`. */
export interface Assent {
  /** Whether this purpose or service is granted now. False before the policy has arrived. */
  allows(id: string): boolean;
  /** By id, every purpose and service. Empty before the policy has arrived. */
  readonly grants: Grants;
  /** The stored choice, or null where there is none. */
  readonly record: ConsentRecord | null;
  /** Grants every optional purpose but those that are `separate`. */
  acceptAll(): void;
  /** Refuses every optional purpose. */
  refuseAll(): void;
  /** Grants and refuses what is named and leaves the rest. `by: 'guardian'` records that a guardian chose for a minor. */
  choose(choices: Choices, options?: { readonly by?: 'guardian' }): void;
  /** Refuses these, or every optional purpose, and erases what they stored. */
  withdraw(ids?: string | readonly string[]): void;
  /** Withdraws all, forgets the record, asks again. */
  reset(): void;
  setMinor(minor: boolean | 'unknown'): void;
  openBanner(): void;
  openPreferences(): void;
  /** Closes banner and preferences. Closing is no answer. */
  close(): void;
  /** @returns its undo */
  on<E extends keyof AssentEvents>(event: E, listener: (detail: AssentEvents[E]) => void): () => void;
  /** Settles when the policy is in force, with the detail of the `ready` event. Rejects where the policy cannot be had. */
  readonly ready: Promise<AssentEvents['ready']>;
  /** The record with what it answers to and every act that led to it, in the form of ISO/IEC TS 27560. */
  exportRecord(): Promise<Receipt>;
  /** The same with every declared item that is on the device now, values included: to hand to the visitor. */
  copy(): Promise<Copy>;
  /**
   * What each service has tried on this page. What is allowed counts from the first call on, and as long as somebody
   * listens to `verdict`.
   */
  activity(): Promise<Activity>;
  /** Erases every declared item, granted or not, and the record. What a server must erase is told later, by `erase` events. */
  erase(): Promise<AssentEvents['erase']>;
  /** Takes away interface and listeners. The guards stay until the page is left. */
  destroy(): void;
}

declare global {
  interface Window {
    /** Where Assent stands in the page by script tag. */
    assent?: Assent;
  }
}
