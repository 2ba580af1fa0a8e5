import type { Details, Messages } from './messages.js';

/** English. */
export const messages = {
  label: 'Cookie choices',
  heading: 'Your choice about cookies and data',
  asks: name => `${name} asks to use cookies and similar storage for:`,
  partners: (count, independent) =>
    `${count === 1 ? 'One other company takes' : `${count} other companies take`} part${independent ? `, ${independent} of them independently of us` : ''}.`,
  kept: time => `Your choice is kept for ${time}. You can change or withdraw it at any time.`,
  notKept: 'Cookies are turned off in this browser, so your choice lasts until you leave this page.',
  separately: titles => `Not part of “Accept all”: ${titles}.`,
  policy: 'Privacy policy',
  list: 'All services',

  acceptAll: 'Accept all',
  refuseAll: 'Refuse all',
  choose: 'Choose',
  close: 'Close without choosing',
  saved: 'Your choice is saved.',
} satisfies Messages;

export const details = {
  save: 'Save choices',
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
  region: 'On until you turn it off, as the law where you are allows.',
  clause: number => `Policy, section ${number}`,
  services: count => (count === 1 ? 'One service' : `${count} services`),
  search: 'Search services',
  found: count => (count === 1 ? 'One service found' : `${count} services found`),

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

  rights: 'Your data and your rights',
  chosen: date => `Your choice dates from ${date}.`,
  copy: 'Download a copy',
  withdraw: 'Withdraw all',
  erase: 'Erase everything',
  eraseSure: 'Erase all that was kept here, and your choice with it?',
  cancel: 'Cancel',
  erased: count =>
    count === 0
      ? 'There was nothing to erase.'
      : count === 1
        ? 'One entry erased.'
        : `${count} entries erased.`,
  notErased: 'Not erased, because this page cannot reach it:',
  failed: 'That did not work. Please try again.',

  lost: 'What you do without now',
  allowOne: 'Allow only this',
  later: 'Some of it takes effect on the next page you open.',
  dismiss: 'Close',

  changed: date => `Our privacy policy changed on ${date}.`,
  changes: date => `Our privacy policy changes on ${date}.`,
  reasons: {
    purposes: 'what data is used for',
    processing: 'how it is used',
    data: 'which data is used',
    recipients: 'who receives it',
    controller: 'who is responsible',
    rights: 'your rights',
    contact: 'how to reach us',
  },
  concerns: reasons => `This concerns ${reasons}.`,
  added: titles => `New: ${titles}`,
  removed: titles => `No longer used: ${titles}`,
  altered: titles => `Changed: ${titles}`,
  again: 'What is new or changed stays off until you choose. Closing this is no consent.',
  ended: (date, titles) =>
    titles
      ? `Your choice of ${date} has ended. It allowed: ${titles}.`
      : `Your choice of ${date} has ended. It allowed nothing optional.`,

  age: 'How old are you?',
  under: years => `Under ${years}`,
  over: years => `${years} or older`,
  ageKept: 'We keep which of the two you choose, not your age.',

  entry: 'Your privacy choices',
  honoured: 'Opt-out request honored: your browser sends Global Privacy Control.',
  tells: (name, titles) =>
    `${name} uses cookies and similar storage for: ${titles}. You can refuse at any time.`,
} satisfies Details;
