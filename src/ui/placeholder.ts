import type { Details } from '../i18n/messages.js';
import type { Service } from '../policy/policy.js';
import type { H } from './h.js';
import type { UiOptions } from './stage.js';

/** A frame that waits for the visitor, and the two ways to have it. */
export interface Withheld {
  /** Stands in the page, at its own size, with nothing in it. */
  readonly frame: HTMLIFrameElement;
  readonly service: Service;
  /** Shows this one, and changes no choice. */
  once(): void;
}

/**
 * Says in a frame of a service that is not granted what would be there, and offers to show it. It stands in the frame's
 * own empty document, so that the element keeps its box and the page its layout. Unstyled, but for the colours that the
 * visitor's system asks for.
 */
export function drawPlaceholder(
  { view, language, textIn }: UiOptions,
  messages: Details,
  withheld: Withheld,
  elementsOf: (document: Document) => H,
): void {
  const { frame, service, once } = withheld;
  const document = frame.contentDocument;
  if (!document?.body) return; // Taken out of the page meanwhile.
  const h = elementsOf(document);
  const name = textIn(service.provider?.name ?? service.title, language) || service.id;
  const button = (act: string, text: string, press: () => void): HTMLButtonElement => {
    const made = h('button', { type: 'button', 'data-assent': act }, text);
    // A grant takes the visitor's own press.
    made.addEventListener('click', event => event.isTrusted && press());
    return made;
  };
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = 'light dark';
  document.body.replaceChildren(
    h('p', {}, textIn(service.placeholder, language) || messages.placeholder(name)),
    button('once', messages.once, once),
    ' ',
    button('always', messages.allow, () =>
      view.choose({ [service.id]: true }, { layout: 'frame', text: document.body.textContent }),
    ),
  );
}
