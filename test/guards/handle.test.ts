import { afterEach, expect, test } from 'vitest';
import { createEmitter } from '../../src/api/emitter.ts';
import { startGuard } from '../../src/api/handle.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { closePages, openPage } from './realm.ts';

afterEach(closePages);

const policy: Policy = {
  id: 'x',
  revision: '1',
  controller: { name: 'X' },
  purposes: [{ id: 'needed', required: true, title: 'Needed' }],
  services: [{ id: 'core', purpose: 'needed' }],
};

/** Starts it in a page, and tells of what nobody declares. */
async function start() {
  const { realm } = await openPage();
  const { document } = realm;
  const handle = startGuard(realm);
  handle.adopt(policy);
  const told: unknown[] = [];
  const emitter = createEmitter(document, () => {});
  emitter.on('undeclared', ({ access }) => void told.push('name' in access ? access.name : access.host));
  handle.connect(emitter, () => {});
  return { gate: handle.gate, document, told };
}

test('attack: a form named currentScript does not keep it from deciding', async () => {
  const { gate, document, told } = await start();
  document.body.innerHTML = '<form name="currentScript"><input name="getAttribute"></form>';
  expect(document.currentScript).toBe(document.forms[0]);
  expect(gate.decide({ kind: 'local', name: 'a' }).verdict).toBe('allow');
  expect(told).toEqual(['a']);
});

test('of undeclared names without end it tells a thousand, and remembers no more', async () => {
  const { gate, told } = await start();
  for (let at = 0; at < 1_500; at++) gate.decide({ kind: 'local', name: `${at}` });
  for (let at = 0; at < 1_500; at++) gate.decide({ kind: 'local', name: `${at}` });
  expect(told).toHaveLength(1_000);
});
