import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { assent, html, ready, startVisits } from './visit.ts';

const visit = startVisits();

/** What assistive technology is given of our interface, in its order: role, name, state, description. */
async function spoken(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const told = /^(dialog|region|navigation|heading|paragraph|listitem|switch|button|link|status|searchbox)$/;
  return nodes.flatMap(({ ignored, role, name, description, properties = [] }) => {
    if (ignored || !told.test(String(role?.value)) || !name?.value) return [];
    const states = properties.flatMap(({ name: state, value }) =>
      state === 'checked' || state === 'disabled' ? [`${state}=${value.value}`] : [],
    );
    return [[role?.value, name.value, ...states, description?.value].filter(Boolean).join(' | ')];
  });
}

test('banner, preferences and what a refusal has cost are spoken with roles, names and states', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  await page.getByRole('dialog').waitFor();
  const banner = await spoken(page);
  const ours = banner.filter(one => /^(dialog|heading|button|link)/.test(one) && one !== 'heading | Hello');
  expect(ours).toEqual([
    'dialog | Cookie choices',
    'heading | Your choice about cookies and data',
    'button | Close without choosing',
    'link | Privacy policy',
    'button | All services',
    'button | Accept all',
    'button | Refuse all',
    'button | Choose',
  ]);
  await page.getByRole('button', { name: 'Choose' }).click();
  const dialog = page.locator('[data-assent="dialog"]');
  await dialog.getByRole('switch', { name: 'Analytics' }).click();
  await dialog.locator('summary').last().click();
  await dialog.getByRole('switch', { name: 'Chat GmbH' }).waitFor();
  const preferences = await spoken(page);
  expect(preferences.filter(one => /^(dialog|switch)/.test(one))).toEqual([
    'dialog | Cookie choices',
    'switch | Stay signed in | checked=false',
    'switch | Analytics | checked=true',
    'switch | Support | checked=false',
    'switch | Chat GmbH | checked=false',
  ]);
  // The page behind it is out of reach.
  expect(preferences).not.toContain('heading | Hello');
  await dialog.getByRole('button', { name: 'Refuse all' }).click();
  await page.locator('[part="loss"]').first().waitFor();
  const losses = await spoken(page);
  expect(losses.filter(one => /^(region|button)/.test(one))).toEqual([
    'region | What you do without now',
    'button | Close',
    'button | Allow only this Stay signed in',
    'button | Allow only this Analytics',
  ]);
});
