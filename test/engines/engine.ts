/** A browser as far as tests of all engines drive it. */
export interface Engine {
  readonly version: string;
  /** Opens an address, and settles when it has loaded. */
  goto(url: string): Promise<void>;
  /** Runs a script's text in the page, in a function that may await and return. @returns what it returned, by way of JSON */
  run(script: string): Promise<unknown>;
  close(): Promise<void>;
}
