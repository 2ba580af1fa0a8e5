import type { Details, Messages } from './messages.js';

/** Turkish. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Çerez tercihleri',
  heading: 'Çerezler ve veriler hakkındaki tercihiniz',
  asks: name => `${name}, çerezleri ve benzeri depolamayı şu amaçlarla kullanmak için izninizi istiyor:`,
  partners: (count, independent) =>
    `${count === 1 ? 'Bir şirket' : `${count} şirket`} daha yer alıyor.${independent ? ` Bunlardan bizden bağımsız olanlar: ${independent}.` : ''}`,
  kept: time =>
    `Tercihiniz ${time} boyunca saklanır. İstediğiniz zaman değiştirebilir veya geri alabilirsiniz.`,
  notKept: 'Bu tarayıcıda çerezler kapalı olduğundan tercihiniz bu sayfadan ayrılana kadar geçerlidir.',
  separately: titles => `“Tümünü kabul et” kapsamında olmayanlar: ${titles}.`,
  policy: 'Gizlilik politikası',
  list: 'Tüm hizmetler',

  acceptAll: 'Tümünü kabul et',
  refuseAll: 'Tümünü reddet',
  choose: 'Seç',
  close: 'Seçim yapmadan kapat',
  saved: 'Tercihiniz kaydedildi.',
} satisfies Messages;

export const details = {
  save: 'Tercihleri kaydet',
  intro:
    'İsteğe bağlı olanlar siz açana kadar kapalı kalır. Kapattığınızda çalışmaları durur ve burada sakladıkları silinir.',
  always: 'Her zaman etkin',
  on: 'Açık',
  off: 'Kapalı',
  partly: 'Kısmen açık',
  loses: what => `Reddederseniz: ${what}`,
  separate: '“Tümünü kabul et” bunu kapsamaz. Bunun ayrı bir anahtarı vardır.',
  gpc: 'Tarayıcınız Global Privacy Control sinyali gönderdiği için kapalı.',
  minor: 'Yaşınız nedeniyle kapalı.',
  region: 'Bulunduğunuz yerdeki yasalar izin verdiğinden, siz kapatana kadar açık.',
  clause: number => `Gizlilik politikası, madde ${number}`,
  services: count => (count === 1 ? 'Bir hizmet' : `${count} hizmet`),
  search: 'Hizmet ara',
  found: count => (count === 1 ? 'Bir hizmet bulundu' : `${count} hizmet bulundu`),

  provider: 'Sağlayıcı',
  country: 'Ülke',
  role: 'Rol',
  roles: {
    entrusted: 'Bizim adımıza çalışır',
    joint: 'Bizimle birlikte karar verir',
    independent: 'Kendi başına karar verir',
  },
  data: 'Veriler',
  transfer: 'Yurt dışına aktarım',
  hosts: 'Bağlandığı adresler',

  items: 'Cihazınızda saklananlar',
  name: 'Ad',
  kind: 'Tür',
  kinds: {
    cookie: 'Çerez',
    local: 'Yerel depolama',
    session: 'Oturum depolaması',
    database: 'Veritabanı',
    cache: 'Önbellek',
    file: 'Dosya',
  },
  life: 'Saklama süresi',
  session: 'Tarayıcı oturumu',
  unlimited: 'Siz silene kadar',
  httpOnly: 'Sunucu tarafından ayarlanır; yalnızca sunucu silebilir.',

  placeholder: name => `Bu içeriğin sağlayıcısı: ${name}. Tercihleriniz nedeniyle yüklenmedi.`,
  once: 'Bir kez göster',
  allow: 'Her zaman izin ver',

  storedIn: country => `Verilerin saklandığı yer: ${country}.`,
  contact: name => `İletişim: ${name}`,
  authority: 'Denetim makamına şikâyet',

  rights: 'Verileriniz ve haklarınız',
  chosen: date => `Tercihinizin tarihi: ${date}.`,
  copy: 'Kopyasını indir',
  withdraw: 'Tümünü geri al',
  erase: 'Tümünü sil',
  eraseSure: 'Tercihiniz dahil, burada saklanan her şey silinsin mi?',
  cancel: 'Vazgeç',
  erased: count => (count ? `${count} kayıt silindi.` : 'Silinecek bir şey yoktu.'),
  notErased: 'Bu sayfa erişemediği için silinmedi:',
  failed: 'İşlem başarısız oldu. Lütfen yeniden deneyin.',

  lost: 'Artık kullanamayacaklarınız',
  allowOne: 'Yalnızca buna izin ver',
  later: 'Değişikliklerin bir kısmı, açacağınız bir sonraki sayfada geçerli olur.',
  dismiss: 'Kapat',

  changed: date => `Gizlilik politikamız ${date} tarihinde değişti.`,
  changes: date => `Gizlilik politikamız ${date} tarihinde değişecek.`,
  reasons: {
    purposes: 'verilerin hangi amaçla kullanıldığı',
    processing: 'nasıl işlendiği',
    data: 'hangi verilerin kullanıldığı',
    recipients: 'kimlere aktarıldığı',
    controller: 'veri sorumlusunun kim olduğu',
    rights: 'haklarınız',
    contact: 'bize nasıl ulaşacağınız',
  },
  concerns: reasons => `Değişen konular: ${reasons}.`,
  added: titles => `Yeni: ${titles}`,
  removed: titles => `Artık kullanılmıyor: ${titles}`,
  altered: titles => `Değişti: ${titles}`,
  again:
    'Yeni veya değişmiş olanlar siz seçene kadar kapalı kalır. Bu pencereyi kapatmak rıza anlamına gelmez.',
  ended: (date, titles) =>
    titles
      ? `${date} tarihli tercihinizin süresi doldu. İzin verdikleriniz: ${titles}.`
      : `${date} tarihli tercihinizin süresi doldu. İsteğe bağlı hiçbir şeye izin vermemiştiniz.`,

  age: 'Kaç yaşındasınız?',
  under: years => `${years} yaşından küçük`,
  over: years => `${years} yaşında veya daha büyük`,
  ageKept: 'Yaşınızı değil, yalnızca iki yanıttan hangisini seçtiğinizi saklarız.',

  entry: 'Gizlilik tercihleriniz',
  honoured: 'Ret talebiniz uygulandı: tarayıcınız Global Privacy Control sinyali gönderiyor.',
  tells: (name, titles) =>
    `${name}, çerezleri ve benzeri depolamayı şu amaçlarla kullanır: ${titles}. İstediğiniz zaman reddedebilirsiniz.`,
} satisfies Details;
