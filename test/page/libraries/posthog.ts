import { type Library, published } from './library.ts';

declare global {
  interface Window {
    posthog: { capture(event: string): void };
  }
}

export const posthog: Library = {
  name: published('posthog-js'),
  items: [
    { cookie: 'ph_*', days: 365 },
    { cookie: 'dmn_chk_*', days: 1 },
    { local: 'ph_*' },
    { local: '__ph_*' },
    { local: '__mplssupport__' },
    { local: 'test' },
    { session: 'ph_*' },
    { session: '__support__' },
  ],
  head: `
    <script src="/node_modules/posthog-js/dist/array.full.js"></script>
    <script>
      posthog.init('phc_test', {
        api_host: 'PARTNER',
        defaults: '2025-05-24',
        opt_out_useragent_filter: true,
        disable_compression: true,
        request_batching: false,
      });
    </script>`,
  send: event => window.posthog.capture(event),
  first: /^\/e\/.*\$pageview/,
  keeps: [/^cookie ph_phc_test_posthog$/, /^local ph_phc_test/],
};
