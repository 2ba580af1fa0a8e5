import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fakeView, policy } from './fake-view.js';
import { addToPage, patience, stand } from './stand.js';

const optional = { login: true, search: true, analytics: true, messages: true };

test('says who asks, for what, with whom, for how long, and where the policy is', () => {
  const { ui, see } = stand();
  ui.openBanner();
  const banner = see.getByRole('dialog', { name: 'Cookie choices' });
  expect(banner).toHaveProperty('dataset.assent', 'banner');
  const said = banner.textContent ?? '';
  expect(said).toContain('Lumen Models asks');
  expect(see.getAllByRole('listitem').map(one => one.textContent)).toEqual([
    'Staying signed in',
    'Search history',
    'Usage analytics',
    'Commercial messages',
  ]);
  expect(said).toContain('4 other companies take part, 1 of them independently of us.');
  expect(said).toContain('Not part of “Accept all”: Identity verification.');
  expect(said).toContain('kept for 180 days. You can change or withdraw it at any time.');
  expect(see.getByRole('link', { name: 'Privacy policy' }).getAttribute('href')).toBe('/privacy');
});

test('asks only for what is not answered', () => {
  const view = fakeView();
  view.arrive({ login: false, search: true });
  const { ui, see } = stand({ view });
  ui.openBanner();
  expect(see.getAllByRole('listitem').map(one => one.textContent)).toEqual([
    'Usage analytics',
    'Commercial messages',
  ]);
});

test('opened by the site after an answer, it asks for everything again', () => {
  const view = fakeView();
  view.arrive(optional);
  const { ui, see } = stand({ view });
  ui.openBanner();
  expect(ui.open).toBe('banner');
  expect(see.getAllByRole('listitem')).toHaveLength(4);
});

test('counts one company once and says nothing of companies where there are none', () => {
  const [stats] = policy.services.filter(one => one.id === 'stats');
  if (!stats) throw new Error('the policy has changed');
  const twice = stand({
    view: fakeView({ policy: { ...policy, services: [stats, { ...stats, id: 'stats-again' }] } }),
  });
  twice.ui.openBanner();
  expect(twice.see.getByRole('dialog').textContent).toContain('One other company takes part.');
  const none = stand({ view: fakeView({ policy: { ...policy, services: [] } }) });
  none.ui.openBanner();
  expect(none.see.getByRole('dialog').textContent).not.toContain('compan');
});

test('warns where the choice lasts as long as the page', () => {
  const { ui, see } = stand({ view: fakeView({ remembers: false }) });
  ui.openBanner();
  expect(see.getByText(/your choice lasts until you leave this page/)).toBeTruthy();
  expect(see.queryByText(/180 days/)).toBeNull();
});

test('speaks Chinese', () => {
  const { ui, see } = stand({ language: 'zh' });
  ui.openBanner();
  const names = see.getAllByRole('button').map(one => one.ariaLabel ?? one.textContent);
  expect(names).toEqual(['关闭，暂不选择', '全部服务', '全部接受', '全部拒绝', '管理设置']);
  expect(see.getByRole('dialog').lang).toBe('zh');
  expect(see.getByRole('dialog').textContent).toContain(
    '使用方式。“全部接受”不包括：实名认证。您的选择将保留180天，可随时更改或撤回',
  );
});

/** Browsers spread what is left of a line over its boxes by 1/64 px. */
const wholePixels = (value: string): string =>
  value.replace(/[\d.]+px/g, size => `${Math.round(Number.parseFloat(size))}px`);

test.for([
  [320, 640],
  [768, 800],
  [1280, 800],
])('accepting and refusing look the same and weigh the same at %i px', async ([width = 0, height = 0]) => {
  await page.viewport(width, height);
  for (const language of ['en', 'zh']) {
    const { ui, see, messages } = stand({ language });
    ui.openBanner();
    const accept = see.getByRole('button', { name: messages.acceptAll });
    const refuse = see.getByRole('button', { name: messages.refuseAll });
    const styles = [accept, refuse].map(one => {
      const style = getComputedStyle(one);
      return Object.fromEntries([...style].map(name => [name, wholePixels(style.getPropertyValue(name))]));
    });
    expect(styles[0]).toEqual(styles[1]);
    expect(accept.part.value).toBe(refuse.part.value);
    expect(accept.parentElement).toBe(refuse.parentElement);
    const [one, other] = [accept.getBoundingClientRect(), refuse.getBoundingClientRect()];
    expect(one.width).toBeCloseTo(other.width, 0);
    expect(one.height).toBe(other.height);
    const third = getComputedStyle(see.getByRole('button', { name: messages.choose }));
    for (const name of ['color', 'background-color', 'font-size', 'font-weight', 'border', 'block-size']) {
      expect(third.getPropertyValue(name), name).toBe(getComputedStyle(accept).getPropertyValue(name));
    }
    ui.destroy();
  }
});

test('one press accepts, one press refuses', async () => {
  const accepting = stand();
  accepting.ui.openBanner();
  await userEvent.click(accepting.see.getByRole('button', { name: 'Accept all' }));
  expect(accepting.view.answers).toEqual(['accept-all']);
  expect(accepting.ui.open).toBe('none');
  const refusing = stand();
  refusing.ui.openBanner();
  await userEvent.click(refusing.see.getByRole('button', { name: 'Refuse all' }));
  expect(refusing.view.answers).toEqual(['refuse-all']);
  expect(refusing.ui.open).toBe('none');
});

test('Escape and closing are no answer, and so are scrolling and clicking elsewhere', async () => {
  const { ui, see, view, root } = stand();
  const elsewhere = addToPage('button', 'Elsewhere');
  ui.openBanner();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(elsewhere);
  scrollBy(0, 10);
  expect(ui.open).toBe('banner');
  see.getByRole('button', { name: 'Choose' }).focus();
  await userEvent.keyboard('{Escape}');
  expect(ui.open).toBe('none');
  ui.openBanner();
  await userEvent.click(see.getByRole('button', { name: 'Close without choosing' }));
  expect(ui.open).toBe('none');
  expect(root.querySelector('[data-assent]')).toBeNull();
  expect(view.answers).toEqual([]);
});

test('closes once another tab has answered, and not before', () => {
  const { ui, view } = stand();
  ui.openBanner();
  view.arrive({ login: true });
  expect(ui.open).toBe('banner');
  view.arrive(optional);
  expect(ui.open).toBe('none');
});

test('leaves focus, scroll position and layout of the page alone', async () => {
  const tall = addToPage('div');
  tall.style.blockSize = '3000px';
  const field = addToPage('input');
  field.focus();
  scrollTo(0, 400);
  const before = [scrollY, document.documentElement.scrollHeight, tall.getBoundingClientRect().top];
  let blurred = 0;
  field.addEventListener('blur', () => blurred++);
  const { ui } = stand();
  ui.openBanner();
  await new Promise(requestAnimationFrame);
  expect([scrollY, document.documentElement.scrollHeight, tall.getBoundingClientRect().top]).toEqual(before);
  expect(document.activeElement).toBe(field);
  ui.close();
  expect(document.activeElement).toBe(field);
  expect(blurred).toBe(0);
});

test('comes first in the order of tabbing, traps nothing, and reads in its own order', async () => {
  const link = addToPage('button', 'The page goes on');
  const { ui, see, root } = stand();
  ui.openBanner();
  see.getByRole('button', { name: 'Close without choosing' }).focus();
  const names: string[] = [];
  for (let n = 0; n < 6; n++) {
    names.push(root.activeElement?.ariaLabel ?? root.activeElement?.textContent ?? '');
    await userEvent.tab();
  }
  expect(names).toEqual([
    'Close without choosing',
    'Privacy policy',
    'All services',
    'Accept all',
    'Refuse all',
    'Choose',
  ]);
  expect(document.activeElement).toBe(link);
  await userEvent.tab({ shift: true });
  expect(root.activeElement?.textContent).toBe('Choose');
});

test('gives the focus back to where it came from', async () => {
  const field = addToPage('input');
  const { ui, see } = stand();
  ui.openBanner();
  field.focus();
  see.getByRole('button', { name: 'Refuse all' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(ui.open).toBe('none');
  expect(document.activeElement).toBe(field);
});

test('is announced without taking the focus, and so is the answer', async () => {
  const { ui, see } = stand();
  const status = see.getByRole('status');
  expect(status.textContent).toBe('');
  ui.openBanner();
  await vi.waitFor(() =>
    expect(status.textContent).toBe(
      'Cookie choices. Lumen Models asks to use cookies and similar storage for: Staying signed in, Search history, Usage analytics, and Commercial messages',
    ),
  );
  see.getByRole('button', { name: 'Refuse all' }).click();
  await vi.waitFor(() => expect(status.textContent).toBe('Your choice is saved.'), patience);
});

test('moves away from what has the focus in the page, be it at the bottom or at the top', async () => {
  const { ui, see } = stand();
  const bottom = addToPage('button', 'At the bottom');
  const top = addToPage('button', 'At the top');
  bottom.style.cssText = 'position: fixed; bottom: 3em; left: 45%';
  top.style.cssText = 'position: fixed; top: 3em; left: 45%';
  ui.openBanner();
  const banner = see.getByRole('dialog');
  for (const one of [bottom, top, bottom]) {
    one.focus();
    await vi.waitFor(
      () => {
        const [its, ours] = [one.getBoundingClientRect(), banner.getBoundingClientRect()];
        expect(its.top >= ours.bottom || its.bottom <= ours.top).toBe(true);
      },
      { timeout: 10_000 },
    );
  }
});

test('waits for a modal dialog of the page’s own, and comes when that has closed', async () => {
  const { ui, see } = stand();
  const dialog = addToPage('dialog', 'The page’s own');
  dialog.showModal();
  ui.openBanner();
  expect([ui.open, see.queryByRole('dialog')]).toEqual(['none', null]);
  dialog.close();
  await vi.waitFor(() => expect(ui.open).toBe('banner'), { timeout: 10_000 });
  dialog.showModal();
  ui.close();
  ui.openBanner();
  ui.close();
  dialog.close();
  await new Promise(resolve => setTimeout(resolve));
  expect(ui.open).toBe('none');
});

test('stands before the body, and where there is no body yet', () => {
  const bare = document.implementation.createHTMLDocument();
  bare.body.remove();
  stand({ document: bare });
  expect(bare.documentElement.lastElementChild?.localName).toBe('assent-ui');
  bare.documentElement.append(bare.createElement('body'));
  expect([...bare.documentElement.children].map(one => one.localName)).toEqual(['head', 'assent-ui', 'body']);
});

test('opens once, and never after it was destroyed', async () => {
  const { ui, root, view } = stand();
  ui.openBanner();
  ui.openBanner();
  expect(root.querySelectorAll('[data-assent="banner"]')).toHaveLength(1);
  ui.destroy();
  ui.destroy();
  expect(root.host.isConnected).toBe(false);
  ui.openBanner();
  await ui.openPreferences();
  view.arrive(optional);
  expect(ui.open).toBe('none');
});
