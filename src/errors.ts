/**
 * Stable names of what can go wrong. Each is the `code` of an {@link AssentError} or of an `error` event.
 *
 * - `policy-invalid`: the manifest breaks a rule; the message names the path and the remedy.
 * - `policy-unavailable`: the manifest's URL could not be fetched or read. Everything held is refused.
 * - `unknown-id`: a purpose or service that the policy does not declare was named.
 * - `not-a-choice`: the API was handed something that is no choice, such as refusing a required purpose.
 * - `record-foreign`: the record's cookie belongs to another policy; it is left alone.
 * - `option-invalid`: an option of the page's owner cannot be followed and is left out; the message says which.
 * - `gesture-required`: the API was asked to grant without the visitor's own press. Nothing was changed.
 * - `delivery-failed`: the site's own server did not take a record, a report or a list of what to erase. It is tried again.
 * - `guard-failed`: a wrapper of ours failed. What the policy names was refused, the rest let through.
 * - `listener-failed`: a listener of the page threw. The others were still called.
 * - `ui-unavailable`: the interface's files could not be loaded. Nothing is granted by that.
 */
export type AssentErrorCode =
  | 'policy-invalid'
  | 'policy-unavailable'
  | 'unknown-id'
  | 'not-a-choice'
  | 'record-foreign'
  | 'option-invalid'
  | 'gesture-required'
  | 'delivery-failed'
  | 'guard-failed'
  | 'listener-failed'
  | 'ui-unavailable';

/** A mistake of the site owner, told at once and in full: what, where, and what to do. */
export class AssentError extends Error {
  override readonly name = 'AssentError';

  /**
   * @param code stable, for programs
   * @param message for people
   * @param path where in the manifest, as in `policy.services[2].purpose`; absent for what is not about it
   */
  constructor(
    readonly code: AssentErrorCode,
    message: string,
    readonly path?: string,
  ) {
    super(message);
  }
}
