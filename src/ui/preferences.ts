import type { Purpose } from '../policy/policy.js';
import { createDraft } from './draft.js';
import css from './preferences.css?inline';
import { describeRights } from './rights.js';
import { createSearch, mostUnsearched } from './search.js';
import { describeService } from './service.js';
import type { FullStage } from './stage.js';
import { createSwitches } from './switches.js';

/**
 * Shows the preferences: a modal dialog with a switch for every optional purpose and service. The browser traps the focus
 * in it and gives it back afterwards.
 *
 * @param list the visitor asked for all services: their lists stand open, or the field to look for one has the focus
 * @param closed called once, when it has gone
 * @returns its undo
 */
export function showPreferences(stage: FullStage, list: boolean, closed: () => void): () => void {
  const { h, root, view, messages: m, language } = stage;
  const { controller, url, storedIn, purposes, services } = view.policy;
  const draft = createDraft(view);
  const switches = createSwitches(stage, draft);
  const small = (text: string | undefined) => text && h('p', { part: 'small' }, text);
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const country = (code: string) => countries.of(code) ?? code;

  const isLong = services.length > mostUnsearched;
  const search =
    isLong &&
    createSearch(stage, one => {
      const isOptional = purposes.some(({ id, required }) => id === one.purpose && !required);
      return describeService(
        stage,
        one,
        country,
        isOptional && ((tag, id, title) => switches.head(tag, id, title, 'found:')),
      );
    });

  const describe = ({ id, title, text, clause, required, separate, loses }: Purpose): HTMLElement => {
    const its = services.filter(one => one.purpose === id);
    const details = h(
      'details',
      { open: list && !isLong ? '' : undefined },
      h('summary', {}, m.services(its.length)),
    );
    const fill = () =>
      details.append(
        h('ul', {}, ...its.map(one => describeService(stage, one, country, !required && switches.head))),
      );
    // Only once it is opened: a policy may declare a thousand services.
    details.addEventListener('toggle', fill, { once: true });

    const name = stage.text(title);
    return h(
      'li',
      { part: 'entry' },
      required
        ? h('div', { part: 'head' }, h('h3', {}, name), h('span', { part: 'state' }, m.always))
        : switches.head('h3', id, name),
      h('p', {}, stage.text(text), ' ', clause && h('small', { part: 'small' }, m.clause(clause))),
      !required && loses && small(m.loses(stage.text(loses))),
      !required && separate && small(m.separate),
      !required && switches.reason(id),
      its.length > 0 && details,
    );
  };

  const heading = h('h2', { part: 'title', tabindex: '-1', autofocus: '' }, m.label);
  const dialog = h(
    'dialog',
    { ...stage.frame, part: 'dialog', 'data-assent': 'dialog' },
    h('header', {}, heading, stage.closer(hide)),
    h(
      'div',
      { part: 'body' },
      h('p', {}, m.intro),
      view.gpc && h('p', { part: 'honoured' }, m.honoured),
      search,
      h('ul', {}, ...purposes.map(describe)),
      describeRights(stage),
      h(
        'p',
        { part: 'small links' },
        storedIn && h('span', {}, m.storedIn(country(storedIn))),
        stage.link(url, m.policy),
        stage.link(controller.contact, m.contact(stage.text(controller.name))),
        stage.link(controller.authority, m.authority),
      ),
    ),
    stage.choices(
      stage.button('save', m.save, event => {
        // As with accepting all: a script may save what refuses, not what grants.
        if (event.isTrusted || !draft.grants()) stage.answer(draft.choices());
      }),
    ),
  );

  const unsubscribe = view.subscribe(() => {
    draft.follow();
    switches.paint();
  });

  function hide(): void {
    if (!dialog.isConnected) return;
    unsubscribe();
    dialog.close();
    dialog.remove();
    closed();
  }
  // Escape and the back gesture close it by themselves.
  dialog.addEventListener('close', hide);

  switches.paint();
  stage.adopt(css);
  root.append(dialog);
  stage.raise(dialog);
  if (list && search) search.querySelector('input')?.focus();
  return hide;
}
