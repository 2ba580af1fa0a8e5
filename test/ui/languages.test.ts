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

/** Calls a message with values of the kinds that it takes, in every number that some language counts by. */
const said = (message: unknown): string[] =>
  typeof message === 'function'
    ? [0, 1, 2, 3, 5, 11, 21].map(count => String(Reflect.apply(message, null, [count, Math.min(count, 1)])))
    : [String(message)];

test('every language says something of its own, whatever the values', async () => {
  for (const tag of tags) {
    const language = await languages[tag]();
    let same = 0;
    for (const [part, en] of [
      [language.messages, messages],
      [language.details, details],
    ] as const) {
      for (const [key, message] of Object.entries(part)) {
        if (typeof message === 'object') continue;
        const texts = said(message);
        for (const text of texts) expect(text, `${tag}.${key}`).not.toMatch(/undefined|NaN|\[object|^\s*$/);
        if (texts.join() === said(Reflect.get(en, key)).join()) same++;
      }
    }
    // Words such as "Cookie" or "Status" are the same in some.
    if (tag !== 'en') expect(same, tag).toBeLessThan(10);
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
