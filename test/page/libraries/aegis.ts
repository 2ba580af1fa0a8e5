import { type Library, published } from './library.ts';

declare global {
  interface Window {
    aegis: { infoAll(event: string): void };
  }
}

export const aegis: Library = {
  name: published('aegis-web-sdk'),
  items: [{ local: 'AEGIS_ID' }, { session: '__MONITOR_SESSION_V1__' }],
  head: `
    <script src="/node_modules/aegis-web-sdk/lib/aegis.min.js"></script>
    <script>
      window.aegis = new Aegis({ id: 'project', hostUrl: 'PARTNER', reportApiSpeed: true, spa: true });
    </script>`,
  send: event => window.aegis.infoAll(event),
  first: /^\/collect\/pv\?/,
  keeps: [/^local AEGIS_ID$/],
};
