import { expect, test } from 'vitest';
import { compilePolicy } from '../../src/policy/compile.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Grants } from '../../src/policy/grants.ts';
import { matches } from '../../src/policy/pattern.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { standingOf } from '../../src/policy/standing.ts';

const policy: Policy = {
  id: 'x',
  revision: '1',
  controller: { name: 'X' },
  firstParty: ['static.x.example'],
  record: { domain: 'x.example' },
  undeclared: 'hold',
  purposes: [
    { id: 'needed', required: true, title: 'Needed' },
    { id: 'stats', title: 'Statistics' },
    { id: 'ads', title: 'Ads' },
  ],
  services: [
    {
      id: 'core',
      purpose: 'needed',
      hosts: ['a.tracker.example/open/*'],
      items: [{ cookie: 'sid' }, { database: 'own' }],
    },
    { id: 'stat', purpose: 'stats', hosts: ['*.tracker.example', 'cdn.example/stat/*'], paths: ['/collect'] },
    {
      id: 'ad',
      purpose: 'ads',
      hosts: ['a.tracker.example', 'cdn.example'],
      items: [{ database: 'ad*' }, { cache: 'ad' }, { file: 'ad' }, { local: 'ad' }],
    },
  ],
};
const grants: Grants = {
  stat: { state: 'granted', reason: 'asked' },
  ad: { state: 'refused', reason: 'asked' },
};

test('the first pattern that matches says what is decided', () => {
  const index = compilePolicy(policy, 'www.x.example');
  for (const given of [grants, {}]) {
    const standing = standingOf(index, given);
    for (const host of [
      'www.x.example',
      'x.example',
      'b.x.example',
      'static.x.example',
      'a.tracker.example',
      'b.tracker.example',
      'tracker.example',
      'cdn.example',
      'else.example',
    ]) {
      for (const path of ['/', '/open/1', '/open', '/stat/1', '/collect', '/collect/1']) {
        const pattern = Object.keys(standing).find(one => matches(one, `${host} ${path}`));
        expect([host, path, standing[pattern ?? '']]).toEqual([
          host,
          path,
          decide(index, given, { kind: 'fetch', url: '', host, path }).verdict,
        ]);
      }
    }
  }
});

test('it says of databases, caches and files what is decided, by their names', () => {
  const index = compilePolicy(policy, 'www.x.example');
  const standing = standingOf(index, grants);
  for (const kind of ['database', 'cache', 'file'] as const) {
    for (const name of ['own', 'ad', 'ads', 'else']) {
      const pattern = Object.keys(standing).find(one => matches(one, `${kind}: ${name}`));
      expect([kind, name, standing[pattern ?? '']]).toEqual([
        kind,
        name,
        decide(index, grants, { kind, name }).verdict,
      ]);
    }
  }
});

test('it names no item that no worker can write, and not the record', () => {
  const text = Object.keys(standingOf(compilePolicy(policy, 'www.x.example'), grants)).join();
  expect(text).not.toMatch(/sid|assent|cookie:|local:/);
});
