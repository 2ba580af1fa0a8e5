import { type Library, published } from './library.ts';

declare global {
  interface Window {
    clarity(method: string, ...more: readonly unknown[]): void;
  }
}

export const clarity: Library = {
  name: published('clarity-js'),
  items: [{ cookie: '_clck', days: 365 }, { cookie: '_clsk', days: 1 }, { session: '_cltk' }],
  head: `
    <script src="/node_modules/clarity-js/build/clarity.min.js"></script>
    <script>
      clarity('start', { projectId: 'test', upload: 'PARTNER/collect' });
    </script>`,
  send: event => window.clarity('event', event, event),
  first: /^\/collect /,
  keeps: [/^cookie _clck$/, /^cookie _clsk$/, /^session _cltk$/],
};
