import type { Details, Messages } from './messages.js';

/** Slovak. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Voľba súborov cookie',
  heading: 'Vaša voľba o súboroch cookie a údajoch',
  asks: name => `${name} žiada o súhlas s používaním súborov cookie a podobného ukladania na tieto účely:`,
  partners: (count, independent) =>
    `${form(count, 'Zapája sa ešte jedna spoločnosť', `Zapájajú sa ešte ${count} spoločnosti`, `Zapája sa ešte ${count} spoločností`)}.${independent ? ` Z toho nezávislých od nás: ${independent}.` : ''}`,
  kept: time => `Platnosť vašej voľby: ${time}. Kedykoľvek ju môžete zmeniť alebo odvolať.`,
  notKept:
    'Súbory cookie sú v tomto prehliadači vypnuté, preto vaša voľba platí, kým neopustíte túto stránku.',
  separately: titles => `„Prijať všetko“ nezahŕňa: ${titles}.`,
  policy: 'Zásady ochrany súkromia',
  list: 'Všetky služby',

  acceptAll: 'Prijať všetko',
  refuseAll: 'Odmietnuť všetko',
  choose: 'Vybrať',
  close: 'Zavrieť bez výberu',
  saved: 'Vaša voľba je uložená.',
} satisfies Messages;

export const details = {
  save: 'Uložiť voľbu',
  intro:
    'Čo je voliteľné, zostáva vypnuté, kým to nezapnete. Vypnutím sa to zastaví a vymaže sa, čo si to tu uložilo.',
  always: 'Vždy aktívne',
  on: 'Zapnuté',
  off: 'Vypnuté',
  partly: 'Čiastočne zapnuté',
  loses: what => `Ak odmietnete: ${what}`,
  separate: '„Prijať všetko“ toto nezahŕňa. Má to vlastný prepínač.',
  gpc: 'Vypnuté, pretože váš prehliadač vysiela signál Global Privacy Control.',
  minor: 'Vypnuté vzhľadom na váš vek.',
  region: 'Zapnuté, kým to nevypnete, ako to dovoľuje právo v mieste, kde sa nachádzate.',
  clause: number => `Zásady ochrany súkromia, bod ${number}`,
  services: count => form(count, 'Jedna služba', `${count} služby`, `${count} služieb`),
  search: 'Hľadať služby',
  found: count => `Nájdené služby: ${count}`,

  provider: 'Poskytovateľ',
  country: 'Krajina',
  role: 'Úloha',
  roles: {
    entrusted: 'Pracuje v našom mene',
    joint: 'Rozhoduje spolu s nami',
    independent: 'Rozhoduje samostatne',
  },
  data: 'Údaje',
  transfer: 'Prenos do zahraničia',
  hosts: 'Pripája sa k',

  items: 'Uložené vo vašom zariadení',
  name: 'Názov',
  kind: 'Druh',
  kinds: {
    cookie: 'Súbor cookie',
    local: 'Lokálne úložisko',
    session: 'Úložisko relácie',
    database: 'Databáza',
    cache: 'Vyrovnávacia pamäť',
    file: 'Súbor',
  },
  life: 'Doba uchovávania',
  session: 'Relácia prehliadača',
  unlimited: 'Kým to nevymažete',
  httpOnly: 'Nastavil to server a iba on to môže vymazať.',

  placeholder: name => `Tento obsah poskytuje ${name}. Podľa vašej voľby sa nenačítal.`,
  once: 'Zobraziť raz',
  allow: 'Vždy povoliť',

  storedIn: country => `Miesto uloženia údajov: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Sťažnosť dozornému orgánu',

  rights: 'Vaše údaje a vaše práva',
  chosen: date => `Dátum vašej voľby: ${date}`,
  copy: 'Stiahnuť kópiu',
  withdraw: 'Odvolať všetko',
  erase: 'Vymazať všetko',
  eraseSure: 'Vymazať všetko, čo sa tu uložilo, aj s vašou voľbou?',
  cancel: 'Zrušiť',
  erased: count => (count ? `Počet vymazaných položiek: ${count}.` : 'Nebolo čo vymazať.'),
  notErased: 'Nevymazalo sa, pretože táto stránka k tomu nemá prístup:',
  failed: 'Nepodarilo sa. Skúste to znova.',

  lost: 'Čo teraz nefunguje',
  allowOne: 'Povoliť iba toto',
  later: 'Časť zmien sa prejaví až na ďalšej stránke, ktorú otvoríte.',
  dismiss: 'Zavrieť',

  changed: date => `Naše zásady ochrany súkromia sa zmenili ${date}.`,
  changes: date => `Naše zásady ochrany súkromia sa zmenia ${date}.`,
  reasons: {
    purposes: 'na čo sa údaje používajú',
    processing: 'ako sa spracúvajú',
    data: 'ktoré údaje sa používajú',
    recipients: 'kto ich prijíma',
    controller: 'kto je prevádzkovateľom',
    rights: 'vaše práva',
    contact: 'ako nás kontaktovať',
  },
  concerns: reasons => `Čo sa mení: ${reasons}.`,
  added: titles => `Nové: ${titles}`,
  removed: titles => `Už sa nepoužíva: ${titles}`,
  altered: titles => `Zmenené: ${titles}`,
  again: 'Čo je nové alebo zmenené, zostáva vypnuté, kým si nevyberiete. Zavretie nie je súhlas.',
  ended: (date, titles) =>
    titles
      ? `Vaša voľba z ${date} už neplatí. Povoľovala: ${titles}.`
      : `Vaša voľba z ${date} už neplatí. Nepovoľovala nič voliteľné.`,

  age: 'Koľko máte rokov?',
  under: years => `Menej ako ${years}`,
  over: years => `${years} alebo viac`,
  ageKept: 'Ukladáme iba to, ktorú z dvoch odpovedí si vyberiete, nie váš vek.',

  entry: 'Vaše nastavenia súkromia',
  honoured: 'Vaša námietka je zohľadnená: váš prehliadač vysiela signál Global Privacy Control.',
  tells: (name, titles) =>
    `${name} používa súbory cookie a podobné ukladanie na tieto účely: ${titles}. Kedykoľvek môžete odmietnuť.`,
} satisfies Details;

/** 1, 2 to 4, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return count === 1 ? one : count > 1 && count < 5 ? few : many;
}
