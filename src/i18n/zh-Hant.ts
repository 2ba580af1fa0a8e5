import type { Details, Messages } from './messages.js';

/** Chinese, traditional. Not yet reviewed by a native speaker. */
export const messages = {
  label: 'Cookie 設定',
  heading: 'Cookie 與資料使用，由您選擇',
  asks: name => `${name}希望將 Cookie 及類似的儲存技術用於：`,
  partners: (count, independent) =>
    `共有 ${count} 家合作夥伴參與${independent ? `，其中 ${independent} 家自行決定資料的使用方式` : ''}。`,
  kept: time => `您的選擇將保留 ${time}，可隨時變更或撤回。`,
  notKept: '此瀏覽器已停用 Cookie，您的選擇僅在離開本頁前有效。',
  separately: titles => `「全部接受」不包括：${titles}。`,
  policy: '隱私權政策',
  list: '所有服務',

  acceptAll: '全部接受',
  refuseAll: '全部拒絕',
  choose: '自訂選擇',
  close: '關閉，暫不選擇',
  saved: '已儲存您的選擇。',
} satisfies Messages;

export const details = {
  save: '儲存選擇',
  intro: '非必要的用途在您開啟之前一律關閉。關閉後即停止，並清除其保存在此裝置上的內容。',
  always: '一律啟用',
  on: '已開啟',
  off: '已關閉',
  partly: '部分開啟',
  loses: what => `拒絕後：${what}`,
  separate: '「全部接受」不包括此項，須另行開啟。',
  gpc: '您的瀏覽器已傳送 Global Privacy Control 訊號，因此關閉。',
  minor: '因您的年齡，此項關閉。',
  region: '依您所在地的法律，此項在您關閉之前保持開啟。',
  clause: number => `隱私權政策第 ${number} 條`,
  services: count => `${count} 項服務`,
  search: '搜尋服務',
  found: count => `找到 ${count} 項服務`,

  provider: '提供者',
  country: '國家或地區',
  role: '角色',
  roles: {
    entrusted: '受我們委託處理',
    joint: '與我們共同決定',
    independent: '自行決定',
  },
  data: '資料',
  transfer: '跨境傳輸',
  hosts: '連線網域',

  items: '保存在您裝置上的內容',
  name: '名稱',
  kind: '類型',
  kinds: {
    cookie: 'Cookie',
    local: '本機儲存空間',
    session: '工作階段儲存空間',
    database: '資料庫',
    cache: '快取',
    file: '檔案',
  },
  life: '保留期間',
  session: '瀏覽器工作階段期間',
  unlimited: '直到您清除為止',
  httpOnly: '由伺服器設定，只有伺服器能清除。',

  placeholder: name => `這裡的內容由${name}提供，依您的選擇未載入。`,
  once: '僅顯示這一次',
  allow: '一律允許',

  storedIn: country => `資料儲存於${country}。`,
  contact: name => `聯絡${name}`,
  authority: '向主管機關申訴',

  rights: '您的資料與權利',
  chosen: date => `您於 ${date} 作出選擇。`,
  copy: '下載副本',
  withdraw: '全部撤回',
  erase: '全部清除',
  eraseSure: '要清除保存在此裝置上的所有內容，包括您的選擇嗎？',
  cancel: '取消',
  erased: count => (count ? `已清除 ${count} 個項目。` : '沒有需要清除的內容。'),
  notErased: '以下內容無法從本頁清除：',
  failed: '操作未成功，請再試一次。',

  lost: '因拒絕而停用的功能',
  allowOne: '僅允許此項',
  later: '部分變更將在您開啟下一頁時生效。',
  dismiss: '關閉',

  changed: date => `我們的隱私權政策已於 ${date} 變更。`,
  changes: date => `我們的隱私權政策將於 ${date} 變更。`,
  reasons: {
    purposes: '資料的使用目的',
    processing: '資料的處理方式',
    data: '所使用的資料類別',
    recipients: '資料的接收者',
    controller: '資料的負責者',
    rights: '您的權利',
    contact: '我們的聯絡方式',
  },
  concerns: reasons => `此次變更涉及：${reasons}。`,
  added: titles => `新增：${titles}`,
  removed: titles => `不再使用：${titles}`,
  altered: titles => `有變更：${titles}`,
  again: '新增或變更的用途在您選擇之前保持關閉。關閉此視窗不代表同意。',
  ended: (date, titles) =>
    titles
      ? `您於 ${date} 作出的選擇已到期，當時允許：${titles}。`
      : `您於 ${date} 作出的選擇已到期，當時未允許任何非必要的用途。`,

  age: '您的年齡是？',
  under: years => `未滿 ${years} 歲`,
  over: years => `${years} 歲以上`,
  ageKept: '我們只保存您選了哪一項，不保存您的年齡。',

  entry: '您的隱私權選擇',
  honoured: '已依您的要求選擇退出：您的瀏覽器傳送了 Global Privacy Control 訊號。',
  tells: (name, titles) => `${name}將 Cookie 及類似的儲存技術用於：${titles}。您可隨時拒絕。`,
} satisfies Details;
