import { expect, test } from 'vitest';
import { addToPage, stand } from './stand.js';

test('the page’s own styles do not reach in, not even important ones', async () => {
  const { ui, see } = stand();
  ui.openBanner();
  const refuse = see.getByRole('button', { name: 'Refuse all' });
  const look = () => {
    const { color, backgroundColor, fontSize, display } = getComputedStyle(refuse);
    const { width, height } = refuse.getBoundingClientRect();
    return { color, backgroundColor, fontSize, display, width, height };
  };
  const before = look();
  addToPage(
    'style',
    `* { all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important;
      font-size: 3rem !important; color: red !important; text-transform: uppercase !important }
     html { display: block !important; font-size: 60px !important; filter: blur(9px); transform: rotate(9deg) }
     body { display: block !important }`,
  );
  expect(look()).toEqual(before);
});

test('nothing of the page lies over it, whatever its z-index', () => {
  const cover = addToPage('div');
  cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: red';
  const { ui, see, root } = stand();
  ui.openBanner();
  const { x, y, width, height } = see.getByRole('button', { name: 'Refuse all' }).getBoundingClientRect();
  expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(root.host);
});

test('stands under a policy that allows no inline style, and where Trusted Types are enforced', async () => {
  const frame = document.createElement('iframe');
  frame.dataset.test = '';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"><body>`;
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const strict = frame.contentDocument;
  if (!strict) throw new Error('the frame cannot be read');
  const refused: string[] = [];
  strict.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));
  const { ui, root, see } = stand({ document: strict });
  ui.openBanner();
  await ui.openPreferences();
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(refused).toEqual([]);
  expect(
    getComputedStyle(see.getAllByRole('button', { name: 'Accept all', hidden: true })[0] ?? root.host)
      .fontWeight,
  ).toBe('600');
});

test('a theme is set from outside by custom properties', () => {
  addToPage('style', 'assent-ui { --assent-surface: rgb(1, 2, 3); --assent-text: rgb(250, 250, 250) }');
  const { ui, see } = stand();
  ui.openBanner();
  expect(getComputedStyle(see.getByRole('dialog')).backgroundColor).toBe('rgb(1, 2, 3)');
  expect(getComputedStyle(see.getByRole('button', { name: 'Refuse all' })).backgroundColor).toBe(
    'rgb(250, 250, 250)',
  );
});

test('ids, classes and parts keep off the lists of ad blockers', async () => {
  const { ui, root } = stand();
  ui.openBanner();
  await ui.openPreferences();
  for (const one of [root.host, ...root.querySelectorAll('*')]) {
    expect(`${one.id} ${one.className} ${one.localName}`).not.toMatch(/cookie|consent|gdpr|cmp|banner/i);
  }
});
