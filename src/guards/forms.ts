import type { GuardContext } from './context.js';
import { lower } from './natives.js';
import { getterOf, methodOf } from './patch.js';

/**
 * Forms, by the address that they are sent to. Held and refused alike nothing is sent. What replaces the page is left to
 * the guard of navigations where there is one, and is the visitor's own where no script started it.
 */
export function guardForms({ realm, gate, patch, dom, toAccess }: GuardContext): void {
  const { Event, SubmitEvent, EventTarget, HTMLFormElement, navigation } = realm;
  const proto = HTMLFormElement.prototype;
  const targetOf = getterOf(Event.prototype, 'target');
  const submitterOf = getterOf(SubmitEvent.prototype, 'submitter');
  const prevent = methodOf(Event.prototype, 'preventDefault');
  const listen = methodOf(EventTarget.prototype, 'addEventListener');
  const unlisten = methodOf(EventTarget.prototype, 'removeEventListener');
  const isForm = (value: unknown): value is Element =>
    dom.isElement(value) && dom.localName(value) === 'form';

  /** Whether the click that is being handled, or was last, was made by a script. */
  let isMade = false;

  const isAllowed = (form: Element, submitter: unknown, evenHere: boolean): boolean => {
    const read = (name: string): string =>
      (dom.isElement(submitter) ? dom.get(submitter, `form${name}`) : null) ?? dom.get(form, name) ?? '';
    const target = lower(read('target'));
    if (!evenHere && (!target || target === '_self')) return true;
    const access = toAccess('form', read('action'), form);
    return !access || gate.decide(access).verdict === 'allow';
  };
  const judge = (event: Event, evenHere: boolean): void => {
    const form = targetOf(event);
    const submitter = submitterOf(event);
    // A button stands for a click. Chromium takes a made one for the visitor's own.
    const isScripts = evenHere || (isMade && !!submitter);
    if (event.isTrusted && isForm(form) && !isAllowed(form, submitter, isScripts)) prevent(event, []);
  };

  patch.listens(realm, 'click', event => {
    isMade = !event.isTrusted;
  });
  patch.listens(realm, 'submit', event => judge(event, false));
  patch.method(
    proto,
    'submit',
    native => (self, args) =>
      isForm(self) && !isAllowed(self, null, !navigation) ? undefined : native(self, args),
  );
  // Its event never leaves a shadow root, so it is judged at the form. The page's own listeners hear it all the same.
  patch.method(proto, 'requestSubmit', native => (self, args) => {
    const listener = ['submit', (event: Event) => judge(event, !navigation), true];
    if (isForm(self)) listen(self, listener);
    try {
      return native(self, args);
    } finally {
      if (isForm(self)) unlisten(self, listener);
    }
  });
}
