/** What a page's own button can be for, and what it does then. */
export type ButtonActs = Readonly<
  Record<'preferences' | 'accept-all' | 'refuse-all' | 'withdraw', () => void>
>;

/**
 * Makes every `[data-assent="…"]` of the page a button, whenever it is added.
 * Granting takes a visitor's own press; a refusal may also come from a tool that refuses for the visitor.
 *
 * @returns its undo
 */
export function listenToButtons(document: Document, acts: ButtonActs): () => void {
  const press = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest('[data-assent]') : null;
    const name = button?.getAttribute('data-assent');
    if (name !== 'preferences' && name !== 'accept-all' && name !== 'refuse-all' && name !== 'withdraw')
      return;
    if (name === 'accept-all' && !event.isTrusted) return;
    event.preventDefault();
    acts[name]();
  };
  document.addEventListener('click', press);
  return () => document.removeEventListener('click', press);
}
