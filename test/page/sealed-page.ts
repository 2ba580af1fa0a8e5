import type { Policy } from '../../src/index.js';
import { policy as standard } from './policy.ts';

/** The standard policy, made to be sealed. */
export const sealedPolicy: Policy = { ...standard, undeclared: 'refuse' };

/** The build's own function; a path that is not known before keeps its untyped file out of these types. */
const build: {
  seal(
    policy: Policy,
    options?: { src?: string; baked?: boolean; extra?: Record<string, readonly string[]> },
  ): Promise<string>;
} = await import(new URL('../../rollup.config.mjs', import.meta.url).href);

/** The lines that seal a page to a policy. */
export const seal = (policy: Policy = sealedPolicy): Promise<string> =>
  build.seal(policy, { src: '/dist/assent.js' });

/** Ways for a page as written to ask its partner, by what they ask for. */
export const staticHead = `
  <link rel="stylesheet" href="PARTNER/s/sheet.css">
  <link rel="preload" as="script" href="PARTNER/s/preload.js">
  <link rel="modulepreload" href="PARTNER/s/modulepreload.js">
  <style>@import url(PARTNER/s/import.css); body { background: url(PARTNER/s/background.gif) }</style>
  <script src="PARTNER/s/script.js"></script>
  <script async src="PARTNER/s/async.js"></script>
  <script defer src="PARTNER/s/defer.js"></script>
  <script type="module" src="PARTNER/s/module.js"></script>`;
export const staticBody = `
  <img src="PARTNER/s/img.gif" alt="">
  <img srcset="PARTNER/s/srcset.gif 1x" alt="">
  <picture><source srcset="PARTNER/s/picture.gif"><img alt=""></picture>
  <svg><image href="PARTNER/s/svg.gif"></image></svg>
  <input type="image" src="PARTNER/s/input.gif" alt="">
  <video poster="PARTNER/s/poster.gif"></video>
  <iframe src="PARTNER/s/frame.html"></iframe>
  <object data="PARTNER/s/object.html"></object>
  <embed src="PARTNER/s/embed.html">
  <script src="PARTNER/s/body.js"></script>`;

/** What all of that asks for, but what some engine never asks for even where it may. */
export const staticPaths = [...`${staticHead}${staticBody}`.matchAll(/PARTNER(\/s\/[\w.]+)/g)]
  .map(([, path = '']) => path)
  .filter(path => !/preload/.test(path))
  .sort();

/** Ways for code to ask, as a script of the page would. They send at once. */
export const codeOf = (partner: string): string => `
  new Image().src = '${partner}/c/image.gif';
  fetch('${partner}/c/fetch', { mode: 'no-cors' }).catch(() => {});
  try { new WebSocket('${partner.replace('http', 'ws')}/c/socket') } catch {}
  import('${partner}/c/import.js').catch(() => {});
  try { new EventSource('${partner}/c/events') } catch {}
  document.body.insertAdjacentHTML('beforeend', '<img src="${partner}/c/markup.gif">');
  document.body.style.borderImage = 'url(${partner}/c/css.gif)';
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${partner}/c/sheet.css' }));
`;
