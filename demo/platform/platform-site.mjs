import { fileURLToPath } from 'node:url';
import { arrivals } from '../partners/arrivals.mjs';
import { send, sendFile } from '../static-files.mjs';
import { answerApi, giveCsrfCookie } from './api.mjs';
import { fillPage } from './fill-page.mjs';

const DEMO = fileURLToPath(new URL('..', import.meta.url));
const REPO = fileURLToPath(new URL('../..', import.meta.url));

/** What of node_modules a page may have, all of it untouched. */
const PACKAGES = /^\/node_modules\/(posthog-js|js-cookie|nanoevents)(\/.*)$/;

/** http://a.localhost: the platform's pages, its own API, the built files of Assent, and packages from npm. */
export function answerPlatform(exchange) {
  const { demo, request, response, url } = exchange;
  const { pathname } = url;

  if (pathname.startsWith('/api/')) return answerApi(exchange);
  // The inspector's view of the partners' log. Asked for at the partner, it would be one more request to a third party.
  if (pathname === '/demo/arrivals') {
    if (request.method === 'DELETE') demo.requests.length = 0;
    return send(response, 200, arrivals(demo.requests));
  }
  if (pathname.startsWith('/dist/')) return sendFile(exchange, `${REPO}dist`, pathname.slice('/dist'.length));
  const [, name, file] = PACKAGES.exec(pathname) ?? [];
  if (name !== undefined) return sendFile(exchange, `${REPO}node_modules/${name}`, file);
  if (isFolder(pathname)) {
    response.writeHead(301, { Location: `${pathname}/${url.search}` });
    return response.end();
  }
  // The single-page application's routes are made in the browser; the server has one page for them all.
  const page = /^\/spa\/(?!.*\.)/.test(pathname) ? '/spa/' : pathname;
  return sendFile(exchange, DEMO, page, html => {
    giveCsrfCookie(exchange);
    return fillPage(html, exchange);
  });
}

/** A demo's address without its last slash, under which its relative links would lead elsewhere. */
function isFolder(pathname) {
  return /^\/(platform|spa|privacy|gallery|headless|walkthrough)$/.test(pathname);
}
