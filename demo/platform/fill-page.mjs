import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { manifestFor } from './manifest.mjs';

const DIST = new URL('../../dist/', import.meta.url);

/**
 * Fills the `{{…}}` of a page of the demo: what a site's own server or build would write into its pages.
 *
 * - `{{assent}}`: the lines that a site owner adds, by `?load=`; with `?gpc` below what stands for the browser's signal
 * - `{{policy}}`: the manifest in its script tag, by `?gpc` and `?next`
 * - `{{languages}}`: the tags of the built languages
 * - `{{partner}}`: the origin of the partners
 * - `{{library}}`: where posthog-js is served from, by `?library=`
 */
export function fillPage(html, { demo, request, url }) {
  const language = languageOf(request, url);
  const values = {
    assent: `${signal(url)}${
      url.searchParams.get('load') === 'inline' ? inlined(url, language) : oneFile(url, language)
    }`,
    languages: languages(),
    policy: policy(url),
    partner: demo.b,
    library:
      url.searchParams.get('library') === 'own'
        ? '/node_modules/posthog-js/dist/array.js'
        : `${demo.b}/collector/static/array.js`,
  };
  return html.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole);
}

/** The tags of the languages that are built. */
function languages() {
  const folder = new URL('esm/i18n/', DIST);
  if (!existsSync(folder)) return 'en';
  return readdirSync(folder)
    .filter(file => file.endsWith('.js'))
    .map(file => file.slice(0, -'.js'.length))
    .join(' ');
}

/** Policy of no directives: Chromium then waits with its preloads until the scripts before it have run. */
const NO_PRELOADS = '<meta http-equiv="Content-Security-Policy" content="">';

/** Where the platform keeps its own record of what visitors chose. */
const SINK = ' data-record-sink="/api/records"';

/** One external file: the policy, the script, and the line that is recommended after it. */
function oneFile(url, language) {
  return `${policy(url)}
    <script src="/dist/assent.js"${attribute('lang', language)}${SINK}></script>
    ${NO_PRELOADS}`;
}

/** The guard in the page itself, the rest when it comes: nothing waits for a request. */
function inlined(url, language) {
  const guard = new URL('guard.js', DIST);
  const code = existsSync(guard) ? readFileSync(guard, 'utf8') : '/* dist/guard.js is not built */';
  return `${policy(url)}
    <script data-base="/dist/"${attribute('lang', language)}>${code.replaceAll(/<\/(?=script)/gi, '<\\/')}</script>
    ${NO_PRELOADS}
    <script src="/dist/assent.js"${attribute('lang', language)}${SINK} async></script>`;
}

/** As a browser that sends Global Privacy Control, for those that cannot. */
function signal(url) {
  if (!url.searchParams.has('gpc')) return '';
  return "<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true })</script>\n    ";
}

function policy(url) {
  // No `<` of a text may end the element.
  const json = JSON.stringify(manifestFor(url)).replaceAll('<', '\\u003c');
  return `<script type="application/json" data-assent-policy>${json}</script>`;
}

/** Asked for in the address, else picked on an earlier visit, else left to Assent. */
function languageOf(request, url) {
  const picked = /(?:^|;\s*)lang=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  const language = url.searchParams.get('lang') ?? picked;
  return /^[a-z]{2}$/.test(language ?? '') ? language : undefined;
}

function attribute(name, value) {
  return value === undefined ? '' : ` data-${name}="${value}"`;
}
