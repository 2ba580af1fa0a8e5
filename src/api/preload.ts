import { languageOf } from '../i18n/pick.js';
import type { Handle } from './handle.js';

/**
 * Where the visitor will be asked, has the browser fetch the interface now, while assent.js is still on its way:
 * no file waits for another.
 */
export function preloadInterface({ realm, facade, page }: Handle): void {
  if (!page?.base || !Object.values(facade.assent.grants).some(({ state }) => state === 'unset')) return;
  const { document, navigator } = realm;
  for (const file of ['assent-ui.js', `i18n/${languageOf(page.language, document, navigator)}.js`]) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = new URL(file, page.base).href;
    document.head.append(link);
  }
}
