import { describe, expect, test } from 'vitest';
import { meaningDigest } from '../../src/policy/digest.js';
import { compareOutlines, outlineOf, readOutline } from '../../src/policy/outline.js';
import type { Policy, Service } from '../../src/policy/policy.js';

const stats: Service = {
  id: 'stats',
  purpose: 'analytics',
  provider: { name: { de: 'Zähler', en: 'Counters' }, country: 'DE' },
  role: 'joint',
  data: ['Pages', 'Clicks'],
  transfer: 'To the US.',
  hosts: ['stats.example', '*.stats.example'],
  paths: ['/collect'],
  items: [{ cookie: '_st', days: 90 }, { local: 'st\t1' }, { database: 'st 2', days: 1 }],
};
const policyOf = (service: Service): Policy => ({
  id: 'example',
  revision: '1',
  controller: { name: 'Example' },
  purposes: [
    { id: 'necessary', title: 'Necessary', required: true },
    { id: 'analytics', title: 'Analytics' },
  ],
  services: [{ id: 'account', purpose: 'necessary' }, service],
});
const before = policyOf(stats);
const none = { added: [], removed: [], changed: [] };

describe('the outline of a policy', () => {
  test('says what each service does, as it is hashed', () => {
    expect(outlineOf(before)).toEqual({
      revision: '1',
      purposes: ['necessary', 'analytics'],
      services: [
        ['account', 'necessary'],
        [
          'stats',
          'analytics',
          'cookie\t_st\t90',
          'data\tClicks',
          'data\tPages',
          'database\tst 2\t1',
          'host\t*.stats.example',
          'host\tstats.example',
          'local\tst\t1\t',
          'path\t/collect',
          'provider\tCounters\tDE',
          'role\tjoint',
          'transfer\tTo the US.',
        ],
      ],
    });
  });

  test('is read as it was kept', () => {
    expect(readOutline(JSON.parse(JSON.stringify(outlineOf(before))))).toEqual(outlineOf(before));
  });

  test('has items by kind and name, whatever is in the name', () => {
    const { items } = compareOutlines(
      outlineOf(policyOf({ id: 'stats', purpose: 'analytics' })),
      outlineOf(before),
    );
    expect(items).toEqual({ ...none, added: ['cookie _st', 'database st 2', 'local st\t1'] });
  });

  test.each<[string, Partial<Service>]>([
    ['nothing', {}],
    ['its order', { hosts: ['*.stats.example', 'stats.example'], data: ['Clicks', 'Pages'] }],
    ['a title', { title: 'Counting', text: 'We count.' }],
    ['a translation', { provider: { name: { fr: 'Compteurs', en: 'Counters' }, country: 'DE' } }],
    ['its provider', { provider: { name: 'Other', country: 'DE' } }],
    ['its data', { data: ['Pages'] }],
    ['its role', { role: 'independent' }],
    ['its transfer', { transfer: 'To Japan.' }],
    ['a host', { hosts: ['stats.example'] }],
    ['a path', { paths: [] }],
    ['the life of an item', { items: [{ cookie: '_st', days: 91 }] }],
  ])('calls a purpose changed by %s if its digest has changed, and no other', (_, change) => {
    const after = policyOf({ ...stats, ...change });
    const changed = ['analytics'].filter(id => meaningDigest(before, id) !== meaningDigest(after, id));
    const { purposes, services } = compareOutlines(outlineOf(before), outlineOf(after));
    expect(purposes).toEqual({ ...none, changed });
    expect(services).toEqual({ ...none, changed: changed.length ? ['stats'] : [] });
  });
});
