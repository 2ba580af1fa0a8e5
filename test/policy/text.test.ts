import { expect, it } from 'vitest';
import { textIn } from '../../src/policy/text.js';

it('says the one text in every language, and nothing where there is none', () => {
  expect(textIn('one', 'zh')).toBe('one');
  expect(textIn(undefined, 'en')).toBe('');
});

it.each([
  ['pt-BR', 'pt-br pt en', 'pt-br'],
  ['pt-BR', 'en pt-PT pt', 'pt'],
  ['pt-BR', 'en pt-PT', 'pt-PT'],
  ['pt', 'en pt-PT', 'pt-PT'],
  ['fr', 'de en', 'en'],
  ['fr', 'de en-GB', 'en-GB'],
  ['fr', 'de es', 'de'],
  ['zh-TW', 'zh zh-TW', 'zh-TW'],
  ['zh-TW', 'en zh', 'zh'],
  ['zh-HK', 'zh zh-Hant en', 'zh-Hant'],
  ['zh-Hant', 'zh-CN zh-TW', 'zh-TW'],
  ['zh-CN', 'zh-TW zh-Hans', 'zh-Hans'],
  ['zh', 'zh-Hant zh-CN', 'zh-CN'],
])('for %s takes of %s: %s', (language, tags, chosen) => {
  const text = Object.fromEntries(tags.split(' ').map(tag => [tag, tag]));
  expect(textIn(text, language)).toBe(chosen);
});
