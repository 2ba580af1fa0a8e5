import type { Library } from './library.ts';

declare global {
  interface Window {
    _hmt: { push(command: readonly string[]): unknown };
  }
}

/** A script put before the first one, and pixels, with the names of Baidu Tongji. The script is ours. */
export const baiduStyle: Library = {
  name: 'a snippet as of Baidu Tongji',
  items: [
    { cookie: 'Hm_lvt_*', days: 365 },
    { cookie: 'Hm_lpvt_*' },
    { cookie: 'HMACCOUNT*', days: 365 },
    { local: 'Hm_*' },
  ],
  head: `
    <script>
      var _hmt = _hmt || [];
      (function () {
        var hm = document.createElement('script');
        hm.src = 'PARTNER/hm.js?test';
        var s = document.getElementsByTagName('script')[0];
        s.parentNode.insertBefore(hm, s);
      })();
    </script>`,
  partnerFiles: {
    '/hm.js': `
      (function () {
        var kept = [];
        function send(event) {
          document.cookie = 'Hm_lvt_test=' + Date.now() + ';path=/;expires=' + new Date(Date.now() + 31536e6).toUTCString();
          document.cookie = 'Hm_lpvt_test=' + Date.now() + ';path=/';
          document.cookie = 'HMACCOUNT=A1;path=/;max-age=31536000';
          window.localStorage['Hm_unsent_test'] = event;
          var image = new Image();
          image.onload = image.onerror = function () { kept.splice(kept.indexOf(image), 1); };
          kept.push(image);
          image.src = 'PARTNER/hm.gif?et=' + encodeURIComponent(event) + '&rnd=' + Math.random();
        }
        send('view');
        for (var i = 0; i < _hmt.length; i++) send(_hmt[i][2]);
        window._hmt = { push: function (command) { send(command[2]); } };
      })();
    `,
  },
  send: event => void window._hmt.push(['_trackEvent', 'test', event]),
  first: /^\/hm\.gif\?et=view/,
  keeps: [/^cookie HMACCOUNT$/, /^cookie Hm_lpvt_test$/, /^cookie Hm_lvt_test$/, /^local Hm_unsent_test$/],
};
