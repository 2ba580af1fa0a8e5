/** The files of the partner: trackers of the old school, none of which has heard of Assent. `PARTNER` becomes its origin. */
export const partnerScripts: Readonly<Record<string, string>> = {
  /** Marks the page, writes a cookie and storage, sends by four ways, and loads a second script. */
  '/tracker.js': `
    window.ran = (window.ran || 0) + 1;
    document.cookie = '_stat=1; Max-Age=34560000; Path=/';
    localStorage.stat_id = 'x';
    sessionStorage.setItem('stat_tab', '1');
    fetch('PARTNER/collect?by=fetch', { method: 'POST', mode: 'no-cors', body: 'f' }).catch(() => {});
    const xhr = new XMLHttpRequest();
    xhr.open('POST', 'PARTNER/collect?by=xhr');
    xhr.send('x');
    navigator.sendBeacon('PARTNER/collect?by=beacon', 'b');
    new Image().src = 'PARTNER/collect?by=image';
    const late = document.createElement('script');
    late.src = 'PARTNER/late.js';
    document.head.append(late);
  `,
  '/late.js': 'window.lateRan = (window.lateRan || 0) + 1;',
  /** Never stops: writes and sends as long as the page lives. */
  '/loop.js': `
    window.turns = 0;
    setInterval(() => {
      window.turns++;
      document.cookie = '_stat_turn=' + turns + '; Max-Age=34560000; Path=/';
      localStorage.stat_turn = turns;
      sessionStorage.stat_turn = turns;
      fetch('PARTNER/collect?by=loop', { method: 'POST', mode: 'no-cors' }).catch(() => {});
    }, 20);
  `,
  /** Of another service on the same host. */
  '/chat/widget.js': `
    window.chatRan = (window.chatRan || 0) + 1;
    localStorage.chat_id = 'c';
    fetch('PARTNER/chat/open', { method: 'POST', mode: 'no-cors' }).catch(() => {});
  `,
};
