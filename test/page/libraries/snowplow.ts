import { type Library, published } from './library.ts';

declare global {
  interface Window {
    snowplowBrowserTracking: {
      trackStructEvent(event: { category: string; action: string }): void;
      flushBuffer(): void;
    };
  }
}

export const snowplow: Library = {
  name: published('@snowplow/browser-tracker'),
  items: [{ cookie: '_sp_*', days: 730 }, { local: 'snowplowOutQueue_*' }, { local: '_sp_*' }],
  head: `
    <script src="/node_modules/@snowplow/browser-tracker/dist/index.umd.min.js"></script>
    <script>
      snowplowBrowserTracking.newTracker('sp', 'PARTNER', { appId: 'test', encodeBase64: false });
      snowplowBrowserTracking.trackPageView();
    </script>`,
  send(event) {
    window.snowplowBrowserTracking.trackStructEvent({ category: 'test', action: event });
    window.snowplowBrowserTracking.flushBuffer();
  },
  first: /^\/com\.snowplowanalytics\.snowplow\/tp2 .*"e":"pv"/,
  keeps: [/^cookie _sp_id\./, /^cookie _sp_ses\./],
};
