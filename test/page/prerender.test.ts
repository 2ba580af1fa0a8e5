import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { answer, assent, eventually, html, ready, startVisits } from './visit.ts';

const visit = startVisits();

/** What a page that was made ready ahead says of itself. */
interface Seen {
  readonly prerendering: boolean;
  readonly banners: number;
  /** What assistive technology was told. */
  readonly said: string;
  readonly cookies: string;
}

/** No tool may look at such a page before it is shown: it says by requests what is to be seen, ten times a second. */
const ahead = html(
  assent(),
  `<h1>Ahead</h1>
  <script>
    setInterval(() => {
      const root = document.querySelector('assent-ui')?.shadowRoot;
      const seen = {
        prerendering: document.prerendering,
        banners: root?.querySelectorAll('[data-assent="banner"]').length ?? 0,
        said: root?.querySelector('[role="status"]')?.textContent ?? '',
        cookies: document.cookie,
      };
      fetch('/seen', { method: 'POST', body: JSON.stringify(seen) });
    }, 100);
    assent.ready.then(() => fetch('/is-ready'));
  </script>`,
);
const first = html(
  assent(),
  `<h1>First</h1>
  <script type="speculationrules">{ "prerender": [{ "urls": ["/ahead"], "eagerness": "immediate" }] }</script>`,
);

const seen = (): Seen[] =>
  visit.site.homeHits.filter(({ path }) => path === '/seen').map(({ body }): Seen => JSON.parse(body));
const afterwards = (): Seen[] => seen().filter(one => !one.prerendering);
const arrived = (path: string) => () => visit.site.homeHits.filter(hit => hit.path === path).length;

/** Opens a page that has the next one made ready, and waits until Assent runs in full in that one too. */
async function openAhead(): Promise<Page> {
  visit.site.serve({ '/ahead': ahead, '/seen': '', '/is-ready': '' });
  const page = await visit.open(first);
  await ready(page);
  await eventually(arrived('/is-ready')).toBe(1);
  const count = seen().length;
  await eventually(() => seen().length).toBeGreaterThan(count + 5);
  return page;
}

/** The visitor goes on to the next page. Its target is another one: what Playwright makes of that is not asked. */
async function goOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.href = '/ahead';
  });
  await eventually(() => afterwards().length).toBeGreaterThan(0);
}

test('a page that is prerendered shows, says and keeps nothing, and asks once it is looked at', async () => {
  const page = await openAhead();
  for (const one of seen()) {
    expect(one).toEqual({ prerendering: true, banners: 0, said: '', cookies: '' });
  }
  await goOn(page);
  await eventually(() => afterwards().at(-1)).toMatchObject({ banners: 1, cookies: '' });
  await eventually(() => afterwards().at(-1)?.said).toContain('Pages Ltd asks');
  // It was not asked for anew: what was made ready is what is shown.
  expect(arrived('/ahead')()).toBe(1);
});

test('a page that was prerendered before the visitor answered asks nothing any more', async () => {
  const page = await openAhead();
  await answer(page, 'Refuse all');
  await goOn(page);
  const count = afterwards().length;
  await eventually(() => afterwards().length).toBeGreaterThan(count + 10);
  expect(afterwards().at(-1)).toMatchObject({ banners: 0 });
  expect(arrived('/ahead')()).toBe(1);
});
