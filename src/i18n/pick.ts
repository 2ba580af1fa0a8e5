/** Every language of the interface, by BCP 47 tag. Apart from the table of files, so that naming one loads none. */
export const tags = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'ga',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'mt',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
  'zh-Hant',
] as const;

/** A language that there is a file for. */
export type Tag = (typeof tags)[number];

/** What a language is called elsewhere: by its variants, its region, or once. */
const others: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  nb: 'no',
  nn: 'no',
  'zh-hk': 'zh-hant',
  'zh-mo': 'zh-hant',
  'zh-tw': 'zh-hant',
};

/**
 * The first of the `wanted` tags that there is, each shortened from its end until it fits (RFC 4647, section 3.4):
 * `zh-Hans-CN` finds `zh`. English where none fits.
 */
export function pickLanguage(wanted: readonly string[]): Tag {
  for (const tag of wanted) {
    const subtags = tag.toLowerCase().split(/[-_]/);
    for (; subtags.length; subtags.pop()) {
      const name = subtags.join('-');
      const found = tags.find(one => one.toLowerCase() === (others[name] ?? name));
      if (found) return found;
    }
  }
  return 'en';
}

/** The language to ask in: what the page asks for, else its own, else the browser's. */
export const languageOf = (asked: string | undefined, document: Document, navigator: Navigator): Tag =>
  pickLanguage([asked ?? '', document.documentElement.lang, ...navigator.languages]);
