import { type Library, published } from './library.ts';

declare global {
  interface Window {
    hj(method: string, event: string): void;
    Hotjar: { event(name: string): void };
  }
}

/** The package writes an inline script, which loads the rest from a fixed address. That rest is a stand-in of ours. */
export const hotjar: Library = {
  name: published('@hotjar/browser'),
  items: [
    { cookie: '_hjSessionUser_*', days: 365 },
    { cookie: '_hjSession_*', days: 1 },
    { local: '_hj*' },
    { session: '_hj*' },
  ],
  hosts: ['static.hotjar.com'],
  head: `
    <script type="module">
      import Hotjar from '/node_modules/@hotjar/browser/dist/index.esm.js';
      window.Hotjar = Hotjar;
      Hotjar.init(1, 6);
    </script>`,
  partnerFiles: {
    '/c/hotjar-1.js': `
      (() => {
        const send = (method, event) => {
          document.cookie = '_hjSession_1=' + event + '; Max-Age=1800; Path=/';
          document.cookie = '_hjSessionUser_1=x; Max-Age=31536000; Path=/';
          sessionStorage._hjTab = event;
          navigator.sendBeacon('https://static.hotjar.com/events', event);
        };
        const early = window.hj.q ?? [];
        window.hj = send;
        send('view', 'view');
        for (const [method, event] of early) send(method, event);
      })();
    `,
  },
  send: event => void window.Hotjar.event(event),
  first: /^\/events view/,
  keeps: [/^cookie _hjSession_1$/, /^cookie _hjSessionUser_1$/],
};
