import type { Details, Messages } from './messages.js';

/** Ukrainian. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Вибір файлів cookie',
  heading: 'Ваш вибір: файли cookie і дані',
  asks: name => `${name} просить дозволити файли cookie та подібні способи зберігання для таких цілей:`,
  partners: (count, independent) =>
    `${form(count, `Долучається ще ${count} компанія`, `Долучаються ще ${count} компанії`, `Долучається ще ${count} компаній`)}.${independent ? ` З них незалежних від нас: ${independent}.` : ''}`,
  kept: time => `Строк дії вашого вибору: ${time}. Його можна змінити або відкликати будь-коли.`,
  notKept: 'У цьому браузері файли cookie вимкнено, тому ваш вибір діє, доки ви не залишите цю сторінку.',
  separately: titles => `Не входить до «Прийняти все»: ${titles}.`,
  policy: 'Політика конфіденційності',
  list: 'Усі сервіси',

  acceptAll: 'Прийняти все',
  refuseAll: 'Відхилити все',
  choose: 'Вибрати',
  close: 'Закрити без вибору',
  saved: 'Ваш вибір збережено.',
} satisfies Messages;

export const details = {
  save: 'Зберегти вибір',
  intro:
    'Усе необов’язкове вимкнено, доки ви його не ввімкнете. Після вимкнення робота припиняється, а збережене тут видаляється.',
  always: 'Завжди активно',
  on: 'Увімкнено',
  off: 'Вимкнено',
  partly: 'Увімкнено частково',
  loses: what => `Якщо відмовитися: ${what}`,
  separate: '«Прийняти все» на це не поширюється. Для цього є окремий перемикач.',
  gpc: 'Вимкнено, бо ваш браузер надсилає сигнал Global Privacy Control.',
  minor: 'Вимкнено через ваш вік.',
  region: 'Увімкнено, доки ви не вимкнете: так дозволяє закон там, де ви перебуваєте.',
  clause: number => `Політика конфіденційності, пункт ${number}`,
  services: count => form(count, `${count} сервіс`, `${count} сервіси`, `${count} сервісів`),
  search: 'Пошук сервісів',
  found: count => `Знайдено сервісів: ${count}`,

  provider: 'Постачальник',
  country: 'Країна',
  role: 'Роль',
  roles: {
    entrusted: 'Працює за нашим дорученням',
    joint: 'Ухвалює рішення разом із нами',
    independent: 'Ухвалює рішення самостійно',
  },
  data: 'Дані',
  transfer: 'Передавання за кордон',
  hosts: 'З’єднується з',

  items: 'Зберігається на вашому пристрої',
  name: 'Назва',
  kind: 'Тип',
  kinds: {
    cookie: 'Файл cookie',
    local: 'Локальне сховище',
    session: 'Сховище сеансу',
    database: 'База даних',
    cache: 'Кеш',
    file: 'Файл',
  },
  life: 'Строк зберігання',
  session: 'Сеанс браузера',
  unlimited: 'Доки ви не видалите',
  httpOnly: 'Установлено сервером, і видалити це може лише він.',

  placeholder: name => `Постачальник цього вмісту: ${name}. Відповідно до вашого вибору його не завантажено.`,
  once: 'Показати один раз',
  allow: 'Завжди дозволяти',

  storedIn: country => `Місце зберігання даних: ${country}.`,
  contact: name => `Зв’язатися: ${name}`,
  authority: 'Скарга до наглядового органу',

  rights: 'Ваші дані та ваші права',
  chosen: date => `Дата вашого вибору: ${date}`,
  copy: 'Завантажити копію',
  withdraw: 'Відкликати все',
  erase: 'Видалити все',
  eraseSure: 'Видалити все, що тут збережено, разом із вашим вибором?',
  cancel: 'Скасувати',
  erased: count => (count ? `Видалено записів: ${count}.` : 'Не було чого видаляти.'),
  notErased: 'Не видалено, бо ця сторінка не має до цього доступу:',
  failed: 'Не вдалося. Спробуйте ще раз.',

  lost: 'Що тепер не працює',
  allowOne: 'Дозволити лише це',
  later: 'Частина змін почне діяти на наступній сторінці, яку ви відкриєте.',
  dismiss: 'Закрити',

  changed: date => `${date} наша політика конфіденційності змінилася.`,
  changes: date => `${date} наша політика конфіденційності зміниться.`,
  reasons: {
    purposes: 'для чого використовуються дані',
    processing: 'як вони обробляються',
    data: 'які дані використовуються',
    recipients: 'хто їх отримує',
    controller: 'хто за них відповідає',
    rights: 'ваші права',
    contact: 'як із нами зв’язатися',
  },
  concerns: reasons => `Що змінюється: ${reasons}.`,
  added: titles => `Нове: ${titles}`,
  removed: titles => `Більше не використовується: ${titles}`,
  altered: titles => `Змінено: ${titles}`,
  again: 'Усе нове та змінене вимкнено, доки ви не зробите вибір. Закриття вікна не означає згоди.',
  ended: (date, titles) =>
    titles
      ? `Ваш вибір від ${date} більше не діє. Було дозволено: ${titles}.`
      : `Ваш вибір від ${date} більше не діє. Нічого необов’язкового дозволено не було.`,

  age: 'Скільки вам років?',
  under: years => `Менше ${years}`,
  over: years => `${years} або більше`,
  ageKept: 'Ми зберігаємо лише те, яку з двох відповідей ви вибрали, а не ваш вік.',

  entry: 'Ваші налаштування приватності',
  honoured: 'Вашу відмову враховано: браузер надсилає сигнал Global Privacy Control.',
  tells: (name, titles) =>
    `${name} використовує файли cookie та подібні способи зберігання для таких цілей: ${titles}. Ви можете відмовитися будь-коли.`,
} satisfies Details;

/** Those that end in 1 but not in 11, in 2 to 4 but not in 12 to 14, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return /(^|[^1])1$/.test(`${count}`) ? one : /(^|[^1])[2-4]$/.test(`${count}`) ? few : many;
}
