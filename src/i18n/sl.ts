import type { Details, Messages } from './messages.js';

/** Slovenian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Izbira piškotkov',
  heading: 'Vaša izbira glede piškotkov in podatkov',
  asks: name => `${name} vas prosi za privolitev v piškotke in podobno shranjevanje za te namene:`,
  partners: (count, independent) =>
    `${form(count, `Sodeluje še ${count} podjetje`, `Sodelujeta še ${count} podjetji`, `Sodelujejo še ${count} podjetja`, `Sodeluje še ${count} podjetij`)}.${independent ? ` Od tega neodvisnih od nas: ${independent}.` : ''}`,
  kept: time => `Rok hrambe vaše izbire: ${time}. Kadar koli jo lahko spremenite ali prekličete.`,
  notKept: 'Piškotki so v tem brskalniku izklopljeni, zato vaša izbira velja, dokler ne zapustite te strani.',
  separately: titles => `»Sprejmi vse« ne zajema: ${titles}.`,
  policy: 'Politika zasebnosti',
  list: 'Vse storitve',

  acceptAll: 'Sprejmi vse',
  refuseAll: 'Zavrni vse',
  choose: 'Izberi',
  close: 'Zapri brez izbire',
  saved: 'Vaša izbira je shranjena.',
} satisfies Messages;

export const details = {
  save: 'Shrani izbiro',
  intro:
    'Kar ni obvezno, ostane izklopljeno, dokler ne vklopite. Ob izklopu se ustavi, kar je tu shranilo, pa se izbriše.',
  always: 'Vedno dejavno',
  on: 'Vklopljeno',
  off: 'Izklopljeno',
  partly: 'Delno vklopljeno',
  loses: what => `Če zavrnete: ${what}`,
  separate: '»Sprejmi vse« tega ne zajema. Za to je na voljo posebno stikalo.',
  gpc: 'Izklopljeno, ker vaš brskalnik pošilja signal Global Privacy Control.',
  minor: 'Izklopljeno zaradi vaše starosti.',
  region: 'Vklopljeno, dokler ne izklopite, kar dovoljuje zakon tam, kjer ste.',
  clause: number => `Politika zasebnosti, točka ${number}`,
  services: count =>
    form(count, `${count} storitev`, `${count} storitvi`, `${count} storitve`, `${count} storitev`),
  search: 'Išči storitve',
  found: count => `Najdene storitve: ${count}`,

  provider: 'Ponudnik',
  country: 'Država',
  role: 'Vloga',
  roles: {
    entrusted: 'Dela po našem naročilu',
    joint: 'Odloča skupaj z nami',
    independent: 'Odloča samostojno',
  },
  data: 'Podatki',
  transfer: 'Prenos v tujino',
  hosts: 'Povezuje se z',

  items: 'Shranjeno v vaši napravi',
  name: 'Ime',
  kind: 'Vrsta',
  kinds: {
    cookie: 'Piškotek',
    local: 'Lokalna shramba',
    session: 'Shramba seje',
    database: 'Zbirka podatkov',
    cache: 'Predpomnilnik',
    file: 'Datoteka',
  },
  life: 'Rok hrambe',
  session: 'Seja brskalnika',
  unlimited: 'Dokler ne izbrišete',
  httpOnly: 'Nastavi ga strežnik in samo ta ga lahko izbriše.',

  placeholder: name => `To vsebino zagotavlja ${name}. Zaradi vaše izbire ni naložena.`,
  once: 'Prikaži enkrat',
  allow: 'Vedno dovoli',

  storedIn: country => `Kraj hrambe podatkov: ${country}.`,
  contact: name => `Stik: ${name}`,
  authority: 'Pritožba pri nadzornem organu',

  rights: 'Vaši podatki in vaše pravice',
  chosen: date => `Datum vaše izbire: ${date}`,
  copy: 'Prenesi kopijo',
  withdraw: 'Prekliči vse',
  erase: 'Izbriši vse',
  eraseSure: 'Želite izbrisati vse, kar je tu shranjeno, skupaj z vašo izbiro?',
  cancel: 'Nazaj',
  erased: count => (count ? `Število izbrisanih vnosov: ${count}.` : 'Ničesar ni bilo za izbrisati.'),
  notErased: 'Ni izbrisano, ker ta stran do tega nima dostopa:',
  failed: 'Ni uspelo. Poskusite znova.',

  lost: 'Kaj zdaj ne deluje',
  allowOne: 'Dovoli samo to',
  later: 'Del sprememb začne veljati šele na naslednji strani, ki jo odprete.',
  dismiss: 'Zapri',

  changed: date => `Spremenili smo politiko zasebnosti. Datum spremembe: ${date}`,
  changes: date => `Spremenili bomo politiko zasebnosti. Datum spremembe: ${date}`,
  reasons: {
    purposes: 'za kaj se podatki uporabljajo',
    processing: 'kako se obdelujejo',
    data: 'kateri podatki se uporabljajo',
    recipients: 'kdo jih prejme',
    controller: 'kdo je upravljavec',
    rights: 'vaše pravice',
    contact: 'kako stopite v stik z nami',
  },
  concerns: reasons => `Kaj se spreminja: ${reasons}.`,
  added: titles => `Novo: ${titles}`,
  removed: titles => `Se ne uporablja več: ${titles}`,
  altered: titles => `Spremenjeno: ${titles}`,
  again: 'Kar je novo ali spremenjeno, ostane izklopljeno, dokler ne izberete. Zaprtje ne pomeni privolitve.',
  ended: (date, titles) =>
    titles
      ? `Vaša izbira (${date}) ne velja več. Dovoljevala je: ${titles}.`
      : `Vaša izbira (${date}) ne velja več. Ni dovoljevala ničesar neobveznega.`,

  age: 'Koliko ste stari?',
  under: years => `Manj kot ${years} let`,
  over: years => `${years} let ali več`,
  ageKept: 'Shranimo le, katerega od obeh odgovorov izberete, ne pa vaše starosti.',

  entry: 'Vaše nastavitve zasebnosti',
  honoured: 'Vaš ugovor je upoštevan: vaš brskalnik pošilja signal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} uporablja piškotke in podobno shranjevanje za te namene: ${titles}. Kadar koli lahko zavrnete.`,
} satisfies Details;

/** By their last two digits 1, 2, 3 to 4, and all other numbers take different forms. */
function form(count: number, one: string, two: string, few: string, many: string): string {
  return [many, one, two, few, few][count % 100] ?? many;
}
