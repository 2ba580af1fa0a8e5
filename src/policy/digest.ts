import { itemKinds } from './item.js';
import type { Policy, Service, Text } from './policy.js';
import { renewalOf } from './renewal.js';

/**
 * What a grant of this purpose means, as a number: it changes when a service, an item or its life, a host, a path,
 * a recipient or the kinds of data change, and neither with their order nor with titles, explanations and translations.
 *
 * The meaning is written as lines of fields parted by tabs, each beginning with a service's id; sorted by UTF-16
 * code units, joined by line feeds, and hashed as UTF-8 with 32-bit FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/). A change of this form would ask every visitor again.
 *
 * @returns eight hexadecimal digits in lower case; for a purpose without services the hash of nothing, `811c9dc5`
 */
export function meaningDigest(policy: Policy, purpose: string): string {
  return fnv1a(linesOf(policy, purpose).join('\n'));
}

/**
 * What a record keeps of a grant of this purpose. It is the digest of its meaning, until a revision asks again where no
 * meaning has changed, as when there is a new controller: from then on with one more line, which is that revision after
 * a tab.
 */
export function grantDigest(policy: Policy, purpose: string): string {
  const renewal = renewalOf(policy, purpose);
  const lines = linesOf(policy, purpose);
  return fnv1a((renewal ? [`\t${renewal}`, ...lines] : lines).join('\n'));
}

function linesOf(policy: Policy, purpose: string): string[] {
  return policy.services
    .filter(service => service.purpose === purpose)
    .flatMap(meaningOf)
    .sort();
}

/** What a service does, as the lines that are hashed. */
export function meaningOf(service: Service): string[] {
  const { id, provider, role, transfer, data = [], hosts = [], paths = [], items = [] } = service;
  // What is absent joins as an empty text.
  const lines: (string | number | undefined)[][] = [
    [],
    ...hosts.map(host => ['host', host]),
    ...paths.map(path => ['path', path]),
  ];
  for (const item of items) {
    for (const kind of itemKinds) {
      const name = item[kind];
      if (name !== undefined) lines.push([kind, name, item.days]);
    }
  }
  for (const text of data) lines.push(['data', oneText(text)]);
  if (provider) lines.push(['provider', oneText(provider.name), provider.country]);
  if (role) lines.push(['role', role]);
  if (transfer) lines.push(['transfer', oneText(transfer)]);
  return lines.map(fields => [id, ...fields].join('\t'));
}

/** English, else the first by tag: so a translation added or mended asks nobody again. */
function oneText(text: Text): string {
  if (typeof text === 'string') return text;
  return text.en ?? text[Object.keys(text).sort()[0] ?? ''] ?? '';
}

/** 32-bit FNV-1a of the text as UTF-8. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
