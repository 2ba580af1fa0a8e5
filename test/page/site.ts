import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { partnerScripts } from './partner.ts';

/** One request that reached a server. */
export interface Hit {
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly method: string;
  /** As text, unzipped. */
  readonly body: string;
}

/** A page's HTML, a script's text where its path ends as a script's, or what answers in its place. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** The site at `a.localhost` and its partner at `b.localhost`: two sites, one server. */
export interface Site {
  /** Of the site: `http://a.localhost:…`. */
  readonly home: string;
  /** Of the partner. */
  readonly partner: string;
  readonly port: number;
  /** Everything that reached the partner, oldest first. */
  readonly hits: readonly Hit[];
  /** Everything that reached the site itself. */
  readonly homeHits: readonly Hit[];
  /** Adds to the site's pages, before its files. `PARTNER` in them becomes the partner's origin. */
  serve(pages: Readonly<Record<string, Answer>>): void;
  /** Forgets hits and pages. */
  forget(): void;
  /** Drops every connection: what earlier visitors sent as they left does not arrive any more. */
  cutOff(): void;
  close(): Promise<void>;
}

/** What a site can be opened with. */
export interface SiteOptions {
  /** Absent: plain http. */
  readonly secure?: { readonly key: string; readonly cert: string };
  /** What the partner answers besides, by path: scripts, and JSON where the path does not end as a script's. */
  readonly partnerFiles?: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.gif': 'image/gif',
};
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const root = new URL('../../', import.meta.url).pathname;
const require = createRequire(import.meta.url);

/** A body as text. Libraries zip theirs where the browser can. */
function toText(body: Buffer): string {
  return (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString('utf8');
}

type File = [type: string, content: string | Buffer, status?: number];

/** A built file, or one of an npm package as it is published. */
function siteFile(pathname: string): File {
  const packaged = /^\/node_modules\/(.+)$/.exec(pathname)?.[1];
  try {
    if (!packaged && !/^\/dist\/[\w./-]+$/.test(pathname)) throw new Error('not served');
    const file = packaged ? require.resolve(packaged) : root + pathname.slice(1);
    return [types[extname(pathname)] ?? 'application/octet-stream', readFileSync(file)];
  } catch {
    return ['text/plain', 'not found', 404];
  }
}

/** Answers everything: its own files, any other script, which notes that it ran, pixels and collectors. */
function partnerFile(pathname: string, text: string | undefined): File {
  if (text) return [types[extname(pathname)] ?? 'application/json', text];
  if (pathname.endsWith('.js')) {
    return ['text/javascript', `(window.order ??= []).push(${JSON.stringify(pathname)});`];
  }
  const isPixel = pathname.endsWith('.gif') || pathname === '/collect';
  return isPixel ? ['image/gif', pixel] : ['application/json', '{}'];
}

/** Opens both sites on a free port. */
export async function openSite({ secure, partnerFiles }: SiteOptions = {}): Promise<Site> {
  const files: Readonly<Record<string, string>> = { ...partnerScripts, ...partnerFiles };
  let pages: Readonly<Record<string, Answer>> = {};
  let hits: Hit[] = [];
  let homeHits: Hit[] = [];
  let partner = '';

  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const [host = ''] = (request.headers.host ?? '').split(':');
    const { url: path = '/', method = '' } = request;
    const { pathname } = new URL(path, 'http://any');
    const send = (type: string, content: string | Buffer, status = 200) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(content);
    };
    // As a CDN does; a sandboxed frame has an origin of its own, and loads modules with CORS.
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    if (host === 'b.localhost') {
      hits.push({ host, path, method, body });
      response.setHeader('access-control-allow-credentials', 'true');
      const wanted = request.headers['access-control-request-headers'];
      response.setHeader('access-control-allow-headers', wanted ?? 'content-type');
      send(...partnerFile(pathname, files[pathname]?.replaceAll('PARTNER', partner)));
      return;
    }
    homeHits.push({ host, path, method, body });
    const page = pages[pathname];
    if (typeof page === 'function') page(request, response);
    else if (page !== undefined) {
      send(types[extname(pathname)] ?? 'text/html; charset=utf-8', page.replaceAll('PARTNER', partner));
    } else send(...siteFile(pathname));
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, toText(Buffer.concat(chunks))));
  };
  const server = secure ? createSecureServer(secure, listener) : createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  const { port } = address;
  const scheme = secure ? 'https' : 'http';
  partner = `${scheme}://b.localhost:${port}`;
  return {
    home: `${scheme}://a.localhost:${port}`,
    partner,
    port,
    get hits() {
      return hits;
    },
    get homeHits() {
      return homeHits;
    },
    serve(given) {
      pages = { ...pages, ...given };
    },
    forget() {
      hits = [];
      homeHits = [];
      pages = {};
    },
    cutOff: () => server.closeAllConnections(),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
