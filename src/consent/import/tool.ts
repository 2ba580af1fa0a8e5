/** The consent tools whose answers can be taken over. */
export type ToolName = 'vanilla-cookieconsent' | 'klaro' | 'c15t' | 'orejime' | 'tarteaucitron' | 'osano';

/** What to take over, and as what. */
export interface Imports {
  readonly tool: ToolName;
  /** By the tool's own name of a category, purpose or service: the id of a purpose or service of the policy, or several. */
  readonly purposes: Readonly<Record<string, string | readonly string[]>>;
  /** The cookie, or the key in Web Storage, that keeps its answer. Absent: the tool's default. */
  readonly cookie?: string;
  /** The revision whose answers are still good, where the tool keeps one. Absent: 0 of vanilla-cookieconsent, any of c15t. */
  readonly revision?: string | number;
  /** The life that its cookie was given, in days: an answer without a date is taken to be that old. Absent: the tool's default. */
  readonly days?: number;
}

/** What was found in another tool's record. */
export interface Found {
  /** By its own name: true granted, false refused. What is not there was not answered. */
  readonly choices: Readonly<Record<string, boolean>>;
  /** When, in whole seconds since 1970. Absent: it does not say. */
  readonly time?: number;
  /** Absent: it keeps none. */
  readonly revision?: string | number;
}

/** How a tool keeps its answer. */
export interface Tool {
  /** The life of its cookie by default, in days. */
  readonly days: number;
  /** Absent: any. */
  readonly revision?: string | number;
  /**
   * Reads its record. Never throws.
   *
   * @param text as it stands in the cookie or in Web Storage
   * @param wanted the names that are asked for: some tools write down only what was granted
   * @returns null where it is no whole record, or no answer
   */
  read(text: string, wanted: readonly string[]): Found | null;
}
