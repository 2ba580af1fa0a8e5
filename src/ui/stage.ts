import type { Answer, View } from '../consent/view.js';
import type { Details, Messages } from '../i18n/messages.js';
import type { Text } from '../policy/policy.js';
import { elementsOf, type H } from './h.js';

/** What the interface is made from. */
export interface UiOptions {
  readonly view: View;
  readonly messages: Messages;
  /** The texts that the banner does without, loaded when they are first wanted. */
  readonly details: () => Promise<Details>;
  /** BCP 47 tag of the messages: it becomes `lang` and `dir` of every dialog. */
  readonly language: string;
  /** The text in that language or the nearest the policy has; empty where there is none. */
  readonly textIn: (text: Text | undefined, language: string) => string;
  readonly document: Document;
  /** Where the banner stands. Absent: `bar`, along the bottom. It becomes `data-layout` of the host element. */
  readonly layout?: Layout | undefined;
}

/** Where the banner stands: along the bottom, in a corner, or in the middle, over a page that waits. */
export type Layout = 'bar' | 'box' | 'modal';

/**
 * Where banner and preferences stand, and what both are made with. Handed to the preferences rather than imported by
 * them: a lazy file that imported its parent would tie the two by URL.
 */
export interface Stage extends UiOptions {
  readonly root: ShadowRoot;
  readonly h: H;
  /** Attributes of a dialog: its name, `lang` and `dir`. */
  readonly frame: Readonly<Record<string, string>>;
  /** The policy's text in the language of the interface. */
  text(text: Text | undefined): string;
  /** A life as in "180 days", "2 years". */
  life(days: number): string;
  /** These as one text: "a, b, and c". */
  list(texts: readonly string[]): string;
  /** A link that leaves the page, and what was switched on it, as they are. */
  link(href: string | undefined, text: string): HTMLElement | undefined;
  /** `act`: its `data-assent`. */
  button(act: string, text: string, press: (event: Event) => void): HTMLButtonElement;
  /** The button that closes without an answer. */
  closer(press: () => void): HTMLButtonElement;
  /** Accept all, refuse all and a third, of one size and weight; the same place on each layer. */
  choices(third: HTMLButtonElement): HTMLElement;
  /** Says after an answer that it is saved; where cookies are denied, how long it lasts. */
  confirmation(): string;
  /** Closes all and hands on what the visitor chose. */
  answer(answer: Answer): void;
  /** Brings a box into the top layer: a dialog as a modal one, all else as a popover. */
  raise(box: HTMLElement): void;
  /** Adds a stylesheet. Twice is harmless. */
  adopt(css: string): void;
  /** Has assistive technology say this when it next falls silent. */
  say(text: string): void;
  /** Takes everything away. */
  strike(): void;
}

/** By its name: the document may be another realm's. */
const isDialog = (box: HTMLElement): box is HTMLDialogElement => box.localName === 'dialog';

/** A stage with all texts: what is loaded behind the banner is handed this one. */
export type FullStage = Omit<Stage, 'messages'> & { readonly messages: Messages & Details };

/** Puts the host element into the page. It holds nothing that is seen or takes up room until something opens. */
export function setStage(options: UiOptions, answer: (answer: Answer) => void): Stage {
  const { document, messages, language, textIn } = options;
  const h = elementsOf(document);
  const host = document.createElement('assent-ui');
  if (options.layout) host.setAttribute('data-layout', options.layout);
  const root = host.attachShadow({ mode: 'open' });

  // A live region is spoken when its text changes while it stands in the page: so it stands there before there is any.
  const status = h('div', { role: 'status', part: 'said', lang: language });
  root.append(status);

  // Before the body, not in it: first in the order of reading and tabbing, as what asks first should be (WCAG 2.4.3);
  // in nobody's `body > :first-child`; still there when a router swaps the body; possible before there is a body.
  const place = (): void => void document.documentElement?.insertBefore(host, document.body);
  place();
  // Routers that swap the whole document take it along: it is put back, and what was open with it.
  const putBack = new MutationObserver(() => {
    if (!host.isConnected) {
      place();
      for (const box of root.querySelectorAll<HTMLElement>('dialog, [popover]')) stage.raise(box);
    }
    watch();
  });
  const watch = (): void => {
    putBack.observe(document, { childList: true });
    putBack.observe(document.documentElement, { childList: true });
  };
  watch();

  const adopted = new Set<string>();
  // To make a format costs more than to use it.
  const lives = new Map<number, string>();
  let lists: Intl.ListFormat | undefined;
  const stage: Stage = {
    ...options,
    root,
    h,
    frame: {
      'aria-label': messages.label,
      lang: language,
      dir: /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr',
    },
    text: text => textIn(text, language),
    life(days) {
      const known = lives.get(days);
      if (known !== undefined) return known;
      const [value, unit] =
        days < 1 ? [days * 24, 'hour'] : days % 365 ? [days, 'day'] : [days / 365, 'year'];
      const life = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
        value,
      );
      lives.set(days, life);
      return life;
    },
    list(texts) {
      if (texts.length < 2) return texts.join('');
      lists ??= new Intl.ListFormat(language);
      return lists.format(texts);
    },
    link: (href, text) =>
      href && text ? h('a', { href, target: '_blank', rel: 'noreferrer' }, text) : undefined,
    button(act, text, press) {
      const button = h('button', { type: 'button', part: 'button', 'data-assent': act }, text);
      button.addEventListener('click', press);
      return button;
    },
    closer(press) {
      const button = stage.button('close', '', press);
      button.setAttribute('part', 'close');
      button.setAttribute('aria-label', messages.close);
      return button;
    },
    choices: third =>
      h(
        'div',
        { part: 'choices' },
        // A script may refuse in the visitor's name, never accept.
        stage.button('accept-all', messages.acceptAll, event => event.isTrusted && answer('accept-all')),
        stage.button('refuse-all', messages.refuseAll, () => answer('refuse-all')),
        third,
      ),
    confirmation: () => (options.view.remembers ? messages.saved : messages.notKept),
    answer,
    raise(box) {
      if (isDialog(box)) {
        box.removeAttribute('open');
        box.showModal();
      } else box.showPopover?.();
    },
    adopt(css) {
      if (adopted.has(css)) return;
      adopted.add(css);
      try {
        const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      } catch {
        // Safari before 16.4 has no constructable stylesheets. A strict CSP refuses this one there: bare, but it works.
        root.append(h('style', {}, css));
      }
    },
    say(text) {
      status.textContent = '';
      setTimeout(() => {
        status.textContent = text;
      }, 100);
    },
    strike() {
      putBack.disconnect();
      host.remove();
    },
  };
  return stage;
}
