import { type Log, listed } from '../consent/log.js';
import type { Stored } from '../guards/erase.js';
import { takeInventory } from '../guards/inventory.js';
import type { PolicyIndex } from '../policy/compile.js';
import { itemKinds } from '../policy/item.js';
import type { Handle } from './handle.js';

/** The site's server, which erases what script cannot. */
export interface ErasingServer {
  /**
   * Hands these to the policy's `erasedBy`, if it names one, and tells the page what is gone once the server has said so.
   * Where it does not, they are handed over again at later pages.
   *
   * @param all the visitor has had everything erased: nothing is kept for later pages
   */
  erase(items: readonly Stored[], all: boolean): Promise<void>;
  /** Hands over again what no server has confirmed. @param isDue whether it still is to be erased */
  begin(isDue: (item: Stored) => boolean): void;
}

/** Opens the way to the site's server. */
export function openServer(
  { realm, guards: { jar }, fetch, emit }: Pick<Handle, 'realm' | 'guards' | 'fetch' | 'emit'>,
  { policy }: PolicyIndex,
  log: Log,
): ErasingServer {
  const { erasedBy } = policy;

  const unerased = (): readonly Stored[] => listed(log.read('unerased')).filter(isStored);
  const post = async (items: readonly Stored[], all: boolean): Promise<void> => {
    const { ok, status } = await fetch(erasedBy ?? '', {
      method: 'POST',
      // With this type no other site can send it: browsers ask first.
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ policy: policy.id, all, items }),
      keepalive: true,
      credentials: 'same-origin',
    });
    if (!ok) throw new Error(`the server answered ${status}`);
  };
  const erase = async (items: readonly Stored[], all: boolean): Promise<void> => {
    if (!erasedBy || !items.length) return;
    const keep = (list: readonly Stored[]) => log.write('unerased', list.length ? list : undefined);
    const others = (): readonly Stored[] => unerased().filter(one => !items.some(item => isSame(one, item)));
    if (!all) keep([...others(), ...items]);
    try {
      await post(items, all);
    } catch (error) {
      emit('error', { code: 'delivery-failed', message: `${erasedBy}: ${error}` });
      return;
    }
    if (!all) keep(others());
    // What can be seen is looked at; of the rest the server's word counts.
    const present = await takeInventory(realm, jar, itemKinds);
    const isThere = (item: Stored): boolean => present.some(one => isSame(one, item));
    emit('erase', {
      erased: items.filter(item => !isThere(item)),
      kept: items.filter(isThere).map(item => ({ item, reason: 'server' })),
    });
  };

  return {
    erase,
    begin(isDue) {
      void erase(unerased().filter(isDue), false);
    },
  };
}

const isSame = (one: Stored, other: Stored): boolean => one.kind === other.kind && one.name === other.name;

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || !value || !('kind' in value) || !('name' in value)) return false;
  return itemKinds.some(kind => kind === value.kind) && typeof value.name === 'string';
}
