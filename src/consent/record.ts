/** How a choice was made. */
export type How =
  | 'accept-all'
  | 'refuse-all'
  | 'saved'
  | 'gpc'
  | 'minor'
  | 'guardian'
  | 'api'
  | 'imported';

/** The stored choice, decoded. */
export interface ConsentRecord {
  /** The policy's id. */
  readonly policy: string;
  /** The policy's revision that was shown. */
  readonly revision: string;
  /** By purpose id, and by service id where it differs from its purpose: true granted, false refused. */
  readonly choices: Readonly<Record<string, boolean>>;
  /** By id of each granted purpose: the digest of its meaning when it was granted, eight hexadecimal digits. */
  readonly digests: Readonly<Record<string, string>>;
  /** When, in whole seconds since 1970. */
  readonly time: number;
  readonly how: How;
  /** Raised by one with each choice; of two records the higher is the newer. */
  readonly counter: number;
  /** Random, made with the first choice on this device: tells two records apart, never a person. */
  readonly id: string;
  /** BCP 47 tag of the language it was asked in. */
  readonly language: string;
}
