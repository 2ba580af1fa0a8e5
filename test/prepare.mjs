/**
 * What both `npm start` and `npm test` need before they can begin: the packages, and a build as new as the source.
 * Itself it needs Node alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that a build is made from. */
const sources = ['src', 'rollup.config.mjs', 'tsconfig.json', 'package.json'];

/** What a build writes last. */
const lastBuilt = `${root}dist/esm/index.js`;

/** Installs what package-lock.json names, where nothing is installed. */
export function ensureInstalled() {
  if (!existsSync(`${root}node_modules`)) run('npm', ['ci']);
}

/** Builds dist/, where there is none or a source has changed since. */
export function ensureBuilt() {
  if (isStale()) run('npm', ['run', 'build']);
}

/** Runs a command in the repository, in sight. Where it fails, so do we, with its exit code. */
export function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  // On Windows npm and npx are no programs but scripts, which only a shell runs.
  const { error, status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command} cannot be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function isStale() {
  if (!existsSync(lastBuilt)) return true;
  const builtMs = statSync(lastBuilt).mtimeMs;
  return sources.flatMap(filesOf).some(file => statSync(file).mtimeMs > builtMs);
}

/** A file, or every file and folder below a folder: what was deleted changes its folder. */
function filesOf(name) {
  const path = root + name;
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path, { recursive: true }).map(below => `${path}/${below}`)];
}
