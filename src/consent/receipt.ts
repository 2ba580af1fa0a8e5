import type { PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import type { Service } from '../policy/policy.js';
import { textIn } from '../policy/text.js';
import type { Act } from './history.js';
import { eventsOf, type ReceiptEvent } from './receipt-events.js';
import { describePurpose, type ReceiptPurpose } from './receipt-purpose.js';
import type { ConsentRecord } from './record.js';

/** Somebody named in a receipt. */
export interface ReceiptParty {
  readonly party_id: string;
  readonly party_name: string;
  readonly party_role:
    | 'controller'
    | 'joint_controller'
    | 'independent_controller'
    | 'processor'
    | 'authority';
  readonly party_contact?: string;
  readonly party_url?: string;
  /** ISO 3166-1 alpha-2. */
  readonly party_country?: string;
}

/** A consent record in the four parts of ISO/IEC TS 27560:2023: header, processing, party, event. */
export interface Receipt {
  readonly header: {
    readonly schema_version: string;
    /** UUID, version 4. */
    readonly record_id: string;
    /** The record's random id; null where nothing was chosen. */
    readonly pii_principal_id: string | null;
    /** When it was written out: ISO 8601. */
    readonly exported: string;
  };
  readonly processing: {
    /** Where the privacy policy lies. */
    readonly privacy_notice?: string;
    /** The policy's id. */
    readonly policy: string;
    /** Its revision now. */
    readonly revision: string;
    /** BCP 47 tag of the texts here. */
    readonly language: string;
    readonly purposes: readonly ReceiptPurpose[];
    /** The visitor's region as the page's owner says it: an ISO 3166 code. Absent: not known. */
    readonly jurisdiction?: string;
    readonly collection_method: string;
    /** ISO 3166-1 alpha-2. */
    readonly storage_locations: readonly string[];
    readonly withdrawal_method: string;
    readonly privacy_rights: readonly string[];
    /** The id of a party. */
    readonly authority_party?: string;
  };
  readonly party: readonly ReceiptParty[];
  /** Oldest first. */
  readonly event: readonly ReceiptEvent[];
}

/** What a receipt is made of. */
export interface ReceiptSource {
  readonly index: PolicyIndex;
  readonly record: ConsentRecord | null;
  readonly grants: Grants;
  /** Oldest first. */
  readonly acts: readonly Act[];
  /** BCP 47 tag of its texts. */
  readonly language: string;
  /** UUID, version 4. */
  readonly recordId: string;
  /** ISO 3166 code. Absent: not known. */
  readonly region?: string | undefined;
  /** In milliseconds since 1970. */
  readonly nowMs: number;
}

/** Writes out what was asked, by whom and for what, and every act that is remembered, in the language given. */
export function makeReceipt({
  index,
  record,
  grants,
  acts,
  language,
  recordId,
  region,
  nowMs,
}: ReceiptSource): Receipt {
  const { policy } = index;
  const { controller, storedIn, url } = policy;
  const { authority } = controller;
  return {
    header: {
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: recordId,
      pii_principal_id: record?.id ?? null,
      exported: new Date(nowMs).toISOString(),
    },
    processing: {
      ...(url && { privacy_notice: url }),
      policy: policy.id,
      revision: policy.revision,
      language,
      purposes: policy.purposes.map(one => describePurpose(policy, one, grants[one.id], language, region)),
      ...(region && { jurisdiction: region }),
      collection_method: 'in the browser: cookies and other storage, and requests that pages send',
      storage_locations: storedIn ? [storedIn] : [],
      withdrawal_method: 'in the preferences that it was given in, on every page',
      privacy_rights: ['access', 'copy', 'correction', 'withdrawal', 'erasure', 'complaint'],
      ...(authority && { authority_party: 'authority' }),
    },
    party: [
      {
        party_id: 'controller',
        party_name: textIn(controller.name, language),
        party_role: 'controller',
        ...(controller.contact && { party_contact: controller.contact }),
      },
      ...policy.services.filter(({ provider }) => provider).map(one => partner(one, language)),
      ...(authority ? [authorityAt(authority)] : []),
    ],
    event: eventsOf(index, record, acts),
  };
}

const authorityAt = (url: string): ReceiptParty => ({
  party_id: 'authority',
  party_name: url,
  party_role: 'authority',
  party_url: url,
});

const roles = {
  entrusted: 'processor',
  joint: 'joint_controller',
  independent: 'independent_controller',
} as const;

function partner({ id, provider, role = 'entrusted' }: Service, language: string): ReceiptParty {
  return {
    party_id: id,
    party_name: textIn(provider?.name, language),
    party_role: roles[role],
    ...(provider?.url && { party_url: provider.url }),
    ...(provider?.country && { party_country: provider.country }),
  };
}
