import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { beforeAll, expect, test } from 'vitest';
import { policy } from './policy.ts';
import { decide, html, inline, ready, startVisits, states } from './visit.ts';

const visit = startVisits();
/** The npm package as a bundler makes files of it. */
const files: Record<string, string> = {};

beforeAll(async () => {
  const input = new URL('../../dist/esm/index.js', import.meta.url).pathname;
  const bundle = await rollup({ input, plugins: [nodeResolve({ browser: true })] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  for (const file of output) if (file.type === 'chunk') files[`/app/${file.fileName}`] = file.code;
});

test('texts of the site stand in the place of ours, in banner and preferences', async () => {
  visit.site.serve(files);
  const page = await visit.open(
    html(
      '',
      `<h1>Hello</h1>
      <script type="module">
        import { createAssent } from '/app/index.js';
        createAssent({
          policy: ${JSON.stringify(policy)},
          texts: { heading: 'Your data, your call', asks: name => name + ' would like to:', save: 'Keep these' },
        });
      </script>`,
    ),
  );
  const banner = page.locator('[data-assent="banner"]');
  await banner.getByRole('heading', { name: 'Your data, your call' }).waitFor();
  expect(await banner.textContent()).toContain('Pages Ltd would like to:');
  await banner.getByRole('button', { name: 'Choose' }).click();
  await page.getByRole('button', { name: 'Keep these' }).waitFor();
});

test.each(['', '<script src="/dist/guard.js"></script>'])(
  'in code, dnt counts after %j too',
  async before => {
    visit.site.serve(files);
    const purposes = policy.purposes.map(one => (one.id === 'analytics' ? { ...one, gpc: true } : one));
    const page = await visit.open(
      html(
        `<script>Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })</script>
      ${inline({ ...policy, purposes })}${before}`,
        `<script type="module">
        import { createAssent } from '/app/index.js';
        const policy = JSON.parse(document.querySelector('[data-assent-policy]').textContent);
        window.assent = createAssent({ policy, dnt: true });
      </script>`,
      ),
    );
    await ready(page);
    await decide(page, () => page.evaluate(() => window.assent?.acceptAll()));
    expect(await states(page, 'analytics', 'support')).toEqual(['refused', 'granted']);
  },
);
