import { type Library, published } from './library.ts';

declare global {
  interface Window {
    analytics: { track(event: string): unknown };
  }
}

/** Of 2015, with a fixed address. */
export const analyticsJs: Library = {
  name: published('analytics.js'),
  items: [
    { cookie: 'ajs_*', days: 365 },
    { cookie: 'ajs%3A*', days: 1 },
    { cookie: '__tld__', days: 1 },
    { local: 'ajs_*' },
    { local: '__storejs__' },
    { local: 'debug' },
  ],
  hosts: ['api.segment.io'],
  head: `
    <script src="/node_modules/analytics.js/analytics.js"></script>
    <script>
      analytics.initialize({ 'Segment.io': { apiKey: 'key' } });
      analytics.page();
    </script>`,
  send: event => void window.analytics.track(event),
  first: /^\/v1\/p /,
  keeps: [/^cookie ajs_anonymous_id$/],
};
