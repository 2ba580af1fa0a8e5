/**
 * Says in the page's own words what a refusal costs, once, where nobody has to close it, with a way to allow that one
 * use alone. The words come from the manifest, through the events `refuse` and `withdraw`.
 */
export function mountDegradedNote({ assent }) {
  if (assent === undefined) return;
  const place = document.getElementById('degraded');

  const tell = ({ loses = {} }) => {
    const entries = Object.entries(loses);
    if (entries.length === 0) return;
    const summary = document.createElement('summary');
    summary.textContent = 'As you chose, this site does without some things.';
    const list = document.createElement('ul');
    list.append(...entries.map(([id, text]) => line(id, text)));
    const details = document.createElement('details');
    details.open = entries.length === 1;
    details.append(summary, list);
    place.replaceChildren(details);
  };

  const line = (id, text) => {
    const item = document.createElement('li');
    item.dataset.purpose = id;
    const words = Object.assign(document.createElement('span'), { textContent: text });
    const allow = Object.assign(document.createElement('button'), { type: 'button', className: 'link' });
    allow.textContent = 'Allow this';
    allow.setAttribute('aria-label', `Allow this: ${id}`);
    allow.addEventListener('click', () => assent.choose({ [id]: true }));
    item.append(words, allow);
    return item;
  };

  assent.on('refuse', tell);
  assent.on('withdraw', tell);
  assent.on('grant', ({ purposes }) => {
    for (const item of place.querySelectorAll('li')) {
      if (purposes.includes(item.dataset.purpose)) item.remove();
    }
    if (place.querySelector('li') === null) place.replaceChildren();
  });

  // Signing in is where staying signed in is missed: said then, whenever it was refused.
  document.addEventListener('lumen:signed-in', async ({ detail }) => {
    if (!detail.stay || assent.allows('login')) return;
    const { policy } = await assent.ready;
    const { loses } = policy.purposes.find(purpose => purpose.id === 'login');
    tell({ loses: { login: loses[document.getElementById('language').value] ?? loses.en } });
  });
}
