import type { Details, Messages } from './messages.js';

/** Russian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Выбор файлов cookie',
  heading: 'Ваш выбор: файлы cookie и данные',
  asks: name => `${name} просит разрешить файлы cookie и похожие способы хранения для таких целей:`,
  partners: (count, independent) =>
    `${form(count, `Участвует ещё ${count} компания`, `Участвуют ещё ${count} компании`, `Участвует ещё ${count} компаний`)}.${independent ? ` Из них независимо от нас: ${independent}.` : ''}`,
  kept: time => `Срок действия вашего выбора: ${time}. Его можно изменить или отозвать в любой момент.`,
  notKept:
    'В этом браузере файлы cookie отключены, поэтому ваш выбор действует, пока вы не покинете эту страницу.',
  separately: titles => `Не входит в «Принять все»: ${titles}.`,
  policy: 'Политика конфиденциальности',
  list: 'Все сервисы',

  acceptAll: 'Принять все',
  refuseAll: 'Отклонить все',
  choose: 'Выбрать',
  close: 'Закрыть без выбора',
  saved: 'Ваш выбор сохранён.',
} satisfies Messages;

export const details = {
  save: 'Сохранить выбор',
  intro:
    'Всё необязательное отключено, пока вы это не включите. При отключении работа прекращается, а сохранённое здесь удаляется.',
  always: 'Всегда активно',
  on: 'Включено',
  off: 'Отключено',
  partly: 'Включено частично',
  loses: what => `При отказе: ${what}`,
  separate: '«Принять все» на это не распространяется. Для этого есть отдельный переключатель.',
  gpc: 'Отключено, так как ваш браузер отправляет сигнал Global Privacy Control.',
  minor: 'Отключено из-за вашего возраста.',
  region: 'Включено, пока вы это не отключите: так разрешает закон там, где вы находитесь.',
  clause: number => `Политика конфиденциальности, пункт ${number}`,
  services: count => form(count, `${count} сервис`, `${count} сервиса`, `${count} сервисов`),
  search: 'Поиск сервисов',
  found: count => `Найдено сервисов: ${count}`,

  provider: 'Поставщик',
  country: 'Страна',
  role: 'Роль',
  roles: {
    entrusted: 'Работает по нашему поручению',
    joint: 'Принимает решения вместе с нами',
    independent: 'Принимает решения самостоятельно',
  },
  data: 'Данные',
  transfer: 'Передача за границу',
  hosts: 'Соединяется с',

  items: 'Хранится на вашем устройстве',
  name: 'Название',
  kind: 'Тип',
  kinds: {
    cookie: 'Файл cookie',
    local: 'Локальное хранилище',
    session: 'Хранилище сеанса',
    database: 'База данных',
    cache: 'Кеш',
    file: 'Файл',
  },
  life: 'Срок хранения',
  session: 'Сеанс браузера',
  unlimited: 'Пока вы не удалите',
  httpOnly: 'Установлено сервером, и удалить это может только он.',

  placeholder: name => `Поставщик этого содержимого: ${name}. По вашему выбору оно не загружено.`,
  once: 'Показать один раз',
  allow: 'Всегда разрешать',

  storedIn: country => `Место хранения данных: ${country}.`,
  contact: name => `Связаться: ${name}`,
  authority: 'Жалоба в надзорный орган',

  rights: 'Ваши данные и ваши права',
  chosen: date => `Дата вашего выбора: ${date}`,
  copy: 'Скачать копию',
  withdraw: 'Отозвать всё',
  erase: 'Удалить всё',
  eraseSure: 'Удалить всё, что здесь сохранено, вместе с вашим выбором?',
  cancel: 'Отмена',
  erased: count => (count ? `Удалено записей: ${count}.` : 'Удалять было нечего.'),
  notErased: 'Не удалено, так как у этой страницы нет к этому доступа:',
  failed: 'Не получилось. Попробуйте ещё раз.',

  lost: 'Что теперь не работает',
  allowOne: 'Разрешить только это',
  later: 'Часть изменений вступит в силу на следующей странице, которую вы откроете.',
  dismiss: 'Закрыть',

  changed: date => `${date} наша политика конфиденциальности изменилась.`,
  changes: date => `${date} наша политика конфиденциальности изменится.`,
  reasons: {
    purposes: 'для чего используются данные',
    processing: 'как они обрабатываются',
    data: 'какие данные используются',
    recipients: 'кто их получает',
    controller: 'кто за них отвечает',
    rights: 'ваши права',
    contact: 'как с нами связаться',
  },
  concerns: reasons => `Что меняется: ${reasons}.`,
  added: titles => `Новое: ${titles}`,
  removed: titles => `Больше не используется: ${titles}`,
  altered: titles => `Изменено: ${titles}`,
  again: 'Всё новое и изменённое отключено, пока вы не сделаете выбор. Закрытие окна не означает согласия.',
  ended: (date, titles) =>
    titles
      ? `Ваш выбор от ${date} больше не действует. Было разрешено: ${titles}.`
      : `Ваш выбор от ${date} больше не действует. Ничего необязательного разрешено не было.`,

  age: 'Сколько вам лет?',
  under: years => `Меньше ${years}`,
  over: years => `${years} или больше`,
  ageKept: 'Мы храним только то, какой из двух ответов вы выбрали, а не ваш возраст.',

  entry: 'Ваши настройки конфиденциальности',
  honoured: 'Ваш отказ учтён: браузер отправляет сигнал Global Privacy Control.',
  tells: (name, titles) =>
    `${name} использует файлы cookie и похожие способы хранения для таких целей: ${titles}. Вы можете отказаться в любой момент.`,
} satisfies Details;

/** Those that end in 1 but not in 11, in 2 to 4 but not in 12 to 14, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return /(^|[^1])1$/.test(`${count}`) ? one : /(^|[^1])[2-4]$/.test(`${count}`) ? few : many;
}
