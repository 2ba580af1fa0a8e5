import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = new URL('../dist/', import.meta.url);

/** A kB is 1,024 bytes, here and in README. */
export const bytesPerKb = 1024;

/** Fails, in words, where nothing was built: what tests find there would mean nothing. */
export function requireDist(): void {
  if (!existsSync(new URL('esm/index.js', folder))) {
    throw new Error(
      'dist/ is missing or half built: run `npm run build`, or `npm test`, which does it first',
    );
  }
}

/** The files that a site copies for its script tag, as below dist/. */
export function servedFiles(): string[] {
  const scripts = (below: string): string[] =>
    readdirSync(new URL(below, folder))
      .filter(name => name.endsWith('.js'))
      .map(name => below + name);
  return [...scripts(''), ...scripts('i18n/')];
}

/** What a file of dist/ weighs on the wire, in bytes: as brotli packs it at its best, 11. */
export function packedBytes(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(new URL(file, folder)), { params }).length;
}
