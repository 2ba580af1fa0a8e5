import type { ItemKind, SignificantChange } from '../policy/policy.js';

/**
 * What the banner says, in one language. Loaded before it shows, so that nothing else stands here.
 * What takes values is a function, in both parts: a missing value does not compile.
 */
export interface Messages {
  /** Names banner and dialog for assistive technology. */
  readonly label: string;
  /** The banner's heading. */
  readonly heading: string;
  /** Goes before the list of purposes. `name`: the controller. */
  readonly asks: (name: string) => string;
  /** How many partners would take part, and how many of them decide for themselves what becomes of the data. */
  readonly partners: (count: number, independent: number) => string;
  /** How long the choice is kept, that it can be changed and taken back. `time`: as in "180 days". */
  readonly kept: (time: string) => string;
  /** Instead of `kept`, where cookies are denied. */
  readonly notKept: string;
  /** What accepting all leaves out. `titles`: a list of purposes, joined. */
  readonly separately: (titles: string) => string;
  /** The link to the privacy policy. */
  readonly policy: string;
  /** The link to the list of all services, beside that to the policy. */
  readonly list: string;

  readonly acceptAll: string;
  readonly refuseAll: string;
  /** Opens the preferences. */
  readonly choose: string;
  /** Names the button that closes without an answer. */
  readonly close: string;
  /** Said after an answer. */
  readonly saved: string;
}

/** What all else says, in one language. Loaded when it is first wanted. */
export interface Details {
  readonly save: string;
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
  /** On a purpose that is on before any answer, because the law of the visitor's region lets it be. */
  readonly region: string;
  /** Where the policy says so. `number`: as in "1.1.3(2)". */
  readonly clause: (number: string) => string;
  /** Opens the list of a purpose's services. */
  readonly services: (count: number) => string;
  /** Names the field that looks for a service. */
  readonly search: string;
  /** How many it has found. */
  readonly found: (count: number) => string;

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

  /** The heading above what the visitor may do with what is kept of them. */
  readonly rights: string;
  /** When the choice in force was made. `date`: as in "7 February 2025". */
  readonly chosen: (date: string) => string;
  /** Saves a file with the record and what is kept. */
  readonly copy: string;
  /** Refuses every optional purpose. */
  readonly withdraw: string;
  /** Erases everything that the policy declares, and the record. */
  readonly erase: string;
  /** Asked before it is erased, above `erase` and `cancel`. */
  readonly eraseSure: string;
  readonly cancel: string;
  /** How many cookies and other things were erased. */
  readonly erased: (count: number) => string;
  /** Goes before the list of what could not be erased. */
  readonly notErased: string;
  /** Where copying or erasing has failed. */
  readonly failed: string;

  /** The heading above what stops working now. */
  readonly lost: string;
  /** On a button beside one of these: allows that purpose, and no other. */
  readonly allowOne: string;
  /** Where an answer cannot take effect in this page any more. */
  readonly later: string;
  /** Names the button that closes a notice. */
  readonly dismiss: string;

  /** The policy has changed. `date`: as in "7 February 2025". */
  readonly changed: (date: string) => string;
  /** The policy is about to change. */
  readonly changes: (date: string) => string;
  /** What a significant change is about, as parts of one sentence: they follow `concerns`. */
  readonly reasons: Readonly<Record<SignificantChange, string>>;
  /** Goes before these reasons. `reasons`: a list, joined. */
  readonly concerns: (reasons: string) => string;
  /** What the change did to purposes. `titles`: a list, joined. */
  readonly added: (titles: string) => string;
  readonly removed: (titles: string) => string;
  readonly altered: (titles: string) => string;
  /** Where a change makes the site ask again. */
  readonly again: string;
  /** Where the earlier choice has run out. `titles`: the purposes that it allowed, joined; empty where it allowed none. */
  readonly ended: (date: string, titles: string) => string;

  /** Asks for the visitor's age, of which two answers are offered. Nothing in it says which is the better one. */
  readonly age: string;
  readonly under: (years: number) => string;
  readonly over: (years: number) => string;
  /** What becomes of the answer. */
  readonly ageKept: string;

  /** On the small button that opens the preferences from every page. */
  readonly entry: string;
  /** Where Global Privacy Control was honoured (California, 11 CCR 7025(c)(6)). */
  readonly honoured: string;
  /** Where the law of the region lets a site tell rather than ask. `name`: the controller; `titles`: purposes, joined. */
  readonly tells: (name: string, titles: string) => string;
}

/** Every text of the interface in one language: a language is one file with both. */
export interface Language {
  readonly messages: Messages;
  readonly details: Details;
}
