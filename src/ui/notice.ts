import type { Notice } from '../consent/history.js';

/** What is open and has been shown to the visitor: the dialog, which covers the banner, else the banner. */
export function noticeIn(root: ShadowRoot): Notice | undefined {
  for (const layout of ['dialog', 'banner'] as const) {
    const shown = root.querySelector(`[data-assent=${layout}]`);
    if (shown) return { layout, text: shown.textContent };
  }
  return undefined;
}
