import type { Policy } from '../policy/policy.js';
import { compose } from './compose.js';
import type { Loaders } from './interface.js';
import { leaveHandle, takeHandle } from './meet.js';
import { guardPage, type PageOptions, readPage } from './page.js';

/** Where our files lie, made into loaders: the interface and its language are fetched at once, and wait for no third. */
export function loadersBeside({ base }: PageOptions): Loaders {
  const load = (file: string) => import(new URL(file, base || document.baseURI).href);
  return {
    ui: () => load('assent-ui.js'),
    messages: language => load(`i18n/${language}.js`),
    details: language => load(`i18n/${language}-details.js`),
    answers: () => load('assent-answers.js'),
    check: () => load('assent-check.js'),
  };
}

/**
 * Runs Assent in a page by script tag: guards it, unless guard.js did, and composes the rest.
 * Where Assent already runs, as when the tag stands in the page twice, nothing happens.
 *
 * @param baked the policy that a build put into this file, if one did
 * @param loadersOf makes the loaders of the interface
 */
export function runScript(
  window: Window & typeof globalThis,
  baked: Policy | undefined,
  loadersOf: (page: PageOptions) => Loaders,
): void {
  const page = readPage(window.document);
  const marks = { ...window.document.currentScript?.dataset };
  let handle = takeHandle(window);
  if (handle === 'taken') return;
  if (!handle) {
    handle = guardPage(window, page, baked);
    leaveHandle(window, handle);
    takeHandle(window);
  }
  const before = handle.page;
  compose(handle, loadersOf(page), {
    language: page.language || before?.language,
    depth: page.depth || before?.depth,
    marks,
  });
}
