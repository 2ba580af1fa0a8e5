import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Sends the file below `root` that a URL's path names; a folder's `index.html` for the folder.
 * What leads out of `root`, by dots, encoded dots or a symbolic link, is not found.
 *
 * @param {string} root an absolute path
 * @param {string} path as in the URL, still encoded, from `/` on
 * @param {(text: string) => string} [fill] turns an HTML file into the page sent
 */
export async function sendFile({ request, response }, root, path, fill) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'Only GET and HEAD.\n');

  const file = await find(root, path);
  if (file === null) return send(response, 404, 'Not found.\n');

  const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
  const bytes = await readFile(file);
  const body = fill && type.startsWith('text/html') ? Buffer.from(fill(bytes.toString('utf8'))) : bytes;
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends text, or as JSON anything else. */
export function send(response, status, body, headers = {}) {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'Content-Type': isText ? 'text/plain; charset=utf-8' : CONTENT_TYPES['.json'],
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}

/** @returns {Promise<string | null>} the file's real path, or null where there is none to show */
async function find(root, path) {
  try {
    const decoded = decodeURIComponent(path);
    const base = await realpath(root);
    let file = await realpath(join(base, decoded));
    if ((await stat(file)).isDirectory()) file = await realpath(join(file, 'index.html'));
    return file.startsWith(base + sep) ? file : null;
  } catch {
    return null; // no such file, no such folder, a malformed escape, a null byte
  }
}
