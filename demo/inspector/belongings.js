import { headings } from './choices.js';
import { counter, element, scrollable } from './elements.js';
import { ownerOf } from './owner-of.js';

const EVERY_MS = 1000;
const DAY_MS = 86_400_000;

/** The cookies and storage that are on this device now, how long they will live, and whose they are by the policy. */
export function mountBelongings(assent) {
  const table = element('table');
  const count = counter();
  let policy;
  let before = '';
  assent?.on('ready', ready => {
    policy = ready.policy;
  });

  const look = async () => {
    const found = [...(await cookies()), ...stored('local'), ...stored('session')];
    const now = JSON.stringify([found, policy?.revision, assent?.record?.counter]);
    if (now !== before) show(found);
    before = now;
    setTimeout(look, EVERY_MS);
  };

  const show = found => {
    const rows = found.map(({ kind, name, life }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, element('code', { textContent: name, title: name })),
        element('td', { textContent: life === undefined ? kind : `${kind}, ${life}` }),
        element('td', { textContent: whose(kind, name) }),
      ),
    );
    count.textContent = String(rows.length);
    table.replaceChildren(
      element('thead', {}, headings('name', 'kind', 'service')),
      element('tbody', {}, ...rows),
    );
  };
  // A page is shown its own held writes, as if they were kept; they are not on the device.
  const whose = (kind, name) => {
    if (policy === undefined) return '';
    const owner = ownerOf(policy, kind, name);
    const isHeld = assent.grants[owner]?.state === 'unset' && wasHeld(kind, name);
    return (owner ?? 'undeclared') + (isHeld ? ': held, only this page sees it' : '');
  };
  look();

  const note = 'A page cannot see HttpOnly cookies, such as the sign-in session’s “sid”.';
  return {
    content: element(
      'div',
      {},
      scrollable('On this device', element('div', { className: 'scroll' }, table)),
      element('p', { className: 'quiet', textContent: note }),
    ),
    count,
  };
}

/** With their lives where the browser tells them. */
async function cookies() {
  if (window.cookieStore === undefined) {
    const names = document.cookie
      .split('; ')
      .filter(Boolean)
      .map(pair => pair.split('=', 1)[0]);
    return names.map(name => ({ kind: 'cookie', name }));
  }
  const all = await cookieStore.getAll();
  return all.map(({ name, expires }) => ({ kind: 'cookie', name, life: lifeOf(expires) }));
}

function wasHeld(kind, name) {
  const entries = window.inspected ?? [];
  return entries.some(({ name: event, detail }) => {
    return event === 'hold' && detail.access.kind === kind && detail.access.name === name;
  });
}

function lifeOf(expires) {
  if (expires === undefined) return undefined; // a browser that does not tell
  if (expires === null) return 'this session';
  return `${Math.max(0, Math.round((expires - Date.now()) / DAY_MS))} days`;
}

function stored(kind) {
  try {
    const storage = kind === 'local' ? localStorage : sessionStorage;
    return Object.keys(storage).map(name => ({ kind, name }));
  } catch {
    return []; // storage is off in this browser
  }
}
