import type { Details, Messages } from './messages.js';

/** Danish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Cookievalg',
  heading: 'Dit valg om cookies og data',
  asks: name => `${name} beder om lov til at bruge cookies og lignende lagring til:`,
  partners: (count, independent) =>
    count === 1
      ? `Én anden virksomhed medvirker${independent ? ', uafhængigt af os' : ''}.`
      : `${count} andre virksomheder medvirker${independent ? `, heraf ${independent} uafhængigt af os` : ''}.`,
  kept: time => `Dit valg gemmes i ${time}. Du kan altid ændre det eller trække det tilbage.`,
  notKept: 'Cookies er slået fra i denne browser, så dit valg gælder, til du forlader siden.',
  separately: titles => `Ikke omfattet af »Accepter alle«: ${titles}.`,
  policy: 'Privatlivspolitik',
  list: 'Alle tjenester',

  acceptAll: 'Accepter alle',
  refuseAll: 'Afvis alle',
  choose: 'Vælg selv',
  close: 'Luk uden at vælge',
  saved: 'Dit valg er gemt.',
} satisfies Messages;

export const details = {
  save: 'Gem valg',
  intro:
    'Det, der er valgfrit, er slået fra, indtil du slår det til. Slår du det fra igen, stopper det, og det, som det har gemt her, slettes.',
  always: 'Altid aktiv',
  on: 'Til',
  off: 'Fra',
  partly: 'Delvist til',
  loses: what => `Hvis du afviser: ${what}`,
  separate: '»Accepter alle« omfatter ikke dette. Det har sin egen kontakt.',
  gpc: 'Slået fra, fordi din browser sender Global Privacy Control.',
  minor: 'Slået fra på grund af din alder.',
  region: 'Slået til, indtil du slår det fra. Det tillader loven, hvor du befinder dig.',
  clause: number => `Privatlivspolitik, afsnit ${number}`,
  services: count => (count === 1 ? 'Én tjeneste' : `${count} tjenester`),
  search: 'Søg efter tjenester',
  found: count => (count === 1 ? 'Én tjeneste fundet' : `${count} tjenester fundet`),

  provider: 'Udbyder',
  country: 'Land',
  role: 'Rolle',
  roles: {
    entrusted: 'Arbejder på vores vegne',
    joint: 'Beslutter sammen med os',
    independent: 'Beslutter selv',
  },
  data: 'Oplysninger',
  transfer: 'Overførsel til udlandet',
  hosts: 'Opretter forbindelse til',

  items: 'Gemt på din enhed',
  name: 'Navn',
  kind: 'Type',
  kinds: {
    cookie: 'Cookie',
    local: 'Lokalt lager',
    session: 'Sessionslager',
    database: 'Database',
    cache: 'Cache',
    file: 'Fil',
  },
  life: 'Gemmes i',
  session: 'Browsersession',
  unlimited: 'Indtil du sletter det',
  httpOnly: 'Sat af serveren, som er den eneste, der kan slette den.',

  placeholder: name => `Dette indhold kommer fra ${name} og er ikke indlæst på grund af dine valg.`,
  once: 'Vis én gang',
  allow: 'Tillad altid',

  storedIn: country => `Oplysningerne opbevares her: ${country}.`,
  contact: name => `Kontakt ${name}`,
  authority: 'Klag til tilsynsmyndigheden',

  rights: 'Dine oplysninger og rettigheder',
  chosen: date => `Dit valg er fra den ${date}.`,
  copy: 'Hent en kopi',
  withdraw: 'Træk alt tilbage',
  erase: 'Slet alt',
  eraseSure: 'Vil du slette alt, der er gemt her, også dit valg?',
  cancel: 'Annuller',
  erased: count =>
    count === 0
      ? 'Der var intet at slette.'
      : count === 1
        ? 'Ét element slettet.'
        : `${count} elementer slettet.`,
  notErased: 'Ikke slettet, fordi denne side ikke har adgang til det:',
  failed: 'Det lykkedes ikke. Prøv igen.',

  lost: 'Det undværer du nu',
  allowOne: 'Tillad kun dette',
  later: 'Noget af det træder først i kraft på den næste side, du åbner.',
  dismiss: 'Luk',

  changed: date => `Vores privatlivspolitik blev ændret den ${date}.`,
  changes: date => `Vores privatlivspolitik ændres den ${date}.`,
  reasons: {
    purposes: 'hvad oplysninger bruges til',
    processing: 'hvordan de behandles',
    data: 'hvilke oplysninger der bruges',
    recipients: 'hvem der modtager dem',
    controller: 'hvem der er ansvarlig',
    rights: 'dine rettigheder',
    contact: 'hvordan du kontakter os',
  },
  concerns: reasons => `Det handler om: ${reasons}.`,
  added: titles => `Nyt: ${titles}`,
  removed: titles => `Bruges ikke længere: ${titles}`,
  altered: titles => `Ændret: ${titles}`,
  again: 'Det nye og ændrede er slået fra, indtil du vælger. At lukke er ikke et samtykke.',
  ended: (date, titles) =>
    titles
      ? `Dit valg fra den ${date} er udløbet. Du havde tilladt: ${titles}.`
      : `Dit valg fra den ${date} er udløbet. Du havde ikke tilladt noget valgfrit.`,

  age: 'Hvor gammel er du?',
  under: years => `Under ${years} år`,
  over: years => `${years} år eller ældre`,
  ageKept: 'Vi gemmer kun, hvilket af de to svar du vælger, ikke din alder.',

  entry: 'Dine privatlivsvalg',
  honoured: 'Fravalg respekteret: Din browser sender Global Privacy Control.',
  tells: (name, titles) =>
    `${name} bruger cookies og lignende lagring til: ${titles}. Du kan altid afvise det.`,
} satisfies Details;
