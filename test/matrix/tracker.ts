import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { extname } from 'node:path';
import { type File, ownFile } from './own.ts';

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
function trackerFile(pathname: string, token: string): File {
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

/** A built file, or one of the peers', as npm has it. */
function packaged(pathname: string): string | undefined {
  if (!/^\/(dist|node_modules)\/[\w./-]+$/.test(pathname)) return undefined;
  try {
    return readFileSync(root + pathname.slice(1), 'utf8');
  } catch {
    return undefined; // Not built or not installed: not found.
  }
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

  const fileFor = (host: string, pathname: string): File | undefined => {
    const token = tokenOf(decodeURIComponent(pathname));
    if (token) {
      note(token, { host, path: pathname });
      return trackerFile(pathname, token);
    }
    const page = pages.get(pathname);
    if (page !== undefined) return ['text/html; charset=utf-8', page];
    const built = packaged(pathname);
    if (built !== undefined) return [types[extname(pathname)] ?? 'text/plain', built];
    return host === 'a.localhost' ? ownFile(pathname, port) : trackerFile(pathname, 'other');
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const away = /^\/own\/redirect(\/.+)$/.exec(pathname)?.[1];
    const found: File | undefined = away
      ? ['text/plain', '', { location: `http://b.localhost:${port}${away}` }]
      : fileFor(host, pathname);
    const [type, content, headers = {}] = found ?? ['text/plain', 'not found'];
    response.writeHead(away ? 302 : found ? 200 : 404, {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
      'cache-control': 'no-store',
      'content-type': type,
      ...headers,
    });
    response.end(content);
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
