import type { Details, Messages } from './messages.js';

/** Japanese. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Cookieの設定',
  heading: 'Cookieとデータの利用について',
  asks: name => `${name}は、次の目的でCookieなどの保存技術を利用することについて、同意をお願いしています。`,
  partners: (count, independent) =>
    `ほかに${count}社が関与します${independent ? `（うち${independent}社は独自の判断でデータを利用します）` : ''}。`,
  kept: time => `選択の有効期間は${time}です。いつでも変更または撤回できます。`,
  notKept: 'このブラウザーではCookieが無効のため、選択はこのページを離れるまで有効です。',
  separately: titles => `「すべて同意する」に含まれないもの：${titles}`,
  policy: 'プライバシーポリシー',
  list: 'すべてのサービス',

  acceptAll: 'すべて同意する',
  refuseAll: 'すべて拒否する',
  choose: '個別に選ぶ',
  close: '選択せずに閉じる',
  saved: '選択を保存しました。',
} satisfies Messages;

export const details = {
  save: '選択を保存',
  intro:
    '任意の項目は、オンにするまでオフのままです。オフにすると利用を停止し、この端末に保存した内容を消去します。',
  always: '常に有効',
  on: 'オン',
  off: 'オフ',
  partly: '一部オン',
  loses: what => `拒否した場合：${what}`,
  separate: '「すべて同意する」には含まれません。個別にオンにする必要があります。',
  gpc: 'ブラウザーがGlobal Privacy Controlを送信しているため、オフになっています。',
  minor: '年齢により、オフになっています。',
  region: 'ご利用の地域の法律に基づき、オフにするまでオンになっています。',
  clause: number => `プライバシーポリシー ${number}`,
  services: count => `${count}件のサービス`,
  search: 'サービスを検索',
  found: count => `${count}件のサービスが見つかりました`,

  provider: '提供者',
  country: '国・地域',
  role: '役割',
  roles: {
    entrusted: '当方の委託を受けて取り扱う',
    joint: '当方と共同で決定する',
    independent: '独自に決定する',
  },
  data: 'データ',
  transfer: '国外への移転',
  hosts: '通信先',

  items: '端末に保存される内容',
  name: '名前',
  kind: '種類',
  kinds: {
    cookie: 'Cookie',
    local: 'ローカルストレージ',
    session: 'セッションストレージ',
    database: 'データベース',
    cache: 'キャッシュ',
    file: 'ファイル',
  },
  life: '保存期間',
  session: 'ブラウザーのセッション中',
  unlimited: '消去するまで',
  httpOnly: 'サーバーが設定したもので、サーバーだけが消去できます。',

  placeholder: name => `このコンテンツの提供元は${name}です。現在の設定では読み込まれません。`,
  once: '今回だけ表示',
  allow: '常に許可',

  storedIn: country => `データの保存先：${country}`,
  contact: name => `お問い合わせ先：${name}`,
  authority: '監督機関に苦情を申し立てる',

  rights: 'あなたのデータと権利',
  chosen: date => `${date}に選択しました。`,
  copy: 'コピーをダウンロード',
  withdraw: 'すべて撤回',
  erase: 'すべて消去',
  eraseSure: '選択内容を含め、この端末に保存した内容をすべて消去しますか？',
  cancel: 'キャンセル',
  erased: count => (count ? `${count}件を消去しました。` : '消去するものはありませんでした。'),
  notErased: '次のものは、このページからは消去できません：',
  failed: '処理できませんでした。もう一度お試しください。',

  lost: '利用できなくなる機能',
  allowOne: 'これだけを許可',
  later: '一部の変更は、次に開くページから反映されます。',
  dismiss: '閉じる',

  changed: date => `プライバシーポリシーを${date}に変更しました。`,
  changes: date => `プライバシーポリシーを${date}に変更します。`,
  reasons: {
    purposes: 'データの利用目的',
    processing: 'データの取り扱い方法',
    data: '利用するデータの種類',
    recipients: 'データの提供先',
    controller: 'データの管理責任者',
    rights: 'あなたの権利',
    contact: '連絡先',
  },
  concerns: reasons => `変更の対象：${reasons}`,
  added: titles => `追加：${titles}`,
  removed: titles => `利用終了：${titles}`,
  altered: titles => `変更：${titles}`,
  again: '追加・変更された項目は、選択するまでオフのままです。閉じても同意したことにはなりません。',
  ended: (date, titles) =>
    titles
      ? `${date}の選択は有効期間が終了しました。許可していた項目：${titles}`
      : `${date}の選択は有効期間が終了しました。任意の項目は許可されていませんでした。`,

  age: '年齢を教えてください',
  under: years => `${years}歳未満`,
  over: years => `${years}歳以上`,
  ageKept: '保存するのはどちらを選んだかだけで、年齢は保存しません。',

  entry: 'プライバシーの設定',
  honoured: 'オプトアウトの要求を反映しました（ブラウザーがGlobal Privacy Controlを送信しています）。',
  tells: (name, titles) =>
    `${name}は、次の目的でCookieなどの保存技術を利用しています：${titles}。いつでも拒否できます。`,
} satisfies Details;
