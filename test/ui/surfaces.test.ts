import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { View } from '../../src/consent/view.js';
import { fakeView, policy } from './fake-view.js';
import { addToPage, emulate, patience, type Stand, stand } from './stand.js';

const news: NonNullable<View['news']> = {
  kind: 'significant',
  from: '1',
  to: '2',
  effective: '2025-02-07',
  significant: ['purposes', 'contact'],
  summaries: ['A partner counts visits from now on.'],
  diff: { purposes: { added: ['messages'], removed: [], changed: ['analytics'] } },
};
const minors = { ...policy, minors: { under: 14 } };
const many = {
  ...policy,
  services: Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, purpose: 'analytics' })),
};

const until = async ({ root }: Stand, selector: string): Promise<void> => {
  await vi.waitFor(() => expect(root.querySelector(selector)).toBeTruthy(), patience);
};

/** Every surface beside banner and preferences, and how it comes about. */
const surfaces: Readonly<Record<string, (language: string) => Promise<Stand>>> = {
  async 'what a refusal has cost'(language) {
    const stood = stand({ language });
    stood.ui.openBanner();
    await userEvent.click(stood.see.getByRole('button', { name: stood.messages.refuseAll }));
    await until(stood, '[part="loss"]');
    return stood;
  },
  async 'the confirmation'(language) {
    const stood = stand({ language });
    stood.ui.openBanner();
    await userEvent.click(stood.see.getByRole('button', { name: stood.messages.acceptAll }));
    await until(stood, '[part="toast"]');
    return stood;
  },
  async 'the notice of a change'(language) {
    const stood = stand({ language, view: fakeView({ news }) });
    await stood.ui.openNotice();
    return stood;
  },
  async 'a change in the banner'(language) {
    const stood = stand({ language, view: fakeView({ news, gpc: true }) });
    stood.ui.openBanner();
    await until(stood, '[part="honoured"]');
    return stood;
  },
  async 'the notice of a region'(language) {
    const view = fakeView({ notice: true, gpc: true });
    view.set('analytics', { state: 'granted', reason: 'region' });
    const stood = stand({ language, view });
    await stood.ui.openNotice();
    return stood;
  },
  async 'the age question'(language) {
    const stood = stand({ language, view: fakeView({ policy: minors }) });
    void stood.ui.askAge();
    await until(stood, '[data-assent="under"]');
    return stood;
  },
  async 'the entry'(language) {
    const stood = stand({ language, view: fakeView({ gpc: true }) });
    await stood.ui.showEntry();
    return stood;
  },
  async 'the search'(language) {
    const stood = stand({ language, view: fakeView({ policy: many }) });
    await stood.ui.openPreferences();
    await userEvent.fill(stood.see.getByRole('searchbox'), 's1');
    await page.viewport(1024, 5000);
    return stood;
  },
  async 'the banner as a box'(language) {
    const stood = stand({ language, layout: 'box' });
    stood.ui.openBanner();
    return stood;
  },
  async 'the banner as a modal dialog'(language) {
    const stood = stand({ language, layout: 'modal' });
    stood.ui.openBanner();
    return stood;
  },
};
const cases = Object.keys(surfaces).flatMap(name =>
  ['en', 'zh', 'ar'].flatMap(language => ['light', 'dark'].map(scheme => [name, language, scheme] as const)),
);
const shown = (name: string, language: string): Promise<Stand> =>
  surfaces[name]?.(language) ?? Promise.reject(new Error(name));

test.for(cases)('axe finds nothing in %s: %s, %s', async ([name, language, scheme]) => {
  await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
  const { root } = await shown(name, language);
  // It looks for what lies under a text in the body alone; moved there, what was open is put back on top.
  const boxes = [...root.querySelectorAll<HTMLElement>('[popover]')];
  document.body.prepend(root.host);
  for (const box of boxes) box.showPopover();
  const { violations, incomplete } = await axe.run(root.host);
  const faults = [...violations, ...incomplete.filter(one => one.id === 'color-contrast')];
  expect(faults.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`))).toEqual([]);
});

test.for(Object.keys(surfaces))('L46: nothing of %s scrolls sideways at 320 pixels', async name => {
  for (const language of ['en', 'zh', 'ar']) {
    const { root, ui } = await shown(name, language);
    await page.viewport(320, 640);
    for (const one of root.querySelectorAll(
      '[data-assent="banner"], [data-assent="dialog"], [part="card"]',
    )) {
      expect(one.scrollWidth).toBeLessThanOrEqual(one.clientWidth);
      const { left, right, top, bottom } = one.getBoundingClientRect();
      expect([left >= 0, top >= 0, right <= 320, bottom <= 640]).toEqual([true, true, true, true]);
    }
    ui.destroy();
    await page.viewport(1024, 768);
  }
});

test.for(Object.keys(surfaces))(
  'L44, L43: every target of %s is large enough, and its focus is seen',
  async name => {
    const { root } = await shown(name, 'en');
    for (const one of root.querySelectorAll<HTMLElement>('button')) {
      const { width, height } = one.getBoundingClientRect();
      const least = one.part.value === 'link' ? 24 : 40;
      expect([width >= least, height >= least], one.outerHTML).toEqual([true, true]);
    }
    await userEvent.tab();
    const here = root.activeElement;
    if (!here) return;
    const { outlineStyle } = getComputedStyle(here);
    expect(outlineStyle, here.outerHTML).toBe('solid');
  },
);

test.for(Object.keys(surfaces))(
  'L47: nothing moves in %s where the visitor asked for less motion',
  async name => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    const { root } = await shown(name, 'en');
    for (const one of root.querySelectorAll('*')) {
      const { transitionDuration, animationName } = getComputedStyle(one);
      expect([transitionDuration, animationName]).toEqual(['0s', 'none']);
    }
  },
);

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

test('leaves the page as bright as it is, but behind a modal dialog', async () => {
  for (const [layout, colour] of [
    ['bar', 'rgba(0, 0, 0, 0)'],
    ['modal', 'rgba(0, 0, 0, 0.6)'],
  ] as const) {
    const { ui, root } = stand({ layout });
    ui.openBanner();
    const banner = root.querySelector('[data-assent="banner"]') ?? root.host;
    expect(getComputedStyle(banner, '::backdrop').backgroundColor).toBe(colour);
    ui.destroy();
  }
});

test('the modal layout takes the focus in and gives it back, and Escape is no answer', async () => {
  const field = addToPage('input');
  field.focus();
  const { ui, root, view } = stand({ layout: 'modal' });
  ui.openBanner();
  expect(root.activeElement?.localName).toBe('h2');
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(ui.open).toBe('none'), patience);
  expect([document.activeElement, view.answers.length]).toEqual([field, 0]);
});

test('is put back, open, where a router takes the whole document’s children out', async () => {
  const { ui, root } = stand();
  ui.openBanner();
  root.host.remove();
  await vi.waitFor(() => expect(root.host.isConnected).toBe(true), patience);
  expect(root.querySelector('[data-assent="banner"]')?.matches(':popover-open')).toBe(true);
  await ui.openPreferences();
  root.host.remove();
  await vi.waitFor(() => expect(root.querySelector('dialog')?.matches(':modal')).toBe(true), patience);
  ui.destroy();
  expect(root.host.isConnected).toBe(false);
});
