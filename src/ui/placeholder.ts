import type { Service } from '../policy/policy.js';
import type { H } from './h.js';
import css from './placeholder.css?inline';
import type { FullStage } from './stage.js';

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
 * own empty document, so that the element keeps its box and the page its layout. Its style sheet is constructed in that
 * document's realm, which a strict Content Security Policy allows.
 */
export function drawPlaceholder(
  { view, frame: look, messages, text }: FullStage,
  withheld: Withheld,
  elementsOf: (document: Document) => H,
): void {
  const { frame, service, once } = withheld;
  const document = frame.contentDocument;
  if (!document?.body) return; // Taken out of the page meanwhile.
  const h = elementsOf(document);
  const name = text(service.provider?.name ?? service.title) || service.id;
  const button = (act: string, label: string, press: () => void): HTMLButtonElement => {
    const made = h('button', { type: 'button', 'data-assent': act }, label);
    // A grant takes the visitor's own press.
    made.addEventListener('click', event => event.isTrusted && press());
    return made;
  };
  const { documentElement: html, body } = document;
  for (const name of ['lang', 'dir']) html.setAttribute(name, look[name] ?? '');
  try {
    const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4: bare, in the colours that the visitor's system asks for.
    html.style.colorScheme = 'light dark';
  }
  const said = text(service.placeholder) || messages.placeholder(name);
  const { provider } = service;
  body.replaceChildren(
    h(
      'main',
      {},
      h('p', {}, said),
      h(
        'div',
        {},
        button('once', messages.once, once),
        button('always', messages.allow, () =>
          view.choose({ [service.id]: true }, { layout: 'frame', text: body.textContent }),
        ),
      ),
      h(
        'small',
        {},
        // Whose it is is always said, whatever the policy says in its place.
        said.includes(name) ? '' : `${name} `,
        provider?.url && h('a', { href: provider.url, target: '_blank', rel: 'noreferrer' }, messages.policy),
      ),
    ),
  );
}
