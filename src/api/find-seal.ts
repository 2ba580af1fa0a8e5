/**
 * Finds the seal of a page, and takes away the template that a lifted one was swallowed by: what renders the page
 * from the same markup should not meet it.
 *
 * @returns the Content Security Policy that stands; undefined where there is none of ours
 */
export function findSeal(document: Document): string | undefined {
  document.querySelector('template[data-assent-seal]')?.remove();
  return document.querySelector<HTMLMetaElement>('head>meta[data-assent-seal]')?.content;
}
