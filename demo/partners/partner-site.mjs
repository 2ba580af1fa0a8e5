import { fileURLToPath } from 'node:url';
import { send, sendFile } from '../static-files.mjs';
import { answerCollector } from './collector.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** One transparent pixel, the smallest GIF there is. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * http://b.localhost: every partner of the platform, told apart by the first part of the path.
 * Nothing here is a real company; each does what its kind does in the open, and keeps it in this process's memory.
 */
export function answerPartner(exchange) {
  const { request, response, url } = exchange;
  allowOtherOrigins(request, response);
  if (request.method === 'OPTIONS') {
    exchange.entry.preflight = true;
    response.writeHead(204);
    return response.end();
  }
  if (url.pathname.startsWith('/collector/')) return answerCollector(exchange);
  if (url.pathname.endsWith('.gif')) {
    response.writeHead(200, { 'Content-Type': 'image/gif', 'Content-Length': PIXEL.length });
    return response.end(PIXEL);
  }
  if (url.pathname.endsWith('.js')) return sendFile(exchange, HERE, url.pathname);
  // Whatever else a tracker sends is taken and logged: a partner refuses no data.
  return send(response, 200, { status: 'ok' });
}

/** As endpoints of analytics are: open to any page, with cookies. */
function allowOtherOrigins(request, response) {
  const { origin } = request.headers;
  response.setHeader('Access-Control-Allow-Origin', origin ?? '*');
  response.setHeader('Vary', 'Origin');
  if (origin !== undefined) response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, DELETE, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'Content-Type',
  );
  // Scripts and pixels are embedded by another site, which a cross-origin isolated page would ask for.
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
