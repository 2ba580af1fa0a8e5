import type { Library } from './library.ts';

declare global {
  interface Window {
    gtag(command: string, ...more: readonly unknown[]): void;
  }
}

/** A queue in the page and a script that empties it, with the names of Google Analytics 4. The script is ours. */
export const googleStyle: Library = {
  name: 'a snippet as of Google Analytics',
  items: [
    { cookie: '_ga', days: 390 },
    { cookie: '_ga_*', days: 390 },
  ],
  head: `
    <script async src="PARTNER/gtag/tag.js?id=G-TEST"></script>
    <script>
      window.dataLayer = window.dataLayer || [];
      function gtag() { dataLayer.push(arguments); }
      gtag('js', new Date());
      gtag('config', 'G-TEST');
    </script>`,
  partnerFiles: {
    '/gtag/tag.js': `
      (() => {
        const yearsInSeconds = 2 * 365 * 86400;
        const keep = (name, value) => {
          document.cookie = name + '=' + value + '; Max-Age=' + yearsInSeconds + '; Path=/; Domain=' + location.hostname;
        };
        const send = event => {
          const id = /_ga=([^;]+)/.exec(document.cookie)?.[1] ?? 'GA1.1.' + Math.random();
          keep('_ga', id);
          keep('_ga_TEST', 'GS2.1.s' + Date.now());
          const query = new URLSearchParams({ v: 2, tid: 'G-TEST', cid: id, en: event });
          fetch('PARTNER/g/collect?' + query, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => {
            navigator.sendBeacon('PARTNER/g/collect?' + query);
          });
        };
        const take = ([command, name]) => {
          if (command === 'config') send('page_view');
          if (command === 'event') send(name);
        };
        dataLayer.forEach(take);
        dataLayer.push = take;
      })();
    `,
  },
  send: event => window.gtag('event', event),
  first: /^\/g\/collect\?.*en=page_view/,
  keeps: [/^cookie _ga$/, /^cookie _ga_TEST$/],
};
