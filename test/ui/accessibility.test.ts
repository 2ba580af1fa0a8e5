import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emulate, stand } from './stand.js';

const spoken = ['en', 'zh', 'ar'];
const schemes = ['light', 'dark'];
const cases = spoken.flatMap(language => schemes.map(scheme => [language, scheme] as const));

/** A stand that axe can reckon contrasts on: it looks for what lies under a text in the body alone. */
function standInBody(language: string): ReturnType<typeof stand> {
  const stood = stand({ language });
  document.body.prepend(stood.root.host);
  return stood;
}

async function faultsOf(root: ShadowRoot): Promise<string[]> {
  const { violations, incomplete } = await axe.run(root.host);
  // A contrast that cannot be told is a fault here: there are no pictures or gradients to excuse it.
  const unsure = incomplete.filter(one => one.id === 'color-contrast');
  return [...violations, ...unsure].flatMap(one =>
    one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

async function openAll(root: ShadowRoot): Promise<void> {
  for (const one of root.querySelectorAll('details')) one.open = true;
  await new Promise(resolve => setTimeout(resolve, 50));
}

test.for(cases)('axe finds nothing in the banner: %s, %s', async ([language, scheme]) => {
  await emulate({ 'prefers-color-scheme': scheme });
  const { ui, root } = standInBody(language);
  ui.openBanner();
  expect(await faultsOf(root)).toEqual([]);
});

test.for(cases)(
  'axe finds nothing in the preferences, with all opened: %s, %s',
  async ([language, scheme]) => {
    await emulate({ 'prefers-color-scheme': scheme });
    const { ui, root } = standInBody(language);
    await ui.openPreferences();
    await userEvent.click(root.querySelector('[part="switch"]') ?? root.host);
    await openAll(root);
    // So high that nothing lies under the dialog's foot, where no contrast can be told.
    await page.viewport(1024, 5000);
    expect(await faultsOf(root)).toEqual([]);
  },
);

test('text and controls are seen in forced colours', async () => {
  await emulate({ 'forced-colors': 'active' });
  const { ui, root } = stand();
  await ui.openPreferences();
  for (const button of root.querySelectorAll('[part="button"]')) {
    const { color, backgroundColor } = getComputedStyle(button);
    expect(color).not.toBe(backgroundColor);
  }
  for (const one of root.querySelectorAll('[part="switch"]')) {
    expect(getComputedStyle(one, '::before').backgroundColor).not.toBe(getComputedStyle(one).backgroundColor);
  }
});

test('nothing moves where the visitor asked for less motion', async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  const { ui, root } = stand();
  ui.openBanner();
  await ui.openPreferences();
  for (const one of root.querySelectorAll('*')) {
    for (const part of [undefined, '::before']) {
      const { transitionDuration, animationName } = getComputedStyle(one, part);
      expect([transitionDuration, animationName]).toEqual(['0s', 'none']);
    }
  }
});

test('the focus is always seen', async () => {
  const { ui, root } = stand();
  await ui.openPreferences();
  await openAll(root);
  for (let n = 0; n < 30; n++) {
    await userEvent.tab();
    const here = root.activeElement;
    if (!here) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    expect([outlineStyle, Number.parseFloat(outlineWidth) >= 2], here.outerHTML).toEqual(['solid', true]);
    // Not under the dialog's own head and foot either (WCAG 2.4.11).
    const { x, y, width, height } = here.getBoundingClientRect();
    expect(here.contains(root.elementFromPoint(x + width / 2, y + height / 2)), here.outerHTML).toBe(true);
  }
});

test('every target is at least 24 by 24, and buttons 44 high', async () => {
  const { ui, root } = stand();
  ui.openBanner();
  await ui.openPreferences();
  await openAll(root);
  for (const one of root.querySelectorAll('button, input, summary')) {
    const { width, height } = one.getBoundingClientRect();
    const least = one.localName === 'button' && one.part.value !== 'link' ? 44 : 24;
    expect([width >= least, height >= least], one.outerHTML).toEqual([true, true]);
  }
});

test.for([
  [320, 640],
  [320, 256],
  [568, 256],
])(
  'nothing scrolls sideways at %i by %i, and every button can be reached',
  async ([width = 0, height = 0]) => {
    await page.viewport(width, height);
    for (const language of ['en', 'zh', 'ar']) {
      const { ui, root } = stand({ language });
      ui.openBanner();
      await ui.openPreferences();
      await openAll(root);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      for (const one of root.querySelectorAll('[data-assent="banner"], [data-assent="dialog"]')) {
        expect(one.scrollWidth, one.outerHTML.slice(0, 80)).toBeLessThanOrEqual(one.clientWidth);
        const { left, right, top, bottom } = one.getBoundingClientRect();
        expect(left >= 0 && top >= 0 && right <= width && bottom <= height).toBe(true);
      }
      for (const button of root.querySelectorAll('dialog button')) {
        button.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = button.getBoundingClientRect();
        expect(root.elementFromPoint(x + width / 2, y + height / 2)).toBe(button);
      }
      ui.destroy();
    }
  },
);

test('texts keep their room when readers space them out', () => {
  const { ui, root } = stand();
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
  );
  ui.openBanner();
  root.adoptedStyleSheets.push(spaced);
  for (const one of root.querySelectorAll('button, li, p, h2')) {
    expect(one.scrollWidth, one.outerHTML).toBeLessThanOrEqual(Math.max(one.clientWidth, 1));
  }
});

test('runs from right to left where the language does', async () => {
  const { ui, root } = stand({ language: 'ar' });
  ui.openBanner();
  await ui.openPreferences();
  for (const one of root.querySelectorAll<HTMLElement>('[data-assent="banner"], [data-assent="dialog"]')) {
    expect([one.dir, one.lang]).toEqual(['rtl', 'ar']);
    const close = one.querySelector('[data-assent="close"]')?.getBoundingClientRect();
    expect((close?.right ?? 0) < one.getBoundingClientRect().x + 80).toBe(true);
  }
});
