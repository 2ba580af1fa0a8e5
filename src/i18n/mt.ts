import type { Details, Messages } from './messages.js';

/** Maltese. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Għażliet dwar il-cookies',
  heading: 'L-għażla tiegħek dwar il-cookies u d-data',
  asks: name => `Talba minn ${name} biex jintużaw cookies u ħżin simili għal:`,
  partners: (count, independent) =>
    count === 1
      ? `Tieħu sehem kumpanija oħra waħda${independent ? ', indipendentement minna' : ''}.`
      : `Kumpaniji oħra li jieħdu sehem: ${count}${independent ? `, li minnhom indipendentement minna: ${independent}` : ''}.`,
  kept: time => `Kemm iddum miżmuma l-għażla tiegħek: ${time}. Tista’ tbiddilha jew tirtiraha meta trid.`,
  notKept:
    'Il-cookies huma mitfija f’dan il-browser, għalhekk l-għażla tiegħek tibqa’ sakemm tħalli din il-paġna.',
  separately: titles => `Mhux inklużi f’“Aċċetta kollox”: ${titles}.`,
  policy: 'Politika tal-privatezza',
  list: 'Is-servizzi kollha',

  acceptAll: 'Aċċetta kollox',
  refuseAll: 'Irrifjuta kollox',
  choose: 'Agħżel',
  close: 'Agħlaq mingħajr ma tagħżel',
  saved: 'L-għażla tiegħek ġiet issejvjata.',
} satisfies Messages;

export const details = {
  save: 'Issejvja l-għażliet',
  intro:
    'Dak li mhux obbligatorju jibqa’ mitfi sakemm tixgħelu. Jekk titfih, jieqaf u jitħassar dak li żamm hawn.',
  always: 'Dejjem attiv',
  on: 'Mixgħul',
  off: 'Mitfi',
  partly: 'Mixgħul parzjalment',
  loses: what => `Jekk tirrifjuta: ${what}`,
  separate: '“Aċċetta kollox” ma jkoprix dan. Għandu swiċċ għalih.',
  gpc: 'Mitfi għax il-browser tiegħek jibgħat is-sinjal Global Privacy Control.',
  minor: 'Mitfi minħabba l-età tiegħek.',
  region: 'Mixgħul sakemm titfih, kif tippermetti l-liġi tal-post fejn tinsab.',
  clause: number => `Politika tal-privatezza, taqsima ${number}`,
  services: count => (count === 1 ? 'Servizz wieħed' : `Servizzi: ${count}`),
  search: 'Fittex servizzi',
  found: count => (count === 1 ? 'Instab servizz wieħed' : `Servizzi li nstabu: ${count}`),

  provider: 'Fornitur',
  country: 'Pajjiż',
  role: 'Rwol',
  roles: {
    entrusted: 'Jaħdem f’isimna',
    joint: 'Jiddeċiedi flimkien magħna',
    independent: 'Jiddeċiedi waħdu',
  },
  data: 'Data',
  transfer: 'Trasferiment barra mill-pajjiż',
  hosts: 'Jikkonnettja ma’',

  items: 'Miżmum fuq it-tagħmir tiegħek',
  name: 'Isem',
  kind: 'Tip',
  kinds: {
    cookie: 'Cookie',
    local: 'Ħżin lokali',
    session: 'Ħżin tas-sessjoni',
    database: 'Bażi tad-data',
    cache: 'Cache',
    file: 'Fajl',
  },
  life: 'Żmien taż-żamma',
  session: 'Sessjoni tal-browser',
  unlimited: 'Sakemm tħassru',
  httpOnly: 'Issettjat mis-server. Is-server biss jista’ jħassru.',

  placeholder: name => `Dan il-kontenut ġej minn ${name}. Minħabba l-għażliet tiegħek ma tgħabbiex.`,
  once: 'Uri darba biss',
  allow: 'Ippermetti dejjem',

  storedIn: country => `Post fejn tinħażen id-data: ${country}.`,
  contact: name => `Kuntatt: ${name}`,
  authority: 'Ilment lill-awtorità superviżorja',

  rights: 'Id-data u d-drittijiet tiegħek',
  chosen: date => `Data tal-għażla tiegħek: ${date}.`,
  copy: 'Niżżel kopja',
  withdraw: 'Irtira kollox',
  erase: 'Ħassar kollox',
  eraseSure: 'Tħassar dak kollu li nżamm hawn, inkluża l-għażla tiegħek?',
  cancel: 'Ikkanċella',
  erased: count =>
    count === 0
      ? 'Ma kien hemm xejn x’jitħassar.'
      : count === 1
        ? 'Tħassret entrata waħda.'
        : `Entrati mħassra: ${count}.`,
  notErased: 'Ma tħassarx, għax din il-paġna ma tistax taċċessah:',
  failed: 'Ma rnexxiex. Jekk jogħġbok erġa’ pprova.',

  lost: 'Dak li issa ma jaħdimx',
  allowOne: 'Ippermetti dan biss',
  later: 'Parti minnu tidħol fis-seħħ fil-paġna li jmiss li tiftaħ.',
  dismiss: 'Agħlaq',

  changed: date => `Il-politika tal-privatezza tagħna nbidlet. Data tal-bidla: ${date}.`,
  changes: date => `Il-politika tal-privatezza tagħna se tinbidel. Data tal-bidla: ${date}.`,
  reasons: {
    purposes: 'għalxiex tintuża d-data',
    processing: 'kif tiġi pproċessata',
    data: 'liema data tintuża',
    recipients: 'min jirċeviha',
    controller: 'min hu l-kontrollur',
    rights: 'id-drittijiet tiegħek',
    contact: 'kif tikkuntattjana',
  },
  concerns: reasons => `X’jinbidel: ${reasons}.`,
  added: titles => `Ġdid: ${titles}`,
  removed: titles => `Ma għadux jintuża: ${titles}`,
  altered: titles => `Mibdul: ${titles}`,
  again: 'Dak li hu ġdid jew mibdul jibqa’ mitfi sakemm tagħżel. Li tagħlaq mhuwiex kunsens.',
  ended: (date, titles) =>
    `L-għażla tiegħek (${date}) skadiet. ${titles ? `Kienet tippermetti: ${titles}.` : 'Ma kienet tippermetti xejn mhux obbligatorju.'}`,

  age: 'Kemm għandek żmien?',
  under: years => `Inqas minn ${years}`,
  over: years => `${years} jew aktar`,
  ageKept: 'Inżommu biss liema tweġiba minn dawn it-tnejn tagħżel, mhux l-età tiegħek.',

  entry: 'L-għażliet tiegħek dwar il-privatezza',
  honoured: 'Ir-rifjut tiegħek ġie rrispettat: il-browser tiegħek jibgħat is-sinjal Global Privacy Control.',
  tells: (name, titles) =>
    `Cookies u ħżin simili jintużaw minn ${name} għal: ${titles}. Tista’ tirrifjuta meta trid.`,
} satisfies Details;
