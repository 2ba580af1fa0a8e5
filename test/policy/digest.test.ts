import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a, meaningDigest } from '../../src/policy/digest.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { manifests, withServices } from './manifests.js';

const stats = {
  title: 'Statistics',
  provider: { name: 'Stats Ltd.', country: 'DE' },
  role: 'entrusted',
  data: ['pages', { en: 'clicks', zh: '点击' }],
  transfer: { en: 'standard contract' },
  hosts: ['stats.example', 'cdn.example/stats/*'],
  paths: ['/collect'],
  items: [{ cookie: '_st', days: 390 }, { local: 'st_*' }],
};
const digest = (more: object) =>
  meaningDigest(parsePolicy(withServices(['stats', 'analytics', { ...stats, ...more }])), 'analytics');

it('hashes as FNV-1a does (test vectors of its authors)', () => {
  expect(fnv1a('')).toBe('811c9dc5');
  expect(fnv1a('a')).toBe('e40c292c');
  expect(fnv1a('foobar')).toBe('bf9cf968');
});

it('keeps to the digests that visitors have in their records', () => {
  expect(digest({})).toBe('7011ea23');
  expect(meaningDigest(parsePolicy(withServices()), 'analytics')).toBe('811c9dc5');
});

describe('changes with', () => {
  it.each([
    ['a host', { hosts: ['stats.example'] }],
    ['a path', { paths: ['/collector'] }],
    ['an item', { items: [{ cookie: '_st', days: 390 }] }],
    ['the kind of an item', { items: [{ cookie: '_st', days: 390 }, { session: 'st_*' }] }],
    ['the life of an item', { items: [{ cookie: '_st', days: 400 }, { local: 'st_*' }] }],
    ['the data', { data: ['pages'] }],
    ['the role', { role: 'joint' }],
    ['the recipient', { provider: { name: 'Other', country: 'DE' } }],
    ['its country', { provider: { name: 'Stats Ltd.', country: 'US' } }],
    ['the ground of transfer', { transfer: 'consent' }],
  ])('%s', (_, more) => {
    expect(digest(more)).not.toBe(digest({}));
  });
});

describe('keeps with', () => {
  it.each([
    ['titles', { title: 'Counting' }],
    ['explanations', { text: 'x', placeholder: 'y', clause: '1.2' }],
    ['translations', { transfer: { zh: '标准合同', en: 'standard contract' } }],
    [
      "the partner's policy address",
      { provider: { ...stats.provider, url: 'https://stats.example/privacy' } },
    ],
    [
      'order',
      {
        items: [...stats.items].reverse(),
        hosts: [...stats.hosts].reverse(),
        data: [...stats.data].reverse(),
      },
    ],
  ])('%s', (_, more) => {
    expect(digest(more)).toBe(digest({}));
  });
});

it('keeps with the order of services', () => {
  fc.assert(
    fc.property(manifests, input => {
      const policy = parsePolicy(input);
      const turned = { ...policy, services: [...policy.services].reverse() };
      for (const { id } of policy.purposes) {
        expect(meaningDigest(turned, id)).toBe(meaningDigest(policy, id));
        expect(meaningDigest(policy, id)).toMatch(/^[\da-f]{8}$/);
      }
    }),
  );
});
