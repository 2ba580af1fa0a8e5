import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { policy } from './policy.ts';
import { answer, assent, eventually, html, ready, startVisits, states, told } from './visit.ts';

const visit = startVisits();

// By code: of one that stands in the HTML the browser may have asked for the file before any script could act.
const tag = '<iframe id="f" width="400" height="200" src="PARTNER/frame.html"></iframe>';
const frame = `<div id="at"></div><script>at.innerHTML = '${tag}'</script>`;
const within = (page: Page) => page.frameLocator('#f');
const asked = () => visit.sent(/^\/frame/);
const boxOf = (page: Page) => page.locator('#f').boundingBox();

test('a frame that is held keeps its box, says whose it is, and asks nobody', async () => {
  const bare = await visit.open(html('', frame.replace('src="PARTNER/frame.html"', '')));
  const box = await boxOf(bare);
  const page = await visit.open(html(assent(), frame));
  await within(page).getByRole('button', { name: 'Show once' }).waitFor();
  expect(await within(page).locator('p').textContent()).toContain('Stat Inc');
  expect(await boxOf(page)).toEqual(box);
  expect(await page.evaluate(() => document.querySelector('iframe')?.src)).toMatch(
    /b\.localhost.*frame\.html$/,
  );
  await visit.afterAllSent(page);
  expect(asked()).toEqual([]);
});

test('one that stands in the HTML shows nothing of its partner, whatever was asked for', async () => {
  const page = await visit.open(html(assent(), tag));
  await within(page).getByRole('button', { name: 'Show once' }).waitFor();
  await visit.afterAllSent(page);
  expect(page.frames().map(one => new URL(one.url()).hostname)).not.toContain('b.localhost');
  expect(await within(page).locator('p').textContent()).toContain('Stat Inc');
});

test('shown once, it loads and no choice is made', async () => {
  const page = await visit.open(html(assent(), frame));
  await within(page).getByRole('button', { name: 'Show once' }).click();
  await eventually(asked).toEqual(['/frame.html']);
  expect(await states(page, 'stat', 'analytics')).toEqual(['unset', 'unset']);
  expect(await told(page, 'change')).toEqual([]);
});

test('always allowed, it loads and its service alone is granted', async () => {
  const page = await visit.open(html(assent(), frame));
  await answer(page, 'Refuse all');
  await within(page).getByRole('button', { name: 'Always allow' }).click();
  await eventually(asked).toEqual(['/frame.html']);
  expect(await states(page, 'stat', 'analytics')).toEqual(['granted', 'refused']);
});

test('a synthetic press on it grants nothing', async () => {
  const page = await visit.open(html(assent(), frame));
  await within(page).getByRole('button', { name: 'Show once' }).waitFor();
  await within(page)
    .locator('body')
    .evaluate(body => {
      for (const button of body.querySelectorAll('button')) button.click();
    });
  await visit.afterAllSent(page);
  expect(asked()).toEqual([]);
  expect(await states(page, 'stat')).toEqual(['unset']);
});

test('it stands there too where the refusal is stored, in the words of the policy', async () => {
  const services = policy.services.map(service =>
    service.id === 'stat' ? { ...service, placeholder: { en: 'A chart of visits.' } } : service,
  );
  const page = await visit.open(html(assent({ ...policy, services }), frame));
  await answer(page, 'Refuse all');
  await page.reload();
  await ready(page);
  await within(page).getByText('A chart of visits.').waitFor();
  expect(asked()).toEqual([]);
});

test('with replay off what was held is dropped on a grant, and what comes after is done', async () => {
  const services = policy.services.map(service =>
    service.id === 'stat' ? { ...service, replay: false } : service,
  );
  const page = await visit.open(
    html(
      assent({ ...policy, services }),
      '<script>var held = fetch("PARTNER/held").catch(e => e.name)</script>',
    ),
  );
  await answer(page, 'Accept all');
  expect(await page.evaluate('held')).toBe('TypeError');
  await page.evaluate(partner => fetch(`${partner}/after`), visit.site.partner);
  expect(visit.sent(/held|after/)).toEqual(['/after']);
});
