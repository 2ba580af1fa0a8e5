import { within } from '@testing-library/dom';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Policy } from '../../src/policy/policy.js';
import { fakeView, policy } from './fake-view.js';
import { addToPage, patience, stand } from './stand.js';

const titles = [
  'Staying signed in',
  'Search history',
  'Usage analytics',
  'Commercial messages',
  'Identity verification',
];

/** The preferences, open. */
async function opened(...over: Parameters<typeof stand>) {
  const stood = stand(...over);
  await stood.ui.openPreferences();
  const { see } = stood;
  const turn = (name: string) => see.getByRole<HTMLInputElement>('switch', { name });
  const state = (name: string) =>
    turn(name).closest('[part="head"]')?.querySelector('[part="state"]')?.textContent;
  const services = async (purpose: string) => {
    const entry = see.getByRole('heading', { name: purpose }).closest<HTMLElement>('[part="entry"]');
    const summary = entry?.querySelector('summary');
    if (!entry || !summary) throw new Error(`${purpose} has no services`);
    await userEvent.click(summary);
    await vi.waitFor(() => expect(entry.querySelector('[part="service"]')).toBeTruthy(), patience);
    return entry;
  };
  return { ...stood, turn, state, services };
}

test('shows every purpose in order, all that is optional switched off', async () => {
  const { see, ui } = await opened();
  expect(ui.open).toBe('preferences');
  expect(see.getByRole('dialog', { name: 'Cookie choices' })).toHaveProperty('dataset.assent', 'dialog');
  const headings = see.getAllByRole('heading', { level: 3 }).map(one => one.textContent);
  expect(headings).toEqual(['Security and the basics', ...titles, 'Your data and your rights']);
  for (const name of titles) {
    expect(see.getByRole<HTMLInputElement>('switch', { name }).checked, name).toBe(false);
  }
});

test('says that what is required is always active, without a switch', async () => {
  const { see } = await opened();
  expect(see.queryByRole('switch', { name: 'Security and the basics' })).toBeNull();
  expect(see.getByText('Always active')).toBeTruthy();
});

test('says of each purpose what it is for, where the policy says so, what stops working, what needs its own act', async () => {
  const { see } = await opened();
  expect(see.getByText(/Counts which pages and models are used/)).toBeTruthy();
  expect(see.getByText('Policy, section 1.1.3(3)')).toBeTruthy();
  expect(see.getByText('If refused: you sign in again each time you open the browser.')).toBeTruthy();
  expect(see.getAllByText('“Accept all” does not cover this. It has its own switch.')).toHaveLength(1);
});

test('says of each service whose it is, where, what it gets and whom it contacts', async () => {
  const { services } = await opened();
  const entry = await services('Usage analytics');
  const [stats] = entry.querySelectorAll<HTMLElement>('[part="service"]');
  if (!stats) throw new Error('there is no service');
  const terms = [...stats.querySelectorAll('dt')].map(one => [
    one.textContent,
    one.nextElementSibling?.textContent,
  ]);
  expect(Object.fromEntries(terms)).toEqual({
    Provider: 'Zählwerk GmbH',
    Country: 'Germany',
    Role: 'Works on our behalf',
    Data: 'pages visited, device type, and IP address, shortened',
    'Sent abroad': 'Standard contract, article 38',
    Contacts: 'stats.example, *.stats.example, cdn.example/stats/*, /collect',
    'Privacy policy': 'Zählwerk GmbH',
  });
  expect(within(stats).getByRole('link').getAttribute('href')).toBe('https://stats.example/privacy');
});

test('shows every kind of item with its longest life, out of the manifest', async () => {
  const { services, see } = await opened();
  for (const name of [
    'Security and the basics',
    'Search history',
    'Usage analytics',
    'Commercial messages',
  ]) {
    await services(name);
  }
  const rows = see.getAllByRole('row').map(row => [...row.children].map(one => one.textContent));
  expect(rows.filter(([name]) => name !== 'Name')).toEqual([
    [
      'lumen_sessionYour session Set by the server, which alone can erase it.',
      'Cookie',
      'Until you erase it',
    ],
    ['consent_recordThis choice', 'Cookie', '180 days'],
    ['search_*Your last searches', 'Local storage', 'Until you erase it'],
    ['query', 'Session storage', 'Browser session'],
    ['_zw*Tells visits apart', 'Cookie', '390 days'],
    ['zw_gateSet by the server, which alone can erase it.', 'Cookie', '12 hours'],
    ['zw_queue', 'Local storage', 'Until you erase it'],
    ['zw-events', 'Database', '7 days'],
    ['fl_trace', 'Session storage', 'Browser session'],
    ['fl', 'Cache', 'Until you erase it'],
    ['pst', 'Cookie', '1 year'],
    ['adl_id', 'Cookie', '2 years'],
    ['adl.bin', 'File', 'Until you erase it'],
  ]);
});

test('leads to the controller, the authority and the policy, and says where data lies', async () => {
  const { see } = await opened();
  const href = (name: string) => see.getByRole('link', { name }).getAttribute('href');
  expect(href('Contact Lumen Models')).toBe('mailto:privacy@lumen.example');
  expect(href('Complain to the authority')).toBe('https://authority.example/complaints');
  expect(href('Privacy policy')).toBe('/privacy');
  expect(see.getByText('Data is stored in China.')).toBeTruthy();
});

test('saves every optional purpose as shown', async () => {
  const { see, turn, view, ui } = await opened();
  await userEvent.click(turn('Usage analytics'));
  await userEvent.click(turn('Identity verification'));
  await userEvent.click(see.getByRole('button', { name: 'Save choices' }));
  expect(view.answers).toEqual([
    { login: false, search: false, analytics: true, messages: false, identity: true },
  ]);
  expect(ui.open).toBe('none');
});

test('a purpose takes its services with it, and shows where they disagree', async () => {
  const { see, turn, state, services, view } = await opened();
  await services('Usage analytics');
  await userEvent.click(turn('Usage analytics'));
  expect(['Zählwerk GmbH', 'Page speed', 'Faultline Inc.'].map(name => turn(name).checked)).toEqual([
    true,
    true,
    true,
  ]);
  expect(state('Usage analytics')).toBe('On');

  await userEvent.click(turn('Zählwerk GmbH'));
  expect(state('Usage analytics')).toBe('Partly on');
  expect(turn('Usage analytics').indeterminate).toBe(true);
  expect(see.getByRole('switch', { name: 'Usage analytics', description: 'Partly on' })).toBeTruthy();

  await userEvent.click(see.getByRole('button', { name: 'Save choices' }));
  expect(view.answers).toEqual([
    { login: false, search: false, analytics: true, messages: false, identity: false, stats: false },
  ]);
});

test('services that agree against their purpose take it with them', async () => {
  const { turn, state, services } = await opened();
  await services('Commercial messages');
  await userEvent.click(turn('Postino Srl'));
  expect(state('Commercial messages')).toBe('Partly on');
  await userEvent.click(turn('Adlane Ltd'));
  expect(state('Commercial messages')).toBe('On');
  expect(turn('Commercial messages').checked).toBe(true);
  expect(turn('Commercial messages').indeterminate).toBe(false);
});

test('names the service that no longer differs from its purpose', async () => {
  const view = fakeView();
  view.arrive({ analytics: true, stats: false });
  const { see, turn, state } = await opened({ view });
  expect(state('Usage analytics')).toBe('Partly on');
  await userEvent.click(turn('Usage analytics'));
  await userEvent.click(see.getByRole('button', { name: 'Save choices' }));
  expect(view.answers.at(-1)).toMatchObject({ analytics: true, stats: true });
});

test('follows another tab, but for what was touched here', async () => {
  const { turn, view } = await opened();
  await userEvent.click(turn('Usage analytics'));
  await userEvent.click(turn('Usage analytics'));
  view.arrive({ analytics: true, search: true });
  expect(turn('Usage analytics').checked).toBe(false);
  expect(turn('Search history').checked).toBe(true);
});

test('accepts all and refuses all from here too, of the same weight', async () => {
  const accepting = await opened();
  const [accept, refuse, save] = ['Accept all', 'Refuse all', 'Save choices'].map(name =>
    accepting.see.getByRole('button', { name }),
  );
  if (!accept || !refuse || !save) throw new Error('a button is missing');
  const box = (one: Element) =>
    [one.getBoundingClientRect().width, one.getBoundingClientRect().height].map(Math.round);
  const look = (one: Element) =>
    ['color', 'background-color', 'font', 'border'].map(name => getComputedStyle(one).getPropertyValue(name));
  expect([box(accept), look(accept)]).toEqual([box(refuse), look(refuse)]);
  expect([box(accept), look(accept)]).toEqual([box(save), look(save)]);
  await userEvent.click(accept);
  expect(accepting.view.answers).toEqual(['accept-all']);
  const refusing = await opened();
  await userEvent.click(refusing.see.getByRole('button', { name: 'Refuse all' }));
  expect(refusing.view.answers).toEqual(['refuse-all']);
});

test('Escape and closing are no answer, whatever was switched', async () => {
  const { ui, see, turn, view } = await opened();
  await userEvent.click(turn('Usage analytics'));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(ui.open).toBe('none'), patience);
  await ui.openPreferences();
  expect(turn('Usage analytics').checked).toBe(false);
  await userEvent.click(see.getByRole('button', { name: 'Close without choosing' }));
  expect(ui.open).toBe('none');
  expect(view.answers).toEqual([]);
});

test('the focus moves in, stays in, and returns to the page', async () => {
  const opener = addToPage('button', 'Privacy choices');
  opener.focus();
  const { ui, root, see } = await opened();
  expect(root.activeElement).toBe(see.getByRole('heading', { level: 2 }));
  opener.focus();
  expect(document.activeElement).toBe(root.host);
  for (let n = 0; n < 40; n++) {
    await userEvent.tab();
    expect(document.activeElement === opener).toBe(false);
  }
  ui.close();
  expect(document.activeElement).toBe(opener);
});

test('opened from the banner, closing leads back to it and answering closes both', async () => {
  const before = addToPage('button', 'Before');
  const { ui, see, root, view } = stand();
  ui.openBanner();
  before.focus();
  see.getByRole('button', { name: 'Choose' }).focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(ui.open).toBe('preferences'), patience);
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(ui.open).toBe('banner'), patience);
  expect(root.activeElement?.textContent).toBe('Choose');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(ui.open).toBe('preferences'), patience);
  const dialog = root.querySelector<HTMLElement>('[data-assent="dialog"]');
  if (!dialog) throw new Error('there is no dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Refuse all' }));
  expect(view.answers).toEqual(['refuse-all']);
  expect(ui.open).toBe('none');
  expect(document.activeElement).toBe(before);
});

test('works by keyboard alone', async () => {
  const { see, root, view } = await opened();
  const reach = async (name: string) => {
    for (let n = 0; n < 40; n++) {
      await userEvent.tab();
      const here = root.activeElement;
      if (here === see.queryByRole('switch', { name }) || here === see.queryByRole('button', { name }))
        return;
    }
    throw new Error(`${name} cannot be reached`);
  };
  await reach('Search history');
  await userEvent.keyboard(' ');
  await reach('Save choices');
  await userEvent.keyboard('{Enter}');
  expect(view.answers).toEqual([
    { login: false, search: true, analytics: false, messages: false, identity: false },
  ]);
});

test('says why a purpose is off where the visitor did not turn it off, and closes it to minors', async () => {
  const view = fakeView();
  view.set('messages', { state: 'refused', reason: 'gpc' });
  view.set('analytics', { state: 'refused', reason: 'minor' });
  const { see, turn } = await opened({ view });
  expect(see.getByText('Off because your browser sends Global Privacy Control.')).toBeTruthy();
  expect(turn('Commercial messages').disabled).toBe(false);
  expect(see.getByText('Off because of your age.')).toBeTruthy();
  expect(turn('Usage analytics').disabled).toBe(true);
});

test('opens once, and stays shut where all was closed while it loaded', async () => {
  const { ui, root } = stand();
  await Promise.all([ui.openPreferences(), ui.openPreferences()]);
  expect(root.querySelectorAll('dialog')).toHaveLength(1);
  ui.close();
  const opening = ui.openPreferences();
  ui.close();
  await opening;
  expect(ui.open).toBe('none');
});

test('makes nothing of a service until its list is opened', async () => {
  const services = Array.from({ length: 1000 }, (_, n) => ({
    id: `s${n}`,
    purpose: 'analytics',
    hosts: [`s${n}.example`],
  }));
  const many: Policy = { ...policy, services };
  const { root, services: list } = await opened({ view: fakeView({ policy: many }) });
  expect(root.querySelectorAll('*').length).toBeLessThan(200);
  expect((await list('Usage analytics')).querySelectorAll('[part="service"]')).toHaveLength(1000);
});
