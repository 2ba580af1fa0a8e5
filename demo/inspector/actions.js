import { element } from './elements.js';

/** Everything that a page can ask of Assent, as buttons. */
export function mountActions(assent) {
  const actions = {
    'Accept all': () => assent.acceptAll(),
    'Refuse all': () => assent.refuseAll(),
    'Withdraw all': () => assent.withdraw(),
    Reset: () => assent.reset(),
    'Open banner': () => assent.openBanner(),
    'Open preferences': () => assent.openPreferences(),
    'Export record': () => exportRecord(assent),
    'Erase everything': () => assent.erase(),
  };
  const buttons = Object.entries(actions).map(([textContent, act]) => {
    const button = element('button', { type: 'button', textContent });
    button.addEventListener('click', act);
    return button;
  });
  return element('div', { className: 'actions' }, ...buttons, languages());
}

/** The interface's language is given to Assent as it starts, so a change loads the page again. */
function languages() {
  const asked = new URLSearchParams(location.search);
  const select = element(
    'select',
    { ariaLabel: 'Language of the choices' },
    ...[
      ['', 'Language'],
      ['en', 'English'],
      ['zh', '中文'],
    ].map(([value, text]) => new Option(text, value)),
  );
  select.value = asked.get('lang') ?? '';
  select.addEventListener('change', () => {
    if (select.value === '') asked.delete('lang');
    else asked.set('lang', select.value);
    location.search = asked.toString();
  });
  return select;
}

async function exportRecord(assent) {
  const json = JSON.stringify(await assent.exportRecord(), null, 2);
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  element('a', { href, download: 'consent-record.json' }).click();
  URL.revokeObjectURL(href);
}
