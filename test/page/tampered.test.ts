import { expect, test } from 'vitest';
import { answer, assent, eventually, html, ready, startVisits } from './visit.ts';

const visit = startVisits();

test('where Trusted Types are enforced the page’s own trusted markup with an escaped address goes in', async () => {
  const page = await visit.open(
    html(
      `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">${assent()}`,
      '<p id="at"></p>',
    ),
  );
  await ready(page);
  const markup = await page.evaluate(() => {
    const types: { createPolicy(name: string, rules: object): { createHTML(html: string): string } } =
      Reflect.get(window, 'trustedTypes');
    const own = types.createPolicy('own', { createHTML: (text: string) => text });
    const at = document.querySelector('#at');
    if (at) at.innerHTML = own.createHTML('<img src="/own.gif?a=1&amp;b=2">');
    return at?.innerHTML;
  });
  expect(markup).toBe('<img src="/own.gif?a=1&amp;b=2">');
});

test('a listener that sends what it hears does not hear of that for ever', async () => {
  const page = await visit.open(html(assent()));
  await answer(page, 'Refuse all');
  await page.evaluate(() => {
    window.assent?.on('verdict', () => {
      window.turns = (window.turns ?? 0) + 1;
      void fetch('/heard').catch(() => {});
    });
    localStorage.setItem('theme', 'dark');
  });
  await eventually(() => visit.site.homeHits.filter(({ path }) => path === '/heard').length).toBe(1);
  expect(await page.evaluate(() => window.turns)).toBe(1);
});

test('attack: the page’s own iterator of lists takes no address past the guard', async () => {
  const page = await visit.open(
    html(
      assent(),
      `<script>
        const attr = document.createAttribute('src');
        attr.value = 'PARTNER/collect?attack';
        const iterate = Array.prototype[Symbol.iterator];
        Array.prototype[Symbol.iterator] = function () { return iterate.call([]); };
        new Image().setAttributeNode(attr);
        document.body.style.cssText = 'background: url(PARTNER/collect?css)';
        Array.prototype[Symbol.iterator] = iterate;
      </script>`,
    ),
  );
  await ready(page);
  await visit.afterAllSent(page);
  expect(visit.sent(/attack|css/)).toEqual([]);
});
