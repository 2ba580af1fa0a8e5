import type { Text } from '../policy/policy.js';
import { type Card, showCard } from './card.js';
import css from './cards.css?inline';
import type { FullStage } from './stage.js';

/** A date as the language writes it: "7 February 2025". As it stands where it is none. */
const dateIn = (language: string, date: string | number): string => {
  const time = new Date(date);
  // A date without a time is midnight in UTC: in the west of it, the day before.
  return Number.isNaN(time.getTime())
    ? `${date}`
    : new Intl.DateTimeFormat(language, {
        dateStyle: 'long',
        timeZone: typeof date === 'string' ? 'UTC' : undefined,
      }).format(time);
};

/** What changed, in words and as a list of purposes. */
function describeNews(stage: FullStage): { readonly heading: string; readonly body: readonly HTMLElement[] } {
  const { h, messages: m, view, language } = stage;
  const { news, policy } = view;
  if (!news) return { heading: '', body: [] };
  const { added, removed, changed } = news.diff.purposes;
  const declared = [...policy.purposes, ...(policy.next?.purposes ?? [])];
  const titles = (ids: readonly string[]): string =>
    stage.list(ids.map(id => stage.text(declared.find(one => one.id === id)?.title) || id));
  const date = dateIn(language, news.effective ?? news.to);
  const summaries = news.summaries.map((one: Text) => h('p', {}, stage.text(one)));
  const diff = [
    added.length > 0 && m.added(titles(added)),
    changed.length > 0 && m.altered(titles(changed)),
    removed.length > 0 && m.removed(titles(removed)),
  ].flatMap(text => (text ? [h('li', {}, text)] : []));
  const reasons = news.significant.map(one => m.reasons[one]);
  return {
    heading: news.kind === 'announced' ? m.changes(date) : m.changed(date),
    body: [
      ...(reasons.length ? [h('p', {}, m.concerns(stage.list(reasons)))] : []),
      ...summaries,
      ...(diff.length ? [h('ul', { part: 'diff' }, ...diff)] : []),
    ],
  };
}

/** Tells of a change of the policy, or of what is on by the law of the region. Nothing in it is an answer but refusing. */
export function showNews(stage: FullStage, more: () => void): Card | undefined {
  const { h, messages: m, view } = stage;
  const { policy } = view;
  // What makes way for something else has not been read yet.
  const closed = (byVisitor: boolean): void => {
    if (byVisitor) view.dismissNews();
  };
  const link = h('p', { part: 'small' }, stage.link(policy.url, m.policy));
  if (view.news) {
    const { heading, body } = describeNews(stage);
    const card = showCard(
      stage,
      heading,
      body.map(one => one.textContent).join(' '),
      [...body, link],
      closed,
      view.news.kind,
    );
    return card;
  }
  if (!view.notice) return undefined;
  const on = policy.purposes.filter(({ id }) => view.grants[id]?.reason === 'region');
  const told = m.tells(
    stage.text(policy.controller.name),
    stage.list(on.map(({ title }) => stage.text(title))),
  );
  const refuse = stage.button('refuse-all', m.refuseAll, () => {
    card.close();
    view.dismissNews();
    stage.answer('refuse-all');
  });
  const choose = stage.button('preferences', m.choose, () => {
    view.dismissNews();
    more();
  });
  const card = showCard(
    stage,
    m.label,
    told,
    [
      h('p', {}, told),
      view.gpc && h('p', { part: 'honoured' }, m.honoured),
      link,
      h('div', { part: 'acts' }, refuse, choose),
    ],
    closed,
  );
  return card;
}

/**
 * Puts into the banner what has to be said before it asks: what changed, what ran out, that Global Privacy Control was
 * honoured. Does nothing where there is nothing to say, or it stands there already.
 */
export function fillNews(stage: FullStage, slot: HTMLElement): void {
  const { h, messages: m, view, language } = stage;
  const { news, previous, policy } = view;
  if (slot.childElementCount) return;
  stage.adopt(css);
  if (news?.kind === 'significant') {
    const { heading, body } = describeNews(stage);
    slot.append(h('h3', {}, heading), ...body, h('p', {}, m.again));
  }
  if (previous) {
    const granted = policy.purposes.filter(({ id, required }) => !required && previous.choices[id]);
    const titles = stage.list(granted.map(({ title }) => stage.text(title)));
    slot.append(h('p', {}, m.ended(dateIn(language, previous.time * 1000), titles)));
  }
  if (view.gpc) slot.append(h('p', { part: 'honoured' }, m.honoured));
}
