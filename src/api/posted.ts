import type { Log } from '../consent/log.js';
import type { Realm } from '../guards/natives.js';

/** How long after a form was sent its answer may begin to load, in milliseconds: a question may have come between. */
const longestMs = 10_000;

/** Whether a page answers a form that was sent to it. */
export interface Posts {
  cameFromPost(): boolean;
  readonly stop: () => void;
}

/**
 * Tells pages that answer a POST: browsers don't say, so each page notes in the log what form it sends where, and the
 * next one compares. A POST from another site, or from a page without Assent, is not known.
 */
export function watchPosts({ document, location, performance }: Realm, log: Log): Posts {
  const bare = (url: string): string => url.replace(/#.*/, '');
  const [navigation] = performance.getEntriesByType('navigation');
  const posted = log.read('posted');
  const [url, timeMs] = Array.isArray(posted) ? posted : [];
  const wasJustNow = Math.abs(performance.timeOrigin - Number(timeMs)) < longestMs;
  const isRepeated = navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate';
  // After a redirect it is a GET (https://fetch.spec.whatwg.org/#http-redirect-fetch), but for the rare 307 and 308.
  const isRedirected = navigation instanceof PerformanceNavigationTiming && navigation.redirectCount > 0;
  const isPost = url === bare(location.href) && (wasJustNow || isRepeated) && !isRedirected;

  // `submit` knows the button, which may have an address of its own; `formdata` also comes where a script submits.
  const note = ({ target, submitter }: Event & { readonly submitter?: HTMLElement | null }): void => {
    if (!(target instanceof HTMLFormElement)) return;
    // By attribute: a control named "method" would shadow the property.
    const say = (name: string): string =>
      submitter?.getAttribute(`form${name}`) ?? target.getAttribute(name) ?? '';
    if (/^post$/i.test(say('method')))
      log.write('posted', [bare(new URL(say('action') || location.href, document.baseURI).href), Date.now()]);
  };
  const types = ['formdata', 'submit'];
  for (const type of types) document.addEventListener(type, note);
  return {
    cameFromPost: () => isPost,
    stop() {
      for (const type of types) document.removeEventListener(type, note);
    },
  };
}
