/**
 * A harmless crash and performance reporter of our own: tells the partner of errors that no code caught, and once
 * after loading how long the page took. Tells devices apart by a random name kept for 30 days.
 */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  let device = 'none';
  try {
    device = localStorage.getItem('faultline_device') ?? Math.random().toString(36).slice(2, 12);
    localStorage.setItem('faultline_device', device);
  } catch {}

  const report = detail =>
    fetch(`${origin}/crash/report`, { method: 'POST', body: JSON.stringify({ device, ...detail }) }).catch(
      () => {},
    );

  addEventListener('error', event => {
    if (event.message)
      report({ event: 'crash', message: event.message, at: `${event.filename}:${event.lineno}` });
  });
  addEventListener('unhandledrejection', event => report({ event: 'crash', message: String(event.reason) }));

  const measure = () => {
    const [page] = performance.getEntriesByType('navigation');
    report({ event: 'performance', interactiveMs: Math.round(page?.domInteractive ?? 0) });
  };
  if (document.readyState === 'complete') measure();
  else addEventListener('load', measure);
})();
