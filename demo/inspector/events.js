import { clock, counter, element, onInspected, scrollable } from './elements.js';

const SHOWN = 60;
const ACCESS_EVENTS = ['verdict', 'hold', 'release', 'undeclared'];

/** The events that a page would use, newest first, each with its whole detail. */
export function mountEvents() {
  const list = scrollable('Events', element('div', { className: 'scroll' }));
  const count = counter();
  let shown = 0;

  onInspected(entries => {
    const events = entries.filter(entry => !ACCESS_EVENTS.includes(entry.name));
    // Only what is new is added: an opened one stays open.
    for (const { name, detail, time } of events.slice(shown)) {
      const { policy, grants, ...rest } = detail;
      const text = JSON.stringify(rest, null, 1);
      list.prepend(
        element(
          'details',
          {},
          element('summary', {}, element('code', { textContent: name }), ` ${clock(time)}`),
          element('pre', { textContent: text }),
        ),
      );
    }
    shown = events.length;
    while (list.children.length > SHOWN) list.lastElementChild.remove();
    count.textContent = String(shown);
  });
  return { content: list, count };
}
