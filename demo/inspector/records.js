import { counter, element, scrollable } from './elements.js';

/** How long a delivery may be on its way when the list is asked for, in milliseconds. */
const SOON_MS = 800;

/** What the platform's own server was delivered of the visitors' choices: its proof, beside the record on the device. */
export function mountRecords() {
  const list = scrollable('Kept by the platform', element('div', { className: 'scroll' }));
  const count = counter();

  const look = async () => {
    const response = await fetch('/api/records');
    if (!response.ok) return;
    const records = await response.json();
    count.textContent = String(records.length);
    list.replaceChildren(...records.slice(-50).reverse().map(line));
    if (records.length === 0) list.append(element('p', { className: 'quiet', textContent: 'None yet.' }));
  };
  look();
  document.addEventListener('assent:change', () => setTimeout(look, SOON_MS));
  return { content: list, count };
}

function line({ key, event }) {
  const states = Object.entries(event.event_state).map(([id, state]) => `${id} ${state.replace('_', ' ')}`);
  const about = [event.event_time, event.how, event.shown?.layout, event.shown?.digest.slice(0, 16)];
  return element(
    'div',
    { className: 'verdict', title: JSON.stringify(event, null, 2) },
    element('span', { className: 'badge', textContent: event.event_type.replace('consent_', '') }),
    element('code', { textContent: key, title: states.join('\n') }),
    element('span', { className: 'quiet', textContent: about.filter(Boolean).join(' · ') }),
  );
}
