import type { Details, Messages } from './messages.js';

/** Romanian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Opțiuni pentru cookie-uri',
  heading: 'Alegerea dumneavoastră privind cookie-urile și datele',
  asks: name => `${name} cere acordul pentru cookie-uri și alte forme de stocare similare, folosite pentru:`,
  partners: (count, independent) =>
    count === 1
      ? `Mai participă o companie${independent ? ', independent de noi' : ''}.`
      : `Mai participă ${counted(count, 'companii')}${independent ? `, dintre care ${independent} independent de noi` : ''}.`,
  kept: time => `Alegerea se păstrează timp de ${time}. O puteți schimba sau retrage oricând.`,
  notKept:
    'Cookie-urile sunt dezactivate în acest browser, așa că alegerea este valabilă până când părăsiți pagina.',
  separately: titles => `„Acceptă tot” nu include: ${titles}.`,
  policy: 'Politica de confidențialitate',
  list: 'Toate serviciile',

  acceptAll: 'Acceptă tot',
  refuseAll: 'Refuză tot',
  choose: 'Alege',
  close: 'Închide fără a alege',
  saved: 'Alegerea a fost salvată.',
} satisfies Messages;

export const details = {
  save: 'Salvează alegerile',
  intro:
    'Ce este opțional rămâne dezactivat până când îl activați. Dezactivarea îl oprește și șterge ce a păstrat aici.',
  always: 'Mereu activ',
  on: 'Activat',
  off: 'Dezactivat',
  partly: 'Activat parțial',
  loses: what => `Dacă refuzați: ${what}`,
  separate: '„Acceptă tot” nu include această opțiune. Ea are propriul comutator.',
  gpc: 'Dezactivat, deoarece browserul trimite semnalul Global Privacy Control.',
  minor: 'Dezactivat din cauza vârstei dumneavoastră.',
  region: 'Activat până când îl dezactivați, așa cum permite legea din locul în care vă aflați.',
  clause: number => `Politica de confidențialitate, secțiunea ${number}`,
  services: count => (count === 1 ? 'Un serviciu' : counted(count, 'servicii')),
  search: 'Caută servicii',
  found: count => (count === 1 ? 'Un serviciu găsit' : `${counted(count, 'servicii')} găsite`),

  provider: 'Furnizor',
  country: 'Țară',
  role: 'Rol',
  roles: {
    entrusted: 'Lucrează în numele nostru',
    joint: 'Decide împreună cu noi',
    independent: 'Decide în mod independent',
  },
  data: 'Date',
  transfer: 'Transfer în străinătate',
  hosts: 'Se conectează la',

  items: 'Păstrate pe dispozitivul dumneavoastră',
  name: 'Nume',
  kind: 'Tip',
  kinds: {
    cookie: 'Cookie',
    local: 'Stocare locală',
    session: 'Stocare de sesiune',
    database: 'Bază de date',
    cache: 'Memorie cache',
    file: 'Fișier',
  },
  life: 'Durata păstrării',
  session: 'Sesiunea browserului',
  unlimited: 'Până când îl ștergeți',
  httpOnly: 'Setat de server, singurul care îl poate șterge.',

  placeholder: name =>
    `Acest conținut este oferit de ${name} și nu a fost încărcat, conform alegerilor dumneavoastră.`,
  once: 'Afișează o dată',
  allow: 'Permite întotdeauna',

  storedIn: country => `Locul de stocare a datelor: ${country}.`,
  contact: name => `Contact: ${name}`,
  authority: 'Plângere la autoritatea de supraveghere',

  rights: 'Datele și drepturile dumneavoastră',
  chosen: date => `Data alegerii: ${date}.`,
  copy: 'Descarcă o copie',
  withdraw: 'Retrage tot',
  erase: 'Șterge tot',
  eraseSure: 'Ștergeți tot ce s-a păstrat aici, inclusiv alegerea dumneavoastră?',
  cancel: 'Anulează',
  erased: count =>
    count === 0
      ? 'Nu era nimic de șters.'
      : count === 1
        ? 'S-a șters un element.'
        : `S-au șters ${counted(count, 'elemente')}.`,
  notErased: 'Nu s-au șters, deoarece această pagină nu are acces la ele:',
  failed: 'Nu a reușit. Încercați din nou.',

  lost: 'La ce renunțați acum',
  allowOne: 'Permite numai această opțiune',
  later: 'O parte intră în vigoare pe următoarea pagină pe care o deschideți.',
  dismiss: 'Închide',

  changed: date => `Politica noastră de confidențialitate s-a schimbat la ${date}.`,
  changes: date => `Politica noastră de confidențialitate se schimbă la ${date}.`,
  reasons: {
    purposes: 'scopurile în care se folosesc datele',
    processing: 'modul în care sunt prelucrate',
    data: 'categoriile de date folosite',
    recipients: 'destinatarii datelor',
    controller: 'operatorul de date',
    rights: 'drepturile dumneavoastră',
    contact: 'modul în care ne puteți contacta',
  },
  concerns: reasons => `Schimbarea privește ${reasons}.`,
  added: titles => `Nou: ${titles}`,
  removed: titles => `Nu se mai folosesc: ${titles}`,
  altered: titles => `Modificat: ${titles}`,
  again:
    'Ce este nou sau modificat rămâne dezactivat până când alegeți. Închiderea acestei ferestre nu înseamnă consimțământ.',
  ended: (date, titles) =>
    titles
      ? `Alegerea din ${date} a expirat. Permitea: ${titles}.`
      : `Alegerea din ${date} a expirat. Nu permitea nimic opțional.`,

  age: 'Ce vârstă aveți?',
  under: years => `Sub ${counted(years, 'ani')}`,
  over: years => `${counted(years, 'ani')} sau mai mult`,
  ageKept: 'Păstrăm doar care dintre cele două răspunsuri ați ales, nu vârsta.',

  entry: 'Opțiunile de confidențialitate',
  honoured: 'Opoziția a fost respectată: browserul trimite semnalul Global Privacy Control.',
  tells: (name, titles) =>
    `${name} folosește cookie-uri și alte forme de stocare similare pentru: ${titles}. Puteți refuza oricând.`,
} satisfies Details;

/** From 20 on "de" stands between number and noun, but after 101 to 119 and the like. */
function counted(count: number, nouns: string): string {
  const end = count % 100;
  return `${count} ${count === 0 || (end > 0 && end < 20) ? '' : 'de '}${nouns}`;
}
