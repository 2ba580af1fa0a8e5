import { dictionary, slice } from '../guards/natives.js';
import type { Access } from '../policy/access.js';
import type { Decision } from '../policy/decide.js';
import { callerOf } from './caller.js';
import type { Handle } from './handle.js';

/** How many undeclared hosts and names are told of. Of a long one no more than 200 characters are kept. */
const mostSeen = 1_000;

/**
 * Makes what tells the page of decisions: `verdict`, and `undeclared` once for each name or host.
 *
 * @param runningScript the address of the script that runs
 * @param hears whether somebody wants to hear what is allowed too
 */
export function createReporter(
  emit: Handle['emit'],
  runningScript: () => string | undefined,
  hears: () => boolean,
): (access: Access, decision: Decision) => void {
  const seen = dictionary<true>();
  let seenCount = 0;
  let telling = false;
  return (access, { verdict, service, purpose, reason }) => {
    const what =
      reason === 'undeclared' &&
      slice(`${access.kind} ${'name' in access ? access.name : access.host}`, 0, 200);
    const isNew = what && seenCount < mostSeen && !seen[what];
    // What is allowed is told only to who asked for it: most of what a page does is.
    const isWanted = verdict !== 'allow' || hears();
    if (!isNew && !isWanted) return;
    const by = runningScript() ?? (isNew ? callerOf(new Error()) : undefined);
    if (isNew) {
      seenCount++;
      seen[what] = true;
      emit('undeclared', { access, service, by });
    }
    // A listener that asks for something itself, as to send what it heard, would hear of that for ever.
    if (!isWanted || (telling && verdict === 'allow')) return;
    telling = true;
    emit('verdict', { access, verdict, service, purpose, reason, by });
    telling = false;
  };
}
