import { type Library, published } from './library.ts';

interface Analytics {
  track(event: string): unknown;
  page(): unknown;
}

declare global {
  interface Window {
    segment: Analytics;
  }
}

export const segment: Library = {
  name: published('@segment/analytics-next'),
  items: [
    { cookie: 'ajs_*', days: 365 },
    { cookie: '__tld__', days: 1 },
    { local: 'ajs_*' },
    { local: 'persisted-queue:*' },
    { session: 'ajs_*' },
  ],
  head: `
    <script src="/node_modules/@segment/analytics-next/dist/umd/index.js"></script>
    <script>
      window.segment = AnalyticsNext.AnalyticsBrowser.load(
        { writeKey: 'key', cdnURL: 'PARTNER' },
        { integrations: { 'Segment.io': { apiHost: new URL('PARTNER').host + '/v1', protocol: 'http' } } },
      );
      segment.page();
    </script>`,
  partnerFiles: {
    '/v1/projects/key/settings': JSON.stringify({
      integrations: { 'Segment.io': { apiKey: 'key' } },
      plan: {},
    }),
  },
  send: event => void window.segment.track(event),
  first: /^\/v1\/p /,
  keeps: [/^cookie ajs_anonymous_id$/, /^local ajs_anonymous_id$/],
};
