import { booleans, readObject } from './json.js';
import type { Tool } from './tool.js';

/** orejime 3: percent-encoded JSON of true and false by purpose. It keeps no date. */
export const orejime: Tool = {
  days: 120,
  read(text) {
    const value = readObject(text);
    return value && { choices: booleans(value) };
  },
};
