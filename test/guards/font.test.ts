import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage, trackerUrl } from './realm.ts';
import { outcomeOf } from './shape.ts';

afterEach(closePages);

const url = trackerUrl('font');
const face = `new FontFace('F', 'url(${url})')`;

describe.each([
  ['as it is', `url(${url})`],
  ['quoted', `url("${url}")`],
  ['in capitals, with space', `URL( '${url}' ) format("woff2")`],
  ['behind another', `local("Nowhere"), url(/allowed.woff), url(${url})`],
  ['unclosed', `url(${url}`],
])('a source %s', (_, source) => {
  const code = `new FontFace('F', ${JSON.stringify(source)})`;

  test('allowed is asked for', async () => {
    const page = await openGuarded('allow');
    await outcomeOf(page, () => page.run(`${code}.load()`));
    expect(await page.hasRequested('?font')).toBe(true);
  });

  test('refused fails like the network, and is not', async () => {
    const page = await openGuarded('refuse');
    expect(await outcomeOf(page, () => page.run(`${code}.load()`))).toEqual({
      how: 'rejects',
      what: 'NetworkError',
      isOwn: true,
    });
    expect(await page.hasRequested('?font')).toBe(false);
  });
});

test('held waits, and loads once granted', async () => {
  const page = await openGuarded('hold');
  page.run(`var ended = 0; ${face}.load().finally(() => ended++).catch(() => {})`);
  expect(await page.hasRequested('?font')).toBe(false);
  expect(page.run('ended')).toBe(0);
  await page.gate.settle('allow');
  await expect.poll(() => page.run('ended')).toBe(1);
  expect(await page.hasRequested('?font')).toBe(true);
});

test('held and then refused fails like the network', async () => {
  const page = await openGuarded('hold');
  const outcome = outcomeOf(page, () => page.run(`${face}.load()`));
  await page.gate.settle('refuse');
  expect(await outcome).toMatchObject({ how: 'rejects', what: 'NetworkError' });
  expect(await page.hasRequested('?font')).toBe(false);
});

test('held among the document’s fonts, the real one joins them on a grant', async () => {
  const page = await openGuarded('hold');
  page.run(`document.fonts.add(${face})`);
  expect(page.run('document.fonts.size')).toBe(1);
  await page.gate.settle('allow');
  expect(page.run('document.fonts.size')).toBe(2);
  page.run("document.body.style.font = '12px F'; document.body.append('text')");
  await expect.poll(() => page.hasRequested('?font'), { timeout: 10_000 }).toBe(true);
});

test('attack: a source in disguise', async () => {
  const page = await openGuarded('refuse');
  for (const source of [
    `{ toString: () => 'url(${url})' }`,
    `new String('url(${url})')`,
    `{ byteLength: 1, toString: () => 'url(${url})' }`,
    `(() => { let n = 0; return { toString: () => n++ ? 'url(${url})' : 'local(x)' } })()`,
    `Object.setPrototypeOf(new String('url(${url})'), ArrayBuffer.prototype)`,
  ])
    await outcomeOf(page, () => page.run(`new FontFace('F', ${source}).load()`));
  expect(await page.hasRequested('?font')).toBe(false);
});

test('binary sources, names and subclasses are as unguarded, and invalid calls fail so', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  for (const code of [
    "new FontFace('F', new ArrayBuffer(8)).load()",
    "new FontFace('F', new Uint8Array(8)).load()",
    "new FontFace('F', 'local(\"x\")').load()",
    "new FontFace('F', 'url(').load()",
    "new FontFace('F')",
    'new FontFace()',
    "FontFace('F', 'local(x)')",
    "new FontFace('F', Symbol())",
    `new FontFace('F', 'url(/a)', 1)`,
    `new (class A extends FontFace {})('F', 'url(${url})') instanceof FontFace`,
    'FontFace.prototype.load.call({})',
  ])
    expect([code, await outcomeOf(page, () => page.run(code))]).toEqual([
      code,
      await outcomeOf(plain, () => plain.run(code)),
    ]);
  expect(page.run(`${face}.family`)).toBe('F');
  expect(page.gate.failures).toEqual([]);
});

test('undone, it is native again', async () => {
  const page = await openGuarded('refuse');
  page.installed.undo();
  await outcomeOf(page, () => page.run(`${face}.load()`));
  expect(await page.hasRequested('?font')).toBe(true);
});
