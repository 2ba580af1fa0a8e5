import type { Restyle } from './css.js';
import type { Dom } from './dom.js';
import type { HeldScripts } from './held-scripts.js';
import type { HeldStyles } from './held-styles.js';
import { exec } from './natives.js';

/**
 * What a node holds is about to change by `act`, which adds this: if it is the text of a style sheet or a script, it is
 * brought within the policy before it can load anything.
 */
export type Edit = (node: unknown, added: ArrayLike<unknown>, act: () => unknown) => unknown;

/** `@import`, perhaps with escapes: alone in a style sheet it loads before the page is drawn. */
const importing = /@[i\\]/i;

/** Makes it for a realm. */
export function createEdit(dom: Dom, scripts: HeldScripts, styles: HeldStyles, restyle: Restyle): Edit {
  return (node, added, act) => {
    const holder = dom.textHolder(node);
    if (!holder) return act();
    let text = '';
    for (let at = 0; at < added.length; at++) {
      const given = added[at];
      if (typeof given === 'string') text += given;
      // What converts to a text only later may convert to anything.
      else if (typeof given === 'object' && given) text += dom.nodeType(given) ? dom.text(given) : '@i';
    }
    const own = dom.text(holder);
    const isSheet = dom.localName(holder) === 'style';
    let done: unknown;
    const change = (): void => {
      done = act();
      if (isSheet) styles.check(holder);
      else scripts.checkText(holder);
    };
    // What would load at once is looked at apart from the page.
    const isUrgent = isSheet ? exec(importing, text + own + text) : scripts.loadsByText(holder);
    if (isUrgent && dom.nodeType(node)) dom.reinsert(holder, change);
    else {
      // A range would not stay where it is meanwhile: what it inserts is brought in order before.
      for (let at = 0; isUrgent && isSheet && at < added.length; at++) {
        const text = dom.text(added[at]);
        const safe = restyle(text).text;
        if (safe !== text) dom.setText(added[at], safe);
      }
      change();
    }
    return done;
  };
}
