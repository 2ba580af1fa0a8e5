/**
 * A harmless tracker of our own, in the manner of the well-known ones: it names the visitor for two years, counts
 * visits, and reports by every way a script has. It knows nothing of Assent, and a site embeds it as it is:
 * `<script src="http://b.localhost/tags/tag.js"></script>`.
 */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const found = /(?:^|; )_lt_uid=([^;]*)/.exec(document.cookie);
  const uid = found?.[1] ?? `lt.${Date.now().toString(36)}.${Math.random().toString(36).slice(2, 10)}`;
  // biome-ignore lint/suspicious/noDocumentCookie: as trackers do in every browser
  document.cookie = `_lt_uid=${uid}; Max-Age=${730 * 86400}; Path=/; SameSite=Lax`;

  // Without storage it goes on without, as such scripts do.
  let visits = 1;
  try {
    visits = Number(localStorage.getItem('_lt_visits') ?? 0) + 1;
    localStorage.setItem('_lt_visits', String(visits));
    sessionStorage._lt_page = String(Number(sessionStorage._lt_page ?? 0) + 1);
  } catch {}

  const report = JSON.stringify({ event: 'page', uid, visits, title: document.title, url: location.href });
  navigator.sendBeacon(`${origin}/tags/beacon`, report);
  fetch(`${origin}/tags/fetch`, { method: 'POST', body: report, keepalive: true }).catch(() => {});
  const xhr = new XMLHttpRequest();
  xhr.open('POST', `${origin}/tags/xhr`);
  xhr.send(report);
  new Image().src = `${origin}/tags/i.gif?uid=${encodeURIComponent(uid)}`;

  // What no manifest of the demo declares, so that there is something undeclared to notice.
  fetch(`${origin}/stray/enrich?uid=${encodeURIComponent(uid)}`).catch(() => {});

  window.latticeTag = { uid, visits };
})();
