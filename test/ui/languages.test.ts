import { expect, test } from 'vitest';
import { details, messages } from '../../src/i18n/en.js';
import { languages, type Messages, pickLanguage, tags } from '../../src/i18n/index.js';
import { languageOf } from '../../src/i18n/pick.js';

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

/** What is one word in English and in these, by its path. "Cookie" may be, wherever it is said so. */
const shared: Readonly<Record<string, string>> = {
  cs: 'role',
  da: 'kinds.database kinds.cache',
  de: 'name kinds.cache',
  fr: 'kinds.cache',
  id: 'data kinds.cache',
  it: 'kinds.database kinds.cache kinds.file',
  mt: 'data kinds.cache',
  nl: 'kinds.database kinds.cache',
  no: 'kinds.database',
  pt: 'kinds.cache',
};

/** Every text by its path; of what takes values one for each number that some language counts by. */
const textsOf = (part: object, path = ''): [string, string[]][] =>
  Object.entries(part).flatMap(([key, message]) => {
    if (typeof message === 'object') return textsOf(message, `${path}${key}.`);
    const texts =
      typeof message === 'function'
        ? [0, 1, 2, 3, 5, 11, 21].map(count => Reflect.apply(message, null, [count, Math.min(count, 1)]))
        : [message];
    return [[path + key, texts.map(String)]];
  });

test.for(tags)('%s says something of its own, whatever the values', async tag => {
  const language = await languages[tag]();
  const english = new Map([...textsOf(messages), ...textsOf(details)]);
  const same: string[] = [];
  for (const [path, texts] of [...textsOf(language.messages), ...textsOf(language.details)]) {
    for (const text of texts) expect(text, path).not.toMatch(/undefined|NaN|\[object|^\s*$/);
    if (texts.join() === english.get(path)?.join() && path !== 'kinds.cookie') same.push(path);
  }
  if (tag !== 'en') expect(same.join(' ')).toBe(shared[tag] ?? '');
});

test.for([
  ['ro', '0 servicii', '2 servicii', '19 servicii', '20 de servicii', '101 servicii', '120 de servicii'],
  ['ru', '1 сервис', '2 сервиса', '5 сервисов', '11 сервисов', '21 сервис', '112 сервисов'],
  ['sk', '0 služieb', '2 služby', '4 služby', '5 služieb', '22 služieb'],
  ['sl', '1 storitev', '2 storitvi', '3 storitve', '5 storitev', '101 storitev', '102 storitvi'],
  ['uk', '1 сервіс', '2 сервіси', '5 сервісів', '11 сервісів', '21 сервіс', '112 сервісів'],
] as const)('counts services: %j', async ([tag, ...texts]) => {
  const { services } = (await languages[tag]()).details;
  expect(texts.map(text => services(Number.parseInt(text, 10)))).toEqual(texts);
});

test.for([
  [['zh-Hans-CN', 'en'], 'zh'],
  [['ZH_cn'], 'zh'],
  [['fr-FR', 'en-GB'], 'fr'],
  [['pt_BR'], 'pt'],
  [['eo', 'de-AT'], 'de'],
  [['', 'zh'], 'zh'],
  [['eo'], 'en'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-MO'], 'zh-Hant'],
  [['zh-Hant-HK'], 'zh-Hant'],
  [['zh-Hans-TW'], 'zh'],
  [['zh-SG'], 'zh'],
  [['nb-NO'], 'no'],
  [['nn'], 'no'],
  [['no'], 'no'],
  [['in'], 'id'],
  [['iw-IL'], 'he'],
  [['constructor'], 'en'],
  [[], 'en'],
] as const)('picks for %j: %s', ([wanted, picked]) => {
  expect(pickLanguage(wanted)).toBe(picked);
});

test.for([
  ['sv', 'de', ['fr'], 'sv'],
  [undefined, 'pt-BR', ['fr'], 'pt'],
  [undefined, 'eo', ['eo', 'ko-KR'], 'ko'],
  ['eo', '', ['ro-MD'], 'ro'],
  [undefined, 'eo', [], 'en'],
] as const)(
  'asked in %j, of a page in %j and a browser in %j, speaks %s',
  ([asked, lang, languages, spoken]) => {
    const page = document.implementation.createHTMLDocument();
    page.documentElement.lang = lang;
    expect(languageOf(asked, page, { ...navigator, languages })).toBe(spoken);
  },
);

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
