import type { ToolName } from './tool.js';

/**
 * The cookie, or the key in Web Storage, that each tool keeps its answer under by default. Apart from how it is read, so
 * that nothing is loaded where there is none.
 */
export const toolCookies: Readonly<Record<ToolName, string>> = {
  'vanilla-cookieconsent': 'cc_cookie',
  klaro: 'klaro',
  c15t: 'c15t',
  orejime: 'eu-consent',
  tarteaucitron: 'tarteaucitron',
  osano: 'cookieconsent_status',
};
