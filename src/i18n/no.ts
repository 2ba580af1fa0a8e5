import type { Details, Messages } from './messages.js';

/** Norwegian, Bokmål. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Valg av informasjonskapsler',
  heading: 'Ditt valg om informasjonskapsler og data',
  asks: name => `${name} ber om å få bruke informasjonskapsler (cookies) og lignende lagring til:`,
  partners: (count, independent) =>
    count === 1
      ? `Én annen virksomhet deltar${independent ? ', uavhengig av oss' : ''}.`
      : `${count} andre virksomheter deltar${independent ? `, hvorav ${independent} uavhengig av oss` : ''}.`,
  kept: time => `Valget ditt lagres i ${time}. Du kan når som helst endre det eller trekke det tilbake.`,
  notKept:
    'Informasjonskapsler er slått av i denne nettleseren, så valget ditt gjelder til du forlater siden.',
  separately: titles => `Ikke med i «Godta alle»: ${titles}.`,
  policy: 'Personvernerklæring',
  list: 'Alle tjenester',

  acceptAll: 'Godta alle',
  refuseAll: 'Avvis alle',
  choose: 'Velg selv',
  close: 'Lukk uten å velge',
  saved: 'Valget ditt er lagret.',
} satisfies Messages;

export const details = {
  save: 'Lagre valg',
  intro:
    'Det som er valgfritt, er slått av til du slår det på. Slår du det av igjen, stopper det, og det som er lagret her, slettes.',
  always: 'Alltid aktiv',
  on: 'På',
  off: 'Av',
  partly: 'Delvis på',
  loses: what => `Hvis du avviser: ${what}`,
  separate: '«Godta alle» omfatter ikke dette. Det har sin egen bryter.',
  gpc: 'Av fordi nettleseren din sender Global Privacy Control.',
  minor: 'Av på grunn av alderen din.',
  region: 'På til du slår det av. Det tillater loven der du er.',
  clause: number => `Personvernerklæring, punkt ${number}`,
  services: count => (count === 1 ? 'Én tjeneste' : `${count} tjenester`),
  search: 'Søk etter tjenester',
  found: count => (count === 1 ? 'Fant én tjeneste' : `Fant ${count} tjenester`),

  provider: 'Leverandør',
  country: 'Land',
  role: 'Rolle',
  roles: {
    entrusted: 'Arbeider på våre vegne',
    joint: 'Bestemmer sammen med oss',
    independent: 'Bestemmer selv',
  },
  data: 'Opplysninger',
  transfer: 'Overføring til utlandet',
  hosts: 'Kobler seg til',

  items: 'Lagret på enheten din',
  name: 'Navn',
  kind: 'Type',
  kinds: {
    cookie: 'Informasjonskapsel',
    local: 'Lokal lagring',
    session: 'Øktlagring',
    database: 'Database',
    cache: 'Hurtigbuffer',
    file: 'Fil',
  },
  life: 'Lagres i',
  session: 'Nettleserøkten',
  unlimited: 'Til du sletter det',
  httpOnly: 'Satt av serveren, som er den eneste som kan slette den.',

  placeholder: name => `Dette innholdet kommer fra ${name} og er ikke lastet inn på grunn av valgene dine.`,
  once: 'Vis én gang',
  allow: 'Tillat alltid',

  storedIn: country => `Opplysningene lagres her: ${country}.`,
  contact: name => `Kontakt ${name}`,
  authority: 'Klag til tilsynsmyndigheten',

  rights: 'Opplysningene og rettighetene dine',
  chosen: date => `Du valgte den ${date}.`,
  copy: 'Last ned en kopi',
  withdraw: 'Trekk alt tilbake',
  erase: 'Slett alt',
  eraseSure: 'Vil du slette alt som er lagret her, også valget ditt?',
  cancel: 'Avbryt',
  erased: count =>
    count === 0
      ? 'Det var ingenting å slette.'
      : count === 1
        ? 'Én oppføring er slettet.'
        : `${count} oppføringer er slettet.`,
  notErased: 'Ikke slettet, fordi denne siden ikke har tilgang til det:',
  failed: 'Det gikk ikke. Prøv igjen.',

  lost: 'Dette fungerer ikke nå',
  allowOne: 'Tillat bare dette',
  later: 'Noe av det trer først i kraft på den neste siden du åpner.',
  dismiss: 'Lukk',

  changed: date => `Personvernerklæringen vår ble endret den ${date}.`,
  changes: date => `Personvernerklæringen vår endres den ${date}.`,
  reasons: {
    purposes: 'hva opplysninger brukes til',
    processing: 'hvordan de behandles',
    data: 'hvilke opplysninger som brukes',
    recipients: 'hvem som mottar dem',
    controller: 'hvem som er ansvarlig',
    rights: 'rettighetene dine',
    contact: 'hvordan du kontakter oss',
  },
  concerns: reasons => `Dette gjelder ${reasons}.`,
  added: titles => `Nytt: ${titles}`,
  removed: titles => `Ikke lenger i bruk: ${titles}`,
  altered: titles => `Endret: ${titles}`,
  again: 'Det som er nytt eller endret, er slått av til du velger. Å lukke er ikke et samtykke.',
  ended: (date, titles) =>
    titles
      ? `Valget ditt fra ${date} har utløpt. Du hadde tillatt: ${titles}.`
      : `Valget ditt fra ${date} har utløpt. Du hadde ikke tillatt noe valgfritt.`,

  age: 'Hvor gammel er du?',
  under: years => `Under ${years} år`,
  over: years => `${years} år eller eldre`,
  ageKept: 'Vi lagrer bare hvilket av de to svarene du velger, ikke alderen din.',

  entry: 'Personvernvalgene dine',
  honoured: 'Reservasjonen din følges: nettleseren sender Global Privacy Control.',
  tells: (name, titles) =>
    `${name} bruker informasjonskapsler (cookies) og lignende lagring til: ${titles}. Du kan når som helst avvise det.`,
} satisfies Details;
