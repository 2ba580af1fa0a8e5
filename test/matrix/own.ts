const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
const script = 'text/javascript';

/** What a server answers. */
export type File = readonly [
  type: string,
  content: string | Buffer,
  headers?: Readonly<Record<string, string>>,
];

const files: Readonly<Record<string, File>> = {
  '/own/script.js': [script, 'window.ownScript = (window.ownScript ?? 0) + 1;'],
  '/own/order.js': [script, 'order.push(Number(new URL(document.currentScript.src).search.slice(1)));'],
  '/own/module.mjs': [script, "import { leaf } from './leaf.mjs'; window.ownModule = leaf;"],
  '/own/leaf.mjs': [script, 'export const leaf = 1;'],
  '/own/style.css': ['text/css', '.own { color: rgb(1, 2, 3); }'],
  '/own/pixel.gif': ['image/gif', pixel],
  '/own/data.json': ['application/json', '{"own":1}'],
  '/own/sse': ['text/event-stream', 'data: own\n\n'],
  '/own/echo.js': [script, 'onmessage = event => postMessage(event.data);'],
  '/own/shared.js': [script, "onconnect = event => event.ports[0].postMessage('own');"],
  // What a site may have lying about, and a tracker can use.
  '/own/relay.js': [script, 'onmessage = event => fetch(event.data);'],
  '/own/importer.js': [script, "importScripts(new URL(location.href).searchParams.get('u'));"],
  '/own/blank.html': ['text/html', '<!doctype html><title>own</title>'],
  '/own/frame.html': [
    'text/html',
    "<!doctype html><script>fetch(new URLSearchParams(location.search).get('u'))</script>",
  ],
  // A page without guards, from where one looks at what is really there.
  '/clean': ['text/html', '<!doctype html><title>clean</title><link rel="icon" href="data:,">'],
};

/** A file of the site's own; undefined where there is none. */
export function ownFile(pathname: string, port: number): File | undefined {
  const cookie = /^\/own\/cookie\/(\w+)$/.exec(pathname)?.[1];
  if (cookie) return ['image/gif', pixel, { 'set-cookie': `${cookie}=1; path=/; max-age=9999` }];
  const told = /^\/own\/(imports|writes)(\/t\/\w+)$/.exec(pathname);
  const url = `http://b.localhost:${port}${told?.[2] ?? ''}`;
  if (told?.[1] === 'imports') return [script, `import '${url}/a.mjs';`];
  if (told) return [script, `document.write('<script src="${url}/a.js"><\\/script>');`];
  return files[pathname];
}
