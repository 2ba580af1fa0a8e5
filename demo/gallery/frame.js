/** Shows one surface over a view that keeps nothing: what is pressed here changes this page alone. */
import { createUi } from '/dist/esm/ui.js';

const asked = Object.fromEntries(new URLSearchParams(location.search));
const {
  surface = 'banner',
  layout,
  theme,
  accent,
  language = 'en',
  direction,
  policy: name = 'siliconflow',
} = asked;
const isThousand = name === 'a thousand services';

const [policy, { messages, details }] = await Promise.all([
  fetch(`/policies/${isThousand ? 'siliconflow' : name}.json`).then(response => response.json()),
  import(`/dist/esm/i18n/${language}.js`),
]);
const accents = { blue: '#2456d6', plain: '#555' };
const style = document.createElement('style');
style.textContent = `
  ${theme === 'light' || theme === 'dark' ? `:root { color-scheme: ${theme} } assent-ui { --assent-scheme: ${theme} }` : ''}
  ${accents[accent] ? `assent-ui { --assent-accent: ${accents[accent]} }` : ''}`;
document.head.append(style);
document.documentElement.lang = language;

const textIn = (text, tag) =>
  typeof text === 'object'
    ? (text[tag] ?? text[tag.split('-')[0]] ?? text.en ?? Object.values(text)[0])
    : (text ?? '');

const optional = policy.purposes.filter(one => !one.required);
const changed = { added: [optional.at(-1).id], removed: [], changed: [optional[0].id] };
const news = {
  kind: surface === 'revision in banner' ? 'significant' : 'editorial',
  from: '1',
  to: policy.revision,
  effective: policy.effective ?? policy.revision,
  significant: surface === 'revision in banner' ? ['purposes', 'recipients'] : [],
  summaries: [
    {
      en: 'We say more plainly how long each kind of data is kept.',
      zh: '我们更清楚地说明了各类数据的保存期限。',
    },
  ],
  diff: { purposes: surface === 'revision in banner' ? changed : { added: [], removed: [], changed: [] } },
};
const partners = length =>
  Array.from({ length }, (_, n) => ({
    id: `partner-${n + 1}`,
    purpose: optional[n % optional.length].id,
    provider: { name: `Partner ${n + 1}` },
    hosts: [`p${n + 1}.example`],
  }));
const services = isThousand
  ? [...policy.services, ...partners(1000 - policy.services.length)]
  : policy.services;
const shown = {
  ...policy,
  minors: { under: 14, ...policy.minors },
  services: surface === 'search' && !isThousand ? partners(40) : services,
};

const grants = {};
const put = (id, state, reason) => {
  grants[id] = { state, reason };
  for (const one of shown.services) if (one.purpose === id) grants[one.id] = { state, reason };
};
for (const { id, required } of shown.purposes)
  put(id, required ? 'granted' : 'unset', required ? 'required' : 'default');
if (surface === 'region') put(optional[0].id, 'granted', 'region');
const listeners = new Set();
const tell = () => {
  for (const listener of [...listeners]) listener();
};
const view = {
  policy: shown,
  get grants() {
    return { ...grants };
  },
  record: null,
  previous: null,
  remembers: true,
  keptDays: shown.record?.days ?? 180,
  gpc: surface === 'region',
  minor: 'unknown',
  news: surface.startsWith('revision') ? news : null,
  notice: surface === 'region',
  model: () => 'opt-in',
  get asked() {
    return optional.map(({ id }) => id).filter(id => grants[id].state === 'unset');
  },
  choose(answer) {
    const choices =
      typeof answer === 'string'
        ? Object.fromEntries(
            optional
              .filter(one => answer === 'refuse-all' || !one.separate)
              .map(({ id }) => [id, answer === 'accept-all']),
          )
        : answer;
    for (const [id, on] of Object.entries(choices)) put(id, on ? 'granted' : 'refused', 'asked');
    tell();
  },
  setMinor(minor) {
    view.minor = minor;
    tell();
  },
  dismissNews() {
    view.news = null;
    view.notice = false;
  },
  rights: { copy: async () => ({ grants }), erase: async () => ({ erased: [], kept: [] }) },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const ui = createUi({ view, messages, details: async () => details, language, textIn, document, layout });
const root = document.querySelector('assent-ui').shadowRoot;

const acts = {
  banner: () => ui.openBanner(),
  'revision in banner': () => ui.openBanner(),
  preferences: () => ui.openPreferences(),
  search: () => ui.openPreferences(),
  revision: () => ui.openNotice(),
  region: () => ui.openNotice(),
  age: () => void ui.askAge(),
  entry: () => ui.showEntry(),
  losses() {
    ui.openBanner();
    root.querySelector('[data-assent="refuse-all"]').click();
  },
  async confirmation() {
    ui.openBanner();
    view.choose('accept-all');
    await ui.tellLater();
  },
  async placeholder() {
    const frame = document.createElement('iframe');
    frame.className = 'embed';
    document.querySelector('main').append(frame);
    await ui.showPlaceholder({
      frame,
      service: shown.services.find(one => one.provider) ?? shown.services[0],
      once() {},
    });
    if (theme === 'light' || theme === 'dark')
      frame.contentDocument.documentElement.style.colorScheme = theme;
    frame.scrollIntoView({ block: 'center' });
  },
};
await acts[surface]?.();

// For looking at a direction in a language that runs the other way.
if (direction === 'rtl' || direction === 'ltr') {
  document.documentElement.dir = direction;
  const turn = () => {
    for (const one of root.querySelectorAll(`[dir]:not(bdi, [dir="${direction}"])`)) one.dir = direction;
  };
  new MutationObserver(turn).observe(root, { childList: true });
  turn();
  const inner = document.querySelector('.embed')?.contentDocument.documentElement;
  if (inner) inner.dir = direction;
}
