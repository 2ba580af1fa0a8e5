import type { Decision } from '../policy/decide.js';
import type { GuardContext } from './context.js';
import { heldName, inertType } from './held.js';
import { createLatecomers } from './latecomers.js';
import { isFrame, loaders, loadsOf, type Obstacle } from './loading.js';
import { dictionary, exec, lower, toText, trim, weakMap } from './natives.js';
import { scan } from './scan.js';
import { takeTrusted } from './trusted.js';

/** One attribute taken off an element, or what its text would load. */
interface Taken {
  takeBack?: () => void;
  refused?: boolean;
  /** The page was told that it failed. */
  told?: boolean;
  /** A script for which the parser would have waited. */
  blocking?: boolean;
}

/** Sets an attribute natively. */
type Setter = (target: Element, given: unknown) => void;

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
  /**
   * What a node holds is about to change by `act`, which adds this: if it is the text of a style sheet or a script, it is
   * brought within the policy before it can load anything.
   */
  edit(node: unknown, added: ArrayLike<unknown>, act: () => unknown): unknown;
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
  const { Promise, document, setTimeout } = realm;
  const latecomers = createLatecomers(realm);
  const isScript = (element: Element): boolean => dom.localName(element) === 'script';
  const probe = document.createElement('script');
  const trustedText = takeTrusted(realm, 'TrustedScriptURL');
  const taken = weakMap<Element, Record<string, Taken>>();
  const entryOf = (element: Element, attribute: string): Taken | undefined => taken.get(element)?.[attribute];
  // A script in quarantine has no type that runs: without its source, its text would. Its own stands beside its source.
  const makeInert = (script: Element): void => {
    const type = dom.get(script, 'type');
    if (type === inertType) return;
    if (type !== null) dom.set(script, heldName('type'), type);
    dom.set(script, 'type', inertType);
  };
  const makeRunnable = (script: Element): void => {
    const type = dom.get(script, heldName('type'));
    dom.remove(script, heldName('type'));
    if (dom.get(script, 'type') !== inertType) return;
    if (type === null) dom.remove(script, 'type');
    else dom.set(script, 'type', type);
  };

  const typeOf = (script: Element): string | null => {
    const type = dom.get(script, 'type');
    return type === inertType ? dom.get(script, heldName('type')) : type;
  };
  const willRun = (script: Element): boolean =>
    exec(running, typeOf(script) ?? dom.get(script, 'language') ?? '') !== null &&
    dom.get(script, 'nomodule') === null;
  /** Settles when its file has run; or after a while, for one that was parsed as markup or whose page is gone never does. */
  const whenRun = (script: Element): Promise<void> => {
    const leave = latecomers.enter();
    return new Promise(resolve => {
      const end = () => {
        leave();
        resolve();
      };
      dom.once(script, ['load', 'error'], end);
      setTimeout(end, longestMs);
    });
  };

  const forget = (element: Element, attribute: string): void => {
    const all = taken.get(element);
    all?.[attribute]?.takeBack?.();
    delete all?.[attribute];
    dom.remove(element, heldName(attribute));
  };

  /** Tells it once, a script when it stands in the page. */
  const complain = (element: Element, entry: Taken): void => {
    if (entry.told) return;
    dom.failLater(element, () => {
      entry.told = !isScript(element) || dom.isConnected(element);
      return !entry.told;
    });
  };

  /** Enters it as waiting. `back` gives the element back what was taken off it. */
  const enter = (
    element: Element,
    attribute: string,
    { access, refused }: Obstacle,
    back: (decision: Decision) => void | Promise<void>,
  ): Taken => {
    const entry: Taken = {};
    const all = taken.get(element) ?? dictionary<Taken>();
    all[attribute]?.takeBack?.();
    all[attribute] = entry;
    taken.set(element, all);
    entry.takeBack = gate.hold(
      {
        access,
        // What stands in the page stays there. A picture that nobody sees was a message, and is too late.
        get lasting() {
          return isScript(element) || dom.isConnected(element);
        },
        release: back,
        refuse() {
          entry.refused = true;
          if (attribute !== 'style') complain(element, entry);
        },
      },
      refused,
    );
    return entry;
  };

  const take = (element: Element, attribute: string, value: unknown, obstacle: Obstacle): void => {
    dom.remove(element, attribute);
    dom.set(element, heldName(attribute), toText(value));
    if (isScript(element)) makeInert(element);
    // The parser has sent it off already: without its place in the page it goes nowhere.
    if (isFrame(dom.localName(element))) dom.reinsert(element);
    const entry = enter(element, attribute, obstacle, ({ reason }) => {
      const runs = isScript(element) && dom.isConnected(element) && willRun(element);
      // Judged anew: it may name a second URL that another service waits for.
      if (reason !== 'once')
        quarantine.put(element, attribute, value, () => dom.set(element, attribute, value));
      else {
        forget(element, attribute);
        dom.set(element, attribute, value);
      }
      if (runs && !entryOf(element, attribute)) {
        const done = whenRun(element);
        return entry.blocking ? done : undefined;
      }
      if (exec(deaf, dom.localName(element))) dom.reinsert(element);
      return undefined;
    });
  };

  /** The style of an element, or the text of a style sheet: `set` is given what may stand there. */
  const putStyle = (element: Element, style: unknown, set: Setter): void => {
    const { text, obstacle } = restyle(style === null ? '' : toText(style), element);
    set(element, text);
    if (!obstacle) return;
    enter(element, 'style', obstacle, () => checkStyle(element));
  };
  const checkStyle = (element: Element): void => {
    const isSheet = dom.localName(element) === 'style';
    const carried = isSheet ? null : dom.get(element, heldName('style'));
    const style = isSheet ? dom.text(element) : (carried ?? dom.get(element, 'style'));
    if (carried !== null) dom.remove(element, heldName('style'));
    if (!style) return;
    putStyle(element, style, (_, given) => {
      const text = toText(given);
      if (text === style && carried === null) return;
      if (isSheet) dom.setText(element, text);
      else dom.set(element, 'style', text);
    });
  };

  const checkDocument = (frame: Element): void => {
    const carried = dom.get(frame, heldName('srcdoc'));
    const own = carried ?? dom.get(frame, 'srcdoc');
    const safe = own && neutralise(own).markup;
    if (carried !== null) dom.remove(frame, heldName('srcdoc'));
    if (safe && (carried !== null || safe !== own)) dom.set(frame, 'srcdoc', safe);
  };

  /** What in the text of a script makes it load: static imports, and the rules of speculation. */
  const loadsByText = (script: Element): RegExp | undefined => {
    const type = lower(trim(typeOf(script) ?? ''));
    return type === 'module' ? staticImport : type === 'speculationrules' ? quoted : undefined;
  };
  /** A script whose own text would load what must not be. */
  const checkText = (script: Element): void => {
    const find = loadsByText(script);
    if (!find) return;
    let obstacle: Obstacle | undefined;
    scan(dom.text(script), find, match => {
      obstacle = judge.url('import', match[1] ?? '', script);
      return !!obstacle;
    });
    const known = entryOf(script, 'text');
    if (known?.refused && obstacle) {
      complain(script, known);
      return;
    }
    // Of a clone only the type tells that it is held.
    if (known || !taken.has(script)) makeRunnable(script);
    if (known) forget(script, 'text');
    if (!obstacle) return;
    makeInert(script);
    enter(script, 'text', obstacle, () => {
      forget(script, 'text');
      makeRunnable(script);
      return run(script);
    });
  };
  /** With its type back it runs as soon as it is inserted again, the same node. @returns when a file of its own has run */
  const run = (script: Element): void | Promise<void> => {
    const waits = dom.get(script, 'src') !== null && willRun(script);
    const done = waits ? whenRun(script) : undefined;
    const leave = latecomers.enter();
    dom.reinsert(script);
    leave();
    return done;
  };
  /** A script that the page has kept from running, until what it is marked as is granted. */
  const checkMark = (script: Element, mark: string): void | Promise<void> => {
    if (entryOf(script, 'text')) return;
    const obstacle = judge.marked(mark, script);
    if (obstacle) {
      enter(script, 'text', obstacle, () => {
        forget(script, 'text');
        return checkMark(script, mark);
      });
      return;
    }
    const type = dom.get(script, 'data-type');
    if (type === null) dom.remove(script, 'type');
    else dom.set(script, 'type', type);
    const address = dom.get(script, 'src');
    // Its address may be another service's.
    if (address !== null) quarantine.put(script, 'src', address, () => {});
    // One that is about to be inserted runs by that.
    if (!entryOf(script, 'src') && dom.isConnected(script)) return run(script);
  };

  /** An element with its attributes as they are, about to load. */
  const check = (element: Element, parsed: boolean): boolean => {
    const name = dom.localName(element);
    const loads = loadsOf(name);
    const mark =
      name === 'script' && dom.get(element, 'type') === 'text/plain' && dom.get(element, 'data-purpose');
    if (typeof mark === 'string') {
      void checkMark(element, mark);
      return false;
    }
    if (!loads && name !== 'style' && !dom.hasAttributes(element)) return false;
    for (const attribute in loads) {
      const known = entryOf(element, attribute);
      const own = dom.get(element, attribute);
      // A clone of what is held, or markup of it, carries it along.
      const carried = own === null && !known ? dom.get(element, heldName(attribute)) : null;
      if (own !== null) quarantine.put(element, attribute, own, () => {});
      else if (known?.refused) complain(element, known);
      else if (carried !== null) {
        dom.remove(element, heldName(attribute));
        quarantine.put(element, attribute, carried, () => dom.set(element, attribute, carried));
      }
      const entry = entryOf(element, attribute);
      // What code has put there was looked at before the parser's records tell of it: no parser waits for that.
      if (entry) entry.blocking ??= parsed && dom.get(element, 'async') === null;
    }
    if (name === 'script') checkText(element);
    else checkStyle(element);
    if (name === 'iframe') checkDocument(element);
    return isFrame(name);
  };

  const quarantine: Quarantine = {
    checkStyle,
    edit(node, added, act) {
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
      const isSheet = !isScript(holder);
      let done: unknown;
      const change = (): void => {
        done = act();
        if (isSheet) checkStyle(holder);
        else checkText(holder);
      };
      // What would load at once is looked at apart from the page; a range would not stay where it is meanwhile.
      const isUrgent = isSheet ? exec(importing, text + own + text) : loadsByText(holder);
      if (isUrgent && dom.nodeType(node)) dom.reinsert(holder, change);
      else change();
      return done;
    },
    watches(element, attribute) {
      const name = dom.localName(element);
      return (
        attribute === 'style' ||
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
      if (attribute === 'style') return putStyle(element, text, set);
      if (attribute === 'srcdoc') return set(element, neutralise(text).markup);
      if (attribute === 'type') {
        if (dom.get(element, 'type') === inertType) dom.set(element, heldName('type'), text);
        else set(element, given);
        return;
      }
      // Where Trusted Types are enforced, a script throws on what they forbid, though it may never be set.
      if (isScript(element)) set(probe, given);
      if (taken.has(element)) forget(element, attribute);
      const kind = loadsOf(dom.localName(element))?.[attribute];
      const obstacle = kind && judge.attribute(kind, attribute, text, element);
      if (obstacle) take(element, attribute, given, obstacle);
      else {
        // The type first: with it a script runs in place, the same node, as soon as its source is back.
        if (isScript(element)) makeRunnable(element);
        set(element, given);
      }
    },
    peek(element, attribute) {
      const isHeld =
        attribute === 'type' ? dom.get(element, 'type') === inertType : entryOf(element, attribute);
      return isHeld && attribute !== 'style' ? dom.get(element, heldName(attribute)) : undefined;
    },
    drop(element, attribute) {
      forget(element, attribute);
      if (attribute === 'src' && isScript(element)) makeRunnable(element);
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
/** `import 'x'`, `import … from 'x'`, `export … from 'x'`; not `import('x')`. */
const staticImport = /\b(?:import|from)(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*["']([^"'\n]+)/g;
/** `@import`, perhaps with escapes: alone in a style sheet it loads before the page is drawn. */
const importing = /@[i\\]/i;
const quoted = /"([^"]+)"/g;
/** The types of scripts that run (https://html.spec.whatwg.org/#prepare-the-script-element): of others no `load` comes. */
const running = /^\s*$|(?:java|ecma|live|\/j)script|^module$/i;
/** How long the next in order waits for a script at most, in milliseconds. */
const longestMs = 10_000;
