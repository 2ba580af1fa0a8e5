import { type Realm, stringify } from '../guards/natives.js';
import { methodOf } from '../guards/patch.js';
import type { Decision } from '../policy/decide.js';

const mark = 'data-assent-sensitive';

/**
 * Makes what keeps granted services still while the page shows something sensitive: as long as an element with
 * `data-assent-sensitive` is in it, that names them, their purposes, or nobody, which is all that is optional. Looked
 * for at most once a task.
 */
export function takeSensitive({
  Document,
  Element,
  document,
  setTimeout,
}: Realm): (decision: Decision) => Decision {
  const find = methodOf(Document.prototype, 'querySelectorAll');
  const matches = methodOf(Element.prototype, 'matches');
  let found: ArrayLike<Element> | undefined;
  return decision => {
    const { verdict, service, purpose, reason } = decision;
    if (!service || reason === 'required' || (verdict !== 'allow' && reason !== 'life')) return decision;
    if (!found) {
      // The native returns a list of elements; this is where it gets its type.
      found = find(document, [`[${mark}]`]) as ArrayLike<Element>;
      setTimeout(() => {
        found = undefined;
      });
    }
    for (let at = 0, element = found[0]; element; element = found[++at]) {
      // As browsers read a list of words: parted by any white space.
      const names = `[${mark}=""],[${mark}~=${stringify(service)}],[${mark}~=${stringify(purpose)}]`;
      if (matches(element, [names]))
        return { verdict: 'refuse', service, reason: 'sensitive', ...(purpose && { purpose }) };
    }
    return decision;
  };
}
