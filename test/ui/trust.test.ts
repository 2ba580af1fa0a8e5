import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { fakeView } from './fake-view.js';
import { stand } from './stand.js';

/** Every way that a script has of pressing something. */
const presses: readonly (readonly [string, (element: HTMLElement) => void])[] = [
  ['click()', element => element.click()],
  [
    'a click event',
    element =>
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })),
  ],
  [
    'a key',
    element => {
      element.focus();
      for (const type of ['keydown', 'keypress', 'keyup']) {
        for (const key of ['Enter', ' '])
          element.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
      }
    },
  ],
];

test.for(presses)('%s accepts nothing, in banner and preferences', async ([, press]) => {
  const { ui, see, view } = stand();
  ui.openBanner();
  press(see.getByRole('button', { name: 'Accept all' }));
  expect(ui.open).toBe('banner');
  ui.close();
  await ui.openPreferences();
  press(see.getByRole('button', { name: 'Accept all' }));
  expect(ui.open).toBe('preferences');
  expect(view.answers).toEqual([]);
});

test.for(presses.slice(0, 2))('%s refuses', async ([, press]) => {
  const { ui, see, view } = stand();
  ui.openBanner();
  press(see.getByRole('button', { name: 'Refuse all' }));
  await ui.openPreferences();
  press(see.getByRole('button', { name: 'Refuse all' }));
  expect(view.answers).toEqual(['refuse-all', 'refuse-all']);
});

test.for(presses)('%s turns no switch on, on itself or on its label', async ([, press]) => {
  const { ui, see } = stand();
  await ui.openPreferences();
  const turn = see.getByRole<HTMLInputElement>('switch', { name: 'Usage analytics' });
  press(turn);
  press(see.getByText('Usage analytics', { selector: 'label' }));
  expect(turn.checked).toBe(false);
});

test('a script may turn a switch off and save that', async () => {
  const view = fakeView();
  view.arrive({ login: true, search: true, analytics: true, messages: true, identity: false });
  const { ui, see } = stand({ view });
  await ui.openPreferences();
  see.getByRole('switch', { name: 'Usage analytics' }).click();
  see.getByRole('button', { name: 'Save choices' }).click();
  expect(view.answers).toEqual([
    { login: true, search: true, analytics: false, messages: true, identity: false },
  ]);
});

test('a script cannot save what the visitor has only switched on', async () => {
  const { ui, see, view } = stand();
  await ui.openPreferences();
  await userEvent.click(see.getByRole('switch', { name: 'Usage analytics' }));
  see.getByRole('button', { name: 'Save choices' }).click();
  expect(view.answers).toEqual([]);
  expect(ui.open).toBe('preferences');
});

test('what a script sets on a switch is not what the visitor saves', async () => {
  const { ui, see, view } = stand();
  await ui.openPreferences();
  const turn = see.getByRole<HTMLInputElement>('switch', { name: 'Usage analytics' });
  turn.checked = true;
  turn.dispatchEvent(new Event('change', { bubbles: true }));
  await userEvent.click(see.getByRole('button', { name: 'Save choices' }));
  expect(view.answers).toEqual([
    { login: false, search: false, analytics: false, messages: false, identity: false },
  ]);
});
