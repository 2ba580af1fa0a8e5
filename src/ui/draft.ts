import type { Choices, View } from '../consent/view.js';

/** What the switches show, before it is saved. */
export interface Draft {
  /** Whether the switch of this purpose or service stands on. */
  on(id: string): boolean;
  /** Whether some services of the purpose stand otherwise than the purpose. */
  mixed(purpose: string): boolean;
  /** Turns a purpose with all its services, or one service. */
  turn(id: string, on: boolean): void;
  /** Takes over the grants as they stand now, but for what was turned here. */
  follow(): void;
  /** Whether saving would grant what is not granted now. */
  grants(): boolean;
  /** Every optional purpose, and the services that differ from theirs or did. */
  choices(): Choices;
}

/** Begins with what is granted; everything else is off. */
export function createDraft(view: View): Draft {
  const optional = view.policy.purposes.filter(one => !one.required).map(one => one.id);
  const shown = new Map<string, boolean>();
  const turned = new Set<string>();
  const services = new Map<string, string[]>(optional.map(id => [id, []]));
  for (const { id, purpose } of view.policy.services) services.get(purpose)?.push(id);

  const granted = (id: string): boolean => view.grants[id]?.state === 'granted';
  const on = (id: string): boolean => shown.get(id) === true;
  const under = (purpose: string): readonly string[] => services.get(purpose) ?? [];
  const all = [...services].flatMap(([purpose, ids]) => [purpose, ...ids]);

  const draft: Draft = {
    on,
    mixed: purpose => under(purpose).some(id => on(id) !== on(purpose)),
    turn(id, state) {
      for (const one of [id, ...under(id)]) {
        shown.set(one, state);
        turned.add(one);
      }
      // Its services may agree now, against the purpose: then it goes with them.
      for (const [purpose, ids] of services) {
        if (ids.includes(id) && ids.every(one => on(one) === state)) {
          shown.set(purpose, state);
          turned.add(purpose);
        }
      }
    },
    follow() {
      for (const id of all) if (!turned.has(id)) shown.set(id, granted(id));
    },
    grants: () => all.some(id => on(id) && !granted(id)),
    choices: () =>
      Object.fromEntries(
        optional.flatMap(purpose => [
          [purpose, on(purpose)],
          ...under(purpose)
            .filter(id => on(id) !== on(purpose) || granted(id) !== granted(purpose))
            .map((id): [string, boolean] => [id, on(id)]),
        ]),
      ),
  };
  draft.follow();
  return draft;
}
