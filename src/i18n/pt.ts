import type { Details, Messages } from './messages.js';

/** Portuguese, European. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Escolhas de cookies',
  heading: 'A sua escolha sobre cookies e dados',
  asks: name => `${name} pede para utilizar cookies e armazenamento semelhante para:`,
  partners: (count, independent) =>
    count === 1
      ? `Participa outra empresa${independent ? ', de forma independente de nós' : ''}.`
      : `Participam outras ${count} empresas${independent ? `, ${independent} das quais de forma independente de nós` : ''}.`,
  kept: time => `A sua escolha é guardada durante ${time}. Pode alterá-la ou retirá-la a qualquer momento.`,
  notKept: 'Os cookies estão desativados neste navegador, pelo que a sua escolha vale até sair desta página.',
  separately: titles => `Não incluído em «Aceitar tudo»: ${titles}.`,
  policy: 'Política de privacidade',
  list: 'Todos os serviços',

  acceptAll: 'Aceitar tudo',
  refuseAll: 'Recusar tudo',
  choose: 'Escolher',
  close: 'Fechar sem escolher',
  saved: 'A sua escolha foi guardada.',
} satisfies Messages;

export const details = {
  save: 'Guardar escolhas',
  intro:
    'O que é opcional fica desativado até o ativar. Se o desativar, deixa de funcionar e é apagado o que guardou aqui.',
  always: 'Sempre ativo',
  on: 'Ativado',
  off: 'Desativado',
  partly: 'Ativado em parte',
  loses: what => `Se recusar: ${what}`,
  separate: '«Aceitar tudo» não abrange isto. Tem um botão próprio.',
  gpc: 'Desativado porque o seu navegador envia o sinal Global Privacy Control.',
  minor: 'Desativado devido à sua idade.',
  region: 'Ativado até o desativar, como permite a lei do local onde está.',
  clause: number => `Política de privacidade, secção ${number}`,
  services: count => (count === 1 ? 'Um serviço' : `${count} serviços`),
  search: 'Procurar serviços',
  found: count => (count === 1 ? 'Um serviço encontrado' : `${count} serviços encontrados`),

  provider: 'Fornecedor',
  country: 'País',
  role: 'Função',
  roles: {
    entrusted: 'Trabalha em nosso nome',
    joint: 'Decide em conjunto connosco',
    independent: 'Decide por si',
  },
  data: 'Dados',
  transfer: 'Transferência para o estrangeiro',
  hosts: 'Liga-se a',

  items: 'Guardado no seu dispositivo',
  name: 'Nome',
  kind: 'Tipo',
  kinds: {
    cookie: 'Cookie',
    local: 'Armazenamento local',
    session: 'Armazenamento de sessão',
    database: 'Base de dados',
    cache: 'Cache',
    file: 'Ficheiro',
  },
  life: 'Prazo de conservação',
  session: 'Sessão do navegador',
  unlimited: 'Até o apagar',
  httpOnly: 'Definido pelo servidor, o único que o pode apagar.',

  placeholder: name => `Este conteúdo é fornecido por ${name} e não foi carregado devido às suas escolhas.`,
  once: 'Mostrar uma vez',
  allow: 'Permitir sempre',

  storedIn: country => `Local de armazenamento dos dados: ${country}.`,
  contact: name => `Contactar ${name}`,
  authority: 'Reclamar junto da autoridade de controlo',

  rights: 'Os seus dados e direitos',
  chosen: date => `A sua escolha é de ${date}.`,
  copy: 'Transferir uma cópia',
  withdraw: 'Retirar tudo',
  erase: 'Apagar tudo',
  eraseSure: 'Apagar tudo o que foi guardado aqui, incluindo a sua escolha?',
  cancel: 'Cancelar',
  erased: count =>
    count === 0
      ? 'Não havia nada para apagar.'
      : count === 1
        ? 'Um elemento apagado.'
        : `${count} elementos apagados.`,
  notErased: 'Não apagado, porque esta página não lhe consegue aceder:',
  failed: 'Não foi possível. Tente novamente.',

  lost: 'Do que prescinde agora',
  allowOne: 'Permitir só isto',
  later: 'Uma parte só produz efeito na próxima página que abrir.',
  dismiss: 'Fechar',

  changed: date => `A nossa política de privacidade mudou em ${date}.`,
  changes: date => `A nossa política de privacidade muda em ${date}.`,
  reasons: {
    purposes: 'as finalidades',
    processing: 'a forma de tratamento',
    data: 'os dados utilizados',
    recipients: 'quem os recebe',
    controller: 'o responsável pelo tratamento',
    rights: 'os seus direitos',
    contact: 'a forma de nos contactar',
  },
  concerns: reasons => `O que muda: ${reasons}.`,
  added: titles => `Novo: ${titles}`,
  removed: titles => `Já não se utiliza: ${titles}`,
  altered: titles => `Alterado: ${titles}`,
  again: 'O que é novo ou mudou fica desativado até escolher. Fechar não é dar consentimento.',
  ended: (date, titles) =>
    titles
      ? `A sua escolha de ${date} terminou. Permitia: ${titles}.`
      : `A sua escolha de ${date} terminou. Não permitia nada opcional.`,

  age: 'Que idade tem?',
  under: years => `Menos de ${years} anos`,
  over: years => `${years} anos ou mais`,
  ageKept: 'Guardamos apenas qual das duas respostas escolhe, não a sua idade.',

  entry: 'As suas escolhas de privacidade',
  honoured: 'Oposição respeitada: o seu navegador envia o sinal Global Privacy Control.',
  tells: (name, titles) =>
    `${name} utiliza cookies e armazenamento semelhante para: ${titles}. Pode recusar a qualquer momento.`,
} satisfies Details;
