import { type Realm, toText } from './natives.js';
import { methodOf } from './patch.js';

/** Makes what reads the text of a genuine Trusted Types object; undefined for what is none, whatever its prototype. */
export function takeTrusted(
  realm: Realm,
  type: 'TrustedScriptURL' | 'TrustedHTML',
): (value: unknown) => string | undefined {
  const trusted = realm[type];
  const textOf = trusted && methodOf(trusted.prototype, 'toString');
  return value => {
    try {
      return typeof value === 'object' && textOf ? toText(textOf(value, [])) : undefined;
    } catch {
      return undefined;
    }
  };
}
