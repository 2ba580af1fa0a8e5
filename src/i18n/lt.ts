import type { Details, Messages } from './messages.js';

/** Lithuanian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Slapukų pasirinkimas',
  heading: 'Jūsu pasirinkimas dėl slapukų ir duomenų',
  asks: name => `${name} prašo leisti naudoti slapukus ir panašias saugyklas šiais tikslais:`,
  partners: (count, independent) =>
    count === 1
      ? `Dalyvauja dar viena įmonė${independent ? ', nepriklausomai nuo mūsų' : ''}.`
      : `Kitos dalyvaujančios įmonės: ${count}${independent ? `, iš jų nepriklausomai nuo mūsų: ${independent}` : ''}.`,
  kept: time => `Jūsų pasirinkimo galiojimo laikas: ${time}. Bet kada galite jį pakeisti arba atšaukti.`,
  notKept: 'Šioje naršyklėje slapukai išjungti, todėl jūsų pasirinkimas galioja, kol esate šiame puslapyje.',
  separately: titles => `„Priimti viską“ neapima: ${titles}.`,
  policy: 'Privatumo politika',
  list: 'Visos paslaugos',

  acceptAll: 'Priimti viską',
  refuseAll: 'Atmesti viską',
  choose: 'Pasirinkti',
  close: 'Uždaryti nepasirinkus',
  saved: 'Jūsų pasirinkimas išsaugotas.',
} satisfies Messages;

export const details = {
  save: 'Išsaugoti pasirinkimą',
  intro:
    'Tai, kas neprivaloma, lieka išjungta, kol neįjungsite. Išjungus veikimas nutraukiamas, o tai, kas čia išsaugota, ištrinama.',
  always: 'Visada veikia',
  on: 'Įjungta',
  off: 'Išjungta',
  partly: 'Iš dalies įjungta',
  loses: what => `Jei atsisakysite: ${what}`,
  separate: '„Priimti viską“ to neapima. Tam skirtas atskiras jungiklis.',
  gpc: 'Išjungta, nes jūsų naršyklė siunčia „Global Privacy Control“ signalą.',
  minor: 'Išjungta dėl jūsų amžiaus.',
  region: 'Įjungta, kol išjungsite: taip leidžia jūsų buvimo vietos teisė.',
  clause: number => `Privatumo politika, skirsnis ${number}`,
  services: count => (count === 1 ? 'Viena paslauga' : `Paslaugos: ${count}`),
  search: 'Ieškoti paslaugų',
  found: count => `Rasta paslaugų: ${count}`,

  provider: 'Teikėjas',
  country: 'Šalis',
  role: 'Vaidmuo',
  roles: {
    entrusted: 'Dirba mūsų pavedimu',
    joint: 'Sprendžia kartu su mumis',
    independent: 'Sprendžia savarankiškai',
  },
  data: 'Duomenys',
  transfer: 'Perdavimas į užsienį',
  hosts: 'Jungiasi prie',

  items: 'Saugoma jūsų įrenginyje',
  name: 'Pavadinimas',
  kind: 'Rūšis',
  kinds: {
    cookie: 'Slapukas',
    local: 'Vietinė saugykla',
    session: 'Seanso saugykla',
    database: 'Duomenų bazė',
    cache: 'Podėlis',
    file: 'Failas',
  },
  life: 'Saugojimo laikas',
  session: 'Naršyklės seansas',
  unlimited: 'Kol ištrinsite',
  httpOnly: 'Nustatė serveris, ir tik jis gali tai ištrinti.',

  placeholder: name => `Šį turinį teikia ${name}. Dėl jūsų pasirinkimo jis neįkeltas.`,
  once: 'Rodyti kartą',
  allow: 'Visada leisti',

  storedIn: country => `Duomenų saugojimo vieta: ${country}.`,
  contact: name => `Kontaktai: ${name}`,
  authority: 'Skundas priežiūros institucijai',

  rights: 'Jūsų duomenys ir teisės',
  chosen: date => `Jūsų pasirinkimo data: ${date}`,
  copy: 'Atsisiųsti kopiją',
  withdraw: 'Atšaukti viską',
  erase: 'Ištrinti viską',
  eraseSure: 'Ištrinti viską, kas čia išsaugota, ir jūsų pasirinkimą?',
  cancel: 'Atsisakyti',
  erased: count => (count ? `Ištrinta įrašų: ${count}.` : 'Nebuvo ką trinti.'),
  notErased: 'Neištrinta, nes šis puslapis to negali pasiekti:',
  failed: 'Nepavyko. Bandykite dar kartą.',

  lost: 'Kas dabar neveikia',
  allowOne: 'Leisti tik tai',
  later: 'Dalis pakeitimų įsigalios kitame atvertame puslapyje.',
  dismiss: 'Uždaryti',

  changed: date => `${date} pakeitėme privatumo politiką.`,
  changes: date => `${date} keičiame privatumo politiką.`,
  reasons: {
    purposes: 'kam naudojami duomenys',
    processing: 'kaip jie tvarkomi',
    data: 'kokie duomenys naudojami',
    recipients: 'kas juos gauna',
    controller: 'kas yra duomenų valdytojas',
    rights: 'jūsų teisės',
    contact: 'kaip su mumis susisiekti',
  },
  concerns: reasons => `Kas keičiasi: ${reasons}.`,
  added: titles => `Nauja: ${titles}`,
  removed: titles => `Nebenaudojama: ${titles}`,
  altered: titles => `Pakeista: ${titles}`,
  again: 'Tai, kas nauja ar pakeista, lieka išjungta, kol pasirinksite. Uždarymas nėra sutikimas.',
  ended: (date, titles) =>
    titles
      ? `Jūsų ${date} pasirinkimas nebegalioja. Jis leido: ${titles}.`
      : `Jūsų ${date} pasirinkimas nebegalioja. Jis neleido nieko neprivalomo.`,

  age: 'Kiek jums metų?',
  under: years => `Mažiau nei ${years}`,
  over: years => `${years} ar daugiau`,
  ageKept: 'Saugome tik tai, kurį iš dviejų atsakymų pasirinkote, o ne jūsų amžių.',

  entry: 'Jūsų privatumo pasirinkimai',
  honoured: 'Jūsų atsisakymas įvykdytas: jūsų naršyklė siunčia „Global Privacy Control“ signalą.',
  tells: (name, titles) =>
    `${name} naudoja slapukus ir panašias saugyklas šiais tikslais: ${titles}. Bet kada galite atsisakyti.`,
} satisfies Details;
