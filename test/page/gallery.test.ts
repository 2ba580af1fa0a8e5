import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumLaunch } from '../engines/chromium.ts';
import { type Demo, openDemo } from './open-demo.ts';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await openDemo();
  browser = await chromium.launch(chromiumLaunch);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

async function open(query: Readonly<Record<string, string>>): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(`${demo.a}/gallery/?${new URLSearchParams(query)}`);
  return page;
}

test('shows preferences over a thousand services, and the search finds one', async () => {
  const page = await open({ surface: 'preferences', policy: 'a thousand services' });
  const frame = page.frameLocator('#frame');
  await frame.getByRole('searchbox').fill('partner 98');
  await frame.getByText('7 services found').waitFor();
  await page.getByLabel('surface').selectOption('banner');
  await frame.getByText('other companies take part').waitFor();
  await page.close();
});

test('has the same wishes as lines for a script tag, for npm and for the page', async () => {
  const page = await open({
    surface: 'entry',
    layout: 'box',
    theme: 'dark',
    language: 'zh',
    policy: 'minimal',
  });
  const code = (id: string) => page.locator(`#${id}`).textContent();
  expect(await code('tag')).toBe(
    '<script src="/assent/assent.js" data-policy="/minimal.json" data-layout="box" data-lang="zh" data-entry></script>',
  );
  expect(await code('npm')).toBe(
    [
      "import { createAssent, parsePolicy } from 'assent';",
      "import policy from './minimal.json';",
      '',
      "createAssent({ policy: parsePolicy(policy), layout: 'box', language: 'zh', entry: true });",
    ].join('\n'),
  );
  expect(await code('markup')).toBe(
    '<style>assent-ui { --assent-scheme: dark }</style>\n<button type="button" data-assent="preferences">Privacy choices</button>',
  );
  await page.close();
});
