import type { Messages } from './messages.js';

/** English. */
export const messages = {
  label: 'Cookie choices',
  heading: 'Your choice about cookies and data',
  asks: name => `${name} asks to use cookies and similar storage for:`,
  partners: (count, independent) =>
    `${count === 1 ? 'One other company takes' : `${count} other companies take`} part${independent ? `, ${independent} of them independently of us` : ''}.`,
  kept: time => `Your choice is kept for ${time}. You can change it at any time.`,
  notKept: 'Cookies are turned off in this browser, so your choice lasts until you leave this page.',
  separately: titles => `Not part of “Accept all”: ${titles}.`,
  policy: 'Privacy policy',

  acceptAll: 'Accept all',
  refuseAll: 'Refuse all',
  choose: 'Choose',
  save: 'Save choices',
  close: 'Close without choosing',
  saved: 'Your choice is saved.',

  intro:
    'What is optional stays off until you turn it on. Turning it off stops it and erases what it kept here.',
  always: 'Always active',
  on: 'On',
  off: 'Off',
  partly: 'Partly on',
  loses: what => `If refused: ${what}`,
  separate: '“Accept all” does not cover this. It has its own switch.',
  gpc: 'Off because your browser sends Global Privacy Control.',
  minor: 'Off because of your age.',
  clause: number => `Policy, section ${number}`,
  services: count => (count === 1 ? 'One service' : `${count} services`),

  provider: 'Provider',
  country: 'Country',
  role: 'Role',
  roles: {
    entrusted: 'Works on our behalf',
    joint: 'Decides together with us',
    independent: 'Decides for itself',
  },
  data: 'Data',
  transfer: 'Sent abroad',
  hosts: 'Contacts',

  items: 'Kept on your device',
  name: 'Name',
  kind: 'Kind',
  kinds: {
    cookie: 'Cookie',
    local: 'Local storage',
    session: 'Session storage',
    database: 'Database',
    cache: 'Cache',
    file: 'File',
  },
  life: 'Kept for',
  session: 'Browser session',
  unlimited: 'Until you erase it',
  httpOnly: 'Set by the server, which alone can erase it.',

  placeholder: name => `This part comes from ${name}, which your choices keep out.`,
  once: 'Show once',
  allow: 'Always allow',

  storedIn: country => `Data is stored in ${country}.`,
  contact: name => `Contact ${name}`,
  authority: 'Complain to the authority',
} satisfies Messages;
