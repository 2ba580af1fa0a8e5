/**
 * ENTRY dist/guard.js: runs first and synchronously. Policy and stored record -> guards, and a handle for assent.js.
 * Importing it in Node does nothing.
 */
import { baked } from './api/baked.js';
import { isGuarded, leaveHandle } from './api/meet.js';
import { guardPage, readPage } from './api/page.js';
import { preloadInterface } from './api/preload.js';

if (typeof document !== 'undefined' && !isGuarded(window)) {
  const handle = guardPage(window, readPage(document), baked);
  leaveHandle(window, handle);
  preloadInterface(handle);
}
