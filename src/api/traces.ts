import type { Log } from '../consent/log.js';
import { type CookieJar, keyOf, type Trace } from '../guards/cookie-jar.js';

/** How many traces are kept; the oldest go first. */
const mostTraces = 40;

/**
 * Keeps what is known of written cookies from page to page, in the log.
 *
 * @returns reads what earlier pages knew into the jar: wanted before it is settled, and not before
 */
export function keepTraces(jar: CookieJar, log: Log): () => void {
  let recalled = false;
  const recall = (): void => {
    if (recalled) return;
    recalled = true;
    const stored = log.read('cookies');
    // Whoever else may have written there: what has not the form of a trace is left out.
    for (const trace of Array.isArray(stored) ? stored.filter(isTrace) : [])
      jar.traces[keyOf(trace)] ??= trace;
  };
  const save = (): void => {
    recall();
    log.write('cookies', Object.values(jar.traces).slice(-mostTraces));
  };
  jar.onTrace = save;
  if (Object.keys(jar.traces).length) save();
  return recall;
}

const shape = { name: 'string', rest: 'string', domain: 'string', path: 'string', endsAt: 'number' };

function isTrace(value: unknown): value is Trace {
  if (typeof value !== 'object' || !value || !('name' in value) || !('rest' in value)) return false;
  return Object.entries(value).every(([key, member]) => typeof member === Reflect.get(shape, key));
}
