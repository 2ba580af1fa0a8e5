/** Stands for a payment partner's form: says so in the page's own place for it, and tells the partner that it was opened. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  fetch(`${origin}/pay/open`, { method: 'POST', body: JSON.stringify({ event: 'checkout-opened' }) }).catch(
    () => {},
  );
  dispatchEvent(
    new CustomEvent('partner:open', {
      detail: { name: 'Top up', text: 'The form for your card would stand here. Nothing is charged.' },
    }),
  );
})();
