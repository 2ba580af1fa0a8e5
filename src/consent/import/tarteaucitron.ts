import type { Tool } from './tool.js';

/** tarteaucitron 1: `!service=true!other=false!third=wait`. What waits was not answered. It keeps no date. */
export const tarteaucitron: Tool = {
  days: 365,
  read(text) {
    if (!/^(![^!=]+=(true|false|wait))+$/.test(text)) return null;
    const choices: Record<string, boolean> = {};
    for (const part of text.slice(1).split('!')) {
      const [name = '', state] = part.split('=');
      if (state === 'wait') delete choices[name];
      else choices[name] = state === 'true';
    }
    return { choices };
  },
};
