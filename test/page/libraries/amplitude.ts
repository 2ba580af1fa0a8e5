import { type Library, published } from './library.ts';

declare global {
  interface Window {
    amplitude: { track(event: string): unknown; flush(): unknown };
  }
}

export const amplitude: Library = {
  name: published('@amplitude/analytics-browser'),
  items: [{ cookie: 'AMP_*', days: 365 }, { local: 'AMP_*' }, { session: 'AMP_*' }, { database: 'AMP_*' }],
  head: `
    <script src="/node_modules/@amplitude/analytics-browser/lib/scripts/amplitude-min.js"></script>
    <script>
      amplitude.init('key', {
        serverUrl: 'PARTNER/2/httpapi',
        autocapture: true,
        fetchRemoteConfig: false,
      });
    </script>`,
  partnerFiles: { '/2/httpapi': '{"code":200,"events_ingested":1}' },
  send(event) {
    window.amplitude.track(event);
    window.amplitude.flush();
  },
  first: /^\/2\/httpapi .*Page Viewed/,
  keeps: [/^cookie AMP_key$/],
};
