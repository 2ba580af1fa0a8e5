import type { ItemKind } from '../policy/policy.js';

/** Every text of the interface in one language. What takes values is a function: a missing value does not compile. */
export interface Messages {
  /** Names banner and dialog for assistive technology. */
  readonly label: string;
  /** The banner's heading. */
  readonly heading: string;
  /** Goes before the list of purposes. `name`: the controller. */
  readonly asks: (name: string) => string;
  /** How many partners would take part, and how many of them decide for themselves what becomes of the data. */
  readonly partners: (count: number, independent: number) => string;
  /** How long the choice is kept, and that it can be changed. `time`: as in "180 days". */
  readonly kept: (time: string) => string;
  /** Instead of `kept`, where cookies are denied. */
  readonly notKept: string;
  /** What accepting all leaves out. `titles`: a list of purposes, joined. */
  readonly separately: (titles: string) => string;
  /** The link to the privacy policy. */
  readonly policy: string;

  readonly acceptAll: string;
  readonly refuseAll: string;
  /** Opens the preferences. */
  readonly choose: string;
  readonly save: string;
  /** Names the button that closes without an answer. */
  readonly close: string;
  /** Announced after an answer. */
  readonly saved: string;

  /** Below the dialog's heading: how the switches work. */
  readonly intro: string;
  /** Instead of a switch, where a purpose is required. */
  readonly always: string;
  /** The state of a switch. */
  readonly on: string;
  readonly off: string;
  /** Some services of the purpose are on and some are off. */
  readonly partly: string;
  /** What stops working. `what`: a sentence of the policy. */
  readonly loses: (what: string) => string;
  /** On a purpose that accepting all does not cover. */
  readonly separate: string;
  /** On a purpose that Global Privacy Control refuses. */
  readonly gpc: string;
  /** On a purpose that is refused to minors. */
  readonly minor: string;
  /** Where the policy says so. `number`: as in "1.1.3(2)". */
  readonly clause: (number: string) => string;
  /** Opens the list of a purpose's services. */
  readonly services: (count: number) => string;

  /** Terms in the description of a service. */
  readonly provider: string;
  readonly country: string;
  readonly role: string;
  readonly roles: Readonly<Record<'entrusted' | 'joint' | 'independent', string>>;
  readonly data: string;
  readonly transfer: string;
  /** Goes before the hosts that it exchanges data with. */
  readonly hosts: string;

  /** Names the table of items, and its columns. */
  readonly items: string;
  readonly name: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ItemKind, string>>;
  readonly life: string;
  /** The life of what ends with the tab. */
  readonly session: string;
  /** The life of what has none declared. */
  readonly unlimited: string;
  /** On an item that script cannot erase. */
  readonly httpOnly: string;

  /** Where a frame of a partner would stand. `name`: the partner. */
  readonly placeholder: (name: string) => string;
  /** Shows that frame, this once. */
  readonly once: string;
  /** Allows the partner's service from now on. */
  readonly allow: string;

  /** At the dialog's end. `country`: its name. */
  readonly storedIn: (country: string) => string;
  /** The link to the controller. `name`: the controller. */
  readonly contact: (name: string) => string;
  /** The link to the authority that hears complaints. */
  readonly authority: string;
}
