import type { Tab } from './tabs.ts';
import type { Store } from './way.ts';

/** Whether this lies on the device: asked of the browser, or of a page without guards. */
export async function isKept(tab: Tab, home: string, kind: Store, name: string): Promise<boolean> {
  if (kind === 'cookie') return (await tab.context.cookies()).some(cookie => cookie.name === name);
  if (kind === 'session') {
    const storageId = { securityOrigin: home, isLocalStorage: false };
    const { entries } = await tab.session.send('DOMStorage.getDOMStorageItems', { storageId });
    return entries.some(([key]) => key === name);
  }
  const clean = await tab.clean();
  return clean.evaluate(
    async ([what, wanted]) => {
      if (what === 'local') return localStorage.getItem(wanted) !== null;
      if (what === 'cache') return (await caches.keys()).includes(wanted);
      if (what === 'database') return (await indexedDB.databases()).some(one => one.name === wanted);
      const files = await navigator.storage.getDirectory();
      for await (const file of files.keys()) if (file === wanted) return true;
      return false;
    },
    [kind, name] as const,
  );
}
