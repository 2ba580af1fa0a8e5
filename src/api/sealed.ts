import type { Change } from '../consent/change.js';
import type { Log } from '../consent/log.js';
import type { Store } from '../consent/store.js';
import type { PolicyIndex } from '../policy/compile.js';
import { grantedSources, whyNotSealed } from '../policy/csp.js';
import type { Grant } from '../policy/grants.js';
import { createCarriage } from './carry.js';
import { watchEdits } from './edited.js';
import type { AssentEvents } from './events.js';
import type { Handle } from './handle.js';
import { watchPosts } from './posted.js';

/** The seal of a page, or that there is none. */
export interface PageSeal {
  /** What `ready` says of it. */
  readonly depth: Pick<AssentEvents['ready'], 'depth' | 'skipped'>;
  /** Once the page is told that it is ready: tells of a policy that cannot be sealed, and sends what the page before took along. */
  begin(): void;
  /**
   * Before a choice is in force: where it grants what the seal forbids, and only there, takes along what waits and can be
   * carried, and loads the page again. A browser lifts a CSP in no other way.
   */
  follow(change: Change): 'now' | 'later' | undefined;
  readonly stop: () => void;
}

const unset: Grant = { state: 'unset', reason: 'default' };

const missing =
  'no seal stands in this page: put the lines that `seal()` prints at the top of its head, or it was removed';

/** Takes hold of the seal that stands in a page. @param isWanted the page says that it is sealed */
export function openSeal(
  { realm, seal, gate, guards, emit }: Handle,
  index: PolicyIndex,
  store: Store,
  log: Log,
  isWanted: boolean,
): PageSeal {
  const { document, location } = realm;
  const { policy } = index;
  const carriage = createCarriage(realm, log);
  const standing = seal?.split(/[ ;]+/);
  const edits = standing && watchEdits(document);
  const posts = standing && watchPosts(realm, log);
  const mistake = isWanted || standing ? whyNotSealed(policy) : undefined;
  const always = grantedSources(policy, {});
  let isLeaving = false;

  /** Whether the seal forbids hosts of what was granted just now. */
  const forbids = ({ grants, granted }: Change): boolean =>
    grantedSources(policy, Object.fromEntries(granted.map(id => [id, grants[id] ?? unset])))
      .filter(source => !always.includes(source))
      .some(source => standing && !standing.includes(source));

  const reload = (): void => {
    if (isLeaving) return;
    isLeaving = true;
    const isOwn = !document.referrer || document.referrer.startsWith(`${location.origin}/`);
    // What another site has sent us to may have been a POST, and reloading would send that again.
    // Firefox gives the frames of a page that is reloaded what they had before: the emptiness of what was held.
    const keepsFrames = document.querySelector('iframe, frame, object, embed');
    if ((isOwn && !keepsFrames) || location.href.includes('#')) location.reload();
    else location.replace(location.href);
  };

  return {
    depth: {
      depth: standing && !mistake ? 'sealed' : 'guard',
      skipped:
        isWanted && !standing ? [...guards.skipped, { guard: 'seal', reason: missing }] : guards.skipped,
    },
    begin() {
      carriage.unload();
      if (!mistake) return;
      emit('error', { code: mistake.code, message: mistake.message, path: mistake.path });
      reportError(mistake);
    },
    follow(change) {
      // What cannot be kept would be forgotten by the page that is loaded again.
      if (!store.remembers || !forbids(change)) return undefined;
      const carried = gate.acts().filter(({ access }) => {
        // What waits for the page's own host is let through at once: `'self'` allows it.
        if (!('host' in access) || access.host === location.hostname) return false;
        return change.granted.includes(index.requestRule(access.host, access.path)?.service?.id ?? '');
      });
      const kept = carriage.load(carried);
      if (edits?.isEdited() || posts?.cameFromPost()) return 'later';
      void kept.finally(reload);
      return 'now';
    },
    stop() {
      edits?.stop();
      posts?.stop();
    },
  };
}
