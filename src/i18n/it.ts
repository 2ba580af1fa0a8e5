import type { Details, Messages } from './messages.js';

/** Italian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Scelte sui cookie',
  heading: 'La tua scelta su cookie e dati',
  asks: name => `${name} chiede di usare cookie e strumenti di archiviazione simili per:`,
  partners: (count, independent) =>
    count === 1
      ? `Partecipa un’altra società${independent ? ', in modo indipendente da noi' : ''}.`
      : `Partecipano altre ${count} società${independent ? `, di cui ${independent} in modo indipendente da noi` : ''}.`,
  kept: time => `La tua scelta è conservata per ${time}. Puoi modificarla o revocarla in ogni momento.`,
  notKept: 'I cookie sono disattivati in questo browser: la tua scelta vale finché non lasci questa pagina.',
  separately: titles => `Non compreso in «Accetta tutto»: ${titles}.`,
  policy: 'Informativa sulla privacy',
  list: 'Tutti i servizi',

  acceptAll: 'Accetta tutto',
  refuseAll: 'Rifiuta tutto',
  choose: 'Scegli',
  close: 'Chiudi senza scegliere',
  saved: 'La tua scelta è salvata.',
} satisfies Messages;

export const details = {
  save: 'Salva le scelte',
  intro:
    'Ciò che è facoltativo resta disattivato finché non lo attivi. Disattivarlo lo ferma e cancella ciò che ha conservato qui.',
  always: 'Sempre attivo',
  on: 'Attivo',
  off: 'Disattivato',
  partly: 'Attivo in parte',
  loses: what => `Se rifiuti: ${what}`,
  separate: '«Accetta tutto» non lo comprende. Ha un interruttore a parte.',
  gpc: 'Disattivato perché il tuo browser invia il segnale Global Privacy Control.',
  minor: 'Disattivato in base alla tua età.',
  region: 'Attivo finché non lo disattivi, come consente la legge del luogo in cui ti trovi.',
  clause: number => `Informativa, sezione ${number}`,
  services: count => (count === 1 ? 'Un servizio' : `${count} servizi`),
  search: 'Cerca servizi',
  found: count => (count === 1 ? 'Un servizio trovato' : `${count} servizi trovati`),

  provider: 'Fornitore',
  country: 'Paese',
  role: 'Ruolo',
  roles: {
    entrusted: 'Lavora per nostro conto',
    joint: 'Decide insieme a noi',
    independent: 'Decide in autonomia',
  },
  data: 'Dati',
  transfer: 'Trasferimento all’estero',
  hosts: 'Si connette a',

  items: 'Conservato sul tuo dispositivo',
  name: 'Nome',
  kind: 'Tipo',
  kinds: {
    cookie: 'Cookie',
    local: 'Archiviazione locale',
    session: 'Archiviazione di sessione',
    database: 'Database',
    cache: 'Cache',
    file: 'File',
  },
  life: 'Conservazione',
  session: 'Sessione del browser',
  unlimited: 'Finché non lo cancelli',
  httpOnly: 'Impostato dal server, l’unico che può cancellarlo.',

  placeholder: name => `Questo contenuto è fornito da ${name} e, per le tue scelte, non è caricato.`,
  once: 'Mostra una volta',
  allow: 'Consenti sempre',

  storedIn: country => `Luogo di conservazione dei dati: ${country}.`,
  contact: name => `Contatta ${name}`,
  authority: 'Reclamo all’autorità di controllo',

  rights: 'I tuoi dati e i tuoi diritti',
  chosen: date => `Data della tua scelta: ${date}.`,
  copy: 'Scarica una copia',
  withdraw: 'Revoca tutto',
  erase: 'Cancella tutto',
  eraseSure: 'Cancellare tutto ciò che è conservato qui, compresa la tua scelta?',
  cancel: 'Annulla',
  erased: count =>
    count === 0
      ? 'Non c’era nulla da cancellare.'
      : count === 1
        ? 'Un elemento cancellato.'
        : `${count} elementi cancellati.`,
  notErased: 'Non cancellato, perché questa pagina non può accedervi:',
  failed: 'Non ha funzionato. Riprova.',

  lost: 'A che cosa rinunci ora',
  allowOne: 'Consenti solo questo',
  later: 'Una parte avrà effetto dalla prossima pagina che apri.',
  dismiss: 'Chiudi',

  changed: date => `La nostra informativa sulla privacy è cambiata in data ${date}.`,
  changes: date => `La nostra informativa sulla privacy cambierà in data ${date}.`,
  reasons: {
    purposes: 'le finalità',
    processing: 'le modalità del trattamento',
    data: 'i dati utilizzati',
    recipients: 'i destinatari',
    controller: 'il titolare del trattamento',
    rights: 'i tuoi diritti',
    contact: 'i nostri contatti',
  },
  concerns: reasons => `Riguarda ${reasons}.`,
  added: titles => `Novità: ${titles}`,
  removed: titles => `Non più in uso: ${titles}`,
  altered: titles => `Modifiche: ${titles}`,
  again:
    'Ciò che è nuovo o modificato resta disattivato finché non scegli. Chiudere non equivale a un consenso.',
  ended: (date, titles) =>
    titles
      ? `La tua scelta (${date}) è scaduta. Consentiva: ${titles}.`
      : `La tua scelta (${date}) è scaduta. Non consentiva nulla di facoltativo.`,

  age: 'Quanti anni hai?',
  under: years => `Meno di ${years}`,
  over: years => `${years} o più`,
  ageKept: 'Conserviamo solo quale delle due risposte scegli, non la tua età.',

  entry: 'Le tue scelte sulla privacy',
  honoured: 'Opposizione accolta: il tuo browser invia il segnale Global Privacy Control.',
  tells: (name, titles) =>
    `${name} usa cookie e strumenti di archiviazione simili per: ${titles}. Puoi rifiutare in ogni momento.`,
} satisfies Details;
