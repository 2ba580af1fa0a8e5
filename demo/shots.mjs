/**
 * Takes a picture of every surface: light and dark, from left to right and from right to left, wide and narrow. They go
 * to build/shots/, with a page that shows them all, and those of README to demo/pictures/. `npm run shots`, after a build; it
 * needs Chromium.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { startDemo } from './serve.mjs';

const surfaces = [
  ['banner', 'bar'],
  ['banner', 'box'],
  ['banner', 'modal'],
  ['preferences', 'bar'],
  ['losses', 'bar'],
  ['revision in banner', 'bar'],
  ['revision', 'bar'],
  ['region', 'bar'],
  ['age', 'bar'],
  ['entry', 'bar'],
  ['search', 'bar'],
  ['placeholder', 'bar'],
  ['confirmation', 'bar'],
];
/** Between them every value of each, and not all of their products. */
const looks = [
  { theme: 'light', direction: 'ltr', language: 'en', width: 1100, height: 700 },
  { theme: 'dark', direction: 'rtl', language: 'zh', width: 1100, height: 700 },
  { theme: 'dark', direction: 'ltr', language: 'en', width: 360, height: 700 },
  { theme: 'light', direction: 'rtl', language: 'zh', width: 360, height: 700 },
];

/** What README shows. */
const inReadme = {
  'banner.png': 'banner-bar-light-ltr-1100.png',
  'losses.png': 'losses-bar-dark-ltr-360.png',
};

const folder = fileURLToPath(new URL('../build/shots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const demo = await startDemo({ port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const pictures = [];
try {
  for (const { theme, direction, language, width, height } of looks) {
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    for (const [surface, layout] of surfaces) {
      const query = new URLSearchParams({ surface, layout, theme, direction, language });
      await page.goto(`${demo.a}/gallery/frame.html?${query}`, { waitUntil: 'networkidle' });
      const file = `${surface.replaceAll(' ', '-')}-${layout}-${theme}-${direction}-${width}.png`;
      await page.screenshot({ path: `${folder}${file}` });
      pictures.push(file);
    }
    await page.close();
  }
  for (const [name, file] of Object.entries(inReadme)) {
    copyFileSync(`${folder}${file}`, fileURLToPath(new URL(`pictures/${name}`, import.meta.url)));
  }
  const images = pictures.map(
    file => `<figure><img src="${file}" alt=""><figcaption>${file}</figcaption></figure>`,
  );
  writeFileSync(
    `${folder}index.html`,
    `<!doctype html><meta charset="utf-8"><title>Shots</title><style>
      body { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px; font: 11px system-ui; background: #888 }
      figure { margin: 0 } img { display: block; height: 330px }
    </style>${images.join('\n')}`,
  );
  const sheet = await browser.newPage({ viewport: { width: 2100, height: 1000 } });
  await sheet.goto(`file://${folder}index.html`);
  await sheet.screenshot({ path: `${folder}sheet.png`, fullPage: true });
  console.log(`${pictures.length} pictures in ${folder}`);
} finally {
  await browser.close();
  await demo.close();
}
