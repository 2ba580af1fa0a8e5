import type { Child } from './h.js';
import css from './rights.css?inline';
import type { FullStage } from './stage.js';

/**
 * What a visitor may do with what is kept of them: take a copy, withdraw, erase. Erasing asks once more, and then says
 * what was erased and what was not.
 */
export function describeRights(stage: FullStage): HTMLElement {
  const { h, messages: m, view, language } = stage;
  const { record, rights, policy } = view;
  stage.adopt(css);
  const outcome = h('div', { part: 'outcome', role: 'status' });
  const tell = (...children: readonly Child[]): void =>
    outcome.replaceChildren(...children.filter(child => child !== undefined && child !== false));
  const failed = (): void => tell(h('p', {}, m.failed));

  const copy = async (): Promise<void> => {
    const text = JSON.stringify(await rights.copy(), null, 2);
    const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    h('a', { href, download: `${policy.id}-privacy.json` }).click();
    // Browsers have taken hold of it by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  const erase = async (): Promise<void> => {
    const { erased, kept } = await rights.erase();
    tell(
      h('p', {}, m.erased(erased.length)),
      kept.length > 0 && h('p', {}, m.notErased),
      kept.length > 0 &&
        h(
          'ul',
          {},
          ...kept.map(({ item, reason }) =>
            h(
              'li',
              {},
              h('bdi', { dir: 'ltr' }, item.name),
              ` (${m.kinds[item.kind]}) `,
              reason === 'http-only' && m.httpOnly,
            ),
          ),
        ),
    );
  };

  const button = (act: string, text: string, press: () => void): HTMLButtonElement => {
    const made = stage.button(act, text, press);
    made.setAttribute('part', 'quiet');
    return made;
  };
  const ask = button('erase', m.erase, () => {
    const sure = button('erase', m.erase, () => void erase().catch(failed));
    const cancel = button('cancel', m.cancel, () => {
      tell();
      ask.focus();
    });
    tell(h('p', {}, m.eraseSure), h('div', { part: 'acts' }, sure, cancel));
    cancel.focus();
  });
  const date = record && new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(record.time * 1000);
  return h(
    'section',
    { part: 'rights' },
    h('h3', {}, m.rights),
    date ? h('p', { part: 'small' }, m.chosen(date)) : undefined,
    h(
      'div',
      { part: 'acts' },
      button('copy', m.copy, () => void copy().catch(failed)),
      button('withdraw', m.withdraw, () => stage.answer('refuse-all')),
      ask,
    ),
    outcome,
  );
}
