import { readDnt } from '../consent/signals.js';
import { languages, type Tag } from '../i18n/index.js';
import { checkedPolicy } from '../policy/check.js';
import { keepAnswers } from './answers.js';
import type { Assent, AssentOptions } from './assent.js';
import { compose } from './compose.js';
import { type Handle, startGuard } from './handle.js';
import { takeHandle } from './meet.js';
import { adoptFrom } from './page.js';

/** What guards this page. It does so until the page is left: after `destroy()` the next Assent takes it over. */
let running: Handle | undefined;

/**
 * Guards the page from now on, asks the visitor, keeps the policy. Where guard.js stands in the page it guards
 * already, and this takes over from it. Where Assent runs, as under hot reloading, what runs is returned.
 *
 * @throws AssentError `policy-invalid` where the given policy breaks a rule; Error where there is no window, as while
 *   rendering on a server: call it where the browser runs
 */
export function createAssent({
  policy,
  language,
  minor,
  region,
  dnt,
  depth,
  layout,
  askAge,
  entry,
  texts,
  ...proof
}: AssentOptions): Assent {
  if (typeof window === 'undefined') {
    throw new Error(
      'createAssent: there is no window; call it in the browser, as in an effect or a client entry',
    );
  }
  if (running?.facade.isComplete) return running.facade.assent;
  // A mistake is told before anything is guarded by it.
  const given = typeof policy === 'string' ? policy : checkedPolicy(policy, window.location.hostname);
  const left = takeHandle(window);
  if (left === 'taken' && window.assent) return window.assent;
  running ??= left && left !== 'taken' ? left : startGuard(window, { minor, region, dnt });
  if (typeof given === 'string') void adoptFrom(running, given);
  else running.adopt(given);
  const load = async (tag: Tag) => {
    const { messages, details } = await languages[tag]();
    return { messages: { ...messages, ...texts }, details: { ...details, ...texts } };
  };
  return compose(
    running,
    {
      ui: () => import('../ui/index.js'),
      messages: load,
      details: load,
      answers: { keepAnswers },
    },
    {
      ...running.page,
      minor,
      proof,
      look: { layout, askAge, entry },
      ...(language && { language }),
      ...(depth && { depth }),
      // Where guard.js ran before, it was not told.
      gpc: dnt && readDnt(window.navigator),
      ...(region && { region }),
    },
  );
}
