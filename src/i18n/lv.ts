import type { Details, Messages } from './messages.js';

/** Latvian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Sīkdatņu izvēle',
  heading: 'Jūsu izvēle par sīkdatnēm un datiem',
  asks: name => `${name} lūdz atļauju izmantot sīkdatnes un līdzīgas krātuves šādiem mērķiem:`,
  partners: (count, independent) =>
    count === 1
      ? `Piedalās vēl viens uzņēmums${independent ? ', neatkarīgi no mums' : ''}.`
      : `Citi iesaistītie uzņēmumi: ${count}${independent ? `, no tiem neatkarīgi no mums: ${independent}` : ''}.`,
  kept: time => `Jūsu izvēles glabāšanas laiks: ${time}. Jūs to jebkurā laikā varat mainīt vai atsaukt.`,
  notKept: 'Šajā pārlūkā sīkdatnes ir izslēgtas, tāpēc jūsu izvēle ir spēkā, kamēr esat šajā lapā.',
  separately: titles => `Poga „Pieņemt visu” neattiecas uz: ${titles}.`,
  policy: 'Privātuma politika',
  list: 'Visi pakalpojumi',

  acceptAll: 'Pieņemt visu',
  refuseAll: 'Noraidīt visu',
  choose: 'Izvēlēties',
  close: 'Aizvērt bez izvēles',
  saved: 'Jūsu izvēle ir saglabāta.',
} satisfies Messages;

export const details = {
  save: 'Saglabāt izvēli',
  intro:
    'Viss, kas nav obligāts, ir izslēgts, līdz to ieslēdzat. Ja to izslēdzat, tas apstājas, un tā šeit saglabātais tiek dzēsts.',
  always: 'Vienmēr aktīvs',
  on: 'Ieslēgts',
  off: 'Izslēgts',
  partly: 'Daļēji ieslēgts',
  loses: what => `Ja atteiksieties: ${what}`,
  separate: '„Pieņemt visu” uz šo neattiecas. Tam ir savs slēdzis.',
  gpc: 'Izslēgts, jo jūsu pārlūks sūta Global Privacy Control signālu.',
  minor: 'Izslēgts jūsu vecuma dēļ.',
  region: 'Ieslēgts, līdz to izslēdzat, kā to atļauj jūsu atrašanās vietas tiesību akti.',
  clause: number => `Privātuma politika, sadaļa ${number}`,
  services: count => (count === 1 ? 'Viens pakalpojums' : `Pakalpojumi: ${count}`),
  search: 'Meklēt pakalpojumus',
  found: count => `Atrastie pakalpojumi: ${count}`,

  provider: 'Pakalpojuma sniedzējs',
  country: 'Valsts',
  role: 'Loma',
  roles: {
    entrusted: 'Strādā mūsu uzdevumā',
    joint: 'Lemj kopā ar mums',
    independent: 'Lemj patstāvīgi',
  },
  data: 'Dati',
  transfer: 'Nosūtīšana uz ārvalstīm',
  hosts: 'Savienojas ar',

  items: 'Glabājas jūsu ierīcē',
  name: 'Nosaukums',
  kind: 'Veids',
  kinds: {
    cookie: 'Sīkdatne',
    local: 'Lokālā krātuve',
    session: 'Sesijas krātuve',
    database: 'Datubāze',
    cache: 'Kešatmiņa',
    file: 'Fails',
  },
  life: 'Glabāšanas laiks',
  session: 'Pārlūka sesija',
  unlimited: 'Līdz jūs to izdzēsīsiet',
  httpOnly: 'Iestatījis serveris, un tikai tas to var izdzēst.',

  placeholder: name => `Šo saturu nodrošina ${name}. Jūsu izvēles dēļ tas nav ielādēts.`,
  once: 'Rādīt vienreiz',
  allow: 'Vienmēr atļaut',

  storedIn: country => `Datu glabāšanas vieta: ${country}.`,
  contact: name => `Saziņa: ${name}`,
  authority: 'Sūdzība uzraudzības iestādei',

  rights: 'Jūsu dati un tiesības',
  chosen: date => `Jūsu izvēles datums: ${date}.`,
  copy: 'Lejupielādēt kopiju',
  withdraw: 'Atsaukt visu',
  erase: 'Dzēst visu',
  eraseSure: 'Vai dzēst visu šeit saglabāto, arī jūsu izvēli?',
  cancel: 'Atcelt',
  erased: count => (count ? `Izdzēstie ieraksti: ${count}.` : 'Nebija nekā dzēšama.'),
  notErased: 'Nav izdzēsts, jo šī lapa tam nevar piekļūt:',
  failed: 'Neizdevās. Lūdzu, mēģiniet vēlreiz.',

  lost: 'Kas tagad nedarbojas',
  allowOne: 'Atļaut tikai šo',
  later: 'Daļa izmaiņu stāsies spēkā nākamajā lapā, ko atvērsiet.',
  dismiss: 'Aizvērt',

  changed: date => `Mūsu privātuma politika ir mainīta. Izmaiņu datums: ${date}.`,
  changes: date => `Mūsu privātuma politika mainīsies. Izmaiņu datums: ${date}.`,
  reasons: {
    purposes: 'kam dati tiek izmantoti',
    processing: 'kā tie tiek apstrādāti',
    data: 'kādi dati tiek izmantoti',
    recipients: 'kas tos saņem',
    controller: 'kas ir pārzinis',
    rights: 'jūsu tiesības',
    contact: 'kā ar mums sazināties',
  },
  concerns: reasons => `Kas mainās: ${reasons}.`,
  added: titles => `Jauns: ${titles}`,
  removed: titles => `Vairs netiek izmantots: ${titles}`,
  altered: titles => `Mainīts: ${titles}`,
  again: 'Jaunais un mainītais paliek izslēgts, līdz veicat izvēli. Aizvēršana nav piekrišana.',
  ended: (date, titles) =>
    `Jūsu izvēle vairs nav spēkā (izvēles datums: ${date}). ${titles ? `Bija atļauts: ${titles}.` : 'Nekas neobligāts nebija atļauts.'}`,

  age: 'Cik jums ir gadu?',
  under: years => `Mazāk par ${years}`,
  over: years => `${years} vai vairāk`,
  ageKept: 'Mēs glabājam tikai to, kuru no abām atbildēm izvēlaties, nevis jūsu vecumu.',

  entry: 'Jūsu privātuma izvēle',
  honoured: 'Jūsu atteikums ir ņemts vērā: jūsu pārlūks sūta Global Privacy Control signālu.',
  tells: (name, titles) =>
    `${name} izmanto sīkdatnes un līdzīgas krātuves šādiem mērķiem: ${titles}. Jūs jebkurā laikā varat atteikties.`,
} satisfies Details;
