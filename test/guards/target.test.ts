import { expect, test } from 'vitest';
import type { Realm } from '../../src/guards/natives.ts';
import { createTargets } from '../../src/guards/target.ts';

/** Makes them in a realm that counts how often it parses. */
function countedTargets() {
  let parsed = 0;
  const URL = new Proxy(window.URL, {
    construct(native, args) {
      parsed++;
      return Reflect.construct(native, args);
    },
  });
  const realm = { URL, Node, document } as unknown as Realm;
  return { toAccess: createTargets(realm), parsed: () => parsed };
}

test('an address is parsed once, but one of megabytes is not kept in memory for that', () => {
  const { toAccess, parsed } = countedTargets();
  toAccess('image', '/a.svg');
  toAccess('image', '/a.svg');
  expect(parsed()).toBe(1);
  const long = `data:image/png;base64,${'A'.repeat(10_000)}`;
  expect(toAccess('image', long)?.url).toBe(long);
  toAccess('image', long);
  expect(parsed()).toBe(3);
});
