import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addToPage, patience, stand } from './stand.js';

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

test('stands closer or wider by its density, and its targets stay large enough', async () => {
  const heights: number[] = [];
  for (const density of [0.5, 1, 1.4]) {
    const style = addToPage('style', `assent-ui { --assent-density: ${density} }`);
    const { ui, root, see } = stand();
    ui.openBanner();
    heights.push(see.getByRole('dialog').getBoundingClientRect().height);
    await ui.openPreferences();
    for (const one of root.querySelectorAll('button')) {
      expect(one.getBoundingClientRect().height, one.outerHTML).toBeGreaterThanOrEqual(24);
    }
    ui.destroy();
    style.remove();
  }
  expect(heights).toEqual([...new Set(heights)].sort((one, other) => one - other));
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

test.for([false, true])('the modal layout keeps the focus in, backwards: %s', async shift => {
  const [before, after] = [addToPage('button', 'Before'), addToPage('button', 'After')];
  document.body.prepend(before);
  const { ui, root, see } = stand({ layout: 'modal' });
  ui.openBanner();
  before.focus();
  after.focus();
  expect(document.activeElement).toBe(root.host);
  const reached = new Set<Element>();
  for (let n = 0; n < 16; n++) {
    await userEvent.tab({ shift });
    // Between its last and its first control stands the browser's own.
    expect([root.host, document.body]).toContain(document.activeElement);
    if (root.activeElement) reached.add(root.activeElement);
  }
  for (const one of [...see.getAllByRole('button'), ...see.getAllByRole('link')]) {
    expect(reached).toContain(one);
  }
  ui.close();
  expect(document.activeElement).not.toBe(root.host);
});

test('stands through a view transition in which a router swaps the body, and keeps the focus', async () => {
  const { ui, root, see } = stand();
  ui.openBanner();
  const choose = see.getByRole('button', { name: 'Choose' });
  choose.focus();
  const { body } = document;
  try {
    const swap = () => body.replaceWith(document.createElement('body'));
    await document.startViewTransition(swap).updateCallbackDone;
    expect(body.isConnected).toBe(false);
    expect(root.querySelector('[data-assent="banner"]')?.matches(':popover-open')).toBe(true);
    expect(root.activeElement).toBe(choose);
  } finally {
    document.body.replaceWith(body);
  }
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
