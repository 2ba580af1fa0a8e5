import type { Item, ItemKind } from './policy.js';

/** Every kind of item, each with what it is asked for by. */
export const itemKinds: readonly ItemKind[] = ['cookie', 'local', 'session', 'database', 'cache', 'file'];

/** The one kind that this item is of. Its name or pattern stands under that key. */
export function kindOf(item: Item): ItemKind {
  return itemKinds.find(kind => item[kind] !== undefined) ?? 'cookie';
}

/** The item's name, or the pattern of its names. */
export function nameOf(item: Item): string {
  return item[kindOf(item)] ?? '';
}
