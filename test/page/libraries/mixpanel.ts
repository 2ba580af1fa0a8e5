import { type Library, published } from './library.ts';

declare global {
  interface Window {
    mixpanel: { track(event: string, properties: object, options: object): void };
  }
}

/** With its session recorder, which queues in IndexedDB. */
export const mixpanel: Library = {
  name: published('mixpanel-browser'),
  items: [
    { cookie: 'mp_*', days: 365 },
    { local: 'mp_*' },
    { local: '__mp*' },
    { session: 'mp_*' },
    { session: '__mp*' },
    { database: 'mixpanel*Db' },
  ],
  head: `
    <script src="/node_modules/mixpanel-browser/dist/mixpanel.umd.js"></script>
    <script>
      mixpanel.init('token', {
        api_host: 'PARTNER',
        api_payload_format: 'json',
        persistence: 'localStorage',
        track_pageview: true,
        record_sessions_percent: 100,
      });
    </script>`,
  send: event => window.mixpanel.track(event, {}, { send_immediately: true }),
  first: /^\/track\/.*mp_web_page_view/,
  keeps: [/^local mp_token_mixpanel$/, /^database mixpanelBrowserDb$/],
};
