import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importAnswer, tools } from '../../src/consent/import/index.ts';
import type { Imports, ToolName } from '../../src/consent/import/tool.ts';
import { day, now } from './fixture.ts';

const days = 180;
const take = (imports: Imports, ...texts: string[]) => importAnswer(imports, texts, days, now);
const purposes = { stats: 'analytics', ads: 'ads' };
const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();

/** As vanilla-cookieconsent 3.1.0 writes it. */
const vcc = (changes: object = {}) =>
  encodeURIComponent(
    JSON.stringify({
      categories: ['necessary', 'stats'],
      revision: 0,
      data: null,
      consentTimestamp: iso(now - 40 * day),
      consentId: '2b2f7a47-8f8a-4c0e-a0a4-93b4a5a4ff44',
      services: { necessary: [], stats: [], ads: [] },
      languageCode: 'en',
      lastConsentTimestamp: iso(now - 30 * day),
      expirationTime: (now + 150 * day) * 1_000,
      ...changes,
    }),
  );

describe('vanilla-cookieconsent', () => {
  const tool = 'vanilla-cookieconsent';
  test('its accepted categories are granted, the others refused, as of its last answer', () => {
    expect(take({ tool, purposes }, vcc())).toEqual({
      choices: { analytics: true, ads: false },
      time: now - 30 * day,
    });
  });

  test('also as it keeps it in Web Storage, not encoded', () => {
    expect(take({ tool, purposes }, decodeURIComponent(vcc()))?.choices).toEqual({
      analytics: true,
      ads: false,
    });
  });

  test('another revision is asked again, and the one that is named is not', () => {
    expect(take({ tool, purposes }, vcc({ revision: 3 }))).toBeNull();
    expect(take({ tool, purposes, revision: 3 }, vcc({ revision: 3 }))).not.toBeNull();
    expect(take({ tool, purposes, revision: 4 }, vcc({ revision: 3 }))).toBeNull();
  });

  test('of a category with services, some of which may have been refused, the whole is not granted', () => {
    const some = vcc({ services: { stats: ['ga'] } });
    expect(take({ tool, purposes }, some)?.choices).toEqual({ ads: false });
    const named = { ...purposes, 'stats:ga': 'ga', 'stats:hotjar': 'hotjar' };
    expect(take({ tool, purposes: named }, some)?.choices).toEqual({
      analytics: true,
      ads: false,
      ga: true,
      hotjar: false,
    });
  });
});

test('klaro: true and false by service, no older than its cookie can be', () => {
  const text = encodeURIComponent('{"stats":true,"ads":false,"other":true}');
  expect(take({ tool: 'klaro', purposes }, text)).toEqual({
    choices: { analytics: true, ads: false },
    time: now - 120 * day,
  });
  expect(take({ tool: 'klaro', purposes, days: 181 }, text)).toBeNull();
  expect(take({ tool: 'klaro', purposes }, '%7B%22stats%22%3A%22yes%22%7D')).toBeNull();
});

test('orejime: true and false by purpose, percent-encoded or not', () => {
  const text = '{"stats":false,"ads":true}';
  const expected = { choices: { analytics: false, ads: true }, time: now - 120 * day };
  expect(take({ tool: 'orejime', purposes }, text)).toEqual(expected);
  expect(take({ tool: 'orejime', purposes }, '{%22stats%22:false%2C%22ads%22:true}')).toEqual(expected);
});

describe('tarteaucitron', () => {
  const imports: Imports = { tool: 'tarteaucitron', purposes, days: 90 };
  test('what waits was not answered, and the last word on a service counts', () => {
    expect(take(imports, '!stats=true!ads=wait')?.choices).toEqual({ analytics: true });
    expect(take(imports, '!stats=true!ads=true!stats=false')?.choices).toEqual({
      analytics: false,
      ads: true,
    });
    expect(take(imports, '!stats=true!stats=wait')).toBeNull();
  });
  test('a service is not found in the name of another', () => {
    expect(take(imports, '!webstats=true')).toBeNull();
  });
  test('its year is too long for a record of half a year, unless its cookie was given less', () => {
    expect(take({ tool: 'tarteaucitron', purposes }, '!stats=true')).toBeNull();
  });
});

describe('osano', () => {
  const imports: Imports = { tool: 'osano', purposes: { site: ['analytics', 'ads'] }, days: 30 };
  test.each([
    ['allow', { analytics: true, ads: true }],
    ['deny', { analytics: false, ads: false }],
    ['dismiss', undefined],
    ['allowed', undefined],
  ])('%s', (text, choices) => {
    expect(take(imports, text)?.choices).toEqual(choices);
  });
});

describe('c15t', () => {
  const imports: Imports = { tool: 'c15t', purposes: { measurement: 'analytics', marketing: 'ads' } };
  const flat = `c.necessary:1,c.measurement:1,i.t:${(now - day) * 1_000},i.sid:sub_1,i.mpf:abc`;
  test('in its cookie what is not granted was refused', () => {
    expect(take(imports, flat)).toEqual({ choices: { analytics: true, ads: false }, time: now - day });
  });
  test('in Web Storage it says both', () => {
    const json = JSON.stringify({
      consents: { measurement: false, marketing: true },
      consentInfo: { time: (now - day) * 1_000, subjectId: 'sub_1' },
    });
    expect(take(imports, json)?.choices).toEqual({ analytics: false, ads: true });
  });
  test('without a time it is no answer', () => {
    expect(take(imports, 'c.necessary:1,c.measurement:1')).toBeNull();
    expect(take(imports, JSON.stringify({ consents: { measurement: true } }))).toBeNull();
  });
  test('the fingerprint of another policy is asked again where one is named', () => {
    expect(take({ ...imports, revision: 'abc' }, flat)).not.toBeNull();
    expect(take({ ...imports, revision: 'def' }, flat)).toBeNull();
  });
});

test('too old, or from the future, it is asked again', () => {
  const at = (time: number) =>
    take({ tool: 'vanilla-cookieconsent', purposes }, vcc({ lastConsentTimestamp: iso(time) }));
  expect(at(now - 179 * day)).not.toBeNull();
  expect(at(now - 181 * day)).toBeNull();
  expect(at(now + day)).toBeNull();
});

test('two records that differ are none', () => {
  const one = '{"stats":true}';
  expect(take({ tool: 'klaro', purposes }, one, one)?.choices).toEqual({ analytics: true });
  expect(take({ tool: 'klaro', purposes }, one, '{"stats":false}')).toBeNull();
});

test('where several of its names stand for one id, one refusal refuses it and only all grant it', () => {
  const both = { tool: 'klaro', purposes: { ga: 'analytics', hotjar: 'analytics' } } as const;
  expect(take(both, '{"ga":true,"hotjar":true}')?.choices).toEqual({ analytics: true });
  expect(take(both, '{"ga":true,"hotjar":false}')?.choices).toEqual({ analytics: false });
  expect(take(both, '{"ga":true}')).toBeNull();
});

test('names that every object has are names like others', () => {
  const imports: Imports = { tool: 'klaro', purposes: { toString: 'analytics', constructor: 'ads' } };
  expect(take(imports, '{}')).toBeNull();
  expect(take(imports, '{"toString":true}')?.choices).toEqual({ analytics: true });
});

const names = Object.keys(tools) as ToolName[];
const likely = fc.oneof(
  fc.string(),
  fc.json(),
  fc.json().map(encodeURIComponent),
  fc
    .array(fc.constantFrom('!stats=true', '!ads=wait', 'c.stats:1', 'i.t:1', ',', '%', '{', 'allow'))
    .map(parts => parts.join('')),
  fc
    .record(
      {
        categories: fc.jsonValue(),
        consentId: fc.jsonValue(),
        consentTimestamp: fc.jsonValue(),
        services: fc.jsonValue(),
        consents: fc.jsonValue(),
        consentInfo: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map(value => JSON.stringify(value)),
);

test.each(names)('%s: whatever stands there is read without throwing, and names nothing unasked', tool => {
  fc.assert(
    fc.property(likely, text => {
      const found = take({ tool, purposes }, text);
      for (const [id, choice] of Object.entries(found?.choices ?? {})) {
        expect(['analytics', 'ads']).toContain(id);
        expect(typeof choice).toBe('boolean');
      }
      if (found) expect(found.time).toBeLessThanOrEqual(now);
    }),
  );
});
