import { staticImport } from './contents.js';
import type { GuardContext } from './context.js';
import type { Entries } from './entries.js';
import { heldName, inertType } from './held.js';
import { createLatecomers } from './latecomers.js';
import type { Obstacle } from './loading.js';
import { exec, lower, trim } from './natives.js';
import { rewrite, scan } from './scan.js';

/** Scripts that must not run yet, beside what their addresses say. */
export interface HeldScripts {
  /** Without its source, its text would run. Its own type stands beside its source. */
  makeInert(script: Element): void;
  makeRunnable(script: Element): void;
  /** Whether a `load` will come of it once it has its source and its type. */
  willRun(script: Element): boolean;
  /** Settles when its file has run; or after a while, for one that was parsed as markup or whose page is gone never does. */
  whenRun(script: Element): Promise<void>;
  /** What in the text of a script makes it load: static imports, and the rules of speculation. */
  loadsByText(script: Element): RegExp | undefined;
  /** A script whose own text would load what must not be. */
  checkText(script: Element): void;
  /** Calls back with each script that has its text in the page. */
  onInline(listener: (script: Element) => void): void;
  /** A script that the page has kept from running, until what it is marked as is granted. */
  checkMark(script: Element, mark: string): void | Promise<void>;
}

const quoted = /"([^"]+)"/g;
/** The types of scripts that run (https://html.spec.whatwg.org/#prepare-the-script-element): of others no `load` comes. */
const running = /^\s*$|(?:java|ecma|live|\/j)script|^module$/i;

/** How long the next ones wait for a script, in milliseconds. */
const longestMs = 10_000;

/**
 * Makes it for a realm.
 *
 * @param putAddress judges the `src` that a script has
 */
export function createHeldScripts(
  { realm, dom, judge }: Pick<GuardContext, 'realm' | 'dom' | 'judge'>,
  entries: Entries,
  putAddress: (script: Element, address: string) => void,
): HeldScripts {
  const { Promise, setTimeout } = realm;
  let inline: (script: Element) => void = () => {};
  const latecomers = createLatecomers(realm);
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

  /** What in the text of a script makes it load: static imports, and the rules of speculation. */
  const loadsByText = (script: Element): RegExp | undefined => {
    const type = lower(trim(typeOf(script) ?? ''));
    return type === 'module' ? staticImport : type === 'speculationrules' ? quoted : undefined;
  };
  /** A script whose own text would load what must not be. */
  const checkText = (script: Element): void => {
    if (dom.get(script, 'src') === null && exec(running, dom.get(script, 'type') ?? '')) inline(script);
    if (dom.get(script, 'type') === 'importmap') {
      // What it names can only be denied for good: a map cannot be taken back, and the page's own names are in it too.
      const text = dom.text(script);
      const safe = rewrite(text, quoted, ({ 0: whole, 1: url = '' }) =>
        judge.url('import', url, script) ? '"data:,"' : whole,
      );
      if (safe !== text) dom.setText(script, safe);
      return;
    }
    const find = loadsByText(script);
    if (!find) return;
    let obstacle: Obstacle | undefined;
    scan(dom.text(script), find, match => {
      obstacle = judge.url('import', match[1] ?? '', script);
      return !!obstacle;
    });
    const known = entries.of(script, 'text');
    if (known?.refused && obstacle) {
      entries.complain(script, known);
      return;
    }
    // Of a clone only the type tells that it is held.
    if (known || !entries.has(script)) makeRunnable(script);
    if (known) entries.forget(script, 'text');
    if (!obstacle) return;
    makeInert(script);
    entries.enter(script, 'text', obstacle, () => {
      entries.forget(script, 'text');
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
    if (entries.of(script, 'text')) return;
    const obstacle = judge.marked(mark, script);
    if (obstacle) {
      entries.enter(script, 'text', obstacle, () => {
        entries.forget(script, 'text');
        return checkMark(script, mark);
      });
      return;
    }
    const type = dom.get(script, 'data-type');
    if (type === null) dom.remove(script, 'type');
    else dom.set(script, 'type', type);
    const address = dom.get(script, 'src');
    // Its address may be another service's.
    if (address !== null) putAddress(script, address);
    // One that is about to be inserted runs by that.
    if (!entries.of(script, 'src') && dom.isConnected(script)) return run(script);
  };

  const onInline: HeldScripts['onInline'] = listener => {
    inline = listener;
  };
  return { onInline, makeInert, makeRunnable, willRun, whenRun, loadsByText, checkText, checkMark };
}
