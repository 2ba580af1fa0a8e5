import type { Policy } from '../../../src/index.js';
import { policy as standard } from '../policy.ts';
import { assent, html } from '../visit.ts';
import type { Library } from './library.ts';

/** What a site owner declares who has this library and no other. Its service is called `library`. */
export const policyFor = ({ items, hosts = ['b.localhost'] }: Library): Policy => ({
  ...standard,
  services: [
    { id: 'status', purpose: 'necessary', hosts: ['b.localhost/open/*'] },
    { id: 'library', purpose: 'analytics', provider: { name: 'Library Inc' }, hosts, items },
  ],
});

/** A page with the library's tags as they are. */
export const unguarded = ({ head }: Library): string => html(head);

/** The same with what a site owner adds, and the line that has Chromium hold its preloads. */
export const guarded = (library: Library): string =>
  html(`${assent(policyFor(library))}<meta http-equiv="Content-Security-Policy" content="">${library.head}`);
