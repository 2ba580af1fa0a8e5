/** Stands for WeChat's sign-in: says so in the page's own place for it, and tells the partner that it was opened. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  // biome-ignore lint/suspicious/noDocumentCookie: as trackers do in every browser
  document.cookie = 'wx_state=demo; Path=/; SameSite=Lax';
  fetch(`${origin}/wechat/open`, { method: 'POST', body: JSON.stringify({ event: 'login-opened' }) }).catch(
    () => {},
  );
  dispatchEvent(
    new CustomEvent('partner:open', {
      detail: { name: 'WeChat', text: 'A code to scan would stand here.', signIn: 'wechat-guest' },
    }),
  );
})();
