import type { View } from '../consent/view.js';
import type { Grants } from '../policy/grants.js';
import { type Card, showCard } from './card.js';
import css from './cards.css?inline';
import type { FullStage } from './stage.js';

export { fillNews, showNews } from './news.js';

/** How many losses are told at once. The rest is a press away. */
const mostLosses = 3;

/** How long a confirmation is seen at least, in milliseconds. It is announced as well, and nothing depends on it. */
const toastMs = 6_000;

/** What a visitor has refused just now and misses: the purposes with a word on what stops working. */
export const lossesOf = ({ policy, grants }: View, before: Grants) =>
  policy.purposes.filter(
    ({ id, loses, required }) =>
      loses && !required && grants[id]?.state === 'refused' && before[id]?.state !== 'refused',
  );

/**
 * After an answer: says what refusing has cost, with one press to allow that purpose alone; where it has cost nothing,
 * that the answer is kept, or how long.
 *
 * @param before the grants as they were
 */
export function showOutcome(stage: FullStage, before: Grants, more: () => void): Card | undefined {
  const { h, messages: m, view } = stage;
  const losses = lossesOf(view, before);
  const kept = stage.confirmation();
  if (!losses.length) {
    showToast(stage, kept);
    return undefined;
  }
  const told = losses.slice(0, mostLosses);
  const line = ({ id, title, loses }: (typeof losses)[number]): HTMLElement => {
    const name = h('strong', { id: `lost:${id}` }, stage.text(title));
    const allow = stage.button('allow', m.allowOne, event => {
      // A grant takes the visitor's own press.
      if (!event.isTrusted) return;
      card.close();
      view.choose({ [id]: true });
      stage.say(kept);
      showToast(stage, kept);
    });
    allow.id = `allow:${id}`;
    allow.setAttribute('aria-labelledby', `allow:${id} lost:${id}`);
    return h('li', { part: 'loss' }, h('p', {}, name, ' ', stage.text(loses)), allow);
  };
  const card = showCard(stage, m.lost, [kept, ...told.map(one => stage.text(one.loses))].join(' '), [
    h('ul', {}, ...told.map(line)),
    losses.length > told.length && h('div', { part: 'acts' }, stage.button('preferences', m.choose, more)),
  ]);
  return card;
}

/**
 * Shows a short text where notices stand, for a while, and as long as the pointer rests on it. Nothing in it takes the
 * focus; assistive technology is told by the live region.
 */
export function showToast(stage: FullStage, text: string): void {
  const { h, root, frame } = stage;
  stage.adopt(css);
  root.querySelector('[part="toast"]')?.remove();
  const toast = h(
    'div',
    { dir: frame.dir, lang: frame.lang, part: 'toast', popover: 'manual', 'aria-hidden': 'true' },
    text,
  );
  root.append(toast);
  toast.showPopover?.();
  const end = (): unknown => (toast.matches(':hover') ? setTimeout(end, 500) : toast.remove());
  setTimeout(end, toastMs);
}

/**
 * Asks whether the visitor is under the age that the policy names. Neither answer stands out, and it is no part of the
 * consent dialog.
 *
 * @param closed called once it was answered or closed
 */
export function showAge(stage: FullStage, under: number, closed: () => void): Card {
  const { h, messages: m, view } = stage;
  const act = (name: string, text: string, isMinor: boolean) =>
    stage.button(name, text, event => {
      // A script may say that somebody is too young, not that they are old enough: that opens what was closed.
      if (!isMinor && !event.isTrusted) return;
      // It closes once that is in force, which may take until what keeps the answers has loaded.
      const undo = view.subscribe(() => {
        undo();
        card.close();
      });
      view.setMinor(isMinor);
    });
  const card = showCard(
    stage,
    m.age,
    m.ageKept,
    [
      h('div', { part: 'acts' }, act('under', m.under(under), true), act('over', m.over(under), false)),
      h('p', { part: 'small' }, m.ageKept),
    ],
    closed,
  );
  return card;
}

/**
 * The small button that opens the preferences from every page. It stays where it is while the page scrolls, in the top
 * layer, where no style of the page covers or moves it.
 */
export function showEntry(stage: FullStage, open: () => void): () => void {
  const { h, root, messages: m, frame, view } = stage;
  stage.adopt(css);
  if (root.querySelector('[part="entry-button"]')) return () => {};
  const button = h(
    'button',
    { type: 'button', part: 'entry-button', 'data-assent': 'preferences' },
    m.entry,
    view.gpc && h('small', {}, m.honoured),
  );
  button.addEventListener('click', open);
  const box = h('nav', { ...frame, part: 'corner', popover: 'manual', 'aria-label': m.entry }, button);
  root.append(box);
  box.showPopover?.();
  return () => box.remove();
}
