import type { Details, Messages } from './messages.js';

/** Dutch. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Cookiekeuzes',
  heading: 'Uw keuze over cookies en gegevens',
  asks: name => `${name} wil cookies en vergelijkbare opslag gebruiken voor:`,
  partners: (count, independent) =>
    count === 1
      ? `Eén ander bedrijf doet mee${independent ? ', onafhankelijk van ons' : ''}.`
      : `${count} andere bedrijven doen mee${independent ? `, waarvan ${independent} onafhankelijk van ons` : ''}.`,
  kept: time => `Uw keuze wordt ${time} bewaard. U kunt deze altijd wijzigen of intrekken.`,
  notKept: 'Cookies staan uit in deze browser. Uw keuze geldt tot u deze pagina verlaat.',
  separately: titles => `Valt niet onder ‘Alles accepteren’: ${titles}.`,
  policy: 'Privacyverklaring',
  list: 'Alle diensten',

  acceptAll: 'Alles accepteren',
  refuseAll: 'Alles weigeren',
  choose: 'Kiezen',
  close: 'Sluiten zonder te kiezen',
  saved: 'Uw keuze is opgeslagen.',
} satisfies Messages;

export const details = {
  save: 'Keuzes opslaan',
  intro:
    'Wat optioneel is, blijft uit tot u het aanzet. Zet u het uit, dan stopt het en wordt gewist wat het hier bewaarde.',
  always: 'Altijd actief',
  on: 'Aan',
  off: 'Uit',
  partly: 'Deels aan',
  loses: what => `Als u weigert: ${what}`,
  separate: '‘Alles accepteren’ geldt hier niet voor. Hiervoor is er een aparte schakelaar.',
  gpc: 'Uit, omdat uw browser Global Privacy Control meestuurt.',
  minor: 'Uit vanwege uw leeftijd.',
  region: 'Aan tot u het uitzet. De wet waar u bent, staat dat toe.',
  clause: number => `Privacyverklaring, paragraaf ${number}`,
  services: count => (count === 1 ? 'Eén dienst' : `${count} diensten`),
  search: 'Diensten zoeken',
  found: count => (count === 1 ? 'Eén dienst gevonden' : `${count} diensten gevonden`),

  provider: 'Aanbieder',
  country: 'Land',
  role: 'Rol',
  roles: {
    entrusted: 'Werkt in onze opdracht',
    joint: 'Beslist samen met ons',
    independent: 'Beslist zelf',
  },
  data: 'Gegevens',
  transfer: 'Doorgifte naar het buitenland',
  hosts: 'Maakt verbinding met',

  items: 'Bewaard op uw apparaat',
  name: 'Naam',
  kind: 'Soort',
  kinds: {
    cookie: 'Cookie',
    local: 'Lokale opslag',
    session: 'Sessieopslag',
    database: 'Database',
    cache: 'Cache',
    file: 'Bestand',
  },
  life: 'Bewaartermijn',
  session: 'Browsersessie',
  unlimited: 'Tot u het wist',
  httpOnly: 'Geplaatst door de server. Alleen die kan het wissen.',

  placeholder: name => `Dit onderdeel komt van ${name} en is door uw keuzes niet geladen.`,
  once: 'Eén keer tonen',
  allow: 'Altijd toestaan',

  storedIn: country => `Opslaglocatie van de gegevens: ${country}.`,
  contact: name => `Contact opnemen met ${name}`,
  authority: 'Klacht indienen bij de toezichthouder',

  rights: 'Uw gegevens en uw rechten',
  chosen: date => `Uw keuze dateert van ${date}.`,
  copy: 'Kopie downloaden',
  withdraw: 'Alles intrekken',
  erase: 'Alles wissen',
  eraseSure: 'Alles wissen wat hier is bewaard, ook uw keuze?',
  cancel: 'Annuleren',
  erased: count =>
    count === 0 ? 'Er was niets om te wissen.' : count === 1 ? 'Eén item gewist.' : `${count} items gewist.`,
  notErased: 'Niet gewist, omdat deze pagina er niet bij kan:',
  failed: 'Dat is niet gelukt. Probeer het opnieuw.',

  lost: 'Wat nu niet werkt',
  allowOne: 'Alleen dit toestaan',
  later: 'Een deel werkt pas op de volgende pagina die u opent.',
  dismiss: 'Sluiten',

  changed: date => `Onze privacyverklaring is gewijzigd op ${date}.`,
  changes: date => `Onze privacyverklaring wijzigt op ${date}.`,
  reasons: {
    purposes: 'waarvoor gegevens worden gebruikt',
    processing: 'hoe ze worden verwerkt',
    data: 'welke gegevens worden gebruikt',
    recipients: 'wie ze ontvangt',
    controller: 'wie verantwoordelijk is',
    rights: 'uw rechten',
    contact: 'hoe u ons bereikt',
  },
  concerns: reasons => `Dit gaat over: ${reasons}.`,
  added: titles => `Nieuw: ${titles}`,
  removed: titles => `Niet meer gebruikt: ${titles}`,
  altered: titles => `Gewijzigd: ${titles}`,
  again: 'Wat nieuw of gewijzigd is, blijft uit tot u kiest. Sluiten is geen toestemming.',
  ended: (date, titles) =>
    titles
      ? `Uw keuze van ${date} is verlopen. Toegestaan was: ${titles}.`
      : `Uw keuze van ${date} is verlopen. U had niets optioneels toegestaan.`,

  age: 'Hoe oud bent u?',
  under: years => `Jonger dan ${years}`,
  over: years => `${years} of ouder`,
  ageKept: 'We bewaren alleen welk van de twee u kiest, niet uw leeftijd.',

  entry: 'Uw privacykeuzes',
  honoured: 'Bezwaar verwerkt: uw browser stuurt Global Privacy Control mee.',
  tells: (name, titles) =>
    `${name} gebruikt cookies en vergelijkbare opslag voor: ${titles}. U kunt dit altijd weigeren.`,
} satisfies Details;
