import type { Grants } from '../policy/grants.js';
import css from './banner.css?inline';
import { covered, showBanner } from './banner.js';
import type { Card } from './card.js';
import { elementsOf } from './h.js';
import { noticeIn } from './notice.js';
import type { Withheld } from './placeholder.js';
import { type FullStage, setStage, type UiOptions } from './stage.js';

export type { Withheld } from './placeholder.js';
export type { Layout, UiOptions } from './stage.js';

/** Banner and preferences in one page. */
export interface Ui {
  /** What is seen now. Preferences over the banner count as `preferences`. */
  readonly open: 'none' | 'banner' | 'preferences';
  /** Asks, without taking the focus. Does nothing where something is open. */
  openBanner(): void;
  /** Tells of news, or that something is granted where this visitor is, without asking anything. */
  openNotice(): Promise<void>;
  /** Asks for the visitor's age where it is not known, and settles once it is, or the question was closed. */
  askAge(): Promise<void>;
  /** Puts a small button that opens the preferences into the corner of the page. */
  showEntry(): Promise<void>;
  /** Says that some of an answer takes effect on the next page. */
  tellLater(): Promise<void>;
  /** Settles once the dialog is open. Rejects where its file cannot be loaded. */
  openPreferences(): Promise<void>;
  /** Settles once the frame says what it is and how to have it. */
  showPlaceholder(withheld: Withheld): Promise<void>;
  /** Closes all but the entry. Closing is no answer. */
  close(): void;
  /** Closes all and takes the host element away. Twice is harmless; nothing opens afterwards. */
  destroy(): void;
}

type Cards = typeof import('./cards.js');

/** Puts the interface into the page, with nothing open yet. */
export function createUi(options: UiOptions): Ui {
  const { view, messages } = options;
  let closeBanner: (() => void) | undefined;
  let closePreferences: (() => void) | undefined;
  let closeCard: (() => void) | undefined;
  /** The grants before the visitor's answer, until what it turns is known. */
  let before: Grants | undefined;
  let destroyed = false;
  /** Which opening of the preferences is the latest: one that still loads when all is closed stays shut. */
  let latest = 0;

  const stage = setStage(options, answer => {
    const notice = noticeIn(stage.root);
    close();
    before = view.grants;
    view.choose(answer, notice);
    stage.say(stage.confirmation());
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
    closeCard?.();
  }

  /** With the cards, unless all was closed or something was opened meanwhile. */
  async function withCards(act: (cards: Cards, all: FullStage) => unknown): Promise<void> {
    const at = latest;
    const [cards, all] = await Promise.all([import('./cards.js'), full()]);
    if (at === latest && !destroyed) await act(cards, all);
  }

  /** Keeps a card as the one that is open. */
  const keep = (card: Card | undefined): void => {
    closeCard?.();
    closeCard = card?.close;
  };
  const choose = (all = false): void => void openPreferences(all);

  /** What the banner has to say first is known late, and seldom there. */
  const inform = (): void => {
    const slot = closeBanner && stage.root.querySelector<HTMLElement>('[part="news"]');
    if (slot && (view.gpc || view.previous || view.news?.kind === 'significant')) {
      void withCards((cards, all) => cards.fillNews(all, slot));
    }
  };

  async function openPreferences(list = false): Promise<void> {
    const opening = ++latest;
    const [{ showPreferences }, all] = await Promise.all([import('./preferences.js'), full()]);
    if (opening !== latest || closePreferences || destroyed) return;
    closeCard?.();
    closePreferences = showPreferences(all, list, () => {
      closePreferences = undefined;
    });
  }

  // Another tab may have answered.
  const unsubscribe = view.subscribe(() => {
    if (!covered(view, view.asked).length) closeBanner?.();
    inform();
    const was = before;
    before = undefined;
    if (was) void withCards((cards, all) => keep(cards.showOutcome(all, was, choose)));
  });

  const ui: Ui = {
    get open() {
      return closePreferences ? 'preferences' : closeBanner ? 'banner' : 'none';
    },
    openBanner() {
      if (closeBanner || closePreferences || destroyed) return;
      const { document } = options;
      // While a modal dialog of the page's own stands all else is inert, above it too: that comes first.
      if (CSS.supports('selector(:modal)') && document.querySelector('dialog:modal')) {
        const at = latest;
        const again = () => at === latest && ui.openBanner();
        document.addEventListener('close', again, { capture: true, once: true });
        return;
      }
      closeCard?.();
      closeBanner = showBanner(stage, choose, () => {
        closeBanner = undefined;
      });
      inform();
    },
    async openNotice() {
      if (!closeBanner && !closePreferences)
        await withCards((cards, all) => keep(cards.showNews(all, choose)));
    },
    async askAge() {
      const { minors } = view.policy;
      if (!minors || view.minor !== 'unknown') return;
      await withCards(
        (cards, all) => new Promise<void>(resolve => keep(cards.showAge(all, minors.under, resolve))),
      );
    },
    async showEntry() {
      // Whatever is opened or closed meanwhile: it stays.
      const [cards, all] = await Promise.all([import('./cards.js'), full()]);
      if (!destroyed) cards.showEntry(all, choose);
    },
    tellLater: () => withCards((cards, all) => cards.showToast(all, all.messages.later)),
    openPreferences: () => openPreferences(),
    async showPlaceholder(withheld) {
      const [{ drawPlaceholder }, all] = await Promise.all([import('./placeholder.js'), full()]);
      if (!destroyed) drawPlaceholder(all, withheld, elementsOf);
    },
    close,
    destroy() {
      destroyed = true;
      close();
      unsubscribe();
      stage.strike();
    },
  };
  return ui;
}
