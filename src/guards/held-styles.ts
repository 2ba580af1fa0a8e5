import type { GuardContext } from './context.js';
import type { Entries } from './entries.js';
import { heldName } from './held.js';
import { isStyle } from './loading.js';
import { toText } from './natives.js';

/** Sets what was judged, natively. */
export type Setter = (target: Element, given: unknown) => void;

/** Styles without the URLs that must not be loaded. */
export interface HeldStyles {
  /** An attribute of CSS, or with `style` the text of a style sheet: `set` is given what may stand there. */
  put(element: Element, attribute: string, style: unknown, set: Setter): void;
  /** The same for one that stands there already; without its name for all of them. */
  check(element: Element, attribute?: string): void;
}

/** Makes it for a realm. */
export function createHeldStyles(
  { dom, restyle }: Pick<GuardContext, 'dom' | 'restyle'>,
  entries: Entries,
): HeldStyles {
  const put = (element: Element, attribute: string, style: unknown, set: Setter): void => {
    const { text, obstacle } = restyle(style === null ? '' : toText(style), element);
    set(element, text);
    if (!obstacle) return;
    entries.enter(element, attribute, obstacle, () => check(element, attribute));
  };
  const check = (element: Element, attribute?: string): void => {
    if (!attribute) {
      for (const each in isStyle) check(element, each);
      return;
    }
    const isSheet = attribute === 'style' && dom.localName(element) === 'style';
    const carried = isSheet ? null : dom.get(element, heldName(attribute));
    const style = isSheet ? dom.text(element) : (carried ?? dom.get(element, attribute));
    if (carried !== null) dom.remove(element, heldName(attribute));
    if (!style) return;
    put(element, attribute, style, (_, given) => {
      const text = toText(given);
      if (text === style && carried === null) return;
      if (isSheet) dom.setText(element, text);
      else dom.set(element, attribute, text);
    });
  };

  return { put, check };
}
