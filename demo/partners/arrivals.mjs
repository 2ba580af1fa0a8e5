import { gunzipSync } from 'node:zlib';

/**
 * What really arrived at the partners, oldest first, of all that the demo's server was asked for.
 * Reading the log and the browser's own preflights are left out: neither carries anything about the visitor.
 *
 * @param {readonly object[]} requests
 */
export function arrivals(requests) {
  return requests
    .filter(entry => entry.site === 'b' && !entry.preflight && entry.path !== '/collector/log')
    .map(({ time, method, path, search, body }) => {
      const text = readable(body);
      return {
        time,
        method,
        path,
        search,
        sizeBytes: body.length,
        events: eventNames(text),
        body: text.slice(0, 2000),
      };
    });
}

/** Text, unpacked: posthog-js sends gzip, told by its first two bytes. */
function readable(body) {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.toString('utf8');
  try {
    return gunzipSync(body).toString('utf8');
  } catch {
    return ''; // a beacon cut off at page hide
  }
}

/** The names of the events in it, whether it holds one, a list, or a batch. */
function eventNames(text) {
  const names = [...text.matchAll(/"event"\s*:\s*"([^"]{1,60})"/g)].map(match => match[1]);
  return [...new Set(names)];
}
