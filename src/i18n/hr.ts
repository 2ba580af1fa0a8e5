import type { Details, Messages } from './messages.js';

/** Croatian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Odabir kolačića',
  heading: 'Kolačići i podaci: vaš odabir',
  asks: name => `${name} želi upotrebljavati kolačiće i sličnu pohranu za:`,
  partners: (count, independent) =>
    `${form(count, `Sudjeluje još ${count} tvrtka`, `Sudjeluju još ${count} tvrtke`, `Sudjeluje još ${count} tvrtki`)}.${independent ? ` Od toga neovisnih o nama: ${independent}.` : ''}`,
  kept: time => `Vaš odabir vrijedi: ${time}. Možete ga promijeniti ili povući u svakom trenutku.`,
  notKept: 'Kolačići su isključeni u ovom pregledniku, pa vaš odabir vrijedi dok ne napustite ovu stranicu.',
  separately: titles => `„Prihvati sve” ne obuhvaća: ${titles}.`,
  policy: 'Pravila privatnosti',
  list: 'Sve usluge',

  acceptAll: 'Prihvati sve',
  refuseAll: 'Odbij sve',
  choose: 'Odaberi',
  close: 'Zatvori bez odabira',
  saved: 'Vaš je odabir spremljen.',
} satisfies Messages;

export const details = {
  save: 'Spremi odabir',
  intro:
    'Ono što nije obavezno isključeno je dok ga ne uključite. Kad ga isključite, prestaje raditi i briše se ono što je ovdje pohranilo.',
  always: 'Uvijek aktivno',
  on: 'Uključeno',
  off: 'Isključeno',
  partly: 'Djelomično uključeno',
  loses: what => `Ako odbijete: ${what}`,
  separate: '„Prihvati sve” ovo ne obuhvaća. Za to postoji zaseban prekidač.',
  gpc: 'Isključeno jer vaš preglednik šalje signal Global Privacy Control.',
  minor: 'Isključeno zbog vaše dobi.',
  region: 'Uključeno dok ga ne isključite, što dopušta zakon na mjestu gdje se nalazite.',
  clause: number => `Pravila privatnosti, odjeljak ${number}`,
  services: count => form(count, `${count} usluga`, `${count} usluge`, `${count} usluga`),
  search: 'Pretraži usluge',
  found: count => `Pronađeno usluga: ${count}`,

  provider: 'Pružatelj',
  country: 'Država',
  role: 'Uloga',
  roles: {
    entrusted: 'Radi u naše ime',
    joint: 'Odlučuje zajedno s nama',
    independent: 'Odlučuje samostalno',
  },
  data: 'Podaci',
  transfer: 'Prijenos u inozemstvo',
  hosts: 'Povezuje se s',

  items: 'Pohranjeno na vašem uređaju',
  name: 'Naziv',
  kind: 'Vrsta',
  kinds: {
    cookie: 'Kolačić',
    local: 'Lokalna pohrana',
    session: 'Pohrana sesije',
    database: 'Baza podataka',
    cache: 'Predmemorija',
    file: 'Datoteka',
  },
  life: 'Rok čuvanja',
  session: 'Sesija preglednika',
  unlimited: 'Dok ga ne izbrišete',
  httpOnly: 'Postavio ga je poslužitelj i samo ga on može izbrisati.',

  placeholder: name => `Ovaj sadržaj pruža ${name}. Zbog vašeg odabira nije učitan.`,
  once: 'Prikaži jednom',
  allow: 'Uvijek dopusti',

  storedIn: country => `Mjesto pohrane podataka: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Pritužba nadzornom tijelu',

  rights: 'Vaši podaci i vaša prava',
  chosen: date => `Datum vašeg odabira: ${date}`,
  copy: 'Preuzmi kopiju',
  withdraw: 'Povuci sve',
  erase: 'Izbriši sve',
  eraseSure: 'Želite li izbrisati sve što je ovdje pohranjeno, uključujući vaš odabir?',
  cancel: 'Odustani',
  erased: count => (count ? `Broj izbrisanih stavki: ${count}.` : 'Nije bilo ničega za brisanje.'),
  notErased: 'Nije izbrisano jer ova stranica tome ne može pristupiti:',
  failed: 'Nije uspjelo. Pokušajte ponovno.',

  lost: 'Što sada ne radi',
  allowOne: 'Dopusti samo ovo',
  later: 'Dio promjena primijenit će se na sljedećoj stranici koju otvorite.',
  dismiss: 'Zatvori',

  changed: date => `Dana ${date} promijenili smo pravila privatnosti.`,
  changes: date => `Dana ${date} mijenjamo pravila privatnosti.`,
  reasons: {
    purposes: 'za što se podaci upotrebljavaju',
    processing: 'kako se obrađuju',
    data: 'koji se podaci upotrebljavaju',
    recipients: 'tko ih prima',
    controller: 'tko je voditelj obrade',
    rights: 'vaša prava',
    contact: 'kako nas možete kontaktirati',
  },
  concerns: reasons => `Što se mijenja: ${reasons}.`,
  added: titles => `Novo: ${titles}`,
  removed: titles => `Više se ne upotrebljava: ${titles}`,
  altered: titles => `Promijenjeno: ${titles}`,
  again: 'Ono što je novo ili promijenjeno ostaje isključeno dok ne odaberete. Zatvaranje nije privola.',
  ended: (date, titles) =>
    titles
      ? `Vaš odabir od ${date} više ne vrijedi. Dopuštao je: ${titles}.`
      : `Vaš odabir od ${date} više ne vrijedi. Nije dopuštao ništa neobavezno.`,

  age: 'Koliko imate godina?',
  under: years => `Manje od ${years}`,
  over: years => `${years} ili više`,
  ageKept: 'Čuvamo samo koji ste od dva odgovora odabrali, a ne vašu dob.',

  entry: 'Vaše postavke privatnosti',
  honoured: 'Vaše je odbijanje uvaženo: vaš preglednik šalje signal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} upotrebljava kolačiće i sličnu pohranu za: ${titles}. Možete odbiti u svakom trenutku.`,
} satisfies Details;

/** Those that end in 1 but not in 11, in 2 to 4 but not in 12 to 14, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return /(^|[^1])1$/.test(`${count}`) ? one : /(^|[^1])[2-4]$/.test(`${count}`) ? few : many;
}
