import { booleans, readObject, toSeconds } from './json.js';
import type { Found, Tool } from './tool.js';

/**
 * c15t 2: in its cookie `c.<name>:1` for what was granted, `i.t:<milliseconds>` and `i.mpf:<fingerprint of its policy>`,
 * parted by commas; what was refused is left out of it. In Web Storage the same as JSON, with what was refused.
 */
export const c15t: Tool = {
  days: 365,
  read(text, wanted) {
    return readJson(text) ?? readFlat(text, wanted);
  },
};

function readJson(text: string): Found | null {
  const value = readObject(text);
  if (!value || typeof value.consents !== 'object' || !value.consents) return null;
  const info: Record<string, unknown> =
    typeof value.consentInfo === 'object' && value.consentInfo ? { ...value.consentInfo } : {};
  return found(booleans({ ...value.consents }), info.time, info.materialPolicyFingerprint);
}

function readFlat(text: string, wanted: readonly string[]): Found | null {
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const [key, value] = part.split(/:(.*)/s);
    if (!key || value === undefined) return null;
    pairs.set(key, value);
  }
  return found(
    Object.fromEntries(wanted.map(name => [name, pairs.get(`c.${name}`) === '1'])),
    Number(pairs.get('i.t')),
    pairs.get('i.mpf'),
  );
}

/** Without a time it is no answer: c15t keeps its defaults in the same place. */
function found(choices: Found['choices'], when: unknown, fingerprint: unknown): Found | null {
  const time = toSeconds(when);
  if (!time) return null;
  return { choices, time, ...(typeof fingerprint === 'string' && { revision: fingerprint }) };
}
