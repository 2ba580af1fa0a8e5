import { expect, test } from 'vitest';
import { assent, html, ready, startVisits } from './visit.ts';

const visit = startVisits();

// P1-4, P1-16
test('while something sensitive is shown, what it names is refused though granted, and goes on after it', async () => {
  const page = await visit.open(html(assent()));
  await ready(page);
  /** Tries both partners in a task of its own, as a page that goes on would. */
  const tryBoth = () =>
    page.evaluate(async partner => {
      await new Promise(resolve => setTimeout(resolve));
      const works = (path: string) =>
        fetch(partner + path, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        );
      localStorage.setItem('stat_id', 'x');
      const kept = localStorage.getItem('stat_id') !== null;
      localStorage.removeItem('stat_id');
      return { analytics: await works('/collect'), support: await works('/chat/open'), kept };
    }, visit.site.partner);
  const show = (value: string | null) =>
    page.evaluate(names => {
      document.querySelector('[data-assent-sensitive]')?.remove();
      if (names === null) return;
      const form = document.body.appendChild(document.createElement('form'));
      form.setAttribute('data-assent-sensitive', names);
    }, value);

  await page.evaluate(() => window.assent?.acceptAll());
  expect(await tryBoth()).toEqual({ analytics: true, support: true, kept: true });
  await show('analytics');
  expect(await tryBoth()).toEqual({ analytics: false, support: true, kept: false });
  await show('chat other');
  expect(await tryBoth()).toEqual({ analytics: true, support: false, kept: true });
  await show('');
  expect(await tryBoth()).toEqual({ analytics: false, support: false, kept: false });
  await show(null);
  expect(await tryBoth()).toEqual({ analytics: true, support: true, kept: true });
  const reasons = await page.evaluate(() =>
    window.told.flatMap(({ name, detail }) =>
      name === 'verdict' && Reflect.get(detail, 'verdict') === 'refuse'
        ? [Reflect.get(detail, 'reason')]
        : [],
    ),
  );
  expect(new Set(reasons)).toEqual(new Set(['sensitive']));
});
