/**
 * The demo's two sites on one port of this machine: http://a.localhost is the platform, http://b.localhost its partners.
 * Every browser resolves names below localhost to the machine itself, and treats these two as different sites,
 * so what is third-party here is third-party as in the open.
 *
 * Run it: `node demo/serve.mjs` (PORT in the environment, 8080 without). Tests call {@link startDemo}.
 */
import { realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { answerPartner } from './partners/partner-site.mjs';
import { answerPlatform } from './platform/platform-site.mjs';

/** The oldest entries go when the log grows longer: a demo left open overnight keeps its memory. */
const LOG_ENTRIES = 2000;

/** Larger bodies are cut off: nothing that the demo sends comes near. In bytes. */
const BODY_BYTES = 4_000_000;

/**
 * Starts both sites.
 *
 * @param {{ port?: number }} [options] absent: 8080. Where it is taken, the next free one; 0 takes any
 * @returns {Promise<{ a: string, b: string, port: number, requests: object[], close(): Promise<void> }>} `a` and `b` are
 *   origins; `requests` is live: an entry for each request that arrived, at either site
 */
export async function startDemo({ port = 8080 } = {}) {
  const demo = { a: '', b: '', port: 0, requests: [], close };
  const server = createServer((request, response) => {
    answer(demo, request, response).catch(error => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('The demo server failed; its terminal says why.\n');
    });
  });
  demo.port = await listen(server, port);
  demo.a = `http://a.localhost:${demo.port}`;
  demo.b = `http://b.localhost:${demo.port}`;

  function close() {
    server.closeAllConnections();
    return new Promise(resolve => server.close(() => resolve()));
  }
  return demo;
}

/** @returns {Promise<number>} the port it got, one of the twenty from `port` on */
function listen(server, port, triesLeft = 20) {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      if (error.code !== 'EADDRINUSE' || triesLeft === 0) return reject(error);
      resolve(listen(server, port + 1, triesLeft - 1));
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve(server.address().port);
    });
  });
}

async function answer(demo, request, response) {
  // No cache: what arrives at a partner must be what the page sent now, and an edited file must show at once.
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');

  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (host !== 'a.localhost' && host !== 'b.localhost') {
    response.writeHead(302, { Location: `${demo.a}/` });
    return response.end();
  }
  const url = parseTarget(request.url, host);
  if (url === null) {
    response.writeHead(400, { 'Content-Type': 'text/plain' });
    return response.end('Bad request.\n');
  }
  const entry = {
    time: Date.now(),
    site: host[0],
    method: request.method,
    path: url.pathname,
    search: url.search,
    body: await readBody(request),
  };
  demo.requests.push(entry);
  if (demo.requests.length > LOG_ENTRIES) demo.requests.shift();

  const exchange = { demo, entry, request, response, url };
  return host === 'a.localhost' ? answerPlatform(exchange) : answerPartner(exchange);
}

function parseTarget(target, host) {
  try {
    return new URL(target, `http://${host}`);
  } catch {
    return null; // a target such as `//` is no URL
  }
}

async function readBody(request) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes <= BODY_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const demo = await startDemo({ port: Number(process.env.PORT ?? 8080) });
  console.log(`Assent's demo:  ${demo.a}/\nIts partners:   ${demo.b}/collector/log\nCtrl+C stops it.`);
}
