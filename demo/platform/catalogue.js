import { request } from './request.js';

const MODELS = [
  ['Heron 72B', 'Chat and tools', '128k'],
  ['Wren 8B', 'Fast and free', '32k'],
  ['Kestrel Coder', 'Writes and reads code', '64k'],
  ['Avocet Vision', 'Pictures to words', '16k'],
  ['Starling Embed', 'Words to vectors', '8k'],
];

/** The list of models, the search with its history, and the playground. */
export function mountCatalogue() {
  const form = document.getElementById('search');
  let chosen = MODELS[0][0];

  const list = () => {
    const wanted = form.elements.q.value.trim().toLowerCase();
    const found = MODELS.filter(model => model.join(' ').toLowerCase().includes(wanted));
    document.getElementById('models').replaceChildren(...found.map(entry));
    document.getElementById('model-name').textContent = chosen;
  };

  const entry = ([name, text, context]) => {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    const title = Object.assign(document.createElement('strong'), { textContent: name });
    const size = Object.assign(document.createElement('span'), { className: 'quiet', textContent: context });
    const about = Object.assign(document.createElement('span'), { className: 'quiet', textContent: text });
    button.append(title, size, about);
    button.setAttribute('aria-pressed', String(name === chosen));
    button.addEventListener('click', () => {
      chosen = name;
      list();
      document.querySelector('.models [aria-pressed="true"]')?.focus();
      // The snippet's stub queues this until the library is there, if it ever is.
      window.posthog?.capture?.('model chosen', { model: name });
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  };

  form.addEventListener('input', list);
  form.addEventListener('submit', event => {
    event.preventDefault();
    remember(form.elements.q.value.trim());
    showRecent();
    list();
  });

  const showRecent = () => {
    const chips = recent().map(query => {
      const chip = Object.assign(document.createElement('button'), { type: 'button', textContent: query });
      chip.addEventListener('click', () => {
        form.elements.q.value = query;
        list();
      });
      return chip;
    });
    document.getElementById('recent').replaceChildren(...chips);
  };

  document.getElementById('playground').addEventListener('submit', async event => {
    event.preventDefault();
    const prompt = new FormData(event.target).get('prompt');
    const { text } = await request('complete', { model: chosen, prompt });
    document.getElementById('answer').textContent = text;
  });

  // Withdrawn in this tab or another, the history is gone: what is shown follows what is kept.
  document.addEventListener('assent:change', () => setTimeout(showRecent, 50));
  showRecent();
  list();
}

/** Kept on this device if it may be. Read back each time, so that the page never shows more than was kept. */
function remember(query) {
  if (query === '') return;
  const others = recent().filter(earlier => earlier !== query);
  try {
    localStorage.setItem('search_history', JSON.stringify([query, ...others].slice(0, 8)));
  } catch {
    // Storage is off in this browser: searching works without a history.
  }
}

function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem('search_history') ?? '[]');
    return Array.isArray(kept) ? kept.filter(query => typeof query === 'string').slice(0, 4) : [];
  } catch {
    return [];
  }
}
