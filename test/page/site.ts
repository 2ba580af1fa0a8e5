import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** One request that reached a server. */
export interface Hit {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly body: string;
  readonly cookies: string;
}

/** A page's HTML, or what answers in its place. */
export type Page = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** The site at `a.localhost` and its partner at `b.localhost`: two sites, one server. */
export interface Site {
  /** Of the site: `http://a.localhost:…`. */
  readonly home: string;
  /** Of the partner. */
  readonly partner: string;
  readonly port: number;
  /** Everything that reached the partner, oldest first. */
  readonly hits: readonly Hit[];
  /** Replaces the site's pages. `PARTNER` in them becomes the partner's origin. */
  serve(pages: Readonly<Record<string, Page>>): void;
  forgetHits(): void;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
  '.gif': 'image/gif',
};
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const root = new URL('../../', import.meta.url).pathname;
const require = createRequire(import.meta.url);

/** A tracker of the old school: it marks the page, writes a cookie and storage, and sends by four ways. */
const tracker = `
  window.ran = (window.ran || 0) + 1;
  document.cookie = '_stat=1; Max-Age=34560000; Path=/';
  localStorage.stat_id = 'x';
  sessionStorage.setItem('stat_tab', '1');
  fetch('PARTNER/collect?by=fetch', { method: 'POST', mode: 'no-cors', body: 'f' });
  const xhr = new XMLHttpRequest();
  xhr.open('POST', 'PARTNER/collect?by=xhr');
  xhr.send('x');
  navigator.sendBeacon('PARTNER/collect?by=beacon', 'b');
  new Image().src = 'PARTNER/collect?by=image';
  const late = document.createElement('script');
  late.src = 'PARTNER/late.js';
  document.head.append(late);
`;

/** Opens both sites on a free port. */
export async function openSite(): Promise<Site> {
  let pages: Readonly<Record<string, Page>> = {};
  let hits: Hit[] = [];
  let partner = '';

  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const send = (type: string, content: string | Buffer, status = 200) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(content);
    };
    if (host === 'b.localhost') {
      hits.push({
        host,
        path: request.url ?? '',
        method: request.method ?? '',
        body,
        cookies: request.headers.cookie ?? '',
      });
      response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('access-control-allow-headers', 'content-type');
      if (pathname === '/tracker.js') return send('text/javascript', tracker.replaceAll('PARTNER', partner));
      if (pathname === '/late.js') return send('text/javascript', 'window.lateRan = true;');
      if (pathname.endsWith('.js')) {
        return send('text/javascript', `(window.order ??= []).push(${JSON.stringify(pathname)});`);
      }
      if (pathname.endsWith('.gif') || pathname === '/collect') return send('image/gif', pixel);
      return send('application/json', '{}');
    }
    const page = pages[pathname];
    if (typeof page === 'function') return page(request, response);
    if (page !== undefined) return send('text/html; charset=utf-8', page.replaceAll('PARTNER', partner));
    try {
      const packaged = /^\/node_modules\/(.+)$/.exec(pathname)?.[1];
      const file = packaged ? require.resolve(packaged) : root + pathname.slice(1);
      if (!packaged && !pathname.startsWith('/dist/')) throw new Error('not served');
      send(types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
    } catch {
      send('text/plain', 'not found', 404);
    }
  };

  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // A TCP server's address is never a string.
  partner = `http://b.localhost:${port}`;
  return {
    home: `http://a.localhost:${port}`,
    partner,
    port,
    get hits() {
      return hits;
    },
    serve(given) {
      pages = given;
    },
    forgetHits() {
      hits = [];
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
