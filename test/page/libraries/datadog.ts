import { type Library, published } from './library.ts';

declare global {
  interface Window {
    DD_RUM: { addAction(name: string): void };
  }
}

/** Where there is one, it keeps its session by CookieStore. It sends every 30 seconds, and when the page is frozen. */
export const datadog: Library = {
  name: published('@datadog/browser-rum'),
  items: [
    { cookie: '_dd_*', days: 365 },
    { cookie: 'dd_*', days: 1 },
    { local: '_dd_*' },
    { session: '_dd_*' },
  ],
  head: `
    <script src="/node_modules/@datadog/browser-rum/bundle/datadog-rum.js"></script>
    <script>
      DD_RUM.init({
        applicationId: 'app',
        clientToken: 'token',
        proxy: 'PARTNER/rum',
        allowUntrustedEvents: true,
        sessionSampleRate: 100,
        sessionReplaySampleRate: 0,
        telemetrySampleRate: 0,
      });
    </script>`,
  send(event) {
    window.DD_RUM.addAction(event);
    document.dispatchEvent(new Event('freeze'));
  },
  first: /^\/rum\?.*"type":"view"/s,
  keeps: [/^cookie _dd_s/],
};
