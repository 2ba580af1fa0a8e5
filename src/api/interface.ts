import type { View } from '../consent/view.js';
import type { Details, Messages } from '../i18n/messages.js';
import { languageOf, type Tag } from '../i18n/pick.js';
import { textIn } from '../policy/text.js';
import type { Ui, UiOptions, Withheld } from '../ui/index.js';
import type { AssentEvents } from './events.js';
import type { Handle } from './handle.js';

type AnswersModule = Pick<typeof import('./answers.js'), 'keepAnswers'>;

/** How our other files are loaded: beside the script, or by a bundler. */
export interface Loaders {
  ui(): Promise<{ createUi(options: UiOptions): Ui }>;
  messages(language: Tag): Promise<{ readonly messages: Messages }>;
  /** The texts that the banner does without. */
  details(language: Tag): Promise<{ readonly details: Details }>;
  /** What keeps the answers, or how it is loaded. */
  readonly answers: AnswersModule | (() => Promise<AnswersModule>);
  /** Absent where the policy was checked before it came here. */
  check?(): Promise<Pick<typeof import('../policy/check.js'), 'findMistake'>>;
}

/** The interface, loaded when it is first wanted. */
export interface Interface {
  /** BCP 47 tag of what is or would be shown. */
  readonly language: Tag;
  /** What is not answered yet, and why it is asked. */
  question(): AssentEvents['ask'];
  /** Shows the banner if there is a question, else the notice if there is something to tell. Settles when it stands, or cannot be had. */
  ask(): Promise<void>;
  openBanner(): void;
  openPreferences(): void;
  showPlaceholder(withheld: Withheld): void;
  close(): void;
  destroy(): void;
}

/** Makes the interface of a page. Both of its files are asked for at once. */
export function createInterface(
  { realm, emit }: Handle,
  loaders: Loaders,
  view: View,
  wanted: string | undefined,
): Interface {
  const { document, navigator } = realm;
  const language = languageOf(wanted, document, navigator);
  let ui: Promise<Ui> | undefined;
  /** Raised when all is closed: what still loads then stays shut. */
  let closed = 0;

  const load = async (): Promise<Ui> => {
    const [{ createUi }, { messages }] = await Promise.all([loaders.ui(), loaders.messages(language)]);
    const details = async () => (await loaders.details(language)).details;
    return createUi({ view, messages, details, language, textIn, document });
  };
  const withUi = async (act: (ui: Ui) => void | Promise<void>): Promise<void> => {
    const at = closed;
    try {
      ui ??= load();
      const loaded = await ui;
      if (at === closed) await act(loaded);
    } catch (error) {
      ui = undefined; // The next attempt may find the network again.
      emit('error', { code: 'ui-unavailable', message: `the interface cannot be loaded: ${error}` });
    }
  };
  const openBanner = () => withUi(loaded => loaded.openBanner());
  const shut = (act: (loaded: Ui) => void): void => {
    closed++;
    ui?.then(act, () => {}); // Told when it was opened.
  };

  return {
    language,
    question() {
      const purposes = view.asked;
      const reasons = purposes.map(id => view.grants[id]?.reason);
      const reason = (['revision', 'expired'] as const).find(one => reasons.includes(one)) ?? 'first';
      return { purposes, reason };
    },
    async ask() {
      if (view.asked.length) await openBanner();
      else if (view.news || view.notice) await withUi(loaded => loaded.openNotice?.());
    },
    openBanner: () => void openBanner(),
    openPreferences: () => void withUi(loaded => loaded.openPreferences()),
    showPlaceholder: withheld => void withUi(loaded => loaded.showPlaceholder(withheld)),
    close: () => shut(loaded => loaded.close()),
    destroy: () => shut(loaded => loaded.destroy()),
  };
}
