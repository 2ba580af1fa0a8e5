import { expect, test, vi } from 'vitest';
import { addToPage, emulate, patience, stand } from './stand.js';
import { boxesOf, elementsIn, names, type Surface, show } from './surfaces.js';

/** Looks of everything in a surface, as they are seen. */
const looksOf = (surface: Surface) =>
  elementsIn(surface).map(one => {
    const { color, backgroundColor, fontSize, display, visibility, opacity, textTransform } =
      getComputedStyle(one);
    const { x, y, width, height } = one.getBoundingClientRect();
    return [
      one.outerHTML.slice(0, 60),
      { color, backgroundColor, fontSize, display, visibility, opacity, textTransform, x, y, width, height },
    ];
  });

// A placeholder's frame is the page's own, and into its document no style of the page reaches.
const own = names.filter(name => name !== 'the placeholder');

test.for(own)('the page’s own styles do not reach into %s, not even important ones', async name => {
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  const surface = await show(name);
  const before = looksOf(surface);
  addToPage(
    'style',
    `* { all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important;
      font-size: 3rem !important; color: red !important; text-transform: uppercase !important }
     html { display: block !important; font-size: 60px !important; filter: blur(9px) !important;
      transform: rotate(9deg) !important; contain: paint !important }
     body { display: block !important }`,
  );
  expect(looksOf(surface)).toEqual(before);
});

test.for(own)('nothing of the page lies over %s, whatever its z-index', async name => {
  const cover = addToPage('div');
  cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: red';
  const surface = await show(name);
  for (const box of boxesOf(surface)) {
    const { x, y, width, height } = box.getBoundingClientRect();
    expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(surface.root.host);
  }
});

/** A document that allows no style but what is constructed, and no markup in strings. */
async function openStrict(): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.dataset.test = '';
  frame.style.cssText = 'inline-size: 600px; block-size: 600px';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"><body>`;
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error('the frame cannot be read');
  return frame.contentDocument;
}

test.for(names)(
  'stands under a policy that allows no inline style, and where Trusted Types are enforced: %s',
  async name => {
    const strict = await openStrict();
    const refused: string[] = [];
    const listen = (where: Document) =>
      where.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));
    listen(strict);
    const surface = await show(name, { document: strict });
    const { inside, frame } = surface;
    const where = frame?.contentDocument ?? strict;
    if (frame) listen(where);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(refused).toEqual([]);
    expect(inside.querySelectorAll('style, [style]')).toHaveLength(0);
    for (const one of frame ? [where.body] : boxesOf(surface)) {
      expect(getComputedStyle(one).overflowWrap).toBe('anywhere');
    }
    // It is as strict as is said.
    const markup = where.createElement('p');
    expect(() => {
      markup.innerHTML = '<b>';
    }).toThrow(/Trusted/);
    await vi.waitFor(() => expect(refused).toEqual(['require-trusted-types-for']), patience);
  },
);

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
