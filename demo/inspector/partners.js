import { headings } from './choices.js';
import { counter, element, onInspected, scrollable } from './elements.js';

/** What each partner's code has tried on this page, and what became of it: the policy's monitoring of partners, live. */
export function mountPartners(assent) {
  const table = element('table');
  const count = counter();
  let policy;
  const show = async () => {
    if (policy === undefined) return;
    const { services, undeclared } = await assent.activity();
    const partners = policy.services.filter(({ id, provider }) => provider && services[id]);
    const rows = partners.map(({ id, provider }) => row(nameOf(provider.name), services[id]));
    if (undeclared.undeclared.length > 0) rows.push(row('nobody declares it', undeclared));
    count.textContent = String(partners.length);
    table.replaceChildren(
      element('thead', {}, headings('partner', 'tried', 'beside what it declares')),
      element('tbody', {}, ...rows),
    );
  };
  onInspected(show);
  assent.on('ready', ready => {
    policy = ready.policy;
    show();
  });
  return { content: scrollable('Partners', element('div', { className: 'scroll' }, table)), count };
}

function row(name, { verdicts, kinds, hosts, names, undeclared, others }) {
  const badges = Object.entries(verdicts)
    .filter(([, times]) => times > 0)
    .map(([verdict, times]) =>
      element('span', { className: `badge ${verdict}`, textContent: `${verdict} ${times}` }),
    );
  const tried = Object.entries(kinds).map(([kind, times]) => `${kind} ×${times}`);
  const beyond = [...undeclared, ...others.map(id => `of ${id}`)];
  return element(
    'tr',
    { title: [...hosts, ...names].join('\n') },
    element('th', { scope: 'row', textContent: name }),
    element('td', {}, ...badges, ' ', tried.join(', ')),
    element('td', { textContent: beyond.join(', ') || '–' }),
  );
}

/** In English where there is one: the inspector is. */
function nameOf(text) {
  return typeof text === 'string' ? text : (text.en ?? Object.values(text)[0]);
}
