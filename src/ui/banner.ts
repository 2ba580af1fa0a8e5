import type { View } from '../consent/view.js';
import type { Purpose } from '../policy/policy.js';
import type { Stage } from './stage.js';

/** The purposes among `ids` that accepting all would grant. */
export const covered = (view: View, ids: readonly string[]): Purpose[] =>
  view.policy.purposes.filter(one => !one.required && !one.separate && ids.includes(one.id));

/**
 * Shows the banner: who asks, for what, with whom, for how long. Modal it is not: the page goes on, keeps its focus and
 * its scroll position.
 *
 * @param choose what its third button does, and with `true` the link to all services
 * @param closed called once, when it has gone
 * @returns its undo
 */
export function showBanner(stage: Stage, choose: (all?: boolean) => void, closed: () => void): () => void {
  const { h, root, document, view, messages: m } = stage;
  const { policy } = view;

  // What is not answered yet; all of it where the site opens the banner after an answer.
  const optional = policy.purposes.filter(one => !one.required).map(one => one.id);
  const pending = covered(view, view.asked).length ? view.asked : optional;
  const asked = covered(view, pending);
  const apart = policy.purposes.filter(one => one.separate && pending.includes(one.id));
  const partners = policy.services.filter(one => one.provider && asked.some(({ id }) => id === one.purpose));
  const count = (services: typeof partners) =>
    new Set(services.map(one => stage.text(one.provider?.name))).size;

  const titles = (purposes: readonly Purpose[]) => purposes.map(({ title }) => stage.text(title));

  const isModal = root.host.getAttribute('data-layout') === 'modal';
  // A modal dialog takes the focus: to its heading, not to a button.
  const focused = isModal ? { tabindex: '-1', autofocus: '' } : {};
  const heading = h('h2', { part: 'title', ...focused }, m.heading);
  const asks = h('p', {}, m.asks(stage.text(policy.controller.name)));
  const purposes = h(
    'ul',
    { part: 'purposes' },
    ...titles(asked).map(title => h('li', { part: 'purpose' }, title)),
  );
  const facts = [
    partners.length && m.partners(count(partners), count(partners.filter(one => one.role === 'independent'))),
    apart.length && m.separately(stage.list(titles(apart))),
    view.remembers ? m.kept(stage.life(view.keptDays)) : m.notKept,
  ]
    .filter(Boolean)
    .join(' ')
    // A full-width stop brings its own space.
    .replace(/。 /g, '。');

  const list = stage.button('preferences', m.list, () => choose(true));
  list.setAttribute('part', 'link');

  // No <dialog>: its `show()` and its `showPopover()` both run HTML's "dialog focusing steps", which take the focus from
  // the page. A manual popover of any other element leaves it where it is, and stands in the top layer, where no z-index
  // of the page reaches. To browsers without popovers it is a box with a fixed position. The layout `modal` is a dialog.
  const banner: HTMLElement = h(
    isModal ? 'dialog' : 'div',
    {
      ...stage.frame,
      role: 'dialog',
      popover: isModal ? undefined : 'manual',
      part: 'banner',
      'data-assent': 'banner',
    },
    h(
      'div',
      { part: 'body' },
      heading,
      stage.closer(hide),
      // What has to be said first comes with a file of its own.
      h('div', { part: 'news' }),
      asks,
      purposes,
      h(
        'p',
        { part: 'small' },
        `${facts} `,
        h('span', { part: 'links' }, stage.link(policy.url, m.policy), list),
      ),
    ),
    stage.choices(stage.button('preferences', m.choose, () => choose())),
  );

  // Escape and the back gesture close a modal one by themselves.
  banner.addEventListener('close', hide);

  // Where the focus was before it came in, to give it back.
  let before: HTMLElement | undefined;
  banner.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && relatedTarget.getRootNode() !== root) before = relatedTarget;
  });
  banner.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());

  // What has the focus in the page is never under the banner (WCAG 2.4.11): the banner moves, the page does not.
  // After a frame, because browsers scroll to what they focus only once its event is over.
  const giveWay = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target === root.host) return;
    requestAnimationFrame(() => {
      const { x, y, width, height } = target.getBoundingClientRect();
      const seen = document.elementFromPoint(x + width / 2, y + height / 2);
      if (seen === root.host) banner.toggleAttribute('data-top');
    });
  };
  document.addEventListener('focusin', giveWay);

  function hide(): void {
    if (!banner.isConnected) return;
    const held = banner.contains(root.activeElement);
    document.removeEventListener('focusin', giveWay);
    banner.remove();
    if (held) before?.focus({ preventScroll: true });
    closed();
  }

  root.append(banner);
  stage.raise(banner);
  // Opening a dialog without moving the focus is silent to assistive technology: so it is told.
  stage.say(`${m.label}. ${asks.textContent} ${stage.list(titles(asked))}`);
  return hide;
}
