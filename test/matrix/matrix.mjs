/**
 * What `npm run matrix` runs: brings what is missing, then tries every way. Arguments: `--only=`, `--family=`,
 * `--subject=guard,barrier`, `--parallel=`, as in `npm run matrix -- --subject=guard --only=srcdoc`.
 */
import { ensureBuilt, ensureInstalled } from '../prepare.mjs';

ensureInstalled();
ensureBuilt();
const { runnerImport } = await import('vite');
const build = await import('../../rollup.config.mjs');
const { module } = await runnerImport(new URL('run.ts', import.meta.url).pathname, { configFile: false });
process.exit(await module.runMatrix(process.argv.slice(2), build.seal));
