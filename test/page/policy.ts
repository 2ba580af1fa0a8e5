import type { Policy } from '../../src/index.js';

/** A small policy for page tests: required, a session login, one partner for analytics, one for support. */
export const policy: Policy = {
  id: 'pages',
  revision: '1',
  url: '/privacy',
  controller: { name: 'Pages Ltd', contact: 'mailto:privacy@pages.example' },
  purposes: [
    { id: 'necessary', required: true, title: 'Necessary' },
    {
      id: 'login',
      title: 'Stay signed in',
      whenRefused: 'session',
      loses: { en: 'You sign in again each time.', zh: '每次都需要重新登录。' },
    },
    { id: 'analytics', title: 'Analytics', loses: { en: 'We improve blindly.' } },
    { id: 'support', title: 'Support' },
  ],
  services: [
    { id: 'core', purpose: 'necessary', items: [{ cookie: 'sid' }, { local: 'theme' }] },
    { id: 'status', purpose: 'necessary', hosts: ['b.localhost/open/*'] },
    { id: 'account', purpose: 'login', items: [{ cookie: 'stay', days: 30 }] },
    {
      id: 'stat',
      purpose: 'analytics',
      provider: { name: 'Stat Inc', country: 'DE', url: 'https://stat.example/privacy' },
      hosts: ['b.localhost'],
      items: [
        { cookie: '_stat', days: 90 },
        { cookie: '_stat_*', days: 90 },
        { cookie: '_stat_admin', days: 90, path: '/admin' },
        { local: 'stat_*' },
        { session: 'stat_*' },
        { database: 'stat-*' },
      ],
    },
    {
      id: 'chat',
      purpose: 'support',
      provider: { name: 'Chat GmbH' },
      hosts: ['b.localhost/chat/*'],
      items: [{ local: 'chat_*' }],
    },
  ],
  undeclared: 'report',
};
