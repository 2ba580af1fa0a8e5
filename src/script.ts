/** ENTRY dist/assent.js: the script tag. Contains the guard, and takes over from guard.js where that ran before. */
import { baked } from './api/baked.js';
import { loadersBeside, runScript } from './api/run-script.js';

runScript(window, baked, loadersBeside);
