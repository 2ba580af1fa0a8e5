import type { Details, Messages } from './messages.js';

/** Czech. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Volba cookies',
  heading: 'Vaše volba ohledně cookies a údajů',
  asks: name => `${name} žádá o souhlas s používáním cookies a podobných úložišť k těmto účelům:`,
  partners: (count, independent) =>
    `${form(count, 'Zapojena je jedna další společnost', `Zapojeny jsou ${count} další společnosti`, `Zapojeno je ${count} dalších společností`)}.${independent ? ` Z toho nezávislých na nás: ${independent}.` : ''}`,
  kept: time => `Doba platnosti vaší volby: ${time}. Kdykoli ji můžete změnit nebo odvolat.`,
  notKept: 'Cookies jsou v tomto prohlížeči vypnuté, vaše volba proto platí, dokud neopustíte tuto stránku.',
  separately: titles => `„Přijmout vše“ nezahrnuje: ${titles}.`,
  policy: 'Zásady ochrany osobních údajů',
  list: 'Všechny služby',

  acceptAll: 'Přijmout vše',
  refuseAll: 'Odmítnout vše',
  choose: 'Vybrat',
  close: 'Zavřít bez výběru',
  saved: 'Vaše volba je uložena.',
} satisfies Messages;

export const details = {
  save: 'Uložit volbu',
  intro:
    'Co je nepovinné, zůstává vypnuté, dokud to nezapnete. Vypnutím to skončí a smaže se, co to zde uložilo.',
  always: 'Vždy aktivní',
  on: 'Zapnuto',
  off: 'Vypnuto',
  partly: 'Částečně zapnuto',
  loses: what => `Při odmítnutí: ${what}`,
  separate: '„Přijmout vše“ toto nezahrnuje. Má to vlastní přepínač.',
  gpc: 'Vypnuto, protože váš prohlížeč odesílá signál Global Privacy Control.',
  minor: 'Vypnuto vzhledem k vašemu věku.',
  region: 'Zapnuto, dokud to nevypnete, jak dovoluje právo místa, kde jste.',
  clause: number => `Zásady ochrany osobních údajů, oddíl ${number}`,
  services: count => form(count, 'Jedna služba', `${count} služby`, `${count} služeb`),
  search: 'Hledat služby',
  found: count => `Nalezeno služeb: ${count}`,

  provider: 'Poskytovatel',
  country: 'Země',
  role: 'Role',
  roles: {
    entrusted: 'Pracuje pro nás',
    joint: 'Rozhoduje společně s námi',
    independent: 'Rozhoduje samostatně',
  },
  data: 'Údaje',
  transfer: 'Předání do zahraničí',
  hosts: 'Spojuje se s',

  items: 'Uloženo ve vašem zařízení',
  name: 'Název',
  kind: 'Druh',
  kinds: {
    cookie: 'Cookie',
    local: 'Místní úložiště',
    session: 'Úložiště relace',
    database: 'Databáze',
    cache: 'Mezipaměť',
    file: 'Soubor',
  },
  life: 'Doba uchování',
  session: 'Relace prohlížeče',
  unlimited: 'Dokud to nesmažete',
  httpOnly: 'Nastaveno serverem. Smazat to může jen on.',

  placeholder: name => `Tento obsah poskytuje ${name}. Podle vaší volby se nenačetl.`,
  once: 'Zobrazit jednou',
  allow: 'Vždy povolit',

  storedIn: country => `Místo uložení údajů: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Stížnost u dozorového úřadu',

  rights: 'Vaše údaje a vaše práva',
  chosen: date => `Vaše volba je ze dne ${date}.`,
  copy: 'Stáhnout kopii',
  withdraw: 'Odvolat vše',
  erase: 'Smazat vše',
  eraseSure: 'Smazat vše, co je zde uloženo, včetně vaší volby?',
  cancel: 'Zrušit',
  erased: count => (count ? `Smazáno položek: ${count}.` : 'Nebylo co mazat.'),
  notErased: 'Nesmazáno, protože k tomu tato stránka nemá přístup:',
  failed: 'Nepodařilo se. Zkuste to prosím znovu.',

  lost: 'Co teď nefunguje',
  allowOne: 'Povolit jen toto',
  later: 'Část změn se projeví až na další stránce, kterou otevřete.',
  dismiss: 'Zavřít',

  changed: date => `Dne ${date} jsme změnili zásady ochrany osobních údajů.`,
  changes: date => `Dne ${date} měníme zásady ochrany osobních údajů.`,
  reasons: {
    purposes: 'k čemu se údaje používají',
    processing: 'jak se zpracovávají',
    data: 'které údaje se používají',
    recipients: 'kdo je dostává',
    controller: 'kdo je správcem',
    rights: 'vaše práva',
    contact: 'jak nás kontaktovat',
  },
  concerns: reasons => `Co se mění: ${reasons}.`,
  added: titles => `Nové: ${titles}`,
  removed: titles => `Už se nepoužívá: ${titles}`,
  altered: titles => `Změněno: ${titles}`,
  again: 'Co je nové nebo změněné, zůstává vypnuté, dokud si nevyberete. Zavření není souhlas.',
  ended: (date, titles) =>
    titles
      ? `Vaše volba ze dne ${date} už neplatí. Povolovala: ${titles}.`
      : `Vaše volba ze dne ${date} už neplatí. Nepovolovala nic nepovinného.`,

  age: 'Kolik je vám let?',
  under: years => `Méně než ${years}`,
  over: years => `${years} nebo více`,
  ageKept: 'Ukládáme jen to, kterou z obou odpovědí vyberete, ne váš věk.',

  entry: 'Vaše volby soukromí',
  honoured: 'Vaše odmítnutí respektujeme: váš prohlížeč odesílá signál Global Privacy Control.',
  tells: (name, titles) =>
    `${name} používá cookies a podobná úložiště k těmto účelům: ${titles}. Kdykoli to můžete odmítnout.`,
} satisfies Details;

/** 1, 2 to 4, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return count === 1 ? one : count > 1 && count < 5 ? few : many;
}
