import type { Tool } from './tool.js';

/**
 * Osano's cookieconsent 3: one word for the whole site, `allow`, `deny`, or `dismiss`, which is no answer. So it stands
 * for every name that is asked for. It keeps no date.
 */
export const osano: Tool = {
  days: 365,
  read(text, wanted) {
    if (text !== 'allow' && text !== 'deny') return null;
    return { choices: Object.fromEntries(wanted.map(name => [name, text === 'allow'])) };
  },
};
