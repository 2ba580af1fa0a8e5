import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import type { Engine } from './engine.ts';

const browser = ['4.1', '4.0']
  .map(version => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(path => existsSync(path));

/** Whether there is a WebKit to drive: Debian's WebKitGTK, which is WebKit and not Safari, with a display of its own. */
export const hasWebKit =
  browser !== undefined && ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'].every(path => existsSync(path));

/** How long the driver may take to answer for the first time, in milliseconds. */
const patienceMs = 60_000;

/** Starts WebKitGTK with an empty profile. It has no headless mode and no newer protocol than classic WebDriver. */
export async function openWebKit(): Promise<Engine> {
  const processes: ChildProcess[] = [];
  const stop = (): void => {
    for (const one of processes.splice(0).reverse()) one.kill();
  };
  process.once('exit', stop);
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  processes.push(screen);
  const display = await firstLine(screen);
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' };
  processes.push(spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env }));

  /** One WebDriver command (https://www.w3.org/TR/webdriver2/). */
  const command = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const text = body && JSON.stringify(body);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(text && { body: text }) });
    const { value }: { value: Record<string, unknown> } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  for (const until = Date.now() + patienceMs; ; await new Promise(resolve => setTimeout(resolve, 50))) {
    const answer = await command('GET', '/status').catch(() => null);
    if (answer) break;
    if (Date.now() > until) throw new Error('WebKitWebDriver does not answer');
  }
  const options = { binary: browser, args: ['--automation'] };
  const { sessionId, capabilities } = await command('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } },
  });
  const session = `/session/${String(sessionId)}`;
  return {
    version: JSON.stringify(capabilities).match(/"browserVersion":"([^"]*)/)?.[1] ?? '',
    goto: async url => void (await command('POST', `${session}/url`, { url })),
    async run(script) {
      // As the driver's own script: nothing is evaluated in the page, whose CSP may forbid it.
      const wrapped = `const done = arguments[0]; (async () => { ${script} })().then(value => done({ value }), error => done({ error: String(error) }));`;
      const { value, error } = await command('POST', `${session}/execute/async`, {
        script: wrapped,
        args: [],
      });
      if (error) throw new Error(String(error));
      return value;
    },
    async close() {
      await command('DELETE', session).catch(() => {}); // It may have gone by itself.
      stop();
    },
  };
}

/** The number that Xvfb writes to its fourth stream, when its display is open. */
function firstLine(screen: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', code => reject(new Error(`Xvfb ended with ${code}`)));
    const stream = screen.stdio[3] as Readable;
    stream.once('data', data => resolve(String(data).trim()));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('no port is free'));
      });
    });
  });
}
