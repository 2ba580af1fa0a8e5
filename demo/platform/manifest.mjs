import { readFileSync } from 'node:fs';

const FILE = new URL('../policies/siliconflow.json', import.meta.url);

/**
 * The demo's manifest, changed as an address asks.
 *
 * - `?gpc`: analytics is what Global Privacy Control speaks of
 * - `?next`: a policy with another partner for analytics is to come
 * - `?next=due`: its day has come
 */
export function manifestFor({ searchParams }) {
  const manifest = JSON.parse(readFileSync(FILE, 'utf8'));
  if (searchParams.has('gpc')) manifest.purposes.find(({ id }) => id === 'analytics').gpc = true;
  if (searchParams.has('next')) {
    manifest.next = nextOf(manifest, searchParams.get('next') === 'due' ? '2025-07-01' : '2999-01-01');
  }
  return manifest;
}

function nextOf(manifest, effective) {
  const revision = {
    revision: effective,
    effective,
    significant: ['recipients'],
    summary: { en: 'Another partner counts visits.', zh: '统计访问的合作方有变更。' },
  };
  const services = manifest.services.map(service =>
    service.id === 'audience-tag' ? { ...service, provider: { name: 'Other Tags Inc.' } } : service,
  );
  const revisions = [...manifest.revisions, revision];
  return { ...manifest, revision: effective, effective, revisions, services };
}
