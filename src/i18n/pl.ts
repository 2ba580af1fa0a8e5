import type { Details, Messages } from './messages.js';

/** Polish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Wybór plików cookie',
  heading: 'Twój wybór w sprawie plików cookie i danych',
  asks: name => `${name} prosi o zgodę na używanie plików cookie i podobnych technologii do tych celów:`,
  partners: (count, independent) =>
    `${form(count, 'Uczestniczy jeszcze jedna firma', `Uczestniczą jeszcze ${count} firmy`, `Uczestniczy jeszcze ${count} firm`)}.${independent ? ` W tym niezależnych od nas: ${independent}.` : ''}`,
  kept: time => `Twój wybór zachowamy przez ${time}. Możesz go zmienić lub wycofać w każdej chwili.`,
  notKept:
    'Pliki cookie są wyłączone w tej przeglądarce, więc Twój wybór obowiązuje do opuszczenia tej strony.',
  separately: titles => `„Zaakceptuj wszystko” nie obejmuje: ${titles}.`,
  policy: 'Polityka prywatności',
  list: 'Wszystkie usługi',

  acceptAll: 'Zaakceptuj wszystko',
  refuseAll: 'Odrzuć wszystko',
  choose: 'Wybierz',
  close: 'Zamknij bez wyboru',
  saved: 'Twój wybór został zapisany.',
} satisfies Messages;

export const details = {
  save: 'Zapisz wybór',
  intro:
    'To, co opcjonalne, pozostaje wyłączone, dopóki tego nie włączysz. Wyłączenie kończy działanie i usuwa to, co zostało tu zapisane.',
  always: 'Zawsze aktywne',
  on: 'Włączone',
  off: 'Wyłączone',
  partly: 'Częściowo włączone',
  loses: what => `W razie odmowy: ${what}`,
  separate: '„Zaakceptuj wszystko” tego nie obejmuje. Służy do tego osobny przełącznik.',
  gpc: 'Wyłączone, ponieważ Twoja przeglądarka wysyła sygnał Global Privacy Control.',
  minor: 'Wyłączone ze względu na Twój wiek.',
  region: 'Włączone, dopóki tego nie wyłączysz, na co pozwala prawo w miejscu Twojego pobytu.',
  clause: number => `Polityka prywatności, punkt ${number}`,
  services: count => form(count, 'Jedna usługa', `${count} usługi`, `${count} usług`),
  search: 'Szukaj usług',
  found: count => `Znalezione usługi: ${count}`,

  provider: 'Dostawca',
  country: 'Kraj',
  role: 'Rola',
  roles: {
    entrusted: 'Działa w naszym imieniu',
    joint: 'Decyduje wspólnie z nami',
    independent: 'Decyduje samodzielnie',
  },
  data: 'Dane',
  transfer: 'Przekazywanie za granicę',
  hosts: 'Łączy się z',

  items: 'Zapisane na Twoim urządzeniu',
  name: 'Nazwa',
  kind: 'Rodzaj',
  kinds: {
    cookie: 'Plik cookie',
    local: 'Pamięć lokalna',
    session: 'Pamięć sesji',
    database: 'Baza danych',
    cache: 'Pamięć podręczna',
    file: 'Plik',
  },
  life: 'Okres przechowywania',
  session: 'Sesja przeglądarki',
  unlimited: 'Do usunięcia przez Ciebie',
  httpOnly: 'Ustawione przez serwer. Tylko on może to usunąć.',

  placeholder: name =>
    `Dostawca tego elementu: ${name}. Zgodnie z Twoim wyborem element nie został wczytany.`,
  once: 'Pokaż raz',
  allow: 'Zawsze zezwalaj',

  storedIn: country => `Miejsce przechowywania danych: ${country}.`,
  contact: name => `Kontakt: ${name}`,
  authority: 'Skarga do organu nadzorczego',

  rights: 'Twoje dane i Twoje prawa',
  chosen: date => `Data Twojego wyboru: ${date} r.`,
  copy: 'Pobierz kopię',
  withdraw: 'Wycofaj wszystko',
  erase: 'Usuń wszystko',
  eraseSure: 'Usunąć wszystko, co zostało tu zapisane, razem z Twoim wyborem?',
  cancel: 'Anuluj',
  erased: count => (count ? `Usunięte wpisy: ${count}.` : 'Nie było nic do usunięcia.'),
  notErased: 'Nie usunięto, ponieważ ta strona nie ma do tego dostępu:',
  failed: 'Nie udało się. Spróbuj ponownie.',

  lost: 'Co teraz nie działa',
  allowOne: 'Zezwól tylko na to',
  later: 'Część zmian zadziała dopiero na następnej otwartej stronie.',
  dismiss: 'Zamknij',

  changed: date => `Nasza polityka prywatności zmieniła się ${date} r.`,
  changes: date => `Nasza polityka prywatności zmienia się ${date} r.`,
  reasons: {
    purposes: 'do czego używa się danych',
    processing: 'jak się je przetwarza',
    data: 'jakich danych się używa',
    recipients: 'kto je otrzymuje',
    controller: 'kto jest administratorem',
    rights: 'Twoje prawa',
    contact: 'jak się z nami skontaktować',
  },
  concerns: reasons => `Co się zmienia: ${reasons}.`,
  added: titles => `Nowe: ${titles}`,
  removed: titles => `Już nieużywane: ${titles}`,
  altered: titles => `Zmienione: ${titles}`,
  again:
    'To, co nowe lub zmienione, pozostaje wyłączone, dopóki nie wybierzesz. Zamknięcie nie oznacza zgody.',
  ended: (date, titles) =>
    titles
      ? `Twój wybór z ${date} r. wygasł. Obejmował zgodę na: ${titles}.`
      : `Twój wybór z ${date} r. wygasł. Nie obejmował zgody na nic opcjonalnego.`,

  age: 'Ile masz lat?',
  under: years => `Mniej niż ${years}`,
  over: years => `${years} lub więcej`,
  ageKept: 'Zapisujemy tylko, którą z dwóch odpowiedzi wybierzesz, a nie Twój wiek.',

  entry: 'Twoje ustawienia prywatności',
  honoured: 'Sprzeciw uwzględniony: Twoja przeglądarka wysyła sygnał Global Privacy Control.',
  tells: (name, titles) =>
    `${name} używa plików cookie i podobnych technologii do tych celów: ${titles}. Możesz odmówić w każdej chwili.`,
} satisfies Details;

/** 1, those that end in 2 to 4 but not in 12 to 14, and all other numbers take different forms. */
function form(count: number, one: string, few: string, many: string): string {
  return count === 1 ? one : /(^|[^1])[2-4]$/.test(`${count}`) ? few : many;
}
