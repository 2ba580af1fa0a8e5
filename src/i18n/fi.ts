import type { Details, Messages } from './messages.js';

/** Finnish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Evästevalinnat',
  heading: 'Valintasi evästeistä ja tiedoista',
  asks: name => `${name} haluaa käyttää evästeitä ja vastaavaa tallennusta näihin tarkoituksiin:`,
  partners: (count, independent) =>
    count === 1
      ? `Mukana on yksi muu yritys${independent ? ', meistä riippumatta' : ''}.`
      : `Mukana on ${count} muuta yritystä${independent ? `, joista meistä riippumattomia: ${independent}` : ''}.`,
  kept: time => `Valintasi säilytysaika: ${time}. Voit muuttaa sitä tai perua sen milloin tahansa.`,
  notKept:
    'Evästeet on poistettu käytöstä tässä selaimessa, joten valintasi on voimassa, kunnes poistut sivulta.',
  separately: titles => `”Hyväksy kaikki” ei kata näitä: ${titles}.`,
  policy: 'Tietosuojaseloste',
  list: 'Kaikki palvelut',

  acceptAll: 'Hyväksy kaikki',
  refuseAll: 'Hylkää kaikki',
  choose: 'Valitse',
  close: 'Sulje valitsematta',
  saved: 'Valintasi on tallennettu.',
} satisfies Messages;

export const details = {
  save: 'Tallenna valinnat',
  intro:
    'Vapaaehtoiset ovat poissa päältä, kunnes otat ne käyttöön. Kun poistat jonkin käytöstä, se pysähtyy ja sen tänne tallentamat tiedot poistetaan.',
  always: 'Aina käytössä',
  on: 'Päällä',
  off: 'Pois',
  partly: 'Osittain päällä',
  loses: what => `Jos kieltäydyt: ${what}`,
  separate: '”Hyväksy kaikki” ei kata tätä. Sillä on oma kytkin.',
  gpc: 'Pois päältä, koska selaimesi lähettää Global Privacy Control -signaalin.',
  minor: 'Pois päältä ikäsi vuoksi.',
  region: 'Päällä, kunnes poistat sen käytöstä. Olinpaikkasi laki sallii tämän.',
  clause: number => `Tietosuojaseloste, kohta ${number}`,
  services: count => (count === 1 ? 'Yksi palvelu' : `${count} palvelua`),
  search: 'Etsi palveluja',
  found: count => (count === 1 ? 'Löytyi yksi palvelu' : `Löytyi ${count} palvelua`),

  provider: 'Tarjoaja',
  country: 'Maa',
  role: 'Rooli',
  roles: {
    entrusted: 'Toimii lukuumme',
    joint: 'Päättää yhdessä kanssamme',
    independent: 'Päättää itse',
  },
  data: 'Tiedot',
  transfer: 'Siirto ulkomaille',
  hosts: 'Yhteydet',

  items: 'Laitteellesi tallennettu',
  name: 'Nimi',
  kind: 'Tyyppi',
  kinds: {
    cookie: 'Eväste',
    local: 'Paikallinen tallennus',
    session: 'Istuntotallennus',
    database: 'Tietokanta',
    cache: 'Välimuisti',
    file: 'Tiedosto',
  },
  life: 'Säilytysaika',
  session: 'Selainistunto',
  unlimited: 'Kunnes poistat sen',
  httpOnly: 'Palvelimen asettama. Vain palvelin voi poistaa sen.',

  placeholder: name => `Tämän sisällön tarjoaa ${name}. Valintojesi vuoksi sitä ei ladattu.`,
  once: 'Näytä kerran',
  allow: 'Salli aina',

  storedIn: country => `Tietojen säilytyspaikka: ${country}.`,
  contact: name => `Ota yhteyttä: ${name}`,
  authority: 'Tee valitus valvontaviranomaiselle',

  rights: 'Tietosi ja oikeutesi',
  chosen: date => `Teit valintasi ${date}.`,
  copy: 'Lataa kopio',
  withdraw: 'Peru kaikki suostumukset',
  erase: 'Poista kaikki',
  eraseSure: 'Poistetaanko kaikki tänne tallennettu, myös valintasi?',
  cancel: 'Peruuta',
  erased: count =>
    count === 0
      ? 'Poistettavaa ei ollut.'
      : count === 1
        ? 'Yksi kohde poistettu.'
        : `${count} kohdetta poistettu.`,
  notErased: 'Ei poistettu, koska tämä sivu ei pääse niihin käsiksi:',
  failed: 'Se ei onnistunut. Yritä uudelleen.',

  lost: 'Mikä ei nyt toimi',
  allowOne: 'Salli vain tämä',
  later: 'Osa tulee voimaan vasta seuraavalla avaamallasi sivulla.',
  dismiss: 'Sulje',

  changed: date => `Tietosuojaselosteemme muuttui ${date}.`,
  changes: date => `Tietosuojaselosteemme muuttuu ${date}.`,
  reasons: {
    purposes: 'mihin tietoja käytetään',
    processing: 'miten niitä käsitellään',
    data: 'mitä tietoja käytetään',
    recipients: 'kuka ne saa',
    controller: 'kuka on rekisterinpitäjä',
    rights: 'oikeutesi',
    contact: 'miten meidät tavoittaa',
  },
  concerns: reasons => `Mikä muuttuu: ${reasons}.`,
  added: titles => `Uutta: ${titles}`,
  removed: titles => `Ei enää käytössä: ${titles}`,
  altered: titles => `Muuttunut: ${titles}`,
  again: 'Uusi ja muuttunut pysyy poissa päältä, kunnes valitset. Sulkeminen ei ole suostumus.',
  ended: (date, titles) =>
    titles
      ? `Valintasi, jonka teit ${date}, ei ole enää voimassa. Se salli: ${titles}.`
      : `Valintasi, jonka teit ${date}, ei ole enää voimassa. Se ei sallinut mitään vapaaehtoista.`,

  age: 'Kuinka vanha olet?',
  under: years => `Alle ${years}`,
  over: years => `${years} tai enemmän`,
  ageKept: 'Säilytämme vain tiedon siitä, kumman vastauksen valitset, emme ikääsi.',

  entry: 'Yksityisyysvalintasi',
  honoured: 'Kieltosi on otettu huomioon: selaimesi lähettää Global Privacy Control -signaalin.',
  tells: (name, titles) =>
    `${name} käyttää evästeitä ja vastaavaa tallennusta näihin tarkoituksiin: ${titles}. Voit kieltäytyä milloin tahansa.`,
} satisfies Details;
