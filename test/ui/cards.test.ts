import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { View } from '../../src/consent/view.js';
import type { Policy } from '../../src/policy/policy.js';
import { fakeView, policy } from './fake-view.js';
import { addToPage, patience, type Stand, stand } from './stand.js';

const cardOf = ({ root }: Stand): HTMLElement | null => root.querySelector('[data-assent="notice"]');
const toastOf = ({ root }: Stand): HTMLElement | null => root.querySelector('[part="toast"]');

/** The card, once it stands. */
async function shown(stood: Stand): Promise<HTMLElement> {
  await vi.waitFor(() => expect(cardOf(stood)).toBeTruthy(), patience);
  return cardOf(stood) ?? document.body;
}

const minors: Policy = { ...policy, minors: { under: 14 } };

const significant: NonNullable<View['news']> = {
  kind: 'significant',
  from: '2024-01-01',
  to: '2025-02-07',
  effective: '2025-02-07',
  significant: ['purposes', 'recipients'],
  summaries: [{ en: 'A partner counts visits from now on.', zh: '今后由合作方统计访问。' }],
  diff: { purposes: { added: ['messages'], removed: ['old'], changed: ['analytics'] } },
};

async function refused(over: Parameters<typeof stand>[0] = {}): Promise<Stand> {
  const stood = stand(over);
  stood.ui.openBanner();
  await userEvent.click(stood.see.getByRole('button', { name: stood.messages.refuseAll }));
  return stood;
}

test('P2-3: after a refusal, says once what is lost, without taking the focus', async () => {
  const field = addToPage('input');
  field.focus();
  const stood = stand();
  stood.ui.openBanner();
  stood.see.getByRole('button', { name: 'Refuse all' }).click();
  const card = await shown(stood);
  expect(card.querySelector('h2')?.textContent).toBe('What you do without now');
  expect([...card.querySelectorAll('li p')].map(one => one.textContent)).toEqual([
    'Staying signed in you sign in again each time you open the browser.',
    'Search history the search box starts empty.',
    'Usage analytics nothing changes for you.',
  ]);
  expect(document.activeElement).toBe(field);
  await vi.waitFor(() =>
    expect(stood.see.getAllByRole('status')[0]?.textContent).toContain('you sign in again'),
  );
  await userEvent.click(stood.see.getByRole('button', { name: 'Close' }));
  expect(cardOf(stood)).toBeNull();
  // Nothing new is refused: nothing is said again.
  stood.ui.openBanner();
  await userEvent.click(stood.see.getByRole('button', { name: 'Refuse all' }));
  await vi.waitFor(() => expect(toastOf(stood)).toBeTruthy(), patience);
  expect(cardOf(stood)).toBeNull();
});

test('P2-3: one press allows that purpose alone, and a script’s press does not', async () => {
  const stood = await refused();
  await shown(stood);
  const allow = stood.see.getByRole('button', { name: 'Allow only this Search history' });
  allow.click();
  expect(stood.view.answers).toEqual(['refuse-all']);
  await userEvent.click(allow);
  expect(stood.view.answers).toEqual(['refuse-all', { search: true }]);
  expect(cardOf(stood)).toBeNull();
});

test('after accepting, confirms it where it can be seen, and says nothing of losses', async () => {
  const stood = stand();
  stood.ui.openBanner();
  await userEvent.click(stood.see.getByRole('button', { name: 'Accept all' }));
  await vi.waitFor(() => expect(toastOf(stood)?.textContent).toBe('Your choice is saved.'), patience);
  expect(cardOf(stood)).toBeNull();
});

test('P2-11: where cookies are denied, confirms how long the choice lasts, and does not say that it is saved', async () => {
  const stood = stand({ view: fakeView({ remembers: false }) });
  const lasts = 'Cookies are turned off in this browser, so your choice lasts until you leave this page.';
  const status = () => stood.see.getAllByRole('status')[0]?.textContent;
  stood.ui.openBanner();
  await userEvent.click(stood.see.getByRole('button', { name: 'Accept all' }));
  await vi.waitFor(() => expect(toastOf(stood)?.textContent).toBe(lasts), patience);
  await vi.waitFor(() => expect(status()).toBe(lasts), patience);
  stood.ui.openBanner();
  await userEvent.click(stood.see.getByRole('button', { name: 'Refuse all' }));
  await shown(stood);
  await vi.waitFor(() => expect(status()).toContain(lasts), patience);
  await userEvent.click(stood.see.getByRole('button', { name: 'Allow only this Search history' }));
  await vi.waitFor(() => expect(toastOf(stood)?.textContent).toBe(lasts), patience);
});

test('a confirmation stays as long as the pointer rests on it, and goes when it leaves', async () => {
  const stood = stand();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    await stood.ui.tellLater();
    const toast = toastOf(stood) ?? document.body;
    await userEvent.hover(toast);
    vi.advanceTimersByTime(60_000);
    expect(toast.isConnected).toBe(true);
    await userEvent.hover(document.documentElement);
    vi.advanceTimersByTime(1_000);
    expect(toast.isConnected).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('says nothing of what another tab has refused', async () => {
  const stood = stand();
  stood.view.arrive({ login: false, search: false });
  await stood.ui.openNotice();
  expect(cardOf(stood)).toBeNull();
});

test('P8-1: tells quietly of an editorial change, with its date and a link, and closing remembers it', async () => {
  const news = {
    ...significant,
    kind: 'editorial' as const,
    significant: [],
    diff: { purposes: { added: [], removed: [], changed: [] } },
  };
  const stood = stand({ view: fakeView({ news }) });
  await stood.ui.openNotice();
  const card = await shown(stood);
  expect(card.textContent).toContain('Our privacy policy changed on February 7, 2025.');
  expect(card.textContent).toContain('A partner counts visits from now on.');
  expect(stood.see.getByRole('link', { name: 'Privacy policy' })).toBeTruthy();
  // Making way for something else is not having been read.
  stood.ui.close();
  expect([cardOf(stood), stood.view.seen]).toEqual([null, 0]);
  await stood.ui.openNotice();
  await shown(stood);
  expect(stood.view.seen).toBe(0);
  await userEvent.click(stood.see.getByRole('button', { name: 'Close' }));
  expect([stood.view.seen, stood.view.answers]).toEqual([1, []]);
  await stood.ui.openNotice();
  expect(cardOf(stood)).toBeNull();
});

test('P8-1: announces what is to come', async () => {
  const stood = stand({ view: fakeView({ news: { ...significant, kind: 'announced' } }) });
  await stood.ui.openNotice();
  expect((await shown(stood)).textContent).toContain('Our privacy policy changes on February 7, 2025.');
});

test('P8-2: a significant change stands in the banner, in words and as a list, and closing is no answer', async () => {
  const stood = stand();
  stood.ui.openBanner();
  // News come when what keeps the answers has loaded, behind the banner.
  stood.view.tell(significant);
  const slot = stood.root.querySelector('[part="news"]');
  await vi.waitFor(() => expect(slot?.childElementCount).toBeGreaterThan(0), patience);
  const said = [...(slot?.querySelectorAll('h3, p, li') ?? [])].map(one => one.textContent);
  expect(said).toEqual([
    'Our privacy policy changed on February 7, 2025.',
    'This concerns what data is used for and who receives it.',
    'A partner counts visits from now on.',
    'New: Commercial messages',
    'Changed: Usage analytics',
    'No longer used: old',
    'What is new or changed stays off until you choose. Closing this is no consent.',
  ]);
  await userEvent.click(stood.see.getByRole('button', { name: 'Close without choosing' }));
  expect([stood.view.answers, stood.view.seen]).toEqual([[], 0]);
});

test('P3-3: asks again with the earlier answer shown, and nothing of it set', async () => {
  const previous = {
    policy: 'lumen',
    revision: '2025-02-07',
    choices: { login: true, search: false },
    digests: {},
    time: Date.UTC(2025, 2, 1, 12) / 1000,
    how: 'saved',
    counter: 1,
    id: 'x',
    language: 'en',
  } as unknown as NonNullable<View['record']>;
  const stood = stand({ view: fakeView({ previous }) });
  stood.ui.openBanner();
  await vi.waitFor(() =>
    expect(stood.root.querySelector('[part="news"]')?.textContent).toBe(
      'Your choice of March 1, 2025 has ended. It allowed: Staying signed in.',
    ),
  );
  await stood.ui.openPreferences();
  for (const one of stood.see.getAllByRole<HTMLInputElement>('switch')) expect(one.checked).toBe(false);
});

test('L26: says visibly that Global Privacy Control was honoured, in banner and preferences', async () => {
  const stood = stand({ view: fakeView({ gpc: true }) });
  const text = 'Opt-out request honored: your browser sends Global Privacy Control.';
  stood.ui.openBanner();
  await vi.waitFor(() => expect(stood.see.getByText(text).checkVisibility()).toBe(true), patience);
  await stood.ui.openPreferences();
  expect(stood.see.getAllByText(text)).toHaveLength(2);
});

test('L16: tells what is on by the law of the region, with one press to refuse it', async () => {
  const view = fakeView({ notice: true });
  view.set('analytics', { state: 'granted', reason: 'region' });
  const stood = stand({ view });
  await stood.ui.openNotice();
  expect((await shown(stood)).textContent).toContain(
    'Lumen Models uses cookies and similar storage for: Usage analytics. You can refuse at any time.',
  );
  await userEvent.click(stood.see.getByRole('button', { name: 'Refuse all' }));
  expect(view.answers).toEqual(['refuse-all']);
});

test('P7-4: asks for the age apart from consent, with neither answer standing out', async () => {
  const stood = stand({ view: fakeView({ policy: minors }) });
  const asked = stood.ui.askAge();
  await shown(stood);
  expect(stood.root.querySelector('[data-assent="banner"]')).toBeNull();
  const under = stood.see.getByRole('button', { name: 'Under 14' });
  const over = stood.see.getByRole('button', { name: '14 or older' });
  for (const name of ['color', 'background-color', 'font', 'border', 'block-size']) {
    expect(getComputedStyle(under).getPropertyValue(name)).toBe(
      getComputedStyle(over).getPropertyValue(name),
    );
  }
  over.click();
  expect(stood.view.minor).toBe('unknown');
  await userEvent.click(under);
  await asked;
  expect([stood.view.minor, stood.view.answers]).toEqual([true, []]);
  // It is known now.
  await stood.ui.askAge();
  expect(cardOf(stood)).toBeNull();
});

test('L29: an entry stands on the page and opens the preferences', async () => {
  const stood = stand();
  await stood.ui.showEntry();
  await stood.ui.showEntry();
  await userEvent.click(stood.see.getByRole('button', { name: 'Your privacy choices' }));
  await vi.waitFor(() => expect(stood.ui.open).toBe('preferences'), patience);
});

test('the entry comes whatever is opened meanwhile, and gives way to the banner', async () => {
  const stood = stand();
  const coming = stood.ui.showEntry();
  stood.ui.openBanner();
  await coming;
  const entry = () => stood.see.queryByRole('button', { name: 'Your privacy choices' });
  expect(entry()).toBeNull();
  stood.ui.close();
  expect(entry()).toBeVisible();
});

test('Escape closes a card only from within, and the focus goes back', async () => {
  const field = addToPage('input');
  const stood = await refused();
  await shown(stood);
  field.focus();
  await userEvent.keyboard('{Escape}');
  expect(cardOf(stood)).toBeTruthy();
  stood.see.getByRole('button', { name: 'Close' }).focus();
  await userEvent.keyboard('{Escape}');
  expect(cardOf(stood)).toBeNull();
  expect(document.activeElement).toBe(field);
});
