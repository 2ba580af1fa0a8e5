import { expect, test } from 'vitest';
test('probe', async () => {
  const text = await (await fetch('/test/guards/blank.html')).text();
  const frame = document.createElement('iframe');
  frame.src = '/test/guards/blank.html';
  const t0 = performance.now();
  await new Promise(r => { frame.onload = r; document.body.append(frame); });
  const t1 = performance.now();
  const w = frame.contentWindow as any;
  const m = await w.eval("import('/src/guards/index.ts')");
  const t2 = performance.now();
  console.log(location.href, text, w.location.href, Object.keys(m), t1 - t0, t2 - t1, w.isSecureContext, typeof w.CookieStore);
  const port = location.port;
  for (const u of [`http://b.localhost:${port}/test/guards/blank.html`]) {
    try { const r = await fetch(u, { mode: 'no-cors' }); console.log(u, r.type); } catch (e) { console.log(u, String(e)); }
    try { const r = await fetch(u); console.log(u, r.status, r.type); } catch (e) { console.log(u, String(e)); }
  }
  await new Promise(r => { const i = new Image(); i.onload = () => { console.log('img ok'); r(0) }; i.onerror = () => { console.log('img error'); r(0) }; i.src = `http://b.localhost:${port}/test/guards/pixel.svg`; });
  const p = window.open(`http://x.a.localhost:${port}/test/guards/blank.html`);
  console.log('popup', !!p);
  await new Promise(r => setTimeout(r, 1000));
  try { console.log(performance.getEntriesByType('resource').map(e => e.name).slice(-6).join('\n')); } catch {}
  p?.close();
  expect(1).toBe(1);
});
