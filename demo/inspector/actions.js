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
    'Export record': async () => download('consent-record.json', await assent.exportRecord()),
    'Copy of my data': async () => download('my-data.json', await assent.copy()),
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

function download(name, data) {
  const json = JSON.stringify(data, null, 2);
  const href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}
