import type { Policy } from '../../src/index.js';

const text = (what: string): { title: string } => ({ title: what });

/** What the measured site declares: one tracker with all that it touches, and one host that it needs. */
export const policy: Policy = {
  id: 'matrix',
  revision: '1',
  controller: { name: 'Matrix Ltd' },
  purposes: [
    { id: 'necessary', required: true, ...text('Necessary') },
    { id: 'tracking', ...text('Tracking') },
  ],
  services: [
    {
      id: 'site',
      purpose: 'necessary',
      hosts: ['d.localhost'],
      items: [
        { cookie: 'sid' },
        { cookie: 'own' },
        { local: 'own' },
        { local: 'two' },
        { session: 'own' },
        { database: 'own' },
        { cache: 'own' },
        { file: 'own' },
      ],
    },
    {
      id: 'tracker',
      purpose: 'tracking',
      hosts: ['b.localhost', 't.a.localhost'],
      paths: ['/collect'],
      items: [
        { cookie: '_t*' },
        { local: '_t*' },
        { session: '_t*' },
        { database: '_t*' },
        { cache: '_t*' },
        { file: '_t*' },
      ],
    },
  ],
  undeclared: 'report',
};
