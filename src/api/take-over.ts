import { toolCookies } from '../consent/import/cookies.js';
import type { Store } from '../consent/store.js';
import { presentCookies } from '../guards/cookie-lives.js';
import type { PolicyIndex } from '../policy/compile.js';
import type { Handle } from './handle.js';
import type { ProofOptions } from './options.js';

/**
 * Takes over what the visitor answered in another consent tool, for as long as it would have lived in ours: what they
 * refused, and what they granted, but for purposes that are `separate`, those that Global Privacy Control refuses, and
 * all where granting takes a press of the visitor. Never rejects.
 */
export async function takeOver(
  { realm, guards: { jar }, signals, emit }: Handle,
  index: PolicyIndex,
  store: Store,
  { importFrom, requireGesture = false }: ProofOptions,
): Promise<void> {
  if (!importFrom) return;
  try {
    const { tool, cookie } = importFrom;
    if (!Object.hasOwn(toolCookies, tool)) throw new Error(`no tool is called ${JSON.stringify(tool)}`);
    const name = cookie ?? toolCookies[tool];
    const stored = [() => realm.localStorage, () => realm.sessionStorage].map(open => {
      try {
        return open().getItem(name);
      } catch {
        return null; // Denied: there is nothing in it.
      }
    });
    const cookies = presentCookies(jar).filter(one => one.name === name);
    // What lies in storage may be a copy of the cookie in another form.
    const texts = cookies.length ? cookies.map(({ value }) => value) : stored.filter(text => text !== null);
    if (!texts.length) return;
    const { importAnswer } = await import('../consent/import/index.js');
    // Another tab may have answered meanwhile.
    store.refresh();
    if (store.record) return;
    const found = importAnswer(importFrom, texts, index.recordDays, Math.floor(realm.Date.now() / 1_000));
    const choices = Object.entries(found?.choices ?? {}).filter(([id, choice]) => {
      const purpose = index.purposes[index.services[id]?.purpose ?? id];
      if (purpose?.required) return false;
      return !choice || !(requireGesture || purpose?.separate || (purpose?.gpc && signals.gpc));
    });
    if (found && choices.length) store.answer(Object.fromEntries(choices), 'imported', found.time);
  } catch (error) {
    emit('error', { code: 'option-invalid', message: `importFrom: ${error}` });
  }
}
