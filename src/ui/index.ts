import css from './banner.css?inline';
import { covered, showBanner } from './banner.js';
import { elementsOf } from './h.js';
import { noticeIn } from './notice.js';
import type { Withheld } from './placeholder.js';
import { type FullStage, setStage, type UiOptions } from './stage.js';

export type { Withheld } from './placeholder.js';
export type { UiOptions } from './stage.js';

/** Banner and preferences in one page. */
export interface Ui {
  /** What is seen now. Preferences over the banner count as `preferences`. */
  readonly open: 'none' | 'banner' | 'preferences';
  /** Asks, without taking the focus. Does nothing where something is open. */
  openBanner(): void;
  /** Tells of news, or that something is granted where this visitor is, without asking anything. */
  openNotice?(): void | Promise<void>;
  /** Settles once the dialog is open. Rejects where its file cannot be loaded. */
  openPreferences(): Promise<void>;
  /** Settles once the frame says what it is and how to have it. */
  showPlaceholder(withheld: Withheld): Promise<void>;
  /** Closes both. Closing is no answer. */
  close(): void;
  /** Closes both and takes the host element away. Twice is harmless; nothing opens afterwards. */
  destroy(): void;
}

/** Puts the interface into the page, with nothing open yet. */
export function createUi(options: UiOptions): Ui {
  const { view, messages } = options;
  let closeBanner: (() => void) | undefined;
  let closePreferences: (() => void) | undefined;
  let destroyed = false;
  /** Which opening of the preferences is the latest: one that still loads when all is closed stays shut. */
  let latest = 0;

  const stage = setStage(options, answer => {
    const notice = noticeIn(stage.root);
    close();
    view.choose(answer, notice);
    stage.say(messages.saved);
  });
  stage.adopt(css);

  const full = async (): Promise<FullStage> => ({
    ...stage,
    messages: { ...messages, ...(await options.details()) },
  });

  // Preferences first: they give the focus back to the banner, and the banner to the page.
  function close(): void {
    latest++;
    closePreferences?.();
    closeBanner?.();
  }

  async function openPreferences(): Promise<void> {
    const opening = ++latest;
    const [{ showPreferences }, all] = await Promise.all([import('./preferences.js'), full()]);
    if (opening !== latest || closePreferences || destroyed) return;
    closePreferences = showPreferences(all, () => {
      closePreferences = undefined;
    });
  }

  // Another tab may have answered.
  const unsubscribe = view.subscribe(() => {
    if (!covered(view, view.asked).length) closeBanner?.();
  });

  return {
    get open() {
      return closePreferences ? 'preferences' : closeBanner ? 'banner' : 'none';
    },
    openBanner() {
      if (closeBanner || closePreferences || destroyed) return;
      closeBanner = showBanner(stage, openPreferences, () => {
        closeBanner = undefined;
      });
    },
    openPreferences,
    async showPlaceholder(withheld) {
      const [{ drawPlaceholder }, all] = await Promise.all([import('./placeholder.js'), options.details()]);
      if (!destroyed) drawPlaceholder(options, all, withheld, elementsOf);
    },
    close,
    destroy() {
      destroyed = true;
      close();
      unsubscribe();
      stage.strike();
    },
  };
}
