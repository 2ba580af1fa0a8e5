/** What `npm start` runs: brings what is missing, then serves the demo. PORT in the environment, 8080 without. */
import { ensureBuilt, ensureInstalled } from '../test/prepare.mjs';
import { startDemo } from './serve.mjs';

ensureInstalled();
ensureBuilt();
const { a, b } = await startDemo({ port: Number(process.env.PORT ?? 8080) });
console.log(`Assent's demo:  ${a}/\nIts partners:   ${b}/collector/log\nCtrl+C stops it.`);
