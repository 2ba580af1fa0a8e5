import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/policy/model.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { presetsDate, regionPresets } from '../../src/policy/presets.js';
import { manifest } from './manifests.js';

const policy = parsePolicy(manifest({ regions: regionPresets.map(({ region }) => region) }));
const model = (region: string) => modelOf(policy, region, { id: 'analytics', title: '' });

describe('the presets', () => {
  it('are regions that a manifest takes, each place once', () => {
    expect(policy.regions).toHaveLength(regionPresets.length);
  });

  it.each([
    ['DE', 'opt-in'],
    ['IS', 'opt-in'],
    ['GB', 'opt-in'],
    ['CN', 'opt-in'],
    ['US-CA', 'opt-out'],
    ['US-WY', 'opt-in'],
    ['BR', 'opt-in'],
  ])('say of %s: %s', (region, expected) => {
    expect(model(region)).toBe(expected);
  });

  it('name their law, where it stands, and since when', () => {
    for (const { law, source, since } of regionPresets) {
      expect(law).not.toBe('');
      expect(source).toMatch(/^https?:\/\//);
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(since <= presetsDate).toBe(true);
    }
  });

  it('say that nobody has compared them with their sources yet, and so does README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(regionPresets.filter(({ checked }) => checked)).toEqual([]);
    expect(readme).toMatch(/no\s+entry has been compared with its source yet/);
  });

  // L30
  it('know where Global Privacy Control is law (L30)', () => {
    const places = regionPresets.flatMap(({ region, gpc }) => (gpc ? region.in : []));
    for (const state of 'CA CO CT DE MD MT NE NH NJ OR TX'.split(' '))
      expect(places).toContain(`US-${state}`);
  });
});
