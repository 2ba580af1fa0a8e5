import type { Messages } from './messages.js';

/** Chinese, simplified. */
export const messages = {
  label: 'Cookie 设置',
  heading: 'Cookie 与数据使用，由您选择',
  asks: name => `${name}希望将 Cookie 及类似存储用于：`,
  partners: (count, independent) =>
    `共有 ${count} 家合作方参与${independent ? `，其中 ${independent} 家自行决定数据的使用方式` : ''}。`,
  kept: time => `您的选择将保留${time}，可随时更改。`,
  notKept: '此浏览器已禁用 Cookie，您的选择仅在离开本页前有效。',
  separately: titles => `“全部接受”不包括：${titles}。`,
  policy: '隐私政策',

  acceptAll: '全部接受',
  refuseAll: '全部拒绝',
  choose: '管理设置',
  save: '保存设置',
  close: '关闭，暂不选择',
  saved: '您的选择已保存。',

  intro: '可选用途在您开启之前一律关闭。关闭后立即停止，并清除其在此设备上保存的内容。',
  always: '始终启用',
  on: '已开启',
  off: '已关闭',
  partly: '部分开启',
  loses: what => `拒绝后：${what}`,
  separate: '“全部接受”不包括此项，须单独开启。',
  gpc: '浏览器已发送全球隐私控制（GPC）信号，因此关闭。',
  minor: '因您的年龄，此项关闭。',
  clause: number => `隐私政策第 ${number} 条`,
  services: count => `${count} 项服务`,

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
} satisfies Messages;
