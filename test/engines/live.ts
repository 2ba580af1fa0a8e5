import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vitest/config';

/** Below it the test server answers what stays open. */
const folder = '/test/live/';

/** Pages that are served as they are: what Vite puts into a page takes longer than all that is tested in it. */
const plain: Readonly<Record<string, string>> = {
  '/test/guards/pages/blank.html': 'text/html',
  '/test/guards/pages/allowed.gif': 'image/gif',
  '/test/guards/pages/allowed.svg': 'image/svg+xml',
  '/test/guards/pages/tracked.svg': 'image/svg+xml',
};

/** RFC 6455, section 1.3. */
const accept = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** The same frame without its mask. For frames of less than 126 bytes, which come alone. */
function unmask(frame: Buffer): Buffer {
  const length = (frame[1] ?? 0) & 127;
  const mask = frame.subarray(2, 6);
  const body = frame.subarray(6, 6 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([frame[0] ?? 0, length]), body]);
}

/**
 * A socket that says back what it is told, an event stream, any page at all, the plain pages, and a log of what was asked
 * for: tests look there for what has no entry among a page's resources.
 */
export const live: Plugin = {
  name: 'live',
  configureServer(server) {
    const asked: string[] = [];
    server.middlewares.use((request, response, next) => {
      const url = request.url ?? '';
      const [path = ''] = url.split('?');
      const type = plain[path];
      if (type) {
        response.setHeader('Content-Type', type);
        response.setHeader('Cache-Control', 'no-cache');
        return response.end(readFileSync(new URL(`../..${path}`, import.meta.url)));
      }
      if (!url.startsWith(folder)) return next();
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      if (url === `${folder}log`) return response.end(JSON.stringify(asked));
      asked.push(url);
      const isStream = url.includes('stream');
      response.setHeader('Content-Type', isStream ? 'text/event-stream' : 'text/html');
      if (isStream) response.write('id: 7\ndata: plain\n\nevent: named\ndata: special\n\n');
      else response.end('<!doctype html><title>live</title>');
    });
    server.httpServer?.on('upgrade', (request, socket) => {
      const { url = '', headers } = request;
      if (!url.startsWith(folder)) return;
      asked.push(url);
      const protocol = headers['sec-websocket-protocol']?.split(',')[0];
      socket.write(
        [
          'HTTP/1.1 101 Switching Protocols',
          'Upgrade: websocket',
          'Connection: Upgrade',
          `Sec-WebSocket-Accept: ${accept(headers['sec-websocket-key'] ?? '')}`,
          ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
          '\r\n',
        ].join('\r\n'),
      );
      socket.on('error', () => {}); // A page that is closed leaves without a word.
      socket.on('data', (frame: Buffer) => {
        socket.write(unmask(frame));
        if (((frame[0] ?? 0) & 15) === 8) socket.end();
      });
    });
  },
};
