import { add, slice } from './natives.js';

const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\t' || char === '\n' || char === '\f' || char === '\r';

/** The URLs of a `srcset`, without their descriptors (https://html.spec.whatwg.org/#parsing-a-srcset-attribute). */
export function srcsetUrls(srcset: string): string[] {
  const urls: string[] = [];
  let at = 0;
  while (at < srcset.length) {
    while (isSpace(srcset[at]) || srcset[at] === ',') at++;
    const start = at;
    while (at < srcset.length && !isSpace(srcset[at])) at++;
    let end = at;
    while (end > start && srcset[end - 1] === ',') end--;
    if (end > start) add(urls, slice(srcset, start, end));
    // A comma at its end closes the candidate; else descriptors follow, in which parentheses hide commas.
    if (end < at) continue;
    for (let hidden = false; at < srcset.length && (hidden || srcset[at] !== ','); at++) {
      if (srcset[at] === '(') hidden = true;
      else if (srcset[at] === ')') hidden = false;
    }
  }
  return urls;
}
