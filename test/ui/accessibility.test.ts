import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { patience, stand } from './stand.js';

test('the focus is always seen on the way through the preferences', async () => {
  const { ui, root } = stand();
  await ui.openPreferences();
  for (const one of root.querySelectorAll('details')) one.open = true;
  await vi.waitFor(() => expect(root.querySelector('[part="service"]')).toBeTruthy(), patience);
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
