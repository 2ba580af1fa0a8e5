import { clock, counter, element, onInspected, scrollable } from './elements.js';

/** More rows than this help nobody. */
const ROWS = 200;

/** Every verdict with its reason, the newest first. The same one again and again is one row that counts. */
export function mountVerdicts() {
  const list = scrollable('Verdicts', element('div', { className: 'scroll verdicts' }));
  const count = counter();
  const filter = element(
    'select',
    { ariaLabel: 'Which verdicts' },
    new Option('every verdict', ''),
    new Option('all but plain “allow”', 'not-allow'),
    ...['hold', 'release', 'refuse', 'amend', 'allow', 'undeclared'].map(
      name => new Option(`only ${name}`, name),
    ),
  );

  const show = entries => {
    const rows = merged(entries.filter(isVerdict)).filter(row => passes(row, filter.value));
    count.textContent = String(rows.length);
    list.replaceChildren(...rows.slice(-ROWS).reverse().map(line));
    if (rows.length === 0) list.append(element('p', { className: 'quiet', textContent: 'None yet.' }));
  };
  onInspected(show);
  filter.addEventListener('change', () => show(window.inspected ?? []));
  return { content: element('div', {}, filter, list), count };
}

/** `hold` is told by a verdict as well; `release` and `undeclared` are not. The inspector's own requests are left out. */
function isVerdict({ name, detail }) {
  if (name !== 'verdict' && name !== 'release' && name !== 'undeclared') return false;
  return !String(detail.access.url ?? '').includes('/demo/arrivals');
}

function merged(entries) {
  const rows = new Map();
  for (const { name, detail, time } of entries) {
    const { access, verdict, service, purpose, reason, by } = detail;
    const what = name === 'verdict' ? verdict : name;
    const target = access.url ?? access.name;
    const key = [what, access.kind, target, reason].join(' ');
    const times = (rows.get(key)?.times ?? 0) + 1;
    rows.delete(key); // so that it comes last, as the newest
    rows.set(key, { what, kind: access.kind, target, service, purpose, reason, by, time, times });
  }
  return [...rows.values()];
}

function passes(row, filter) {
  if (filter === '') return true;
  return filter === 'not-allow' ? row.what !== 'allow' : row.what === filter;
}

function line({ what, kind, target, service, purpose, reason, by, time, times }) {
  const nobody = reason === 'required' ? 'Assent’s record' : 'nobody declares it';
  const owner = service === undefined ? nobody : `${service} · ${purpose}`;
  const grounds = what === 'release' || what === 'undeclared' ? '' : `${owner} · ${reason}`;
  return element(
    'div',
    { className: 'verdict' },
    element('span', { className: `badge ${what}`, textContent: what }),
    element('span', { className: 'kind', textContent: times > 1 ? `${kind} ×${times}` : kind }),
    element('code', { textContent: short(target), title: target }),
    element('span', {
      className: 'quiet',
      textContent: [clock(time), grounds, by].filter(Boolean).join(' · '),
    }),
  );
}

/** Without the scheme and most of the query: the whole is in the title. */
function short(target) {
  return target.replace(/^https?:\/\//, '').replace(/\?.{24,}$/s, '?…');
}
