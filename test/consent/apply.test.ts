import { describe, expect, test } from 'vitest';
import { applyAnswer } from '../../src/consent/apply.ts';
import type { Answer } from '../../src/consent/view.ts';
import type { PolicyIndex } from '../../src/policy/compile.ts';
import { meaningDigest } from '../../src/policy/digest.ts';
import { index, recordOf, revised } from './fixture.ts';

function apply(
  before: Record<string, boolean>,
  answer: Answer,
  { under = index, mayGrant = () => true }: { under?: PolicyIndex; mayGrant?: () => boolean } = {},
) {
  const { choices, digests } = applyAnswer(under, recordOf(before), answer, mayGrant);
  return { choices: { ...choices }, digests: { ...digests } };
}

describe('an answer', () => {
  // P1-5
  test('accepts all but what needs an act of its own (P1-5)', () => {
    expect(apply({}, 'accept-all').choices).toEqual({ login: true, analytics: true, ads: true });
    expect(apply({ messages: false }, 'accept-all').choices).toMatchObject({ messages: false });
    expect(apply({ messages: true }, 'accept-all').choices).toMatchObject({ messages: true });
  });

  test('refuses all, with every service', () => {
    expect(apply({ login: true, analytics: false, stats: true, messages: true }, 'refuse-all')).toEqual({
      choices: { login: false, analytics: false, ads: false, messages: false },
      digests: {},
    });
  });

  // P6-4
  test('changes what it names and nothing else (P6-4)', () => {
    expect(apply({ analytics: true, login: true, ads: false }, { analytics: false }).choices).toEqual({
      analytics: false,
      login: true,
      ads: false,
    });
  });

  test('about a purpose takes its services with it, but those that it names', () => {
    const before = { analytics: false, stats: true, crash: true };
    expect(apply(before, { analytics: true }).choices).toEqual({ analytics: true });
    expect(apply(before, { stats: false, analytics: true }).choices).toEqual({
      analytics: true,
      stats: false,
    });
  });

  test('about a service is kept only where it differs from its purpose', () => {
    expect(apply({ analytics: true }, { stats: true }).choices).toEqual({ analytics: true });
    expect(apply({ analytics: true, stats: false }, { stats: true }).choices).toEqual({ analytics: true });
    expect(apply({ analytics: false }, { stats: true }).choices).toEqual({ analytics: false, stats: true });
    expect(apply({}, { stats: false }).choices).toEqual({ stats: false });
  });

  test('leaves a digest for each purpose of which anything is granted', () => {
    const digest = meaningDigest(index.policy, 'analytics');
    expect(apply({}, { analytics: false, stats: true }).digests).toEqual({ analytics: digest });
    expect(apply({ analytics: true }, { analytics: false }).digests).toEqual({});
  });

  test('drops what the policy does not declare any more, but for refusals: it may come back', () => {
    expect(apply({ gone: true, away: false, login: false }, { ads: false }).choices).toEqual({
      away: false,
      login: false,
      ads: false,
    });
  });

  test('grants nothing that this visitor may not grant, and refuses all the same', () => {
    const mayGrant = () => false;
    expect(apply({ login: false }, 'accept-all', { mayGrant }).choices).toEqual({ login: false });
    expect(apply({ analytics: true }, { stats: false, login: true }, { mayGrant }).choices).toEqual({
      analytics: true,
      stats: false,
    });
  });
});

describe('when a purpose has changed its meaning', () => {
  test('granting one service of it does not bring back the old grant of the whole', () => {
    expect(apply({ analytics: true }, { stats: true }, { under: revised })).toEqual({
      choices: { stats: true },
      digests: { analytics: meaningDigest(revised.policy, 'analytics') },
    });
  });

  test('refusing one service of it does not either', () => {
    expect(apply({ analytics: true }, { stats: false }, { under: revised })).toEqual({
      choices: { stats: false },
      digests: {},
    });
  });

  test('an answer about another leaves it to be asked', () => {
    const { choices, digests } = apply({ analytics: true }, { login: true }, { under: revised });
    expect(choices).toEqual({ analytics: true, login: true });
    expect(digests.analytics).toBe(meaningDigest(index.policy, 'analytics'));
  });
});

describe('a mistake', () => {
  test('about an id names the declared ones', () => {
    expect(() => apply({}, { analitics: true })).toThrow(
      expect.objectContaining({
        code: 'unknown-id',
        message: expect.stringMatching(/"analitics" .*declared: necessary, login, analytics,.* stats/),
      }),
    );
    expect(() => apply({}, JSON.parse('{"__proto__":true}'))).toThrow(
      expect.objectContaining({ code: 'unknown-id' }),
    );
  });

  test.each<[string, Answer]>([
    ['refusing what is required', { necessary: false }],
    ['refusing a service of what is required', { security: false }],
    ['a value that is no choice', JSON.parse('{"analytics":"no"}')],
    ['no answer at all', JSON.parse('null')],
    ['a word that is no answer', JSON.parse('"accept"')],
  ])('of %s is told', (_, answer) => {
    expect(() => apply({}, answer)).toThrow(expect.objectContaining({ code: 'not-a-choice' }));
  });

  test('granting what is required is none, and changes nothing', () => {
    expect(apply({ login: true }, { necessary: true, security: true }).choices).toEqual({ login: true });
  });
});
