import type { Service } from '../policy/policy.js';
import css from './rights.css?inline';
import type { FullStage } from './stage.js';

/** From how many services on there is a field to look for one. */
export const mostUnsearched = 20;

/** How many are shown at once: whoever looks for one types on. */
const mostShown = 20;

/**
 * A field that looks for services by their own or their provider's name, host or item. What it finds stands below it in
 * full; the list of purposes is left alone.
 *
 * @param describe makes a service's description
 */
export function createSearch(stage: FullStage, describe: (service: Service) => HTMLElement): HTMLElement {
  const { h, messages: m, view } = stage;
  const { services } = view.policy;
  stage.adopt(css);
  const words = new Map<Service, string>();
  const wordsOf = (one: Service): string => {
    const known = words.get(one);
    if (known !== undefined) return known;
    const { id, title, provider, hosts = [], items = [] } = one;
    const made = [
      id,
      stage.text(title),
      stage.text(provider?.name),
      ...hosts,
      ...items.flatMap(item => Object.values(item).filter(value => typeof value === 'string')),
    ]
      .join('\n')
      .toLowerCase();
    words.set(one, made);
    return made;
  };

  // No id of a policy has a colon: its switches stand here too.
  const input = h('input', { type: 'search', part: 'search', id: ':search' });
  const count = h('p', { part: 'small', role: 'status' });
  const list = h('ul', {});
  const look = (): void => {
    const wanted = input.value.trim().toLowerCase();
    const found = wanted ? services.filter(one => wordsOf(one).includes(wanted)) : [];
    // Digits need no translation.
    const part = found.length > mostShown ? ` (${mostShown} / ${found.length})` : '';
    count.textContent = wanted && m.found(found.length) + part;
    list.replaceChildren(...found.slice(0, mostShown).map(describe));
  };
  input.addEventListener('input', look);
  // Escape empties the field first, and closes the dialog once it is empty.
  input.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    input.value = '';
    look();
  });
  return h(
    'div',
    { part: 'finder', role: 'search' },
    h('h3', {}, h('label', { for: ':search' }, m.search)),
    input,
    count,
    list,
  );
}
