import type { View } from '../consent/view.js';
import type { Details, Messages } from '../i18n/messages.js';
import { languageOf, type Tag } from '../i18n/pick.js';
import { textIn } from '../policy/text.js';
import type { Layout, Ui, UiOptions, Withheld } from '../ui/index.js';
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

/** How a site wants it. */
export interface InterfaceOptions {
  /** Where the banner stands. `none`: nothing shows by itself, the page asks. Absent: `bar`, along the bottom. */
  readonly layout?: Layout | 'none' | undefined;
  /** Asks whether the visitor is under the policy's `minors.under`, where that is not known, before anything else is asked. Absent: false. */
  readonly askAge?: boolean | undefined;
  /** A small button on every page that opens the preferences. Absent: false. */
  readonly entry?: boolean | undefined;
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
  /** Says that some of an answer takes effect on the next page. */
  tellLater(): void;
  close(): void;
  destroy(): void;
}

/** Makes the interface of a page. Both of its files are asked for at once. */
export function createInterface(
  { realm, emit }: Handle,
  loaders: Loaders,
  view: View,
  wanted: string | undefined,
  { layout, askAge, entry }: InterfaceOptions,
): Interface {
  const { document, navigator } = realm;
  const language = languageOf(wanted, document, navigator);
  let ui: Promise<Ui> | undefined;
  /** Raised when all is closed: what still loads then stays shut. */
  let closed = 0;

  const load = async (): Promise<Ui> => {
    const [{ createUi }, { messages }] = await Promise.all([loaders.ui(), loaders.messages(language)]);
    const details = async () => (await loaders.details(language)).details;
    return createUi({
      view,
      messages,
      details,
      language,
      layout: layout === 'none' ? undefined : layout,
      textIn,
      document,
    });
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

  const question = async (): Promise<void> => {
    if (view.asked.length) await openBanner();
    else if (view.news || view.notice) await withUi(loaded => loaded.openNotice());
    if (entry) await withUi(loaded => loaded.showEntry());
  };
  let isAgeAsked = false;
  const ask = async (): Promise<void> => {
    if (layout === 'none') return;
    // A page that is made ready ahead asks once it is looked at.
    if ('prerendering' in document && document.prerendering) {
      // The same function, so that it asks once however often it was told to.
      document.addEventListener('prerenderingchange', ask, { once: true });
    } else if (askAge && view.minor === 'unknown' && view.policy.minors) {
      // Nobody waits for the answer but the question behind it: that depends on it.
      if (!isAgeAsked) void withUi(loaded => loaded.askAge()).then(question);
      isAgeAsked = true;
    } else await question();
  };

  return {
    language,
    question() {
      const purposes = view.asked;
      const reasons = purposes.map(id => view.grants[id]?.reason);
      const reason = (['revision', 'expired'] as const).find(one => reasons.includes(one)) ?? 'first';
      return { purposes, reason };
    },
    ask,
    openBanner: () => void openBanner(),
    openPreferences: () => void withUi(loaded => loaded.openPreferences()),
    showPlaceholder: withheld => void withUi(loaded => loaded.showPlaceholder(withheld)),
    tellLater: () => void withUi(loaded => loaded.tellLater()),
    close: () => shut(loaded => loaded.close()),
    destroy: () => shut(loaded => loaded.destroy()),
  };
}
