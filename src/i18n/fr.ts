import type { Details, Messages } from './messages.js';

/** French. Not yet reviewed by a native speaker. No-break spaces stand where French typography wants them. */
export const messages = {
  label: 'Choix des cookies',
  heading: 'Votre choix sur les cookies et les données',
  asks: name => `${name} souhaite utiliser des cookies et d’autres moyens de stockage pour :`,
  partners: (count, independent) =>
    count === 1
      ? `Une autre société participe${independent ? ', indépendamment de nous' : ''}.`
      : `${count} autres sociétés participent${independent ? `, dont ${independent} indépendamment de nous` : ''}.`,
  kept: time =>
    `Votre choix est conservé pendant ${time}. Vous pouvez le modifier ou le retirer à tout moment.`,
  notKept:
    'Les cookies sont désactivés dans ce navigateur : votre choix vaut jusqu’à ce que vous quittiez cette page.',
  separately: titles => `Non compris dans « Tout accepter » : ${titles}.`,
  policy: 'Politique de confidentialité',
  list: 'Tous les services',

  acceptAll: 'Tout accepter',
  refuseAll: 'Tout refuser',
  choose: 'Choisir',
  close: 'Fermer sans choisir',
  saved: 'Votre choix est enregistré.',
} satisfies Messages;

export const details = {
  save: 'Enregistrer mes choix',
  intro:
    'Ce qui est facultatif reste désactivé tant que vous ne l’activez pas. Le désactiver l’arrête et efface ce qu’il a conservé ici.',
  always: 'Toujours actif',
  on: 'Activé',
  off: 'Désactivé',
  partly: 'Activé en partie',
  loses: what => `En cas de refus : ${what}`,
  separate: '« Tout accepter » ne s’y applique pas. Un bouton distinct permet de l’activer.',
  gpc: 'Désactivé, car votre navigateur envoie le signal Global Privacy Control.',
  minor: 'Désactivé en raison de votre âge.',
  region: 'Activé tant que vous ne le désactivez pas, comme le permet la loi là où vous êtes.',
  clause: number => `Politique de confidentialité, section ${number}`,
  services: count => (count === 1 ? 'Un service' : `${count} services`),
  search: 'Rechercher un service',
  found: count =>
    count > 1 ? `${count} services trouvés` : count === 1 ? 'Un service trouvé' : 'Aucun service trouvé',

  provider: 'Fournisseur',
  country: 'Pays',
  role: 'Rôle',
  roles: {
    entrusted: 'Agit pour notre compte',
    joint: 'Décide avec nous',
    independent: 'Décide seul',
  },
  data: 'Données',
  transfer: 'Transfert à l’étranger',
  hosts: 'Se connecte à',

  items: 'Conservé sur votre appareil',
  name: 'Nom',
  kind: 'Type',
  kinds: {
    cookie: 'Cookie',
    local: 'Stockage local',
    session: 'Stockage de session',
    database: 'Base de données',
    cache: 'Cache',
    file: 'Fichier',
  },
  life: 'Durée de conservation',
  session: 'Session du navigateur',
  unlimited: 'Jusqu’à ce que vous l’effaciez',
  httpOnly: 'Déposé par le serveur, qui seul peut l’effacer.',

  placeholder: name => `Ce contenu est fourni par ${name}. Selon vos choix, il n’est pas chargé.`,
  once: 'Afficher une fois',
  allow: 'Toujours autoriser',

  storedIn: country => `Lieu de stockage des données : ${country}.`,
  contact: name => `Contacter ${name}`,
  authority: 'Saisir l’autorité de contrôle',

  rights: 'Vos données et vos droits',
  chosen: date => `Votre choix date du ${date}.`,
  copy: 'Télécharger une copie',
  withdraw: 'Tout retirer',
  erase: 'Tout effacer',
  eraseSure: 'Effacer tout ce qui a été conservé ici, y compris votre choix ?',
  cancel: 'Annuler',
  erased: count =>
    count === 0
      ? 'Il n’y avait rien à effacer.'
      : count === 1
        ? 'Un élément effacé.'
        : `${count} éléments effacés.`,
  notErased: 'Non effacé, car cette page n’y a pas accès :',
  failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',

  lost: 'Ce dont vous vous passez désormais',
  allowOne: 'Autoriser seulement ceci',
  later: 'Une partie ne prendra effet qu’à la prochaine page ouverte.',
  dismiss: 'Fermer',

  changed: date => `Notre politique de confidentialité a changé le ${date}.`,
  changes: date => `Notre politique de confidentialité change le ${date}.`,
  reasons: {
    purposes: 'les finalités',
    processing: 'la manière de traiter les données',
    data: 'les données utilisées',
    recipients: 'leurs destinataires',
    controller: 'le responsable du traitement',
    rights: 'vos droits',
    contact: 'la façon de nous joindre',
  },
  concerns: reasons => `Cela concerne ${reasons}.`,
  added: titles => `Nouveau : ${titles}`,
  removed: titles => `N’est plus utilisé : ${titles}`,
  altered: titles => `Modifié : ${titles}`,
  again:
    'Ce qui est nouveau ou modifié reste désactivé jusqu’à votre choix. Fermer ne vaut pas consentement.',
  ended: (date, titles) =>
    titles
      ? `Votre choix du ${date} a expiré. Il autorisait : ${titles}.`
      : `Votre choix du ${date} a expiré. Il n’autorisait rien de facultatif.`,

  age: 'Quel âge avez-vous ?',
  under: years => `Moins de ${years} ans`,
  over: years => `${years} ans ou plus`,
  ageKept: 'Nous conservons seulement celle des deux réponses que vous choisissez, pas votre âge.',

  entry: 'Vos choix de confidentialité',
  honoured:
    'Demande d’opposition prise en compte : votre navigateur envoie le signal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} utilise des cookies et d’autres moyens de stockage pour : ${titles}. Vous pouvez refuser à tout moment.`,
} satisfies Details;
