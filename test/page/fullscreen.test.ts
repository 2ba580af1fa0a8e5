import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { assent, eventually, html, ready, startVisits } from './visit.ts';

const visit = startVisits();
const film = `<div id="film" style="background: black"><button type="button" id="whole">Whole screen</button></div>
  <script>whole.onclick = () => film.requestFullscreen()</script>`;

/** Whether the buttons of the banner can be pressed: nothing lies over them. */
const isOnTop = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('assent-ui');
    const box = host?.shadowRoot?.querySelector('[data-assent="refuse-all"]')?.getBoundingClientRect();
    return !!box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === host;
  });
const isWhole = (page: Page) => page.evaluate(() => document.fullscreenElement?.id);

test('a banner that stood before comes back when the whole screen is left', async () => {
  const page = await visit.open(html(assent(), film));
  await ready(page);
  await eventually(() => isOnTop(page)).toBe(true);
  await page.click('#whole');
  await eventually(() => isWhole(page)).toBe('film');
  expect(await isOnTop(page)).toBe(false);
  await page.evaluate(() => document.exitFullscreen());
  await eventually(() => isOnTop(page)).toBe(true);
});
