import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** A project of somebody else's, with our package installed as npm would publish it. */
export interface Project {
  readonly folder: string;
  /** Where our package lies in it. */
  readonly installed: string;
  /** Writes files by name. @returns their paths */
  write(files: Readonly<Record<string, string>>): Promise<string[]>;
  /** Runs a file of it with Node. @returns what it printed. @throws with what it printed as an error */
  node(file: string, ...args: readonly string[]): Promise<string>;
  /** Runs the TypeScript compiler in it. @returns what it complains about; empty where it does not */
  tsc(config: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Packs what is built and installs it, in a folder of its own. No network: the two packages that ours depends on come
 * from our node_modules, in the versions that our package.json names.
 */
export async function installPackage(): Promise<Project> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'assent-package-')));
  const write = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const paths = Object.keys(files).map(name => join(folder, name));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return paths;
  };

  // Without scripts: `prepack` would build anew under the other tests' feet.
  const packed = ['.', 'node_modules/js-cookie', 'node_modules/nanoevents'].map(name => join(root, name));
  const packs = join(folder, 'packs');
  await mkdir(packs);
  await run('npm', ['pack', '--ignore-scripts', '--silent', ...packed], { cwd: packs });
  await write({ 'package.json': JSON.stringify({ private: true, type: 'module' }) });
  const tarballs = (await readdir(packs)).map(name => join(packs, name));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--silent', ...tarballs], { cwd: folder });

  return {
    folder,
    installed: join(folder, 'node_modules/assent'),
    write,
    async node(file, ...args) {
      return (await run(process.execPath, [file, ...args], { cwd: folder })).stdout;
    },
    async tsc(config) {
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      try {
        await run(process.execPath, [compiler, '-p', config], { cwd: folder });
        return '';
      } catch (error) {
        // It prints its complaints and ends with a code other than 0.
        if (error instanceof Error && 'stdout' in error) return String(error.stdout) || error.message;
        throw error;
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
