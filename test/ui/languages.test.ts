import { expect, test } from 'vitest';
import { messages as en } from '../../src/i18n/en.js';
import { languages, type Messages, pickLanguage, tags } from '../../src/i18n/index.js';

test('every language loads alone and leaves no message empty', async () => {
  for (const tag of tags) {
    const { messages } = await languages[tag]();
    expect(Object.keys(messages).sort(), tag).toEqual(Object.keys(en).sort());
    for (const [key, message] of Object.entries(messages)) {
      expect(message, `${tag}.${key}`).not.toBe('');
    }
  }
});

test.for([
  [['zh-Hans-CN', 'en'], 'zh'],
  [['ZH_cn'], 'zh'],
  [['fr-FR', 'en-GB'], 'en'],
  [['', 'zh'], 'zh'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('picks for %j: %s', ([wanted, picked]) => {
  expect(pickLanguage(wanted)).toBe(picked);
});

test('a missing message and an extra one do not compile', () => {
  const { label: _, ...less } = en;
  // @ts-expect-error `label` is missing
  const missing: Messages = less;
  // @ts-expect-error there is no `more`
  const extra = { ...en, more: 'one too many' } satisfies Messages;
  // @ts-expect-error the name is missing
  const nameless = () => en.asks();
  expect([missing, extra, nameless]).toHaveLength(3);
});
