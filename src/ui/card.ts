import css from './cards.css?inline';
import type { Child } from './h.js';
import type { FullStage } from './stage.js';

/** A small box in the corner of the page, over nothing that matters. It asks for no answer and takes no focus. */
export interface Card {
  /** Takes it away. Twice is harmless. */
  close(): void;
}

/**
 * Shows one, in the place of the one before.
 *
 * @param title names it, and is announced with `said`
 * @param said what is announced behind the title
 * @param closed called once, when it has gone: whether the visitor has closed it
 * @param kind what its look depends on, if on anything
 */
export function showCard(
  stage: FullStage,
  title: string,
  said: string,
  children: readonly Child[],
  closed: (byVisitor: boolean) => void = () => {},
  kind?: string,
): Card {
  const { h, root, document, frame, messages: m } = stage;
  stage.adopt(css);
  const heading = h('h2', { part: 'title' }, title);
  const closer = stage.closer(() => close(true));
  closer.setAttribute('aria-label', m.dismiss);
  const card = h(
    'section',
    {
      ...frame,
      'aria-label': title,
      popover: 'manual',
      part: 'card',
      'data-assent': 'notice',
      'data-kind': kind,
    },
    heading,
    closer,
    ...children,
  );
  let before: HTMLElement | undefined;
  card.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && relatedTarget.getRootNode() !== root) before = relatedTarget;
  });
  card.addEventListener('keydown', ({ key }) => key === 'Escape' && close(true));

  // As with the banner: what has the focus in the page is not under it (WCAG 2.4.11).
  const giveWay = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target === root.host) return;
    requestAnimationFrame(() => {
      const { x, y, width, height } = target.getBoundingClientRect();
      const seen = document.elementFromPoint(x + width / 2, y + height / 2);
      if (seen === root.host) card.toggleAttribute('data-top');
    });
  };
  document.addEventListener('focusin', giveWay);

  function close(byVisitor: boolean): void {
    if (!card.isConnected) return;
    const held = card.contains(root.activeElement);
    document.removeEventListener('focusin', giveWay);
    card.remove();
    if (held) before?.focus({ preventScroll: true });
    closed(byVisitor);
  }

  root.append(card);
  card.showPopover?.();
  stage.say(`${title}. ${said}`);
  return { close: () => close(false) };
}
