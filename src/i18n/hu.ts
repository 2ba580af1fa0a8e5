import type { Details, Messages } from './messages.js';

/** Hungarian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Sütibeállítások',
  heading: 'Ön dönt a sütikről és az adatokról',
  asks: name => `${name} sütiket és hasonló tárolókat szeretne használni a következő célokra:`,
  partners: (count, independent) =>
    count === 1
      ? `Egy további cég vesz részt benne${independent ? ', tőlünk függetlenül' : ''}.`
      : `${count} további cég vesz részt benne${independent ? `, közülük tőlünk függetlenül: ${independent}` : ''}.`,
  kept: time => `Döntését ennyi ideig őrizzük meg: ${time}. Bármikor módosíthatja vagy visszavonhatja.`,
  notKept: 'Ebben a böngészőben a sütik ki vannak kapcsolva, ezért a döntése az oldal elhagyásáig érvényes.',
  separately: titles => `„Az összes elfogadása” nem terjed ki erre: ${titles}.`,
  policy: 'Adatvédelmi tájékoztató',
  list: 'Minden szolgáltatás',

  acceptAll: 'Az összes elfogadása',
  refuseAll: 'Az összes elutasítása',
  choose: 'Beállítások',
  close: 'Bezárás döntés nélkül',
  saved: 'Döntését elmentettük.',
} satisfies Messages;

export const details = {
  save: 'Döntés mentése',
  intro:
    'Ami nem kötelező, az kikapcsolva marad, amíg be nem kapcsolja. Ha kikapcsolja, leáll, és töröljük, amit itt tárolt.',
  always: 'Mindig aktív',
  on: 'Be',
  off: 'Ki',
  partly: 'Részben be',
  loses: what => `Elutasítás esetén: ${what}`,
  separate: '„Az összes elfogadása” erre nem vonatkozik. Külön kapcsolója van.',
  gpc: 'Kikapcsolva, mert a böngészője Global Privacy Control jelzést küld.',
  minor: 'Kikapcsolva az életkora miatt.',
  region:
    'Bekapcsolva, amíg ki nem kapcsolja, ahogyan azt a tartózkodási helyén hatályos jog lehetővé teszi.',
  clause: number => `Adatvédelmi tájékoztató, ${number} pont`,
  services: count => (count === 1 ? 'Egy szolgáltatás' : `${count} szolgáltatás`),
  search: 'Szolgáltatások keresése',
  found: count => (count ? `${count} szolgáltatás található` : 'Nem található szolgáltatás'),

  provider: 'Szolgáltató',
  country: 'Ország',
  role: 'Szerep',
  roles: {
    entrusted: 'A megbízásunkból jár el',
    joint: 'Velünk közösen dönt',
    independent: 'Önállóan dönt',
  },
  data: 'Adatok',
  transfer: 'Külföldre továbbítás',
  hosts: 'Kapcsolódási címek',

  items: 'Az Ön eszközén tárolva',
  name: 'Név',
  kind: 'Fajta',
  kinds: {
    cookie: 'Süti',
    local: 'Helyi tároló',
    session: 'Munkamenet-tároló',
    database: 'Adatbázis',
    cache: 'Gyorsítótár',
    file: 'Fájl',
  },
  life: 'Megőrzési idő',
  session: 'Böngésző-munkamenet',
  unlimited: 'Amíg Ön nem törli',
  httpOnly: 'A kiszolgáló állította be, és csak az törölheti.',

  placeholder: name => `Ennek a tartalomnak a szolgáltatója: ${name}. A döntése miatt nem töltöttük be.`,
  once: 'Megjelenítés egyszer',
  allow: 'Mindig engedélyezem',

  storedIn: country => `Az adatok tárolási helye: ${country}.`,
  contact: name => `Kapcsolat: ${name}`,
  authority: 'Panasz a felügyeleti hatóságnál',

  rights: 'Az Ön adatai és jogai',
  chosen: date => `Döntésének napja: ${date}`,
  copy: 'Másolat letöltése',
  withdraw: 'Az összes visszavonása',
  erase: 'Minden törlése',
  eraseSure: 'Töröljünk mindent, amit itt tároltunk, a döntésével együtt?',
  cancel: 'Mégse',
  erased: count => (count ? `${count === 1 ? 'Egy' : count} bejegyzést töröltünk.` : 'Nem volt mit törölni.'),
  notErased: 'Nem töröltük, mert ez az oldal nem fér hozzá:',
  failed: 'Nem sikerült. Kérjük, próbálja újra.',

  lost: 'Ami most nem működik',
  allowOne: 'Csak ezt engedélyezem',
  later: 'Egy része csak a következő megnyitott oldalon lép életbe.',
  dismiss: 'Bezárás',

  changed: date => `Módosult az adatvédelmi tájékoztatónk (${date}).`,
  changes: date => `Módosul az adatvédelmi tájékoztatónk (${date}).`,
  reasons: {
    purposes: 'mire használjuk az adatokat',
    processing: 'hogyan kezeljük őket',
    data: 'milyen adatokat használunk',
    recipients: 'ki kapja meg őket',
    controller: 'ki az adatkezelő',
    rights: 'az Ön jogai',
    contact: 'hogyan érhet el minket',
  },
  concerns: reasons => `Ami változik: ${reasons}.`,
  added: titles => `Új: ${titles}`,
  removed: titles => `Már nem használjuk: ${titles}`,
  altered: titles => `Módosult: ${titles}`,
  again: 'Ami új vagy módosult, kikapcsolva marad, amíg nem dönt. A bezárás nem minősül hozzájárulásnak.',
  ended: (date, titles) =>
    `Korábbi döntése (${date}) lejárt. ${titles ? `Ezt engedélyezte: ${titles}.` : 'Semmi választhatót nem engedélyezett.'}`,

  age: 'Hány éves?',
  under: years => `${years} év alatti`,
  over: years => `${years} éves vagy idősebb`,
  ageKept: 'Csak azt őrizzük meg, hogy a kettő közül melyiket választja, az életkorát nem.',

  entry: 'Adatvédelmi beállításai',
  honoured: 'Tiltakozását figyelembe vettük: a böngészője Global Privacy Control jelzést küld.',
  tells: (name, titles) =>
    `${name} sütiket és hasonló tárolókat használ a következő célokra: ${titles}. Bármikor elutasíthatja.`,
} satisfies Details;
