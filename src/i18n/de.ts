import type { Details, Messages } from './messages.js';

/** German. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Cookie-Auswahl',
  heading: 'Ihre Auswahl zu Cookies und Daten',
  asks: name => `${name} möchte Cookies und ähnliche Speichertechniken verwenden für:`,
  partners: (count, independent) =>
    count === 1
      ? `Ein weiteres Unternehmen ist beteiligt${independent ? ', unabhängig von uns' : ''}.`
      : `${count} weitere Unternehmen sind beteiligt${independent ? `, davon ${independent} unabhängig von uns` : ''}.`,
  kept: time => `Ihre Auswahl gilt für ${time}. Sie können sie jederzeit ändern oder widerrufen.`,
  notKept:
    'In diesem Browser sind Cookies ausgeschaltet. Ihre Auswahl gilt nur, bis Sie diese Seite verlassen.',
  separately: titles => `In „Alle akzeptieren“ nicht enthalten: ${titles}.`,
  policy: 'Datenschutzerklärung',
  list: 'Alle Dienste',

  acceptAll: 'Alle akzeptieren',
  refuseAll: 'Alle ablehnen',
  choose: 'Auswählen',
  close: 'Schließen, ohne zu wählen',
  saved: 'Ihre Auswahl ist gespeichert.',
} satisfies Messages;

export const details = {
  save: 'Auswahl speichern',
  intro:
    'Was freiwillig ist, bleibt aus, bis Sie es einschalten. Schalten Sie es aus, endet es, und was es hier gespeichert hat, wird gelöscht.',
  always: 'Immer aktiv',
  on: 'An',
  off: 'Aus',
  partly: 'Teilweise an',
  loses: what => `Wenn Sie ablehnen: ${what}`,
  separate: '„Alle akzeptieren“ gilt hierfür nicht. Dafür gibt es einen eigenen Schalter.',
  gpc: 'Aus, weil Ihr Browser Global Privacy Control sendet.',
  minor: 'Aus aufgrund Ihres Alters.',
  region: 'An, bis Sie es ausschalten. Das Recht an Ihrem Ort lässt das zu.',
  clause: number => `Datenschutzerklärung, Abschnitt ${number}`,
  services: count => (count === 1 ? 'Ein Dienst' : `${count} Dienste`),
  search: 'Dienste suchen',
  found: count => (count === 1 ? 'Ein Dienst gefunden' : `${count} Dienste gefunden`),

  provider: 'Anbieter',
  country: 'Land',
  role: 'Rolle',
  roles: {
    entrusted: 'Arbeitet in unserem Auftrag',
    joint: 'Entscheidet gemeinsam mit uns',
    independent: 'Entscheidet selbst',
  },
  data: 'Daten',
  transfer: 'Übermittlung ins Ausland',
  hosts: 'Verbindet sich mit',

  items: 'Auf Ihrem Gerät gespeichert',
  name: 'Name',
  kind: 'Art',
  kinds: {
    cookie: 'Cookie',
    local: 'Lokaler Speicher',
    session: 'Sitzungsspeicher',
    database: 'Datenbank',
    cache: 'Cache',
    file: 'Datei',
  },
  life: 'Speicherdauer',
  session: 'Browsersitzung',
  unlimited: 'Bis Sie es löschen',
  httpOnly: 'Vom Server gesetzt. Nur er kann es löschen.',

  placeholder: name => `Dieser Inhalt kommt von ${name}. Wegen Ihrer Auswahl wird er nicht geladen.`,
  once: 'Einmal anzeigen',
  allow: 'Immer erlauben',

  storedIn: country => `Speicherort der Daten: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Beschwerde bei der Aufsichtsbehörde',

  rights: 'Ihre Daten und Ihre Rechte',
  chosen: date => `Ihre Auswahl stammt vom ${date}.`,
  copy: 'Kopie herunterladen',
  withdraw: 'Alles widerrufen',
  erase: 'Alles löschen',
  eraseSure: 'Alles löschen, was hier gespeichert ist, auch Ihre Auswahl?',
  cancel: 'Abbrechen',
  erased: count =>
    count === 0
      ? 'Es gab nichts zu löschen.'
      : count === 1
        ? 'Ein Eintrag gelöscht.'
        : `${count} Einträge gelöscht.`,
  notErased: 'Nicht gelöscht, weil diese Seite keinen Zugriff darauf hat:',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es erneut.',

  lost: 'Worauf Sie jetzt verzichten',
  allowOne: 'Nur dies erlauben',
  later: 'Ein Teil davon wirkt erst auf der nächsten Seite, die Sie öffnen.',
  dismiss: 'Schließen',

  changed: date => `Unsere Datenschutzerklärung wurde am ${date} geändert.`,
  changes: date => `Unsere Datenschutzerklärung ändert sich am ${date}.`,
  reasons: {
    purposes: 'wofür Daten verwendet werden',
    processing: 'wie sie verarbeitet werden',
    data: 'welche Daten verwendet werden',
    recipients: 'wer sie erhält',
    controller: 'wer verantwortlich ist',
    rights: 'Ihre Rechte',
    contact: 'wie Sie uns erreichen',
  },
  concerns: reasons => `Das betrifft: ${reasons}.`,
  added: titles => `Neu: ${titles}`,
  removed: titles => `Nicht mehr verwendet: ${titles}`,
  altered: titles => `Geändert: ${titles}`,
  again: 'Neues und Geändertes bleibt aus, bis Sie wählen. Schließen ist keine Einwilligung.',
  ended: (date, titles) =>
    titles
      ? `Ihre Auswahl vom ${date} ist abgelaufen. Erlaubt war: ${titles}.`
      : `Ihre Auswahl vom ${date} ist abgelaufen. Sie hatten nichts Freiwilliges erlaubt.`,

  age: 'Wie alt sind Sie?',
  under: years => `Unter ${years}`,
  over: years => `${years} oder älter`,
  ageKept: 'Wir speichern nur, welche der beiden Antworten Sie geben, nicht Ihr Alter.',

  entry: 'Ihre Datenschutzeinstellungen',
  honoured: 'Widerspruch berücksichtigt: Ihr Browser sendet Global Privacy Control.',
  tells: (name, titles) =>
    `${name} verwendet Cookies und ähnliche Speichertechniken für: ${titles}. Sie können jederzeit ablehnen.`,
} satisfies Details;
