import { type Realm, toText } from './natives.js';
import { methodOf } from './patch.js';

/** Makes what reads the text of a genuine TrustedScriptURL; undefined for what is none, whatever its prototype. */
export function takeTrusted({ TrustedScriptURL }: Realm): (value: unknown) => string | undefined {
  const textOf = TrustedScriptURL && methodOf(TrustedScriptURL.prototype, 'toString');
  return value => {
    try {
      return typeof value === 'object' && textOf ? toText(textOf(value, [])) : undefined;
    } catch {
      return undefined;
    }
  };
}
