/** Why a grant stands as it does. `asked`: chosen on this page; `stored`: read from the record. */
export type GrantReason =
  | 'asked'
  | 'stored'
  | 'gpc'
  | 'minor'
  | 'region'
  | 'expired'
  | 'revision'
  | 'default'
  | 'required';

/** The state of one purpose or service. `unset`: not answered. */
export interface Grant {
  readonly state: 'granted' | 'refused' | 'unset';
  readonly reason: GrantReason;
}

/** By id, every purpose and every service of the policy. */
export type Grants = Readonly<Record<string, Grant>>;
