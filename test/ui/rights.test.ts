import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { fakeView, policy } from './fake-view.js';
import { patience, stand } from './stand.js';

test('P6-1: hands a copy over as a file', async () => {
  const view = fakeView({
    rights: { copy: async () => ({ record: 'all of it' }), erase: async () => ({ erased: [], kept: [] }) },
  });
  const { ui, see } = stand({ view });
  await ui.openPreferences();
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await userEvent.click(see.getByRole('button', { name: 'Download a copy' }));
  await vi.waitFor(() => expect(clicked).toHaveBeenCalled(), patience);
  const [link] = clicked.mock.contexts;
  if (!(link instanceof HTMLAnchorElement)) throw new Error('no link was pressed');
  expect(link.download).toBe('lumen-privacy.json');
  expect(await (await fetch(link.href)).json()).toEqual({ record: 'all of it' });
});

test('P6-3: withdraws all with one press', async () => {
  const { ui, see, view } = stand();
  await ui.openPreferences();
  await userEvent.click(see.getByRole('button', { name: 'Withdraw all' }));
  expect(view.answers).toEqual(['refuse-all']);
});

test('P6-5, P2-9: erases after asking once more, and says what was and what was not erased', async () => {
  const erase = vi.fn(async () => ({
    erased: [{ kind: 'cookie' as const, name: 'a' }],
    kept: [{ item: { kind: 'cookie' as const, name: 'sid' }, reason: 'http-only' }],
  }));
  const { ui, see, root } = stand({ view: fakeView({ rights: { copy: async () => ({}), erase } }) });
  await ui.openPreferences();
  const first = see.getByRole('button', { name: 'Erase everything' });
  await userEvent.click(first);
  expect(erase).not.toHaveBeenCalled();
  expect(root.activeElement).toBe(see.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(see.getByRole('button', { name: 'Cancel' }));
  expect(root.activeElement).toBe(first);
  await userEvent.click(first);
  await userEvent.click(see.getAllByRole('button', { name: 'Erase everything' })[1] ?? first);
  await vi.waitFor(() => expect(see.getByText('One entry erased.')).toBeTruthy(), patience);
  expect(see.getByText('Not erased, because this page cannot reach it:')).toBeTruthy();
  expect(see.getByText(/^ \(Cookie\)|sid/).closest('li')?.textContent).toBe(
    'sid (Cookie) Set by the server, which alone can erase it.',
  );
});

test('says so where erasing fails', async () => {
  const erase = async () => Promise.reject(new Error('no'));
  const { ui, see } = stand({ view: fakeView({ rights: { copy: async () => ({}), erase } }) });
  await ui.openPreferences();
  await userEvent.click(see.getByRole('button', { name: 'Erase everything' }));
  await userEvent.click(see.getAllByRole('button', { name: 'Erase everything' })[1] ?? document.body);
  await vi.waitFor(
    () => expect(see.getByText('That did not work. Please try again.')).toBeTruthy(),
    patience,
  );
});

const many = Array.from({ length: 1000 }, (_, n) => ({
  id: `s${n}`,
  purpose: 'analytics',
  provider: { name: n === 417 ? 'Needle Ltd' : `Hay ${n}` },
  hosts: [`s${n}.example`],
}));

test('looks for a service by name or host among a thousand, and what is switched there is the same switch', async () => {
  const { ui, see, view } = stand({ view: fakeView({ policy: { ...policy, services: many } }) });
  await ui.openPreferences();
  const field = see.getByRole('searchbox', { name: 'Search services' });
  await userEvent.fill(field, 'needle');
  expect(see.getByText('One service found')).toBeTruthy();
  await userEvent.click(see.getByRole('switch', { name: 'Needle Ltd' }));
  await userEvent.fill(field, 's417.ex');
  expect(see.getByRole<HTMLInputElement>('switch', { name: 'Needle Ltd' }).checked).toBe(true);
  await userEvent.click(see.getByRole('button', { name: 'Save choices' }));
  expect(view.answers).toEqual([
    { login: false, search: false, analytics: false, messages: false, identity: false, s417: true },
  ]);
});

test('says how many of what it has found are shown, where that is not all', async () => {
  const { ui, see, root } = stand({ view: fakeView({ policy: { ...policy, services: many } }) });
  await ui.openPreferences();
  const field = see.getByRole('searchbox');
  const found = () => [
    root.querySelector('[part="finder"] [role="status"]')?.textContent,
    root.querySelectorAll('[part="finder"] [part="service"]').length,
  ];
  await userEvent.fill(field, 's99');
  expect(found()).toEqual(['11 services found', 11]);
  await userEvent.fill(field, 'hay 1');
  expect(found()).toEqual(['111 services found (20 / 111)', 20]);
  await userEvent.clear(field);
  expect(found()).toEqual(['', 0]);
});

test('Escape empties the field before it closes the dialog', async () => {
  const { ui, see } = stand({ view: fakeView({ policy: { ...policy, services: many } }) });
  await ui.openPreferences();
  const field = see.getByRole<HTMLInputElement>('searchbox');
  await userEvent.fill(field, 'hay');
  await userEvent.keyboard('{Escape}');
  expect([field.value, ui.open]).toEqual(['', 'preferences']);
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(ui.open).toBe('none'), patience);
});

test('has no search where there are few services', async () => {
  const { ui, see } = stand();
  await ui.openPreferences();
  expect(see.queryByRole('searchbox')).toBeNull();
});
