import { readObject, toSeconds } from './json.js';
import type { Tool } from './tool.js';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];

/**
 * vanilla-cookieconsent 3: percent-encoded JSON with the accepted `categories` and, by category, the accepted `services`.
 * It asks for all categories at once, so one that is not accepted was refused. A service is named `category:service`.
 * Of a category with services some may have been refused, and it does not say which there were: its answer counts for
 * the whole category only where the services are asked for by name too.
 */
export const vanillaCookieconsent: Tool = {
  days: 182,
  revision: 0,
  read(text, wanted) {
    const value = readObject(text);
    const time = toSeconds(value?.lastConsentTimestamp ?? value?.consentTimestamp);
    if (!value || !Array.isArray(value.categories) || typeof value.consentId !== 'string' || !time)
      return null;
    const categories = texts(value.categories);
    const services: Record<string, unknown> =
      typeof value.services === 'object' && value.services ? { ...value.services } : {};
    const choices: Record<string, boolean> = {};
    for (const name of wanted) {
      const [category = '', service] = name.split(/:(.*)/s);
      const accepted = categories.includes(category);
      const its = texts(services[category]);
      const isNamed = wanted.some(one => one.startsWith(`${category}:`));
      if (service !== undefined) choices[name] = accepted && its.includes(service);
      else if (!accepted || !its.length || isNamed) choices[name] = accepted;
    }
    const { revision } = value;
    return { choices, time, ...(typeof revision === 'number' && { revision }) };
  },
};
