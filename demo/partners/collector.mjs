import { fileURLToPath } from 'node:url';
import { send, sendFile } from '../static-files.mjs';
import { arrivals } from './arrivals.mjs';

const POSTHOG = fileURLToPath(new URL('../../node_modules/posthog-js/dist/', import.meta.url));

/**
 * Answers as a PostHog endpoint does, so that posthog-js works here untouched and quietly: its library and lazily
 * loaded parts, its remote configuration, its feature flags, its events and its session replay.
 * What arrives is readable at `/collector/log`.
 */
export function answerCollector(exchange) {
  const { demo, request, response, url } = exchange;
  const path = url.pathname.slice('/collector'.length);

  if (path === '/log') {
    if (request.method === 'DELETE') demo.requests.length = 0;
    return send(response, 200, arrivals(demo.requests));
  }
  if (path.startsWith('/static/')) {
    // Its lazily loaded parts are asked for by version; there is one here.
    return sendFile(exchange, POSTHOG, path.replace(/^\/static(\/\d[\w.-]*(?=\/))?/, ''));
  }

  const config = /^\/array\/([\w-]+)\/config(\.js)?$/.exec(path);
  if (config !== null) return sendConfig(response, config[1], config[2] !== undefined);

  if (path.startsWith('/flags') || path.startsWith('/decide')) {
    return send(response, 200, { featureFlags: {}, flags: {}, errorsWhileComputingFlags: false });
  }
  return send(response, 200, { status: 1 });
}

/** The project's settings, as kept at PostHog: usage and replay are on, what the policy does not name is off. */
function sendConfig(response, token, asScript) {
  const config = {
    token,
    supportedCompression: ['gzip', 'gzip-js'],
    hasFeatureFlags: false,
    analytics: { endpoint: '/i/v0/e/' },
    elementsChainAsString: true,
    defaultIdentifiedOnly: true,
    sessionRecording: { endpoint: '/s/', recorderVersion: 'v2', consoleLogRecordingEnabled: false },
    autocaptureExceptions: false,
    captureDeadClicks: false,
    capturePerformance: false,
    heatmaps: false,
    surveys: false,
    siteApps: [],
  };
  if (!asScript) return send(response, 200, config);

  // The form in which PostHog serves it. The token was matched as letters, digits, `-` and `_` only.
  const script = `(function () {
  window._POSTHOG_REMOTE_CONFIG = window._POSTHOG_REMOTE_CONFIG || {};
  window._POSTHOG_REMOTE_CONFIG['${token}'] = { config: ${JSON.stringify(config)}, siteApps: [] };
})();
`;
  return send(response, 200, script, { 'Content-Type': 'text/javascript; charset=utf-8' });
}
