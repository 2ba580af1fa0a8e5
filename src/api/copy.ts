import type { Receipt } from '../consent/receipt.js';
import { type Present, takeInventory } from '../guards/inventory.js';
import { ownerOf, type PolicyIndex } from '../policy/compile.js';
import { itemKinds } from '../policy/item.js';
import type { Handle } from './handle.js';

/** What a visitor gets who asks for a copy: the record, and every declared item that is on the device now. */
export interface Copy {
  readonly record: Receipt;
  /** By purpose id, and then by service id. Values of cookies and Web Storage; `HttpOnly` cookies nobody can see. */
  readonly items: Readonly<Record<string, Readonly<Record<string, readonly Present[]>>>>;
}

/** Makes it. The record's own cookie and log are in it as `record`. */
export async function makeCopy(
  { realm, guards: { jar } }: Pick<Handle, 'realm' | 'guards'>,
  index: PolicyIndex,
  record: Receipt,
): Promise<Copy> {
  const items: Record<string, Record<string, Present[]>> = {};
  for (const present of await takeInventory(realm, jar, itemKinds, true)) {
    const owner = ownerOf(index, present.kind, present.name)?.service;
    if (!owner) continue;
    const services = items[owner.purpose] ?? {};
    services[owner.id] = [...(services[owner.id] ?? []), present];
    items[owner.purpose] = services;
  }
  return { record, items };
}
