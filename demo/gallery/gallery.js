/** The controls: what they say goes into the frame's address and into the lines to copy. */
const controls = document.getElementById('controls');
const frame = document.getElementById('frame');
const languages = document.querySelector('meta[name=languages]').content.split(' ');

const choices = {
  surface: [
    'banner',
    'preferences',
    'losses',
    'confirmation',
    'revision',
    'revision in banner',
    'region',
    'age',
    'entry',
    'search',
    'placeholder',
  ],
  layout: ['bar', 'box', 'modal'],
  theme: ['auto', 'light', 'dark'],
  accent: ['own', 'blue', 'plain'],
  language: languages,
  direction: ['auto', 'ltr', 'rtl'],
  policy: ['siliconflow', 'minimal', 'a thousand services'],
  depth: ['guard', 'sealed'],
  width: ['wide', 'narrow'],
};
const accents = { blue: '#2456d6', plain: '#555' };

for (const [name, values] of Object.entries(choices)) {
  const select = document.createElement('select');
  select.name = name;
  select.append(...values.map(value => new Option(value)));
  const label = document.createElement('label');
  label.append(name, select);
  controls.append(label);
}
controls.elements.language.value = 'en';
for (const [name, value] of new URLSearchParams(location.search)) {
  if (controls.elements[name]) controls.elements[name].value = value;
}

function show() {
  const chosen = Object.fromEntries(new FormData(controls));
  frame.src = `/gallery/frame.html?${new URLSearchParams(chosen)}`;
  frame.style.width = chosen.width === 'narrow' ? '360px' : '100%';
  history.replaceState(null, '', `?${new URLSearchParams(chosen)}`);
  for (const [id, lines] of Object.entries(codeFor(chosen))) {
    document.getElementById(id).textContent = lines.filter(line => line !== false).join('\n');
  }
}

/** The lines to copy, by where they go. */
function codeFor({ surface, layout, theme, accent, language, policy, depth }) {
  const file = policy.includes(' ') ? 'policy.json' : `${policy}.json`;
  const attributes = [
    layout !== 'bar' && `data-layout="${layout}"`,
    language !== 'en' && `data-lang="${language}"`,
    depth !== 'guard' && `data-depth="${depth}"`,
    surface === 'age' && 'data-ask-age',
    surface === 'entry' && 'data-entry',
  ].filter(Boolean);
  const options = [
    layout !== 'bar' && `layout: '${layout}'`,
    language !== 'en' && `language: '${language}'`,
    depth !== 'guard' && `depth: '${depth}'`,
    surface === 'age' && 'askAge: true',
    surface === 'entry' && 'entry: true',
  ].filter(Boolean);
  const style = [
    theme !== 'auto' && `--assent-scheme: ${theme}`,
    accents[accent] && `--assent-accent: ${accents[accent]}`,
  ].filter(Boolean);
  return {
    tag: [
      depth === 'sealed' &&
        '<!-- here the lines that `seal()` prints stand; this script tag is among them -->',
      `<script ${['src="/assent/assent.js"', `data-policy="/${file}"`, ...attributes].join(' ')}></script>`,
    ],
    npm: [
      "import { createAssent, parsePolicy } from 'assent';",
      `import policy from './${file}';`,
      '',
      `createAssent({ ${['policy: parsePolicy(policy)', ...options].join(', ')} });`,
    ],
    markup: [
      style.length > 0 && `<style>assent-ui { ${style.join('; ')} }</style>`,
      '<button type="button" data-assent="preferences">Privacy choices</button>',
    ],
  };
}

controls.addEventListener('change', show);
for (const button of document.querySelectorAll('[data-copy]')) {
  const code = document.getElementById(button.dataset.copy);
  button.addEventListener('click', () => navigator.clipboard.writeText(code.textContent));
}
show();
