/** A text in one language for all, or in several: `{ "en": "…", "zh": "…" }` by BCP 47 tag. */
export type Text = string | Readonly<Record<string, string>>;

/** Who decides about the data (GDPR art. 4(7), PIPL art. 73(1)). */
export interface Controller {
  readonly name: Text;
  /** Where to write to: a `mailto:` or `https:` address. */
  readonly contact?: string;
  /** The authority that hears complaints: an `https:` address. */
  readonly authority?: string;
}

/** What data use is for. The visitor grants or refuses purposes. */
export interface Purpose {
  /** Shares one namespace with the services' ids. Letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  readonly title: Text;
  readonly text?: Text;
  /** The clause of the privacy policy that says so, as in `1.1.3(2)`. */
  readonly clause?: string;
  /** Not asked, always granted: what the visitor requested cannot be had without it. Absent: false. */
  readonly required?: boolean;
  /** What becomes of its cookies while unset or refused: `session` keeps them without a life. Absent: `drop`. */
  readonly whenRefused?: 'session' | 'drop';
  /** What stops working when it is refused, told to the visitor. */
  readonly loses?: Text;
  /** Global Privacy Control refuses it: sale, sharing, advertising. Absent: false. */
  readonly gpc?: boolean;
  /** Accepting all does not cover it: it needs an act of its own (PIPL art. 29, 39). Absent: false. */
  readonly separate?: boolean;
  /** `guardian`: a guardian may grant it for a minor. Absent: it is refused to minors. */
  readonly minors?: 'guardian';
}

/** The kinds of things that a page can keep on a device. */
export type ItemKind = 'cookie' | 'local' | 'session' | 'database' | 'cache' | 'file';

/** What every declared item may say beside its name. */
export interface ItemTerms {
  /** The longest life, in days. A granted write is cut to it. Absent: none is enforced, and the table says so. */
  readonly days?: number;
  readonly text?: Text;
  /** Only a server can write and erase it. */
  readonly httpOnly?: boolean;
  /** Where its cookie lies if not on `/` or the page's own path: looked at when it is erased. */
  readonly path?: string;
}

/**
 * A declared cookie, Web Storage key, IndexedDB database, Cache or file of the origin private file system:
 * exactly one of the six kinds with its name, in which `*` stands for any run of characters.
 */
export type Item = {
  readonly [K in ItemKind]: { readonly [P in K]: string } & {
    readonly [P in Exclude<ItemKind, K>]?: never;
  } & ItemTerms;
}[ItemKind];

/** Whoever sets or receives: the first party or a partner, for one purpose. */
export interface Service {
  /** Shares one namespace with the purposes' ids. */
  readonly id: string;
  /** The id of the purpose it serves. */
  readonly purpose: string;
  /** Absent: the provider's name, else the id. */
  readonly title?: Text;
  readonly text?: Text;
  /** The clause of the privacy policy that says so. */
  readonly clause?: string;
  /** The partner behind it. Absent: the controller itself. */
  readonly provider?: Provider;
  /** What the partner is to the controller (PIPL art. 20, 21, 23; GDPR art. 26, 28). */
  readonly role?: 'entrusted' | 'joint' | 'independent';
  /** The kinds of data it gets. */
  readonly data?: readonly Text[];
  /** On what ground data leaves the country, where it does. */
  readonly transfer?: Text;
  /** `stats.example`, `*.stats.example` (without `stats.example` itself), `cdn.example/stats/*`. Ports don't matter. */
  readonly hosts?: readonly string[];
  /** Path prefixes on the page's own origin, in addition: a proxied service. */
  readonly paths?: readonly string[];
  readonly items?: readonly Item[];
  /** Whether what was held is done once granted; with false it fails, and what comes after is done. Absent: true. */
  readonly replay?: boolean;
  /** Said in the place of its frames, beside two buttons. Absent: whose it is. */
  readonly placeholder?: Text;
}

/** A partner, as it is named to the visitor. */
export interface Provider {
  readonly name: Text;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** The partner's own privacy policy. */
  readonly url?: string;
}

/** Consent models by place. `opt-in` asks before, `opt-out` after, `notice` only tells. */
export type ConsentModel = 'opt-in' | 'opt-out' | 'notice';

/** Where another model than `opt-in` applies: the entry that names the visitor's place itself, else its country. An unknown region is always `opt-in`. */
export interface Region {
  /** ISO 3166 codes: `GB`, `US-CA`. */
  readonly in: readonly string[];
  readonly model?: ConsentModel;
  /** By purpose id, where one differs. */
  readonly purposes?: Readonly<Record<string, ConsentModel>>;
}

/** Why a revision is significant. */
export type SignificantChange =
  | 'purposes'
  | 'processing'
  | 'data'
  | 'recipients'
  | 'controller'
  | 'rights'
  | 'contact';

/** One version of the policy that was or will be in force. */
export interface Revision {
  readonly revision: string;
  /** ISO 8601 date. */
  readonly effective: string;
  /** Absent: an editorial change. */
  readonly significant?: readonly SignificantChange[];
  readonly summary?: Text;
  /** By purpose id: the 32-bit digest of its meaning then, eight hexadecimal digits. */
  readonly digest?: Readonly<Record<string, string>>;
}

/** The manifest: what a site declares that it stores, sends, and lets others do, and for what. */
export interface Policy {
  /** Where the JSON Schema of manifests lies, for editors. Has no effect. */
  readonly $schema?: string;
  /** Names the policy in the visitor's record. Letters, digits, `-`, `_` and `.`. */
  readonly id: string;
  /** The version in force, as in `2025-02-07`. */
  readonly revision: string;
  /** ISO 8601 date from which it is in force. */
  readonly effective?: string;
  /** The privacy policy that it is drawn from. */
  readonly url?: string;
  /** Where data is stored: ISO 3166-1 alpha-2. */
  readonly storedIn?: string;
  readonly controller: Controller;
  /** Hosts of the site's own, beside the page's host and the hosts below `record.domain`. All others are third parties. */
  readonly firstParty?: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly services: readonly Service[];
  /** What becomes of third-party hosts and of items that no service declares. Absent: `report`, which cannot be sealed. */
  readonly undeclared?: 'report' | 'hold' | 'refuse';
  /** Under which age, in years, a visitor is a minor, and what one of unknown age is taken for. */
  readonly minors?: { readonly under: number; readonly unknown?: 'adult' | 'minor' };
  /** After how many days a refusal may be asked again: at least 30. Absent: 180, or `record.days` where that is less. */
  readonly askAgainDays?: number;
  /** The site's own address that erases what script cannot. */
  readonly erasedBy?: string;
  /** The cookie that keeps the visitor's choice. `days`: how long what is granted lasts, 1 to 395, absent 180; `cookie` absent: `assent_` and the policy's id. */
  readonly record?: { readonly cookie?: string; readonly days?: number; readonly domain?: string };
  readonly regions?: readonly Region[];
  readonly revisions?: readonly Revision[];
  /** The whole manifest that takes over on its own effective date, at midnight UTC. Its `id` is the same. */
  readonly next?: Policy;
}
