import type { Details, Messages } from './messages.js';

/** Swedish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Val om kakor',
  heading: 'Ditt val om kakor och data',
  asks: name => `${name} vill använda kakor (cookies) och liknande lagring för:`,
  partners: (count, independent) =>
    count === 1
      ? `Ett annat företag medverkar${independent ? ', oberoende av oss' : ''}.`
      : `${count} andra företag medverkar${independent ? `, varav ${independent} oberoende av oss` : ''}.`,
  kept: time => `Ditt val sparas i ${time}. Du kan ändra eller återkalla det när som helst.`,
  notKept: 'Kakor är avstängda i webbläsaren, så ditt val gäller tills du lämnar sidan.',
  separately: titles => `Ingår inte i ”Godkänn alla”: ${titles}.`,
  policy: 'Integritetspolicy',
  list: 'Alla tjänster',

  acceptAll: 'Godkänn alla',
  refuseAll: 'Avvisa alla',
  choose: 'Välj själv',
  close: 'Stäng utan att välja',
  saved: 'Ditt val har sparats.',
} satisfies Messages;

export const details = {
  save: 'Spara val',
  intro:
    'Det som är valfritt är avstängt tills du slår på det. När du stänger av det upphör det, och det som har sparats här raderas.',
  always: 'Alltid aktiv',
  on: 'På',
  off: 'Av',
  partly: 'Delvis på',
  loses: what => `Om du avvisar: ${what}`,
  separate: '”Godkänn alla” omfattar inte detta. Det har ett eget reglage.',
  gpc: 'Av eftersom din webbläsare skickar Global Privacy Control.',
  minor: 'Av på grund av din ålder.',
  region: 'På tills du stänger av det. Det tillåter lagen där du befinner dig.',
  clause: number => `Integritetspolicy, avsnitt ${number}`,
  services: count => (count === 1 ? 'En tjänst' : `${count} tjänster`),
  search: 'Sök tjänster',
  found: count => (count === 1 ? 'En tjänst hittades' : `${count} tjänster hittades`),

  provider: 'Leverantör',
  country: 'Land',
  role: 'Roll',
  roles: {
    entrusted: 'Arbetar på vårt uppdrag',
    joint: 'Bestämmer tillsammans med oss',
    independent: 'Bestämmer själv',
  },
  data: 'Uppgifter',
  transfer: 'Överföring utomlands',
  hosts: 'Ansluter till',

  items: 'Sparat på din enhet',
  name: 'Namn',
  kind: 'Typ',
  kinds: {
    cookie: 'Kaka',
    local: 'Lokal lagring',
    session: 'Sessionslagring',
    database: 'Databas',
    cache: 'Cacheminne',
    file: 'Fil',
  },
  life: 'Sparas i',
  session: 'Webbläsarsession',
  unlimited: 'Tills du raderar det',
  httpOnly: 'Skapas av servern, som är den enda som kan radera den.',

  placeholder: name => `Innehållet kommer från ${name} och har inte lästs in på grund av dina val.`,
  once: 'Visa en gång',
  allow: 'Tillåt alltid',

  storedIn: country => `Uppgifterna lagras här: ${country}.`,
  contact: name => `Kontakta ${name}`,
  authority: 'Klaga hos tillsynsmyndigheten',

  rights: 'Dina uppgifter och rättigheter',
  chosen: date => `Du gjorde ditt val den ${date}.`,
  copy: 'Ladda ner en kopia',
  withdraw: 'Återkalla allt',
  erase: 'Radera allt',
  eraseSure: 'Vill du radera allt som har sparats här, även ditt val?',
  cancel: 'Avbryt',
  erased: count =>
    count === 0
      ? 'Det fanns inget att radera.'
      : count === 1
        ? 'En post har raderats.'
        : `${count} poster har raderats.`,
  notErased: 'Har inte raderats, eftersom sidan inte kommer åt det:',
  failed: 'Det gick inte. Försök igen.',

  lost: 'Det här fungerar inte nu',
  allowOne: 'Tillåt bara detta',
  later: 'En del börjar gälla först på nästa sida du öppnar.',
  dismiss: 'Stäng',

  changed: date => `Vår integritetspolicy ändrades den ${date}.`,
  changes: date => `Vår integritetspolicy ändras den ${date}.`,
  reasons: {
    purposes: 'vad uppgifterna används till',
    processing: 'hur de behandlas',
    data: 'vilka uppgifter som används',
    recipients: 'vem som tar emot dem',
    controller: 'vem som är ansvarig',
    rights: 'dina rättigheter',
    contact: 'hur du når oss',
  },
  concerns: reasons => `Det gäller ${reasons}.`,
  added: titles => `Nytt: ${titles}`,
  removed: titles => `Används inte längre: ${titles}`,
  altered: titles => `Ändrat: ${titles}`,
  again: 'Det som är nytt eller ändrat är avstängt tills du väljer. Att stänga rutan är inget samtycke.',
  ended: (date, titles) =>
    titles
      ? `Ditt val från den ${date} gäller inte längre. Du hade tillåtit: ${titles}.`
      : `Ditt val från den ${date} gäller inte längre. Du hade inte tillåtit något valfritt.`,

  age: 'Hur gammal är du?',
  under: years => `Under ${years} år`,
  over: years => `${years} år eller äldre`,
  ageKept: 'Vi sparar bara vilket av de två svaren du väljer, inte din ålder.',

  entry: 'Dina integritetsval',
  honoured: 'Din invändning följs: webbläsaren skickar Global Privacy Control.',
  tells: (name, titles) =>
    `${name} använder kakor (cookies) och liknande lagring för: ${titles}. Du kan avvisa det när som helst.`,
} satisfies Details;
