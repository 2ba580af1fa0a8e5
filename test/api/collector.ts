import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a server of the site takes what it is sent. */
export type Manner = 'takes' | 'fails' | 'stalls' | 'hangs up';

/** A server of the site that records are sent to. */
export interface Collector {
  readonly url: string;
  manner: Manner;
  /** Bodies that it took, or saw before it failed, oldest first. */
  readonly seen: { readonly manner: Manner; readonly body: Readonly<Record<string, unknown>> }[];
  /** Keys of what it took. */
  readonly taken: () => unknown[];
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startCollector(): Promise<Collector> {
  const stalled: ServerResponse[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const { manner } = collector;
      collector.seen.push({ manner, body: JSON.parse(text) });
      if (manner === 'stalls') stalled.push(response);
      else if (manner === 'hangs up') request.socket.destroy();
      else response.writeHead(manner === 'takes' ? 204 : 500).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const collector: Collector = {
    url: `http://127.0.0.1:${port}/records`,
    manner: 'takes',
    seen: [],
    taken: () => collector.seen.filter(({ manner }) => manner === 'takes').map(({ body }) => body.key),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return collector;
}
