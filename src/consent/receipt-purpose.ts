import type { Grant } from '../policy/grants.js';
import { itemKinds } from '../policy/item.js';
import { modelOf } from '../policy/model.js';
import type { Policy, Purpose } from '../policy/policy.js';
import { textIn } from '../policy/text.js';

/** One purpose in a receipt, with everything that the policy declares for it. */
export interface ReceiptPurpose {
  readonly purpose: string;
  readonly title: string;
  readonly description?: string;
  /** The clause of the privacy policy. */
  readonly clause?: string;
  /** `opt_out`: on until objected to, `notice`: on and told, where the visitor's region allows that. */
  readonly lawful_basis: 'strictly_necessary' | 'consent' | 'opt_out' | 'notice';
  /** As it stands now. */
  readonly state: Grant['state'];
  /** Ids. */
  readonly services: readonly string[];
  /** The kinds of data. */
  readonly pii_information: readonly { readonly pii_type: string }[];
  /** What is kept on the device. */
  readonly items: readonly {
    readonly kind: string;
    readonly name: string;
    readonly retention_period: string;
  }[];
  /** The longest of the items': an ISO 8601 duration, or `unlimited` where the policy names none. */
  readonly retention_period: string;
  /** Ids of parties. */
  readonly pii_controllers: readonly string[];
  /** Ids of parties. */
  readonly recipient_third_parties: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly processing_locations: readonly string[];
  /** On what ground data leaves the country. */
  readonly geographic_restrictions: readonly string[];
}

/** An ISO 8601 duration. */
export const duration = (days: number | undefined): string =>
  days === undefined ? 'unlimited' : days % 1 ? `PT${Math.round(days * 86_400)}S` : `P${days}D`;

/** Writes out a purpose in the language given. */
export function describePurpose(
  policy: Policy,
  purpose: Purpose,
  grant: Grant | undefined,
  language: string,
  region?: string,
): ReceiptPurpose {
  const { id, title, text, clause, required } = purpose;
  const services = policy.services.filter(one => one.purpose === id);
  const partners = services.filter(({ provider }) => provider);
  const items = services
    .flatMap(service => service.items ?? [])
    .flatMap(item =>
      itemKinds.flatMap(kind => {
        const name = item[kind];
        return name === undefined ? [] : [{ kind, name, days: item.days }];
      }),
    );
  const longest = items.reduce((most, { days = Number.POSITIVE_INFINITY }) => Math.max(most, days), 0);
  const description = textIn(text, language);
  return {
    purpose: id,
    title: textIn(title, language),
    ...(description && { description }),
    ...(clause && { clause }),
    lawful_basis: required ? 'strictly_necessary' : bases[modelOf(policy, region, purpose)],
    state: grant?.state ?? 'unset',
    services: services.map(service => service.id),
    pii_information: unique(
      services.flatMap(({ data = [] }) => data.map(kind => textIn(kind, language))),
    ).map(pii_type => ({ pii_type })),
    items: items.map(({ kind, name, days }) => ({ kind, name, retention_period: duration(days) })),
    retention_period: duration(Number.isFinite(longest) ? longest : undefined),
    pii_controllers: [
      'controller',
      ...partners.filter(({ role = 'entrusted' }) => role !== 'entrusted').map(service => service.id),
    ],
    recipient_third_parties: partners.map(service => service.id),
    processing_locations: unique([
      policy.storedIn ?? '',
      ...partners.map(({ provider }) => provider?.country ?? ''),
    ]),
    geographic_restrictions: unique(services.map(({ transfer }) => textIn(transfer, language))),
  };
}

const bases = { 'opt-in': 'consent', 'opt-out': 'opt_out', notice: 'notice' } as const;

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))];
