import { indexOf, type Realm } from '../guards/natives.js';
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
  const read = methodOf(Element.prototype, 'getAttribute');
  let names: string | undefined;
  const look = (): string => {
    // The native returns a list of elements; this is where it gets its type.
    const found = find(document, [`[${mark}]`]) as ArrayLike<Element>;
    let all = '';
    for (let at = 0; found[at]; at++) all += ` ${read(found[at], [mark]) || '*'} `;
    return all;
  };
  return decision => {
    const { verdict, service, purpose, reason } = decision;
    if (!service || reason === 'required' || (verdict !== 'allow' && reason !== 'life')) return decision;
    if (names === undefined) {
      names = look();
      setTimeout(() => {
        names = undefined;
      });
    }
    if (!names) return decision;
    const has = (name: string | undefined): boolean => indexOf(names ?? '', ` ${name} `) >= 0;
    return has(service) || has(purpose) || has('*')
      ? { verdict: 'refuse', service, reason: 'sensitive', ...(purpose && { purpose }) }
      : decision;
  };
}
