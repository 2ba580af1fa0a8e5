import type { Text } from './policy.js';

/**
 * The text in the language nearest to the wanted one: the same tag, the bare language, another of that language,
 * English, whichever comes first. Chinese is never taken in the other script while there is a choice of scripts.
 *
 * @param language BCP 47 tag
 * @returns empty where there is no text
 */
export function textIn(text: Text | undefined, language: string): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  let best = '';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const tag of Object.keys(text)) {
    const distance = distanceOf(tag.toLowerCase(), language.toLowerCase());
    if (distance < bestDistance) {
      best = text[tag] ?? '';
      bestDistance = distance;
    }
  }
  return best;
}

function distanceOf(tag: string, wanted: string): number {
  if (tag === wanted) return 0;
  if (primary(tag) === primary(wanted)) {
    if (isTraditional(tag) !== isTraditional(wanted)) return 3;
    return tag === primary(tag) ? 1 : 2;
  }
  if (primary(tag) !== 'en') return 6;
  return tag === 'en' ? 4 : 5;
}

const primary = (tag: string): string | undefined => tag.split('-')[0];

// Unicode CLDR, likelySubtags: Taiwan, Hong Kong and Macao write Chinese in the traditional script, all others simplified.
const isTraditional = (tag: string): boolean => /^zh-(hant|tw|hk|mo)\b/.test(tag);
