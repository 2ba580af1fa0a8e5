import type { Details, Messages } from './messages.js';

/** Estonian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Küpsiste valik',
  heading: 'Teie valik küpsiste ja andmete kohta',
  asks: name => `${name} soovib kasutada küpsiseid ja sarnast talletust järgmistel eesmärkidel:`,
  partners: (count, independent) =>
    count === 1
      ? `Osaleb veel üks ettevõte${independent ? ', meist sõltumatult' : ''}.`
      : `Osaleb veel ${count} ettevõtet${independent ? `, neist ${independent} meist sõltumatult` : ''}.`,
  kept: time =>
    `Teie valiku säilitamise aeg: ${time}. Saate oma valikut igal ajal muuta või nõusoleku tagasi võtta.`,
  notKept: 'Selles brauseris on küpsised välja lülitatud, seega kehtib teie valik kuni lehelt lahkumiseni.',
  separately: titles => `Valik „Nõustun kõigiga“ ei hõlma: ${titles}.`,
  policy: 'Privaatsuspoliitika',
  list: 'Kõik teenused',

  acceptAll: 'Nõustun kõigiga',
  refuseAll: 'Keeldun kõigist',
  choose: 'Valin ise',
  close: 'Sulge valimata',
  saved: 'Teie valik on salvestatud.',
} satisfies Messages;

export const details = {
  save: 'Salvesta valik',
  intro:
    'Mis on vabatahtlik, on väljas, kuni te selle sisse lülitate. Väljalülitamisel see peatub ja siia salvestatu kustutatakse.',
  always: 'Alati sees',
  on: 'Sees',
  off: 'Väljas',
  partly: 'Osaliselt sees',
  loses: what => `Keeldumise korral: ${what}`,
  separate: '„Nõustun kõigiga“ seda ei hõlma. Sellel on oma lüliti.',
  gpc: 'Väljas, sest teie brauser saadab signaali Global Privacy Control.',
  minor: 'Väljas teie vanuse tõttu.',
  region: 'Sees, kuni te selle välja lülitate, nagu teie asukoha seadus lubab.',
  clause: number => `Privaatsuspoliitika, jaotis ${number}`,
  services: count => (count === 1 ? 'Üks teenus' : `${count} teenust`),
  search: 'Otsi teenuseid',
  found: count => (count === 1 ? 'Leiti üks teenus' : `Leiti ${count} teenust`),

  provider: 'Pakkuja',
  country: 'Riik',
  role: 'Roll',
  roles: {
    entrusted: 'Tegutseb meie ülesandel',
    joint: 'Otsustab koos meiega',
    independent: 'Otsustab ise',
  },
  data: 'Andmed',
  transfer: 'Edastamine välisriiki',
  hosts: 'Ühendub aadressidega',

  items: 'Teie seadmes säilitatav',
  name: 'Nimi',
  kind: 'Liik',
  kinds: {
    cookie: 'Küpsis',
    local: 'Kohalik salvestusruum',
    session: 'Seansi salvestusruum',
    database: 'Andmebaas',
    cache: 'Vahemälu',
    file: 'Fail',
  },
  life: 'Säilitamise aeg',
  session: 'Brauseri seanss',
  unlimited: 'Kuni te selle kustutate',
  httpOnly: 'Selle seadis server ja ainult server saab selle kustutada.',

  placeholder: name => `Seda sisu pakub ${name}. Teie valiku tõttu seda ei laaditud.`,
  once: 'Näita üks kord',
  allow: 'Luba alati',

  storedIn: country => `Andmete säilitamise koht: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Kaebus järelevalveasutusele',

  rights: 'Teie andmed ja õigused',
  chosen: date => `Teie valiku kuupäev: ${date}.`,
  copy: 'Laadi koopia alla',
  withdraw: 'Võta kõik tagasi',
  erase: 'Kustuta kõik',
  eraseSure: 'Kas kustutada kõik siia salvestatu, ka teie valik?',
  cancel: 'Loobu',
  erased: count =>
    count === 0
      ? 'Midagi polnud kustutada.'
      : count === 1
        ? 'Kustutati üks kirje.'
        : `Kustutati ${count} kirjet.`,
  notErased: 'Kustutamata, sest see leht ei pääse sellele ligi:',
  failed: 'See ei õnnestunud. Proovige uuesti.',

  lost: 'Mis nüüd ei tööta',
  allowOne: 'Luba ainult see',
  later: 'Osa sellest hakkab kehtima järgmisel lehel, mille avate.',
  dismiss: 'Sulge',

  changed: date => `Meie privaatsuspoliitika on muutunud. Muudatuse kuupäev: ${date}.`,
  changes: date => `Meie privaatsuspoliitika muutub. Muudatuse kuupäev: ${date}.`,
  reasons: {
    purposes: 'milleks andmeid kasutatakse',
    processing: 'kuidas neid töödeldakse',
    data: 'milliseid andmeid kasutatakse',
    recipients: 'kes neid saab',
    controller: 'kes on vastutav töötleja',
    rights: 'teie õigused',
    contact: 'kuidas meiega ühendust võtta',
  },
  concerns: reasons => `Mis muutub: ${reasons}.`,
  added: titles => `Uus: ${titles}`,
  removed: titles => `Enam ei kasutata: ${titles}`,
  altered: titles => `Muudetud: ${titles}`,
  again: 'Kõik uus ja muudetud on väljas, kuni te valite. Sulgemine ei ole nõusolek.',
  ended: (date, titles) =>
    `Teie valik (${date}) enam ei kehti. ${titles ? `See lubas: ${titles}.` : 'See ei lubanud midagi vabatahtlikku.'}`,

  age: 'Kui vana te olete?',
  under: years => `Alla ${years}`,
  over: years => `${years} või vanem`,
  ageKept: 'Säilitame ainult selle, kumma vastuse valite, mitte teie vanust.',

  entry: 'Teie privaatsusvalikud',
  honoured: 'Teie keeldumist on arvestatud: teie brauser saadab signaali Global Privacy Control.',
  tells: (name, titles) =>
    `${name} kasutab küpsiseid ja sarnast talletust järgmistel eesmärkidel: ${titles}. Saate igal ajal keelduda.`,
} satisfies Details;
