/** What one page did. */
export interface Outcome {
  /** Requests with the page's token arrived, or what must not be kept was kept. */
  readonly leaked: boolean;
  /** A script of the tracker ran. */
  readonly ran: boolean;
  /** A script was asked for, as the unguarded page would run, and did not run. */
  readonly fetchedOnly: boolean;
  /** Where it went, or what the page threw; for whoever looks into it. */
  readonly notes: readonly string[];
}

/** What one way did on the pages of one subject. Absent: was not asked, or the leak before had taken the page away. */
export interface Result {
  readonly before: Outcome;
  readonly refused?: Outcome;
  /** It happened on the same page, once accepted; null where it had already happened. */
  readonly restored?: boolean | null;
  /** It happens on a page that starts accepted. */
  readonly granted?: boolean;
  /** What it had stored was gone, once withdrawn. */
  readonly erased?: boolean;
  /** Tried again after that. */
  readonly withdrawn?: Outcome;
  /** From the page's load to its first leak, in milliseconds. */
  readonly tookMs: number;
}
