import { beforeAll, expect, it } from 'vitest';
import type { Comparison } from '../../src/policy/compare.js';
import type { Policy } from '../../src/policy/policy.js';
import { requireDist } from '../dist.js';
import { manifest } from './manifests.js';

beforeAll(requireDist);

/** The build's own functions; a path that is not known before keeps its untyped file out of these types. */
const build: {
  withDigests(policy: object, options?: { affected?: readonly string[] }): Promise<Policy>;
  comparePolicies(before: object, after: object): Promise<Comparison>;
} = await import(new URL('../../rollup.config.mjs', import.meta.url).href);

const entry = { revision: '1', effective: '2025-01-01' };
const before = manifest({ revisions: [entry] });
const service = { id: 'stats', purpose: 'analytics', hosts: ['stats.example'] };

it('the build writes digests into a manifest and takes it again, as it was', async () => {
  const written = await build.withDigests(before);
  expect(Object.keys(written.revisions?.[0]?.digest ?? {})).toEqual(['necessary', 'login', 'analytics']);
  expect(JSON.stringify(await build.withDigests(written))).toBe(JSON.stringify(written));
  await expect(build.withDigests({ ...written, services: [service] })).rejects.toMatchObject({
    path: 'policy.revisions[0].digest',
  });
});

it('the build compares two manifests, and finds a forgotten revision', async () => {
  const { diff, asked, findings } = await build.comparePolicies(before, { ...before, services: [service] });
  expect(diff.hosts.added).toEqual(['stats.example']);
  expect(asked).toEqual(['analytics']);
  expect(findings).toMatchObject([{ path: 'policy.revision' }]);
  await expect(build.comparePolicies(before, {})).rejects.toMatchObject({ code: 'policy-invalid' });
});
