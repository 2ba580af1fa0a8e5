import type { Notice } from '../consent/history.js';
import type { News } from '../consent/news.js';
import type { Signals } from '../consent/signals.js';
import type { Store } from '../consent/store.js';
import { createView, type Shown } from '../consent/view.js';
import type { PolicyIndex } from '../policy/compile.js';
import type { Answers } from './answers.js';
import type { Assent } from './assent.js';
import { createEmitter, type Overhear } from './emitter.js';
import type { Handle } from './handle.js';
import { createInterface, type InterfaceOptions, type Loaders } from './interface.js';
import type { Marks, ProofOptions } from './options.js';

/** What is chosen about the interface. */
export interface ComposeOptions {
  /** BCP 47 tag. Absent: the page's language, else the browser's. */
  readonly language?: string | undefined;
  /** How deep the page is said to be guarded: `sealed` where a seal should stand in it. */
  readonly depth?: string | undefined;
  /** Whether the visitor is a minor. Absent: as the guard was told. */
  readonly minor?: boolean | 'unknown' | undefined;
  /** Where the visitor is. Absent: as the guard was told. */
  readonly region?: string | undefined;
  /** Another signal is on that counts as Global Privacy Control. Absent: as the guard has read. */
  readonly gpc?: boolean | undefined;
  /** How the interface is wanted. Absent: as `marks` say. */
  readonly look?: InterfaceOptions | undefined;
  /** What is done beside asking. */
  readonly proof?: ProofOptions | undefined;
  /** The same as attributes of our script tag, not read yet. */
  readonly marks?: Marks | undefined;
}

/** How much of what was told is kept for who comes later. */
const mostTold = 500;

/**
 * Puts guard, interface and what keeps the answers together. Where there is something to ask, the interface comes first
 * and what keeps the answers is loaded behind the banner: no visitor waits for it.
 */
export function compose(handle: Handle, loaders: Loaders, options: ComposeOptions): Assent {
  const told: ((to: Overhear) => void)[] = [];
  // No spread and no rest: events are told while the page may have its own iterator of lists in place.
  let hear: Overhear = (event, detail) => {
    if (told.length < mostTold) told.push(to => to(event, detail));
  };
  const overhear: Answers['overhear'] = to => {
    hear = to;
    for (const tell of told.splice(0)) tell(to);
  };
  const emitter = createEmitter(handle.realm.document, (event, detail) => hear(event, detail));
  handle.connect(emitter, index => void run(handle, index, loaders, options, overhear));
  return handle.facade.assent;
}

/** `data-layout`, `data-ask-age` and `data-entry` of our script tag. */
const lookOf = ({ layout, askAge, entry }: Marks): InterfaceOptions => ({
  layout: layout === 'box' || layout === 'modal' || layout === 'none' ? layout : undefined,
  askAge: askAge !== undefined,
  entry: entry !== undefined,
});

async function run(
  handle: Handle,
  index: PolicyIndex,
  loaders: Loaders,
  { language, depth, proof = {}, marks = {}, look = lookOf(marks), ...said }: ComposeOptions,
  overhear: Answers['overhear'],
): Promise<void> {
  const { gpc, minor, region } = handle.signals;
  const signals: Signals = {
    gpc: gpc || !!said.gpc,
    minor: said.minor ?? minor,
    region: said.region ?? region,
  };
  const choice = createChoice(handle, signals);
  const view = createView(choice, index, signals, handle.facade.assent);
  const ui = createInterface(handle, loaders, view, language, look);
  const answers: Answers = {
    handle,
    index,
    ui,
    view,
    signals,
    loaders,
    depth,
    proof,
    marks,
    overhear,
    connect: choice.connect,
  };
  if ('keepAnswers' in loaders.answers) {
    loaders.answers.keepAnswers(answers);
    return;
  }
  // Whoever has answered before is asked with what is new since, and that comes with what keeps the answers. What may be
  // taken over from another tool is not asked first.
  if (!handle.record && !marks.importFrom) await ui.ask();
  try {
    (await loaders.answers()).keepAnswers(answers);
  } catch (error) {
    handle.emit('error', { code: 'ui-unavailable', message: `answers cannot be kept: ${error}` });
  }
}

/** Whether cookies are allowed, as far as can be told without writing one. */
function canKeep({ document, navigator }: Window): boolean {
  try {
    return typeof document.cookie === 'string' && navigator.cookieEnabled;
  } catch {
    return false; // A frame sandboxed without `allow-same-origin`.
  }
}

/** Stands in for the store until it has loaded: what is answered before is kept for it. */
function createChoice(
  { facade, record, realm }: Handle,
  { minor }: Signals,
): Shown & Pick<Answers, 'connect'> {
  let store: Store | undefined;
  let news: News | undefined;
  let note: ((notice: Notice | undefined) => void) | undefined;
  const early: ((to: Store) => void)[] = [];
  const call = (act: (to: Store) => void): void => {
    if (store) act(store);
    else early.push(act);
  };
  return {
    get grants() {
      return facade.assent.grants;
    },
    get record() {
      return store ? store.record : record;
    },
    get remembers() {
      return store ? store.remembers : canKeep(realm);
    },
    get previous() {
      return store ? store.previous : null;
    },
    get minor() {
      return store ? store.minor : minor;
    },
    get news() {
      return news;
    },
    setMinor: now => call(to => to.setMinor(now)),
    note: notice => call(() => note?.(notice)),
    answer: (answer, how) => call(to => to.answer(answer, how)),
    subscribe(listener) {
      let undo: (() => void) | undefined;
      let wanted = true;
      call(to => {
        if (wanted) undo = to.subscribe(listener);
      });
      return () => {
        wanted = false;
        undo?.();
      };
    },
    connect(to, its, noted) {
      store = to;
      news = its;
      note = noted;
      for (const act of early.splice(0)) act(to);
    },
  };
}
