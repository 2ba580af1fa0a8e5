import type { RequestAccess } from '../policy/access.js';
import type { GuardContext } from './context.js';
import type { Obstacle } from './loading.js';
import { exec, indexOf, slice, split, toText } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { scan } from './scan.js';

/** Imports, and exports that pass on another file's; not calls of `import`. */
export const staticImport = /\b(?:import|from)(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*["']([^"'\n]+)/g;

/** What stands against what a file would load that the page itself has made, as `data:` or `blob:`. */
export type Contents = (access: RequestAccess) => Obstacle | undefined;

/**
 * Makes it for a realm: it looks into style sheets, modules, and frames by `data:`, whose own windows nobody can guard.
 * A Blob is read by a request that is answered at once: a sheet or module may be needed before any other could be.
 */
export function createContents({
  realm,
  judge,
  restyle,
  neutralise,
  shared: { sources },
}: Pick<GuardContext, 'realm' | 'judge' | 'restyle' | 'neutralise' | 'shared'>): Contents {
  const { Blob, XMLHttpRequest, atob, unescape } = realm;
  const typeOf = getterOf(Blob.prototype, 'type');
  const open = methodOf(XMLHttpRequest.prototype, 'open');
  const send = methodOf(XMLHttpRequest.prototype, 'send');
  const answerOf = getterOf(XMLHttpRequest.prototype, 'responseText');

  return ({ kind, url }) => {
    const isSheet = kind === 'link' || kind === 'style';
    const isFrame = kind === 'frame' || kind === 'object';
    if (!isSheet && !isFrame && kind !== 'import') return undefined;
    const address = split(url, '#')[0] ?? '';
    const isData = !indexOf(address, 'data:');
    const start = indexOf(address, ',') + 1;
    const blob = sources[address]?.blob;
    const read = (): string => {
      const text = slice(address, start);
      // Unlike its successor it throws at nothing, and host names need no more.
      if (isData)
        return exec(/;base64\s*,$/i, slice(address, 0, start)) ? atob(unescape(text)) : unescape(text);
      const request = new XMLHttpRequest();
      open(request, ['GET', address, false]);
      send(request, []);
      return toText(answerOf(request));
    };
    try {
      const type = isData ? slice(address, 0, start) : toText(typeOf(blob));
      if (isSheet) return exec(/css|^$/i, type) ? restyle(read()).obstacle : undefined;
      if (isFrame) return isData && exec(/html|xml/i, type) ? neutralise(read()).obstacle : undefined;
      let obstacle: Obstacle | undefined;
      scan(read(), staticImport, match => {
        obstacle = judge.url('import', match[1] ?? '');
        return obstacle;
      });
      return obstacle;
    } catch {
      return undefined; // None of the page's own, or not to be read.
    }
  };
}
