import type { Realm } from '../guards/natives.js';

/** Whether the visitor has just pressed something. */
export interface Gestures {
  isGenuine(): boolean;
  readonly stop: () => void;
}

/** How long a press counts, in milliseconds: enough for what a page asks its server meanwhile. */
const pressMs = 1_000;

/** What only the visitor can make: scripts can bring about trusted events of other types, as `input` or `focus`. */
const presses = ['pointerdown', 'pointerup', 'keydown', 'keyup', 'click'] as const;

/**
 * Watches for the visitor's own presses. Listens for itself: what `window.event` and `navigator.userActivation` say, a page
 * can put there. The latter counts too, read by the getters that stood here when Assent started; where the browser knows
 * it, a press counts only if the visitor has ever been active, since a label that a script presses makes a trusted click.
 */
export function watchGestures(realm: Realm): Gestures {
  const { navigator } = realm;
  const activation: UserActivation | undefined = navigator.userActivation;
  const getterOf = (name: 'isActive' | 'hasBeenActive') => {
    const proto: object = activation ? Object.getPrototypeOf(activation) : {};
    const get = Object.getOwnPropertyDescriptor(proto, name)?.get;
    return (): boolean | undefined => get && Reflect.apply(get, activation, []) === true;
  };
  const isActive = getterOf('isActive');
  const hasBeenActive = getterOf('hasBeenActive');
  let pressedAt = Number.NEGATIVE_INFINITY;

  const press = (event: Event): void => {
    if (event.isTrusted && hasBeenActive() !== false) pressedAt = realm.performance.now();
  };
  for (const type of presses) realm.addEventListener(type, press, true);
  return {
    isGenuine: () => isActive() === true || realm.performance.now() - pressedAt < pressMs,
    stop() {
      for (const type of presses) realm.removeEventListener(type, press, true);
    },
  };
}
