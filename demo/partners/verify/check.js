/** Stands for a real-name verification form: says so in the page's own place for it, and tells the partner that it was opened. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  fetch(`${origin}/verify/open`, { method: 'POST', body: JSON.stringify({ event: 'check-opened' }) }).catch(
    () => {},
  );
  dispatchEvent(
    new CustomEvent('partner:open', {
      detail: {
        name: 'Real-name check',
        text: 'The form would stand here. Give it nothing: this is a demo.',
      },
    }),
  );
})();
