import { afterEach, expect, test } from 'vitest';
import { closePages, openGuarded, openMarkup, own, trackerImage, trackerUrl } from './realm.ts';

afterEach(closePages);

/** Every kind of element that loads, by its id, and whether it tells that it has. */
const elements: readonly (readonly [id: string, tellsLoad: boolean, markup: string])[] = [
  ['img', true, `<img id=img src="${own.image('img')}">`],
  ['srcset', true, `<img id=srcset srcset="${own.image('srcset')} 1x">`],
  ['picture', true, `<picture><source srcset="${own.image('picture')}"><img id=picture alt="">`],
  ['input', false, `</picture><input id=input type=image src="${own.image('input')}">`],
  ['frame', false, `<iframe class=frame onload="ran.push('frame')" src="${trackerUrl('iframe')}"></iframe>`],
  ['object', true, `<object id=object data="${own.image('object')}"></object>`],
  ['embed', true, `<embed id=embed src="${own.image('embed')}">`],
  ['svg', false, `<svg><image id=svg href="${own.image('svg')}"/></svg>`],
  ['xlink', false, `<svg><image id=xlink xlink:href="${own.image('xlink')}"/></svg>`],
  ['script', true, `<script id=script src="${own.script('script')}"></script>`],
  ['poster', false, `<video id=poster poster="${own.image('poster')}"></video>`],
  ['style', false, `<p id=style style="background:url(${own.image('style')})">x</p>`],
  ['sheet', false, `<style class=sheet>body{background:url(${own.image('sheet')})}</style>`],
  ['module', false, `<script id=module type=module>import "${own.script('module')}"</script>`],
  ['table', false, `<table id=table background="${own.image('table')}"></table>`],
];
const told = elements.filter(([, tells]) => tells).map(([id]) => id);
const markup = elements.map(([, , text]) => text).join('');

/** Whether anything of the tracker's is still named where it would be loaded. */
const named = `[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a => !a.name.startsWith('data-assent') && a.value.replace(/data:text.css,#\\S+/g, '').match(/tracked|b\\.localhost/)).map(a => e.id + ' ' + a.name))`;

test('held, nothing in the markup of a page loads or runs; granted, each does once', {
  timeout: 60_000,
}, async () => {
  const page = await openMarkup('hold', '', markup);
  await page.hasRequested('');
  expect(page.run(named)).toEqual([]);
  expect(page.run('[...events, ...ran]')).toEqual([]);
  await page.gate.settle('allow');
  // Without us too Chromium tells most image buttons twice that are given their image once they stand in the page.
  const events = () =>
    [...(page.run('[...events]') as readonly string[])].filter(one => one !== 'input load').sort();
  const expected = told.map(id => `${id} load`).sort();
  await expect.poll(events, { timeout: 20_000 }).toEqual(expected);
  await expect
    .poll(() => page.run('[...ran].sort()'), { timeout: 10_000 })
    .toEqual(['frame', 'module', 'script']);
  for (const id of ['input', 'svg', 'xlink', 'poster', 'style', 'sheet', 'table']) {
    await expect.poll(() => page.hasRequested(`?${id}`), { timeout: 10_000 }).toBe(true);
  }
  expect(page.run("document.documentElement.outerHTML.includes('assent')")).toBe(
    String(page.run("document.querySelector('script').text")).includes('assent'),
  );
  expect(page.gate.failures).toEqual([]);
});

test('refused, each fires error once', { timeout: 60_000 }, async () => {
  const page = await openMarkup('refuse', '', markup);
  await page.hasRequested('');
  expect(page.run(named)).toEqual([]);
  const events = [...(page.run('[...events]') as readonly string[])].sort();
  expect(events.filter(event => event.endsWith('load'))).toEqual([]);
  expect(new Set(events).size).toBe(events.length);
  expect(events).toEqual(expect.arrayContaining(['img error', 'script error', 'module error']));
  expect(page.run('[...ran]')).toEqual([]);
});

test('what stands in a declarative shadow root is held, and loads on a grant', async () => {
  const page = await openMarkup(
    'hold',
    '',
    `<div id=host><template shadowrootmode=open><img src="${own.image('shadow')}">
     <p><b><template shadowrootmode=open><img src="${own.image('inner')}"></template></b></p></template></div>`,
  );
  await page.hasRequested('');
  expect(page.run("document.getElementById('host').shadowRoot.querySelector('img').naturalWidth")).toBe(0);
  await page.gate.settle('allow');
  await expect
    .poll(
      () => page.run("document.getElementById('host').shadowRoot.querySelector('img').naturalWidth > 0"),
      {
        timeout: 10_000,
      },
    )
    .toBe(true);
  await expect.poll(() => page.hasRequested('?inner'), { timeout: 10_000 }).toBe(true);
});

test('a style by property, in a shadow root too, is seen before the page is drawn', async () => {
  const page = await openGuarded('refuse');
  page.run(`const host = document.body.appendChild(document.createElement('p'));
    const root = host.attachShadow({ mode: 'closed' }); const b = root.appendChild(document.createElement('b'));
    b.style.background = host.style.background = 'url(${trackerImage('style')})'; b.textContent = 'x'`);
  expect(await page.hasRequested('?style')).toBe(false);
});

test('over-refusal: a page of its own parts is parsed as without us', async () => {
  const page = await openMarkup(
    'refuse',
    `<style>p{background:url(${own.allowedImage('sheet')})}</style>`,
    `<p id=p style="background:url(${own.allowedImage('style')})"><img id=img src="${own.allowedImage('img')}"></p>
     <script id=script src="${own.allowedScript('mine')}"></script><script>window.html = document.body.innerHTML</script>`,
  );
  await expect
    .poll(() => page.run('[...events].sort()'), { timeout: 10_000 })
    .toEqual(['img load', 'script load']);
  expect(page.run('html')).not.toContain('assent');
  expect(page.gate.waiting).toEqual([]);
});

test.each(['refuse', 'hold'] as const)(
  '%s: the text of a style that the parser gets in pieces',
  async verdict => {
    const page = await openGuarded(verdict);
    page.run("document.open(); document.write('<p>x</p><style>p{color:red}'); void 0");
    await page.hasRequested('');
    page.run(`document.write('p{background:url(${trackerImage('piece')})}'); void 0`);
    await page.hasRequested('');
    page.run("document.write('</style>'); document.close(); void 0");
    expect(await page.hasRequested('?piece')).toBe(false);
    await page.gate.settle('allow');
    await expect.poll(() => page.hasRequested('?piece'), { timeout: 10_000 }).toBe(true);
  },
);

test('a data: frame waits whole where its markup would load what must not be', async () => {
  const page = await openGuarded('hold');
  const markup = `<img src="${trackerImage('in-data')}">`;
  page.run(
    `var frames_ = ['data:text/html,' + encodeURIComponent(MARKUP), 'data:text/html;base64,' + btoa(MARKUP), 'data:text/html,<p>own</p>'].map(src => {
    const f = document.createElement('iframe'); f.src = src; document.body.append(f); return f;
  }); void 0`.replaceAll('MARKUP', JSON.stringify(markup)),
  );
  expect(page.gate.waiting).toHaveLength(2);
  await expect
    .poll(() => page.run('frames_.map(f => f.contentDocument === null).join()'), { timeout: 10_000 })
    .toBe('false,false,true');
  await page.gate.settle('allow');
  await expect
    .poll(() => page.run('frames_.map(f => f.contentDocument === null).join()'), { timeout: 10_000 })
    .toBe('true,true,true');
  expect(page.gate.failures).toEqual([]);
});
