import type { PolicyIndex } from '../policy/compile.js';
import { textIn } from '../policy/text.js';
import type { AssentEvents, Turned } from './events.js';
import type { Handle } from './handle.js';

/** Tells the page of a choice: `change`, then at most one each of `grant`, `refuse`, `withdraw`. */
export function tellChange(
  change: AssentEvents['change'],
  index: PolicyIndex,
  language: string,
  emit: Handle['emit'],
): void {
  const sort = (ids: readonly string[]): Turned => ({
    purposes: ids.filter(id => id in index.purposes),
    services: ids.filter(id => id in index.services),
  });
  /** What stops working, so that the page can say so where it matters. */
  const withLosses = (turned: Turned): Turned & { loses?: Readonly<Record<string, string>> } => {
    const loses: Record<string, string> = {};
    for (const id of turned.purposes) {
      const text = textIn(index.purposes[id]?.loses, language);
      if (text) loses[id] = text;
    }
    return Object.keys(loses).length ? { ...turned, loses } : turned;
  };

  emit('change', change);
  if (change.granted.length) emit('grant', sort(change.granted));
  if (change.refused.length) emit('refuse', withLosses(sort(change.refused)));
  if (change.withdrawn.length) emit('withdraw', withLosses(sort(change.withdrawn)));
}
