import type { GuardContext } from './context.js';
import type { Entries } from './entries.js';
import { heldName } from './held.js';
import { toText } from './natives.js';

/** Sets what was judged, natively. */
export type Setter = (target: Element, given: unknown) => void;

/** Styles without the URLs that must not be loaded. */
export interface HeldStyles {
  /** The style of an element, or the text of a style sheet: `set` is given what may stand there. */
  put(element: Element, style: unknown, set: Setter): void;
  /** The same for one that stands there already. */
  check(element: Element): void;
}

/** Makes it for a realm. */
export function createHeldStyles(
  { dom, restyle }: Pick<GuardContext, 'dom' | 'restyle'>,
  entries: Entries,
): HeldStyles {
  const put = (element: Element, style: unknown, set: Setter): void => {
    const { text, obstacle } = restyle(style === null ? '' : toText(style), element);
    set(element, text);
    if (!obstacle) return;
    entries.enter(element, 'style', obstacle, () => check(element));
  };
  const check = (element: Element): void => {
    const isSheet = dom.localName(element) === 'style';
    const carried = isSheet ? null : dom.get(element, heldName('style'));
    const style = isSheet ? dom.text(element) : (carried ?? dom.get(element, 'style'));
    if (carried !== null) dom.remove(element, heldName('style'));
    if (!style) return;
    put(element, style, (_, given) => {
      const text = toText(given);
      if (text === style && carried === null) return;
      if (isSheet) dom.setText(element, text);
      else dom.set(element, 'style', text);
    });
  };

  return { put, check };
}
