import type { Details, Messages } from './messages.js';

/** Chinese, simplified. */
export const messages = {
  label: 'Cookie 设置',
  heading: 'Cookie 与数据使用，由您选择',
  asks: name => `${name}希望将 Cookie 及类似存储用于：`,
  partners: (count, independent) =>
    `共有 ${count} 家合作方参与${independent ? `，其中 ${independent} 家自行决定数据的使用方式` : ''}。`,
  kept: time => `您的选择将保留${time}，可随时更改或撤回。`,
  notKept: '此浏览器已禁用 Cookie，您的选择仅在离开本页前有效。',
  separately: titles => `“全部接受”不包括：${titles}。`,
  policy: '隐私政策',
  list: '全部服务',

  acceptAll: '全部接受',
  refuseAll: '全部拒绝',
  choose: '管理设置',
  close: '关闭，暂不选择',
  saved: '您的选择已保存。',
} satisfies Messages;

export const details = {
  save: '保存设置',
  intro: '可选用途在您开启之前一律关闭。关闭后立即停止，并清除其在此设备上保存的内容。',
  always: '始终启用',
  on: '已开启',
  off: '已关闭',
  partly: '部分开启',
  loses: what => `拒绝后：${what}`,
  separate: '“全部接受”不包括此项，须单独开启。',
  gpc: '浏览器已发送全球隐私控制（GPC）信号，因此关闭。',
  minor: '因您的年龄，此项关闭。',
  region: '依您所在地区的法律，此项在您关闭之前保持开启。',
  clause: number => `隐私政策第 ${number} 条`,
  services: count => `${count} 项服务`,
  search: '搜索服务',
  found: count => `找到 ${count} 项服务`,

  provider: '提供方',
  country: '国家或地区',
  role: '角色',
  roles: {
    entrusted: '受我们委托处理',
    joint: '与我们共同决定',
    independent: '自行决定',
  },
  data: '数据',
  transfer: '出境说明',
  hosts: '连接的域名',

  items: '保存在您设备上的内容',
  name: '名称',
  kind: '类型',
  kinds: {
    cookie: 'Cookie',
    local: '本地存储',
    session: '会话存储',
    database: '数据库',
    cache: '缓存',
    file: '文件',
  },
  life: '保留时间',
  session: '浏览器会话期间',
  unlimited: '直到您清除',
  httpOnly: '由服务器设置，只有服务器能清除。',

  placeholder: name => `此处内容由${name}提供，按您的选择未加载。`,
  once: '仅显示这一次',
  allow: '始终允许',

  storedIn: country => `数据存储于${country}。`,
  contact: name => `联系${name}`,
  authority: '向主管部门投诉',

  rights: '您的数据与权利',
  chosen: date => `您于${date}作出选择。`,
  copy: '下载副本',
  withdraw: '全部撤回',
  erase: '全部清除',
  eraseSure: '要清除保存在此设备上的全部内容，包括您的选择吗？',
  cancel: '取消',
  erased: count => (count ? `已清除 ${count} 项。` : '没有需要清除的内容。'),
  notErased: '以下内容无法从本页清除：',
  failed: '操作未成功，请重试。',

  lost: '因拒绝而停用的功能',
  allowOne: '仅允许此项',
  later: '部分更改将在您打开下一页时生效。',
  dismiss: '关闭',

  changed: date => `我们的隐私政策已于${date}变更。`,
  changes: date => `我们的隐私政策将于${date}变更。`,
  reasons: {
    purposes: '数据的使用目的',
    processing: '数据的处理方式',
    data: '所使用的数据种类',
    recipients: '数据的接收方',
    controller: '数据的负责方',
    rights: '您的权利',
    contact: '我们的联系方式',
  },
  concerns: reasons => `此次变更涉及：${reasons}。`,
  added: titles => `新增：${titles}`,
  removed: titles => `不再使用：${titles}`,
  altered: titles => `有变更：${titles}`,
  again: '新增或变更的用途在您选择之前保持关闭。关闭此窗口不代表同意。',
  ended: (date, titles) =>
    titles
      ? `您于${date}作出的选择已到期，当时允许：${titles}。`
      : `您于${date}作出的选择已到期，当时未允许任何可选用途。`,

  age: '您的年龄是？',
  under: years => `未满 ${years} 周岁`,
  over: years => `已满 ${years} 周岁`,
  ageKept: '我们只保存您所选的这一项，不保存您的年龄。',

  entry: '您的隐私选择',
  honoured: '已执行您的退出请求：您的浏览器发送了全球隐私控制（GPC）信号。',
  tells: (name, titles) => `${name}将 Cookie 及类似存储用于：${titles}。您可随时拒绝。`,
} satisfies Details;
