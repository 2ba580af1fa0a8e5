import type { GuardContext } from './context.js';
import { toText } from './natives.js';
import { getterOf, methodOf } from './patch.js';

/**
 * Navigations that script starts: by `location`, forms, refreshes, made clicks. Held and refused alike the page stays.
 * A visitor's own click is never stopped.
 */
export function guardNavigation({ realm, gate, patch, toAccess }: GuardContext): void {
  const { NavigateEvent, NavigationDestination, Event, navigation } = realm;
  const isVisitors = getterOf(NavigateEvent.prototype, 'userInitiated');
  const destinationOf = getterOf(NavigateEvent.prototype, 'destination');
  const isSameDocument = getterOf(NavigationDestination.prototype, 'sameDocument');
  const urlOf = getterOf(NavigationDestination.prototype, 'url');
  const prevent = methodOf(Event.prototype, 'preventDefault');

  patch.listens(navigation, 'navigate', event => {
    if (!event.isTrusted || isVisitors(event)) return;
    const destination = destinationOf(event);
    const access = isSameDocument(destination) ? null : toAccess('navigation', toText(urlOf(destination)));
    if (access && gate.decide(access).verdict !== 'allow') prevent(event, []);
  });
}
