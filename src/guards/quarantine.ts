import type { GuardContext } from './context.js';
import { createEdit, type Edit } from './edit.js';
import { createEntries } from './entries.js';
import { heldName, inertType } from './held.js';
import { createHeldScripts, type HeldScripts } from './held-scripts.js';
import { createHeldStyles, type Setter } from './held-styles.js';
import { isFrame, isStyle, loaders, loadsOf, type Obstacle } from './loading.js';
import { exec, toText } from './natives.js';
import { takeTrusted } from './trusted.js';

/** Elements kept from loading, and let load again. */
export interface Quarantine {
  /** Whether this attribute of this element makes the browser load something, or says as what. */
  watches(element: Element, attribute: string): boolean;
  /**
   * An attribute is about to be set: sets it by `set`, to what the value was converted to, or takes it into quarantine.
   *
   * @throws what converting the value throws, and on what Trusted Types forbid
   */
  put(element: Element, attribute: string, value: unknown, set: Setter): void;
  /** What the page should read of this attribute; undefined where that is what stands there. */
  peek(element: Element, attribute: string): string | null | undefined;
  /** The page takes the attribute away. */
  drop(element: Element, attribute: string): void;
  /**
   * A node is about to be inserted, or was by the parser: takes what must not load out of it and what is below it.
   *
   * @param parsed by the parser: its scripts are about to run even without `src`, and have an order to keep
   * @returns whether there is a frame in it
   */
  sweep(node: unknown, parsed: boolean): boolean;
  /** An element's style was changed by a way that is not guarded. */
  checkStyle(element: Element): void;
  readonly edit: Edit;
  readonly onInline: HeldScripts['onInline'];
}

/** Makes the quarantine of a realm. */
export function createQuarantine({
  realm,
  gate,
  dom,
  judge,
  restyle,
  neutralise,
}: Pick<GuardContext, 'realm' | 'gate' | 'dom' | 'judge' | 'restyle' | 'neutralise'>): Quarantine {
  const { document } = realm;
  const entries = createEntries({ gate, dom });
  const styles = createHeldStyles({ dom, restyle }, entries);
  const scripts = createHeldScripts({ realm, dom, judge }, entries, (script, address) =>
    quarantine.put(script, 'src', address, () => {}),
  );
  const isScript = (element: Element): boolean => dom.localName(element) === 'script';
  const probe = document.createElement('script');
  const trustedText = takeTrusted(realm, 'TrustedScriptURL');

  const take = (element: Element, attribute: string, value: unknown, obstacle: Obstacle): void => {
    dom.remove(element, attribute);
    dom.set(element, heldName(attribute), toText(value));
    if (isScript(element)) scripts.makeInert(element);
    // To leave the page long after would surprise the visitor: it is not given back.
    if (obstacle.access.kind === 'navigation') return;
    const entry = entries.enter(element, attribute, obstacle, ({ reason }) => {
      const runs = isScript(element) && dom.isConnected(element) && scripts.willRun(element);
      // Judged anew: it may name a second URL that another service waits for.
      if (reason !== 'once')
        quarantine.put(element, attribute, value, () => dom.set(element, attribute, value));
      else {
        entries.forget(element, attribute);
        dom.set(element, attribute, value);
      }
      if (runs && !entries.of(element, attribute)) {
        const done = scripts.whenRun(element);
        return entry.blocking ? done : undefined;
      }
      if (attribute === 'imagesrcset' || exec(deaf, dom.localName(element))) dom.reinsert(element);
      return undefined;
    });
    // The parser has sent it off already: without its place in the page it goes nowhere.
    if (isFrame(dom.localName(element))) dom.reinsert(element);
  };

  const checkDocument = (frame: Element): void => {
    const carried = dom.get(frame, heldName('srcdoc'));
    const own = carried ?? dom.get(frame, 'srcdoc');
    const safe = own && neutralise(own).markup;
    if (carried !== null) dom.remove(frame, heldName('srcdoc'));
    if (safe && (carried !== null || safe !== own)) dom.set(frame, 'srcdoc', safe);
  };

  /** An element with its attributes as they are, about to load. */
  const check = (element: Element, parsed: boolean): boolean => {
    const name = dom.localName(element);
    // What is held has an attribute that says so.
    if (name !== 'style' && name !== 'script' && !dom.hasAttributes(element)) return isFrame(name);
    const loads = loadsOf(name);
    const mark =
      name === 'script' && dom.get(element, 'type') === 'text/plain' && dom.get(element, 'data-purpose');
    if (typeof mark === 'string') {
      void scripts.checkMark(element, mark);
      return false;
    }
    for (const attribute in loads) {
      const known = entries.of(element, attribute);
      const own = dom.get(element, attribute);
      // A clone of what is held, or markup of it, carries it along.
      const carried = own === null && !known ? dom.get(element, heldName(attribute)) : null;
      if (own !== null) quarantine.put(element, attribute, own, () => {});
      else if (known?.refused) entries.complain(element, known);
      else if (carried !== null) {
        dom.remove(element, heldName(attribute));
        quarantine.put(element, attribute, carried, () => dom.set(element, attribute, carried));
      }
      const entry = entries.of(element, attribute);
      // Settled when it is first seen: the parser waits for no script that came by code or by a string of markup.
      if (entry) entry.blocking ??= parsed && dom.get(element, 'async') === null;
    }
    if (name === 'script') scripts.checkText(element);
    else styles.check(element);
    if (name === 'iframe') checkDocument(element);
    return isFrame(name);
  };

  const quarantine: Quarantine = {
    checkStyle: element => styles.check(element, 'style'),
    edit: createEdit(dom, scripts, styles, restyle),
    onInline: scripts.onInline,
    watches(element, attribute) {
      const name = dom.localName(element);
      return (
        isStyle[attribute] ||
        loadsOf(name)?.[attribute] !== undefined ||
        (attribute === 'type' && name === 'script') ||
        (attribute === 'srcdoc' && name === 'iframe')
      );
    },
    put(element, attribute, value, set) {
      const trusted = trustedText(value);
      // Once: a `toString` may answer twice, differently. A Trusted Types object stays what it is.
      const text = trusted ?? toText(value);
      const given = trusted === undefined ? text : value;
      if (isStyle[attribute]) return styles.put(element, attribute, text, set);
      if (attribute === 'srcdoc') return set(element, neutralise(text).markup);
      if (attribute === 'type') {
        if (dom.get(element, 'type') === inertType) dom.set(element, heldName('type'), text);
        else set(element, given);
        return;
      }
      // Where Trusted Types are enforced, a script throws on what they forbid, though it may never be set.
      if (isScript(element)) set(probe, given);
      if (entries.has(element)) entries.forget(element, attribute);
      const kind = loadsOf(dom.localName(element))?.[attribute];
      const obstacle = kind && judge.attribute(kind, attribute, text, element);
      if (obstacle) take(element, attribute, given, obstacle);
      else {
        // The type first: with it a script runs in place, the same node, as soon as its source is back.
        if (isScript(element)) scripts.makeRunnable(element);
        set(element, given);
      }
    },
    peek(element, attribute) {
      const isHeld =
        attribute === 'type' ? dom.get(element, 'type') === inertType : entries.of(element, attribute);
      return isHeld && !isStyle[attribute] ? dom.get(element, heldName(attribute)) : undefined;
    },
    drop(element, attribute) {
      entries.forget(element, attribute);
      if (attribute === 'src' && isScript(element)) scripts.makeRunnable(element);
    },
    sweep(node, parsed) {
      let hasFrame = false;
      if (dom.isElement(node)) hasFrame = check(node, parsed);
      else if (!dom.isRoot(node)) return false;
      if (!dom.hasChildren(node)) return hasFrame;
      const found = dom.find(node, loaders);
      // Not by its length, which a page may have put a getter of its own on.
      for (let at = 0, inner = found[0]; inner; inner = found[++at])
        hasFrame = check(inner, parsed) || hasFrame;
      return hasFrame;
    },
  };
  return quarantine;
}

/** What takes no notice of its attributes once it was looked at. */
const deaf = /^(?:source|animate|set)$/;
