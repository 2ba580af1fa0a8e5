import { clock, counter, element, scrollable } from './elements.js';

const EVERY_MS = 1500;

/** What the partners' server really got, told by that server: the proof of everything above. */
export function mountArrivals() {
  const list = scrollable('Arrived at partners', element('div', { className: 'scroll' }));
  const count = counter();
  const clear = element('button', { type: 'button', className: 'link', textContent: 'Empty the log' });
  clear.addEventListener('click', () => ask('DELETE'));
  let before = '';

  const ask = async method => {
    const response = await fetch('/demo/arrivals', { method });
    const text = await response.text();
    if (text === before) return;
    before = text;
    show(JSON.parse(text));
  };

  const show = arrivals => {
    count.textContent = String(arrivals.length);
    list.replaceChildren(...arrivals.slice(-100).reverse().map(line));
    if (arrivals.length === 0) {
      list.append(
        element('p', { className: 'quiet', textContent: 'Nothing: no request has reached a partner.' }),
      );
    }
  };

  const poll = async () => {
    try {
      if (document.visibilityState === 'visible') await ask('GET');
    } catch {
      count.textContent = 'the demo server is gone';
    }
    setTimeout(poll, EVERY_MS);
  };
  poll();
  return { content: element('div', {}, list, clear), count };
}

function line({ time, method, path, search, sizeBytes, events, body }) {
  const size = sizeBytes > 0 ? `${sizeBytes} bytes` : '';
  const about = [clock(time), size, events.join(', ')].filter(Boolean).join(' · ');
  return element(
    'div',
    { className: 'verdict', title: body },
    element('span', { className: 'badge arrived', textContent: method }),
    element('code', { textContent: path, title: path + search }),
    element('span', { className: 'quiet', textContent: about }),
  );
}
