import type { Log } from '../consent/log.js';
import { type CookieJar, keyOf, type Trace } from '../guards/cookie-jar.js';

/** How many traces are kept; the oldest go first. */
const mostTraces = 40;

/** What is known of written cookies, kept from page to page. */
export interface TraceKeeper {
  /** Reads what earlier pages knew into the jar. */
  recall(): void;
  /** Writes what the jar knows, if that has changed. */
  save(): void;
}

/** Keeps the traces of a jar in the log. */
export function keepTraces(jar: CookieJar, log: Log): TraceKeeper {
  let recalled = false;
  let saved = '';
  const recall = (): void => {
    if (recalled) return;
    recalled = true;
    const stored = log.read('cookies');
    // Whoever else may have written there: what has not the form of a trace is left out.
    for (const trace of Array.isArray(stored) ? stored.filter(isTrace) : [])
      jar.traces[keyOf(trace)] ??= trace;
    saved = JSON.stringify(stored ?? []);
  };
  const save = (): void => {
    recall();
    const traces = Object.values(jar.traces).slice(-mostTraces);
    const text = JSON.stringify(traces);
    if (text !== saved) log.write('cookies', traces);
    saved = text;
  };
  jar.onTrace = save;
  return { recall, save };
}

const shape = {
  name: 'string',
  rest: 'string',
  domain: 'string',
  path: 'string',
  endsAt: 'number',
  cut: 'boolean',
};

function isTrace(value: unknown): value is Trace {
  if (typeof value !== 'object' || !value || !('name' in value) || !('rest' in value)) return false;
  return Object.entries(value).every(([key, member]) => typeof member === Reflect.get(shape, key));
}
