import type { Language } from './messages.js';
import type { Tag } from './pick.js';

export type { Details, Language, Messages } from './messages.js';
export { pickLanguage, type Tag, tags } from './pick.js';

/** Every language of the interface by its tag, each a file that loads alone. A tag without a file does not compile. */
export const languages: Readonly<Record<Tag, () => Promise<Language>>> = {
  en: () => import('./en.js'),
  zh: () => import('./zh.js'),
};
