import { expect, test } from 'vitest';
import { details, messages } from '../../src/i18n/en.js';
import { languages, type Messages, pickLanguage, tags } from '../../src/i18n/index.js';

test('every language loads alone and leaves no message empty', async () => {
  for (const tag of tags) {
    const language = await languages[tag]();
    for (const [part, en] of Object.entries({ messages, details })) {
      const texts = part === 'messages' ? language.messages : language.details;
      expect(Object.keys(texts).sort(), tag).toEqual(Object.keys(en).sort());
      for (const [key, message] of Object.entries(texts)) expect(message, `${tag}.${key}`).not.toBe('');
    }
  }
});

test.for([
  [['zh-Hans-CN', 'en'], 'zh'],
  [['ZH_cn'], 'zh'],
  [['fr-FR', 'en-GB'], 'fr'],
  [['pt_BR'], 'pt'],
  [['eo', 'de-AT'], 'de'],
  [['', 'zh'], 'zh'],
  [['eo'], 'en'],
  [['constructor'], 'en'],
  [[], 'en'],
] as const)('picks for %j: %s', ([wanted, picked]) => {
  expect(pickLanguage(wanted)).toBe(picked);
});

test('a missing message and an extra one do not compile', () => {
  const { label: _, ...less } = messages;
  // @ts-expect-error `label` is missing
  const missing: Messages = less;
  // @ts-expect-error there is no `more`
  const extra = { ...messages, more: 'one too many' } satisfies Messages;
  // @ts-expect-error the name is missing
  const nameless = () => messages.asks();
  expect([missing, extra, nameless]).toHaveLength(3);
});
