import type { Details, Messages } from './messages.js';

/** Spanish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Opciones de cookies',
  heading: 'Tu elección sobre las cookies y los datos',
  asks: name => `${name} pide permiso para usar cookies y almacenamiento similar con estos fines:`,
  partners: (count, independent) =>
    count === 1
      ? `Participa otra empresa${independent ? ', de forma independiente de nosotros' : ''}.`
      : `Participan otras ${count} empresas${independent ? `, ${independent} de ellas de forma independiente de nosotros` : ''}.`,
  kept: time => `Tu elección se conserva durante ${time}. Puedes cambiarla o retirarla en cualquier momento.`,
  notKept:
    'Las cookies están desactivadas en este navegador, así que tu elección vale hasta que salgas de esta página.',
  separately: titles => `No incluido en «Aceptar todo»: ${titles}.`,
  policy: 'Política de privacidad',
  list: 'Todos los servicios',

  acceptAll: 'Aceptar todo',
  refuseAll: 'Rechazar todo',
  choose: 'Elegir',
  close: 'Cerrar sin elegir',
  saved: 'Tu elección se ha guardado.',
} satisfies Messages;

export const details = {
  save: 'Guardar la elección',
  intro:
    'Lo que es opcional sigue desactivado hasta que lo actives. Al desactivarlo, se detiene y se borra lo que guardó aquí.',
  always: 'Siempre activo',
  on: 'Activado',
  off: 'Desactivado',
  partly: 'Activado en parte',
  loses: what => `Si lo rechazas: ${what}`,
  separate: '«Aceptar todo» no lo incluye. Tiene su propio interruptor.',
  gpc: 'Desactivado porque tu navegador envía la señal Global Privacy Control.',
  minor: 'Desactivado por tu edad.',
  region: 'Activado hasta que lo desactives, como permite la ley del lugar donde estás.',
  clause: number => `Política de privacidad, apartado ${number}`,
  services: count => (count === 1 ? 'Un servicio' : `${count} servicios`),
  search: 'Buscar servicios',
  found: count => (count === 1 ? 'Un servicio encontrado' : `${count} servicios encontrados`),

  provider: 'Proveedor',
  country: 'País',
  role: 'Función',
  roles: {
    entrusted: 'Trabaja por encargo nuestro',
    joint: 'Decide junto con nosotros',
    independent: 'Decide por su cuenta',
  },
  data: 'Datos',
  transfer: 'Transferencia internacional',
  hosts: 'Se conecta con',

  items: 'Guardado en tu dispositivo',
  name: 'Nombre',
  kind: 'Tipo',
  kinds: {
    cookie: 'Cookie',
    local: 'Almacenamiento local',
    session: 'Almacenamiento de sesión',
    database: 'Base de datos',
    cache: 'Caché',
    file: 'Archivo',
  },
  life: 'Conservación',
  session: 'Sesión del navegador',
  unlimited: 'Hasta que lo borres',
  httpOnly: 'La crea el servidor, el único que puede borrarla.',

  placeholder: name => `Este contenido es de ${name} y no se ha cargado, según tu elección.`,
  once: 'Mostrar una vez',
  allow: 'Permitir siempre',

  storedIn: country => `Lugar donde se almacenan los datos: ${country}.`,
  contact: name => `Contacto: ${name}`,
  authority: 'Reclamar ante la autoridad de control',

  rights: 'Tus datos y tus derechos',
  chosen: date => `Tu elección es del ${date}.`,
  copy: 'Descargar una copia',
  withdraw: 'Retirar todo',
  erase: 'Borrar todo',
  eraseSure: '¿Borrar todo lo que se ha guardado aquí, incluida tu elección?',
  cancel: 'Cancelar',
  erased: count =>
    count === 0
      ? 'No había nada que borrar.'
      : count === 1
        ? 'Un elemento borrado.'
        : `${count} elementos borrados.`,
  notErased: 'No se ha borrado, porque esta página no tiene acceso a ello:',
  failed: 'No ha funcionado. Inténtalo de nuevo.',

  lost: 'De qué prescindes ahora',
  allowOne: 'Permitir solo esto',
  later: 'Parte de los cambios se aplicará en la próxima página que abras.',
  dismiss: 'Cerrar',

  changed: date => `Nuestra política de privacidad cambió el ${date}.`,
  changes: date => `Nuestra política de privacidad cambia el ${date}.`,
  reasons: {
    purposes: 'para qué se usan los datos',
    processing: 'cómo se tratan',
    data: 'qué datos se usan',
    recipients: 'quién los recibe',
    controller: 'quién es responsable',
    rights: 'tus derechos',
    contact: 'cómo contactar con nosotros',
  },
  concerns: reasons => `Qué cambia: ${reasons}.`,
  added: titles => `Nuevo: ${titles}`,
  removed: titles => `Ya no se usa: ${titles}`,
  altered: titles => `Modificado: ${titles}`,
  again:
    'Lo nuevo o modificado sigue desactivado hasta que elijas. Cerrar esta ventana no equivale a dar tu consentimiento.',
  ended: (date, titles) =>
    titles
      ? `Tu elección del ${date} ha caducado. Permitía: ${titles}.`
      : `Tu elección del ${date} ha caducado. No permitía nada opcional.`,

  age: '¿Cuántos años tienes?',
  under: years => `Menos de ${years}`,
  over: years => `${years} o más`,
  ageKept: 'Solo guardamos cuál de las dos respuestas eliges, no tu edad.',

  entry: 'Tus opciones de privacidad',
  honoured: 'Oposición respetada: tu navegador envía la señal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} usa cookies y almacenamiento similar con estos fines: ${titles}. Puedes rechazarlo en cualquier momento.`,
} satisfies Details;
