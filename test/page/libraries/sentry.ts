import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { type Library, published } from './library.ts';

declare global {
  interface Window {
    Sentry: { captureMessage(message: string): void; flush(): unknown };
  }
}

/** It is published for bundlers only: this is what a site's own bundle has of it. */
async function bundled(): Promise<string> {
  const build = await rollup({
    input: '@sentry/browser',
    plugins: [nodeResolve({ browser: true })],
    treeshake: false,
    onwarn: () => {},
  });
  const { output } = await build.generate({ format: 'iife', name: 'Sentry' });
  await build.close();
  return output[0].code;
}

/** With its session replay, and the sessions that it counts. It sends by a fetch that it takes from a hidden frame. */
export const sentry: Library = {
  name: published('@sentry/browser'),
  items: [{ session: 'sentry*' }, { local: 'sentry*' }],
  head: `
    <script src="/sentry.js"></script>
    <script>
      Sentry.init({
        dsn: 'PARTNER/1'.replace('://', '://key@'),
        integrations: [Sentry.browserTracingIntegration(), Sentry.replayIntegration()],
        tracesSampleRate: 1,
        replaysSessionSampleRate: 1,
      });
    </script>`,
  siteFiles: async () => ({ '/sentry.js': await bundled() }),
  send(event) {
    window.Sentry.captureMessage(event);
    window.Sentry.flush();
  },
  first: /^\/api\/1\/envelope\/.*"name":"Pageload"/s,
  keeps: [/^session sentryReplaySession$/],
};
