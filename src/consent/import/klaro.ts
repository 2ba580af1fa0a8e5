import { booleans, readObject } from './json.js';
import type { Tool } from './tool.js';

/** klaro 0.7: percent-encoded JSON of true and false by service. It keeps no date. */
export const klaro: Tool = {
  days: 120,
  read(text) {
    const value = readObject(text);
    return value && { choices: booleans(value) };
  },
};
