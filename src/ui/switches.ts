import type { Draft } from './draft.js';
import type { FullStage } from './stage.js';

/** The switches of one dialog, and what depends on them. */
export interface Switches {
  /** A heading that names a switch, its state in words, and the switch. `id`: of the purpose or service. */
  head(tag: 'h3' | 'h4', id: string, title: string): HTMLElement;
  /** Says why the purpose is off, where not the visitor turned it off. */
  reason(id: string): HTMLElement;
  /** Brings all into line with draft and grants. */
  paint(): void;
}

/** Makes switches that turn the draft, and nothing else: what is saved is read from there, not from the page. */
export function createSwitches({ h, messages: m, view }: FullStage, draft: Draft): Switches {
  const paints: (() => void)[] = [];
  const paint = (): void => {
    for (const one of paints) one();
  };
  /** Paints at once and from now on. */
  const keep = <E extends HTMLElement>(element: E, one: () => void): E => {
    paints.push(one);
    one();
    return element;
  };

  return {
    paint,
    head(tag, id, title) {
      const input = h('input', { type: 'checkbox', role: 'switch', part: 'switch', id });
      const state = h('span', { part: 'state', 'aria-hidden': 'true' });
      input.addEventListener('click', event => {
        // A script may turn it off in the visitor's name, never on.
        if (input.checked && !event.isTrusted) return event.preventDefault();
        draft.turn(id, input.checked);
        paint();
      });
      const head = h('div', { part: 'head' }, h(tag, {}, h('label', { for: id }, title)), state, input);
      return keep(head, () => {
        const mixed = draft.mixed(id);
        input.indeterminate = mixed;
        input.checked = draft.on(id) && !mixed;
        input.disabled = view.grants[id]?.reason === 'minor';
        state.textContent = mixed ? m.partly : input.checked ? m.on : m.off;
        // A switch has no mixed state of its own (ARIA 1.2, 5.4): its description says it.
        input.title = mixed ? m.partly : '';
      });
    },
    reason(id) {
      const reason = h('p', { part: 'small' });
      return keep(reason, () => {
        const why = view.grants[id]?.reason;
        reason.textContent = why === 'gpc' ? m.gpc : why === 'minor' ? m.minor : '';
      });
    },
  };
}
