/**
 * The service that declares an item, by the manifest's rule: an exact name beats a pattern, a longer pattern a shorter.
 * Only to be shown here; what is enforced is decided in Assent.
 *
 * @returns {string | undefined} the service's id
 */
export function ownerOf(policy, kind, name) {
  const record = policy.record?.cookie ?? `assent_${policy.id}`;
  if (name === record || name === `${record}.log`) return 'Assent’s record';

  const matches = policy.services.flatMap(({ id, items = [] }) =>
    items
      .map(item => item[kind])
      .filter(pattern => pattern !== undefined && matcher(pattern).test(name))
      .map(pattern => ({ id, rank: pattern.includes('*') ? pattern.length : Number.POSITIVE_INFINITY })),
  );
  return matches.sort((one, other) => other.rank - one.rank)[0]?.id;
}

function matcher(pattern) {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
