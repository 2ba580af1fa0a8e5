import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emulate, stand } from './stand.js';
import { boxesOf, elementsIn, names, type Surface, show } from './surfaces.js';

const cases = names.flatMap(name =>
  ['en', 'zh', 'ar'].flatMap(language => ['light', 'dark'].map(scheme => [name, language, scheme] as const)),
);

/**
 * axe takes a text that is narrower than its letters for an icon, and asks no contrast of it. So are all in Arabic, where
 * letters are joined: it is told that none is.
 */
function readAsText(realm: Window): void {
  const { prototype } = Reflect.get(realm, 'CanvasRenderingContext2D');
  vi.spyOn(prototype, 'measureText').mockImplementation(text => ({ width: 30 * `${text}`.length }));
}
afterEach(() => vi.restoreAllMocks());

/** axe where the surface stands: a frame has a realm of its own. */
function axeFor({ frame, root }: Surface): Promise<axe.AxeResults> {
  const inner = frame?.contentDocument;
  readAsText(inner?.defaultView ?? window);
  if (!inner) return axe.run(root.host);
  const script = inner.createElement('script');
  script.textContent = axe.source;
  inner.head.append(script);
  return Reflect.get(inner.defaultView ?? window, 'axe').run(inner.body);
}

test.for(cases)('axe finds nothing in %s: %s, %s', async ([name, language, scheme]) => {
  await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
  // So high that nothing lies under a dialog's foot, where no contrast can be told.
  await page.viewport(1024, 5000);
  const { violations, incomplete, passes } = await axeFor(await show(name, { language, inBody: true }));
  // A contrast that cannot be told is a fault here: there are no pictures or gradients to excuse it.
  const faults = [...violations, ...incomplete.filter(one => one.id === 'color-contrast')];
  expect(faults.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`))).toEqual([]);
  // What assistive technology does not see of the confirmation is said by the live region.
  if (name !== 'the confirmation') expect(passes.map(one => one.id)).toContain('color-contrast');
});

test.for(
  names.flatMap(name =>
    [
      [320, 640],
      [320, 256],
      [568, 256],
    ].map(([width = 0, height = 0]) => [name, width, height] as const),
  ),
)(
  'L46: nothing of %s scrolls sideways at %i by %i, and every button can be reached',
  async ([name, width, height]) => {
    await page.viewport(width, height);
    for (const language of ['en', 'de', 'zh', 'ar']) {
      const surface = await show(name, { language });
      const { inside, frame, ui } = surface;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      for (const box of boxesOf(surface)) {
        const scrolled = frame?.contentDocument?.documentElement ?? box;
        expect(scrolled.scrollWidth, box.outerHTML.slice(0, 80)).toBeLessThanOrEqual(scrolled.clientWidth);
        const { left, right, top, bottom } = box.getBoundingClientRect();
        expect([left >= 0, right <= width]).toEqual([true, true]);
        if (!frame) expect([top >= 0, bottom <= height]).toEqual([true, true]);
      }
      for (const button of inside.querySelectorAll('button')) {
        button.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = button.getBoundingClientRect();
        expect(
          button.contains(inside.elementFromPoint(x + width / 2, y + height / 2)),
          button.outerHTML,
        ).toBe(true);
      }
      ui.destroy();
      frame?.remove();
    }
  },
);

test.for(names)('L44: every target of %s is large enough', async name => {
  const { inside } = await show(name);
  for (const one of inside.querySelectorAll('button, input, summary')) {
    const { width, height } = one.getBoundingClientRect();
    const isLarge = one.localName === 'button' && one.matches('[part]:not([part="link"])');
    const least = isLarge ? 40 : 24;
    expect([width >= least, height >= least], one.outerHTML).toEqual([true, true]);
  }
});

test.for(names)('L43: whatever has the focus in %s is seen, and that it has it', async name => {
  const { inside } = await show(name);
  await userEvent.tab();
  for (const one of inside.querySelectorAll<HTMLElement>('a[href], button, input:enabled, summary')) {
    if (!one.checkVisibility()) continue;
    one.focus();
    expect(inside.activeElement, one.outerHTML).toBe(one);
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    expect([outlineStyle, Number.parseFloat(outlineWidth) >= 2], one.outerHTML).toEqual(['solid', true]);
    const { x, y, width, height } = one.getBoundingClientRect();
    // Not under a dialog's own head and foot either (WCAG 2.4.11).
    const there = inside.elementFromPoint(x + width / 2, y + height / 2);
    expect(one.contains(there), one.outerHTML).toBe(true);
  }
});

test.for(names)('L47: nothing moves in %s where the visitor asked for less motion', async name => {
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  for (const one of elementsIn(await show(name))) {
    for (const part of [undefined, '::before']) {
      const { transitionDuration, animationName } = getComputedStyle(one, part);
      expect([transitionDuration, animationName]).toEqual(['0s', 'none']);
    }
  }
});

/** What is seen behind an element's text. */
function groundOf(element: Element): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (!/^rgba\(.+, 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'none';
}

test.for(names)('texts, edges and controls of %s are seen in forced colours', async name => {
  await emulate({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  const surface = await show(name);
  for (const one of elementsIn(surface)) {
    const { color, backgroundColor, borderColor, borderStyle } = getComputedStyle(one);
    const says = [...one.childNodes].some(node => node instanceof Text && node.data.trim());
    if (says) expect(color, one.outerHTML).not.toBe(groundOf(one));
    if (one.matches('[part="switch"]')) {
      expect(getComputedStyle(one, '::before').backgroundColor).not.toBe(backgroundColor);
    }
    const isMarked = one.matches('[part="button"], [part="quiet"], [data-assent="once"]');
    if (isMarked) expect([borderStyle, borderColor === backgroundColor]).toEqual(['solid', false]);
  }
  for (const box of surface.frame ? [] : boxesOf(surface)) {
    const { borderStyle, borderColor, backgroundColor } = getComputedStyle(box);
    expect([borderStyle, borderColor === backgroundColor], box.outerHTML).toEqual(['solid', false]);
  }
});

test.for(names)('texts of %s keep their room when readers space them out', async name => {
  await page.viewport(320, 640);
  const surface = await show(name);
  const { inside, root } = surface;
  const realm = surface.frame?.contentDocument?.defaultView ?? window;
  const spaced = new realm.CSSStyleSheet();
  spaced.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
  );
  inside.adoptedStyleSheets.push(spaced);
  for (const one of elementsIn(surface)) {
    if (getComputedStyle(one).display === 'inline' || one.matches('html, input')) continue;
    expect(one.scrollWidth, one.outerHTML).toBeLessThanOrEqual(Math.max(one.clientWidth, 1));
    if (one.localName === 'button') expect(one.scrollHeight).toBeLessThanOrEqual(one.clientHeight);
  }
  expect(root.host.isConnected).toBe(true);
});

// A placeholder is printed: it says what is missing in its place.
test.for(names.filter(name => name !== 'the placeholder'))('nothing of %s is printed', async name => {
  await emulate({}, 'print');
  const surface = await show(name);
  for (const one of elementsIn(surface)) {
    expect(getComputedStyle(one).visibility, one.outerHTML).toBe('hidden');
    expect(getComputedStyle(one, '::backdrop').visibility).toBe('hidden');
  }
});

test.for(['bar', 'box', 'modal'] as const)(
  'L8, L9: accepting and refusing weigh the same in the layout %s',
  layout => {
    const { ui, see } = stand({ layout });
    ui.openBanner();
    const [accept, refuse] = ['Accept all', 'Refuse all'].map(name => see.getByRole('button', { name }));
    if (!accept || !refuse) throw new Error('a button is missing');
    for (const name of ['color', 'background-color', 'font', 'border', 'block-size', 'opacity']) {
      expect(getComputedStyle(accept).getPropertyValue(name)).toBe(
        getComputedStyle(refuse).getPropertyValue(name),
      );
    }
    expect(accept.getBoundingClientRect().width).toBeCloseTo(refuse.getBoundingClientRect().width, 0);
  },
);
