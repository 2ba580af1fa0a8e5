import type { GuardContext } from './context.js';
import { dictionary, exec, stringify } from './natives.js';

/** A host that is named whole, and what is below a path of it, as in `stats.example /*`. */
const exact = /^([^*\s]+) (\/(?:[^*]*\/)?)\*$/;

/**
 * `import()`, which is no function and cannot be wrapped: an import map denies every address below those that are not
 * granted (https://html.spec.whatwg.org/#resolve-a-module-specifier). A grant adds a map that names them again in scopes,
 * which go before. What has failed once in a page stays failed until it is left. Patterns of hosts cannot be written so.
 *
 * Only where a page may have several maps. That cannot be asked for: it is Chromium's from version 133 on, and elsewhere
 * ours would take the place of the page's own. And only once there is a script in the page's own text, ours or another:
 * where a content policy allows none, it would not allow the map either, and say so.
 */
export function guardImports({ realm, gate, patch, dom, quarantine }: GuardContext): void {
  const { document, location, navigator } = realm;
  const { brands = [] } = navigator.userAgentData ?? {};
  if (!brands.some(({ brand, version }) => brand === 'Chromium' && Number(version) >= 133)) {
    throw new TypeError('one import map a page');
  }
  let nonce: string | undefined;
  const denied = dictionary<boolean>();

  const addMap = (map: object): void => {
    const script = dom.create('script');
    dom.set(script, 'type', 'importmap');
    if (nonce) dom.set(script, 'nonce', nonce);
    dom.setText(script, stringify(map));
    dom.pass(script);
  };
  const update = (): void => {
    const imports = dictionary<string | null>();
    const given = dictionary<string>();
    let [denies, gives] = [false, false];
    const standing = gate.standing();
    for (const pattern in standing) {
      const found = exec(exact, pattern);
      const host = found?.[1];
      const path = found?.[2];
      if (host === undefined) continue;
      const mayLoad = standing[pattern] === 'allow';
      // Ports matter here, which a policy does not name: the scheme's own, and the page's.
      for (const port of location.port ? ['', `:${location.port}`] : ['']) {
        for (const scheme of ['http', 'https']) {
          const url = `${scheme}://${host}${port}${path}`;
          // What is allowed below what is not goes before it: it is longer.
          imports[url] = mayLoad ? url : null;
          if (mayLoad === !denied[url]) continue;
          denied[url] = !mayLoad;
          if (mayLoad) given[url] = url;
          [denies, gives] = [denies || !mayLoad, gives || mayLoad];
        }
      }
    }
    if (denies) addMap({ imports });
    if (!gives) return;
    const scopes = dictionary<object>();
    for (const url in { ...given, [`${location.origin}/`]: '' }) scopes[url] = given;
    addMap({ scopes });
  };
  const start = (script: Element | null): void => {
    quarantine.onInline(() => {});
    nonce = script instanceof realm.HTMLElement ? script.nonce : undefined;
    patch.onUndo(gate.onSettle(update));
    update();
  };
  const { currentScript } = document;
  if (currentScript && !currentScript.hasAttribute('src')) start(currentScript);
  else quarantine.onInline(start);
}
