import type { Answer, View } from '../../src/consent/view.js';
import type { Grant, Grants } from '../../src/policy/grants.js';
import type { Policy, Text } from '../../src/policy/policy.js';

/** As rich as a real one: six purposes of every sort, ten services of every sort. */
export const policy: Policy = {
  id: 'lumen',
  revision: '2025-02-07',
  effective: '2025-02-07',
  url: '/privacy',
  storedIn: 'CN',
  controller: {
    name: { en: 'Lumen Models', zh: '流明模型' },
    contact: 'mailto:privacy@lumen.example',
    authority: 'https://authority.example/complaints',
  },
  purposes: [
    {
      id: 'necessary',
      required: true,
      title: { en: 'Security and the basics', zh: '安全与基本功能' },
      text: {
        en: 'Protects your account and the platform, and remembers this choice.',
        zh: '保护您的账户和平台安全，并记住本次选择。',
      },
      clause: '1.1.3(1)',
    },
    {
      id: 'login',
      whenRefused: 'session',
      title: { en: 'Staying signed in', zh: '保持登录' },
      text: { en: 'Keeps you signed in on this device for thirty days.', zh: '在此设备上保持登录三十天。' },
      loses: {
        en: 'you sign in again each time you open the browser.',
        zh: '每次打开浏览器都需要重新登录。',
      },
      clause: '2',
    },
    {
      id: 'search',
      title: { en: 'Search history', zh: '搜索历史' },
      text: { en: 'Offers your earlier searches again.', zh: '再次提供您之前的搜索内容。' },
      loses: { en: 'the search box starts empty.', zh: '搜索框不再提供历史记录。' },
      clause: '2',
    },
    {
      id: 'analytics',
      title: { en: 'Usage analytics', zh: '使用情况分析' },
      text: {
        en: 'Counts which pages and models are used, to decide what to improve next.',
        zh: '统计页面和模型的使用情况，以便决定接下来改进什么。',
      },
      loses: { en: 'nothing changes for you.', zh: '对您没有任何影响。' },
      clause: '1.1.3(3)',
    },
    {
      id: 'messages',
      gpc: true,
      title: { en: 'Commercial messages', zh: '商业信息' },
      text: { en: 'Tells you about features and offers.', zh: '向您介绍新功能和优惠活动。' },
      clause: '1.1.3(9)',
    },
    {
      id: 'identity',
      separate: true,
      minors: 'guardian',
      title: { en: 'Identity verification', zh: '实名认证' },
      text: {
        en: 'Sends your name and face image to a verification service when you ask for it.',
        zh: '在您申请时，将您的姓名和人脸图像发送给认证服务。',
      },
      loses: { en: 'paid models cannot be activated.', zh: '无法开通付费模型。' },
      clause: '1.1.2(3)',
    },
  ],
  services: [
    {
      id: 'platform',
      purpose: 'necessary',
      title: { en: 'This platform', zh: '本平台' },
      items: [
        {
          cookie: 'lumen_session',
          httpOnly: true,
          text: { en: 'Your session', zh: '您的会话' },
        },
        { cookie: 'consent_record', days: 180, text: { en: 'This choice', zh: '本次选择' } },
      ],
    },
    {
      id: 'account',
      purpose: 'login',
      title: { en: 'Account', zh: '账户' },
      items: [{ cookie: 'login_token', days: 30, text: { en: 'Signs you in again', zh: '再次登录' } }],
    },
    {
      id: 'suggest',
      purpose: 'search',
      title: { en: 'Search box', zh: '搜索框' },
      items: [
        { local: 'search_*', text: { en: 'Your last searches', zh: '最近的搜索' } },
        { session: 'query' },
      ],
    },
    {
      id: 'stats',
      purpose: 'analytics',
      provider: { name: 'Zählwerk GmbH', country: 'DE', url: 'https://stats.example/privacy' },
      role: 'entrusted',
      data: [
        { en: 'pages visited', zh: '访问的页面' },
        { en: 'device type', zh: '设备类型' },
        { en: 'IP address, shortened', zh: '截短的 IP 地址' },
      ],
      transfer: { en: 'Standard contract, article 38', zh: '依据第三十八条标准合同' },
      hosts: ['stats.example', '*.stats.example', 'cdn.example/stats/*'],
      paths: ['/collect'],
      items: [
        { cookie: '_zw*', days: 390, text: { en: 'Tells visits apart', zh: '区分不同的访问' } },
        { cookie: 'zw_gate', days: 0.5, httpOnly: true },
        { local: 'zw_queue' },
        { database: 'zw-events', days: 7 },
      ],
    },
    {
      id: 'vitals',
      purpose: 'analytics',
      title: { en: 'Page speed', zh: '页面速度' },
      text: { en: 'Measures how fast pages load.', zh: '测量页面加载速度。' },
    },
    {
      id: 'crash',
      purpose: 'analytics',
      provider: { name: 'Faultline Inc.', country: 'US', url: 'https://faultline.example/privacy' },
      role: 'entrusted',
      hosts: ['in.faultline.example'],
      items: [{ session: 'fl_trace' }, { cache: 'fl' }],
    },
    {
      id: 'mail',
      purpose: 'messages',
      provider: { name: 'Postino Srl', country: 'IT' },
      role: 'joint',
      hosts: ['track.postino.example'],
      items: [{ cookie: 'pst', days: 365 }],
    },
    {
      id: 'ads',
      purpose: 'messages',
      provider: { name: 'Adlane Ltd', country: 'GB', url: 'https://adlane.example/privacy' },
      role: 'independent',
      hosts: ['*.adlane.example'],
      items: [{ cookie: 'adl_id', days: 730 }, { file: 'adl.bin' }],
    },
    {
      id: 'face',
      purpose: 'identity',
      provider: { name: '真身认证有限公司', country: 'CN' },
      role: 'entrusted',
      data: [{ en: 'face image', zh: '人脸图像' }],
      hosts: ['verify.example'],
    },
    { id: 'realname', purpose: 'identity', title: { en: 'Name check', zh: '姓名核验' } },
  ],
  record: { cookie: 'consent_record', days: 180 },
};

/** The text in the language, else in English, else in whichever there is. */
export const textIn = (text: Text | undefined, language: string): string =>
  text === undefined || typeof text === 'string'
    ? (text ?? '')
    : (text[language] ?? text.en ?? Object.values(text)[0] ?? '');

/** A view that answers as the store does, and keeps what it was told. */
export interface FakeView extends View {
  readonly answers: readonly Answer[];
  /** As another tab would. */
  arrive(choices: Readonly<Record<string, boolean>>): void;
  /** How often news was dismissed. */
  readonly seen: number;
  /** News that come while the page is open. */
  tell(item: NonNullable<View['news']>): void;
  /** Sets one grant as it is and tells everybody. */
  set(id: string, grant: Grant): void;
}

/** Nothing answered yet. */
export function fakeView(over: Partial<View> = {}): FakeView {
  const declared = over.policy ?? policy;
  const optional = declared.purposes.filter(one => !one.required);
  const unset: Grant = { state: 'unset', reason: 'default' };
  let grants: Grants = Object.fromEntries([
    ...declared.purposes.map(one => [
      one.id,
      one.required ? { state: 'granted', reason: 'required' } : unset,
    ]),
    ...declared.services.map(one => [
      one.id,
      optional.some(({ id }) => id === one.purpose) ? unset : { state: 'granted', reason: 'required' },
    ]),
  ]);
  const answers: Answer[] = [];
  let minor = over.minor ?? 'unknown';
  let news = over.news ?? null;
  let seen = 0;
  const listeners = new Set<() => void>();
  const arrive = (choices: Readonly<Record<string, boolean>>, reason: Grant['reason'] = 'stored'): void => {
    const next: Record<string, Grant> = { ...grants };
    const put = (id: string, on: boolean) => {
      next[id] = { state: on ? 'granted' : 'refused', reason };
    };
    for (const [id, on] of Object.entries(choices)) {
      put(id, on);
      for (const one of declared.services) if (one.purpose === id) put(one.id, choices[one.id] ?? on);
    }
    grants = next;
    for (const listener of listeners) listener();
  };
  const all = (on: boolean) =>
    Object.fromEntries(optional.filter(one => !on || !one.separate).map(one => [one.id, on]));
  return {
    policy: declared,
    record: over.record ?? null,
    remembers: over.remembers ?? true,
    keptDays: declared.record?.days ?? 180,
    gpc: over.gpc ?? false,
    previous: over.previous ?? null,
    get minor() {
      return minor;
    },
    get news() {
      return seen ? null : news;
    },
    notice: over.notice ?? false,
    model: () => 'opt-in',
    setMinor(now) {
      minor = now;
      for (const listener of [...listeners]) listener();
    },
    dismissNews() {
      seen++;
    },
    get seen() {
      return seen;
    },
    tell(item) {
      news = item;
      for (const listener of [...listeners]) listener();
    },
    answers,
    get grants() {
      return grants;
    },
    get asked() {
      return optional.map(one => one.id).filter(id => grants[id]?.state === 'unset');
    },
    rights: over.rights ?? {
      copy: async () => ({}),
      erase: async () => ({ erased: [], kept: [] }),
    },
    choose(answer) {
      answers.push(answer);
      arrive(answer === 'accept-all' ? all(true) : answer === 'refuse-all' ? all(false) : answer, 'asked');
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arrive,
    set(id, grant) {
      grants = { ...grants, [id]: grant };
      for (const listener of listeners) listener();
    },
  };
}
