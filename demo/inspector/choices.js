import { counter, element, onInspected, scrollable } from './elements.js';

/** How every purpose and service stands and why, and the record as it is stored. */
export function mountChoices(assent) {
  const table = element('table');
  const record = element('pre');
  const count = counter();

  const show = () => {
    const rows = Object.entries(assent.grants).map(([id, { state, reason }]) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row', textContent: id }),
        element('td', {}, element('span', { className: `badge ${state}`, textContent: state })),
        element('td', { textContent: reason }),
      ),
    );
    table.replaceChildren(
      element('thead', {}, headings('purpose or service', 'stands', 'because')),
      element('tbody', {}, ...rows),
    );
    const granted = Object.values(assent.grants).filter(grant => grant.state === 'granted').length;
    count.textContent = `${granted} of ${rows.length} granted`;
    record.textContent = assent.record ? JSON.stringify(assent.record, null, 1) : 'No record yet.';
  };
  onInspected(show);
  document.addEventListener('assent:change', show);

  const box = scrollable('Choices', element('div', { className: 'scroll' }, table));
  const stored = element(
    'details',
    {},
    element('summary', { textContent: 'The record' }),
    scrollable('Record', record),
  );
  return { content: element('div', {}, box, stored), count };
}

export function headings(...names) {
  return element('tr', {}, ...names.map(textContent => element('th', { scope: 'col', textContent })));
}
