import type { Details, Messages } from './messages.js';

/** Irish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Roghanna fianán',
  heading: 'Do rogha faoi fhianáin agus sonraí',
  asks: name => `Iarrann ${name} cead fianáin agus stóráil dá leithéid a úsáid chun na gcríoch seo:`,
  partners: (count, independent) =>
    count === 1
      ? `Glacann cuideachta amháin eile páirt${independent ? ', go neamhspleách orainn' : ''}.`
      : `Cuideachtaí eile a ghlacann páirt: ${count}${independent ? `; díobh sin, go neamhspleách orainn: ${independent}` : ''}.`,
  kept: time =>
    `Tréimhse choinneála do rogha: ${time}. Is féidir leat í a athrú nó a tharraingt siar am ar bith.`,
  notKept:
    'Tá fianáin múchta sa bhrabhsálaí seo, mar sin mairfidh do rogha go dtí go bhfágfaidh tú an leathanach seo.',
  separately: titles => `Níl siad seo san áireamh in “Glac le gach rud”: ${titles}.`,
  policy: 'Beartas príobháideachais',
  list: 'Gach seirbhís',

  acceptAll: 'Glac le gach rud',
  refuseAll: 'Diúltaigh do gach rud',
  choose: 'Roghnaigh',
  close: 'Dún gan roghnú',
  saved: 'Sábháladh do rogha.',
} satisfies Messages;

export const details = {
  save: 'Sábháil na roghanna',
  intro:
    'Fanann gach rud roghnach múchta go dtí go gcasann tú air é. Má mhúchann tú é, stopann sé agus scriostar ar choinnigh sé anseo.',
  always: 'Gníomhach i gcónaí',
  on: 'Air',
  off: 'Múchta',
  partly: 'Air i bpáirt',
  loses: what => `Má dhiúltaíonn tú: ${what}`,
  separate: 'Ní chlúdaíonn “Glac le gach rud” é seo. Tá a lasc féin aige.',
  gpc: 'Múchta toisc go seolann do bhrabhsálaí an comhartha Global Privacy Control.',
  minor: 'Múchta mar gheall ar d’aois.',
  region: 'Air go dtí go múchann tú é, mar a cheadaíonn an dlí san áit ina bhfuil tú.',
  clause: number => `Beartas príobháideachais, roinn ${number}`,
  services: count => (count === 1 ? 'Seirbhís amháin' : `Seirbhísí: ${count}`),
  search: 'Cuardaigh seirbhísí',
  found: count => (count === 1 ? 'Aimsíodh seirbhís amháin' : `Seirbhísí a aimsíodh: ${count}`),

  provider: 'Soláthraí',
  country: 'Tír',
  role: 'Ról',
  roles: {
    entrusted: 'Oibríonn thar ár gceann',
    joint: 'Cinneann i gcomhar linn',
    independent: 'Cinneann leis féin',
  },
  data: 'Sonraí',
  transfer: 'Aistriú thar lear',
  hosts: 'Nascann le',

  items: 'Coinnithe ar do ghléas',
  name: 'Ainm',
  kind: 'Cineál',
  kinds: {
    cookie: 'Fianán',
    local: 'Stóras logánta',
    session: 'Stóras seisiúin',
    database: 'Bunachar sonraí',
    cache: 'Taisce',
    file: 'Comhad',
  },
  life: 'Tréimhse choinneála',
  session: 'Seisiún brabhsála',
  unlimited: 'Go dtí go scriosann tú é',
  httpOnly: 'An freastalaí a shocraigh é, agus is é amháin atá in ann é a scriosadh.',

  placeholder: name => `Soláthraí an ábhair seo: ${name}. Níor lódáladh é, de réir do roghanna.`,
  once: 'Taispeáin uair amháin',
  allow: 'Ceadaigh i gcónaí',

  storedIn: country => `Áit stórála na sonraí: ${country}.`,
  contact: name => `Teagmháil: ${name}`,
  authority: 'Gearán leis an údarás maoirseachta',

  rights: 'Do shonraí agus do chearta',
  chosen: date => `Dáta do rogha: ${date}.`,
  copy: 'Íoslódáil cóip',
  withdraw: 'Tarraing gach rud siar',
  erase: 'Scrios gach rud',
  eraseSure: 'An scriosfar gach rud a coinníodh anseo, do rogha san áireamh?',
  cancel: 'Cealaigh',
  erased: count =>
    count === 0
      ? 'Ní raibh aon rud le scriosadh.'
      : count === 1
        ? 'Scriosadh iontráil amháin.'
        : `Iontrálacha a scriosadh: ${count}.`,
  notErased: 'Níor scriosadh iad seo, toisc nach féidir leis an leathanach seo teacht orthu:',
  failed: 'Níor éirigh leis. Bain triail eile as.',

  lost: 'A bhfuil tú dá uireasa anois',
  allowOne: 'Ná ceadaigh ach é seo',
  later: 'Tiocfaidh cuid de i bhfeidhm ar an gcéad leathanach eile a osclóidh tú.',
  dismiss: 'Dún',

  changed: date => `Athraíodh ár mbeartas príobháideachais an ${date}.`,
  changes: date => `Athrófar ár mbeartas príobháideachais an ${date}.`,
  reasons: {
    purposes: 'cad chuige a n-úsáidtear sonraí',
    processing: 'conas a phróiseáiltear iad',
    data: 'cé na sonraí a úsáidtear',
    recipients: 'cé a fhaigheann iad',
    controller: 'cé hé an rialaitheoir',
    rights: 'do chearta',
    contact: 'conas teagmháil a dhéanamh linn',
  },
  concerns: reasons => `Baineann sé seo leis na nithe seo: ${reasons}.`,
  added: titles => `Nua: ${titles}`,
  removed: titles => `Ní úsáidtear a thuilleadh: ${titles}`,
  altered: titles => `Athraithe: ${titles}`,
  again: 'Fanann a bhfuil nua nó athraithe múchta go dtí go roghnaíonn tú. Ní toiliú é dúnadh.',
  ended: (date, titles) =>
    `Tá deireadh le do rogha (${date}). ${titles ? `Cheadaigh sí: ${titles}.` : 'Níor cheadaigh sí aon rud roghnach.'}`,

  age: 'Cén aois thú?',
  under: years => `Faoi bhun ${years}`,
  over: years => `${years} nó os a chionn`,
  ageKept: 'Ní choinnímid ach cé acu den dá fhreagra a roghnaíonn tú, ní d’aois.',

  entry: 'Do roghanna príobháideachais',
  honoured: 'Glacadh le do dhiúltú: seolann do bhrabhsálaí an comhartha Global Privacy Control.',
  tells: (name, titles) =>
    `Úsáideann ${name} fianáin agus stóráil dá leithéid chun na gcríoch seo: ${titles}. Is féidir leat diúltú am ar bith.`,
} satisfies Details;
