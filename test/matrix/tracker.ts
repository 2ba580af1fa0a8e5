import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { extname } from 'node:path';
import { ownFile } from './own.ts';

/** What reached a server with a token. */
export interface Arrival {
  readonly host: string;
  readonly path: string;
}

/** The page's site and the hosts beside it: one server. What carries a token is counted by it. */
export interface Tracker {
  readonly port: number;
  /** Serves a page under a token. @returns its address */
  serve(token: string, html: string): string;
  /** What has arrived with a token so far. */
  arrived(token: string): readonly Arrival[];
  /** Opens ports of its own for a token: a connection or a packet is an arrival. */
  listen(token: string): Promise<{ readonly tcp: number; readonly udp: number; close(): void }>;
  forget(token: string): void;
  close(): Promise<void>;
}

const root = new URL('../../', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
  '.json': 'application/json',
  '.vtt': 'text/vtt',
};

/** What a tracker answers: its scripts say that they ran where only the driver hears it. */
function trackerFile(pathname: string, token: string): [type: string, content: string | Buffer] {
  const type = types[extname(pathname)] ?? 'text/plain';
  const ran = `console.debug('matrix:ran ${token}');`;
  if (pathname.endsWith('/sse')) return ['text/event-stream', 'data: x\n\n'];
  if (type === 'text/javascript') return [type, ran];
  if (type === 'text/html') return [type, `<title>tracker</title><script>${ran}</script>`];
  if (type === 'image/gif') return [type, pixel];
  if (type === 'image/svg+xml') return [type, '<svg xmlns="http://www.w3.org/2000/svg"/>'];
  if (type === 'application/json') return [type, '{}'];
  return [type, type === 'text/css' ? '.own{color:rgb(1,2,3)}' : ''];
}

/** A built file, or one of an npm package. */
function packaged(pathname: string): string | undefined {
  const module = /^\/node_modules\/(.+)$/.exec(pathname)?.[1];
  if (!module && !/^\/dist\/[\w./-]+$/.test(pathname)) return undefined;
  return readFileSync(module ? require.resolve(module) : root + pathname.slice(1), 'utf8');
}

/** Opens the servers on a free port. */
export async function openTracker(): Promise<Tracker> {
  const pages = new Map<string, string>();
  const arrivals = new Map<string, Arrival[]>();
  const sockets = new Set<Socket>();

  const note = (token: string, arrival: Arrival): void => {
    const known = arrivals.get(token);
    if (known) known.push(arrival);
    else arrivals.set(token, [arrival]);
  };
  const tokenOf = (path: string): string | undefined => /^\/(?:collect\/)?t\/(\w+)/.exec(path)?.[1];

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('cache-control', 'no-store');
    const send = (type: string, content: string | Buffer): void => {
      response.setHeader('content-type', type);
      response.end(content);
    };
    const token = tokenOf(decodeURIComponent(pathname));
    if (token) {
      note(token, { host, path: pathname });
      return send(...trackerFile(pathname, token));
    }
    const page = pages.get(pathname);
    if (page !== undefined) return send('text/html; charset=utf-8', page);
    const away = /^\/own\/redirect(\/.+)$/.exec(pathname)?.[1];
    if (away) {
      response.writeHead(302, { location: `http://b.localhost:${port}${away}` });
      response.end();
      return;
    }
    try {
      const found = packaged(pathname);
      if (found !== undefined) return send(types[extname(pathname)] ?? 'text/plain', found);
    } catch {
      // Not built or not installed: not found, as below.
    }
    const own = host === 'a.localhost' ? ownFile(pathname, port) : trackerFile(pathname, 'other');
    if (!own) {
      response.statusCode = 404;
      send('text/plain', 'not found');
      return;
    }
    const [type, content, headers = {}] = own;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(type, content);
  };

  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(request, response));
  });
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    const path = request.url ?? '';
    const token = tokenOf(path);
    if (token) note(token, { host: request.headers.host ?? '', path });
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.on('error', () => {}); // The page is gone; that is how most end.
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await portOf(server);

  return {
    port,
    serve(token, html) {
      pages.set(`/page/${token}`, html);
      return `http://a.localhost:${port}/page/${token}`;
    },
    arrived: token => arrivals.get(token) ?? [],
    async listen(token) {
      const seen = (path: string) => note(token, { host: 'b.localhost', path });
      const tcpServer = createTcpServer(socket => {
        seen('connection');
        socket.on('error', () => {});
        socket.destroy();
      });
      const udpSocket = createSocket('udp4');
      udpSocket.on('message', () => seen('packet'));
      const tcp = await portOf(tcpServer);
      await new Promise<void>(resolve => udpSocket.bind(0, '127.0.0.1', resolve));
      const udp = udpSocket.address().port;
      return {
        tcp,
        udp,
        close() {
          tcpServer.close();
          udpSocket.close();
        },
      };
    },
    forget(token) {
      pages.delete(`/page/${token}`);
      arrivals.delete(token);
    },
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return address.port;
}
