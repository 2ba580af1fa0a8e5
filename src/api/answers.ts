import { openJar } from '../consent/cookie.js';
import type { Notice } from '../consent/history.js';
import { makeId } from '../consent/id.js';
import { createLog } from '../consent/log.js';
import { createNews, type News } from '../consent/news.js';
import type { How } from '../consent/record.js';
import type { Signals } from '../consent/signals.js';
import { createStore, type Store } from '../consent/store.js';
import { openTabs } from '../consent/tabs.js';
import type { View } from '../consent/view.js';
import { settleCookieLives } from '../guards/cookie-lives.js';
import { hostOwner, type PolicyIndex } from '../policy/compile.js';
import { listenToButtons } from './buttons.js';
import { checkPolicy } from './check-policy.js';
import { makeCopy } from './copy.js';
import type { Overhear } from './emitter.js';
import { createErasing } from './erasing.js';
import { keepEvidence } from './evidence.js';
import type { Inner } from './facade.js';
import { watchGestures } from './gesture.js';
import type { Handle } from './handle.js';
import type { Interface, Loaders } from './interface.js';
import { type Marks, optionsOf, type ProofOptions } from './options.js';
import { openSeal } from './sealed.js';
import { takeOver } from './take-over.js';
import { tellChange } from './tell-change.js';
import { keepTraces } from './traces.js';

/** What keeping answers needs of the page. */
export interface Answers {
  readonly handle: Handle;
  readonly index: PolicyIndex;
  readonly ui: Interface;
  readonly view: View;
  /** What is known of the visitor, by the guard and what it was told since. */
  readonly signals: Signals;
  readonly loaders: Loaders;
  /** How deep the page is said to be guarded. */
  readonly depth: string | undefined;
  /** What is done beside asking. */
  readonly proof: ProofOptions;
  /** The same as attributes of our script tag. */
  readonly marks: Marks;
  /** Hands over what was told so far, and all that comes. */
  overhear(hear: Overhear): void;
  /** Hands the store and what is new to the interface, and what takes a note of what is shown as somebody chooses. */
  connect(store: Store, news: News, note: (notice: Notice | undefined) => void): void;
}

/** Keeps what the visitor answers: record, tabs, events, erasing. ENTRY dist/assent-answers.js. */
export function keepAnswers(answers: Answers): void {
  const { handle, index, ui, view, signals, loaders, depth, connect } = answers;
  const { realm, emit, gate, guards, facade } = handle;
  const options = readOptions(answers);
  const store = createStore(index, {
    jar: openJar(index, realm),
    tabs: openTabs(realm, `assent ${index.policy.id} ${index.recordCookie}`),
    now: () => realm.Date.now(),
    makeId: () => makeId(realm.crypto),
    language: () => ui.language,
    ...signals,
    report: (code, message) => emit('error', { code, message }),
  });
  const log = createLog(
    () => realm.localStorage,
    () => `${index.recordCookie}.log`,
  );
  const news = createNews(index, log, () => store.record);
  const traces = keepTraces(guards.jar, log);
  const settleLives = () => {
    traces.recall();
    const erased = settleCookieLives(guards.jar, gate);
    traces.save();
    return erased;
  };
  const erasing = createErasing(handle, index, log, () => store.grants);
  const evidence = keepEvidence(answers, options, store, log);
  const gestures = options.requireGesture ? watchGestures(realm) : undefined;
  /** Whether the API may grant now. */
  const mayGrant = (): boolean => {
    const may = !gestures || gestures.isGenuine();
    if (!may) emit('error', { code: 'gesture-required', message: 'granting takes a press of the visitor' });
    return may;
  };
  const seal = openSeal(handle, index, store, log, depth === 'sealed');
  const undos = [
    store.subscribe(change => {
      const reload = seal.follow(change);
      // First it is done: whoever hears of it finds it in force.
      handle.grant(change.grants);
      evidence.follow(change);
      news.follow(change);
      erasing.follow(change, settleLives());
      if (reload === 'later') ui.tellLater();
      tellChange(reload ? { ...change, reload } : change, index, ui.language, emit);
      tellExpired();
    }),
    seal.stop,
    evidence.stop,
    () => gestures?.stop(),
    listenToButtons(realm.document, {
      preferences: ui.openPreferences,
      'accept-all': () => store.answer('accept-all', 'accept-all'),
      'refuse-all': () => store.answer('refuse-all', 'refuse-all'),
      withdraw: () => store.withdraw(undefined, 'saved'),
    }),
    store.destroy,
    ui.destroy,
    erasing.stop,
  ];
  let hasExpired = false;
  const tellExpired = (): void => {
    const record = store.previous;
    if (record && !hasExpired) emit('expire', { record });
    hasExpired = !!record;
  };
  const inner: Inner = {
    get record() {
      return store.record;
    },
    acceptAll() {
      if (mayGrant()) store.answer('accept-all', 'api');
    },
    refuseAll: () => store.answer('refuse-all', 'api'),
    choose(choices, { by = 'api' }: { readonly by?: How } = {}) {
      const grants = Object.values(Object(choices)).some(choice => choice !== false);
      if (!grants || mayGrant()) store.answer(choices, by);
    },
    withdraw: ids => store.withdraw(ids, 'api'),
    reset() {
      store.reset();
      ask();
      ui.openBanner();
    },
    setMinor: minor => store.setMinor(minor),
    openBanner: ui.openBanner,
    openPreferences: ui.openPreferences,
    close: ui.close,
    exportRecord: async () => evidence.proof.receipt(),
    copy: () => makeCopy(handle, index, evidence.proof.receipt()),
    activity: async () => evidence.activity(),
    async erase() {
      const erasure = erasing.everything();
      store.reset(true);
      log.remove(); // Last: settling what was withdrawn has written to it.
      return erasure;
    },
    destroy() {
      for (const undo of undos.splice(0)) undo();
      facade.empty();
    },
  };
  const ask = (): void => {
    const { purposes, reason } = ui.question();
    if (purposes.length) emit('ask', { reason, purposes });
  };

  const begin = (): void => {
    // Another tab may have answered since the guard looked.
    handle.grant(store.grants);
    settleLives();
    emit('ready', {
      ...seal.depth,
      policy: index.policy,
      record: store.record,
      cookies: store.remembers ? 'ok' : 'denied',
    });
    store.begin();
    tellExpired();
    erasing.sweep();
    erasing.begin();
    seal.begin();
    handle.gate.follow(({ access }, once) => {
      // Of a frame of the page's own there is a box to say it in; not of one in another realm, nor of other embeds.
      if (!('element' in access) || !(access.element instanceof HTMLIFrameElement)) return;
      const service = hostOwner(index, access.host, access.path);
      if (service) ui.showPlaceholder({ frame: access.element, service, once });
    });
    connect(store, news, evidence.proof.note);
    if (view.news) emit('revision', view.news);
    ask();
    facade.complete(inner);
    void ui.ask();
    if (loaders.check && store.record?.revision !== index.policy.revision)
      void checkPolicy(handle, index, loaders.check);
  };
  if (options.importFrom && !store.record) void takeOver(handle, index, store, options).then(begin);
  else begin();
}

/** What the page's owner wants beside asking, in code or on the script tag. */
function readOptions({ proof, marks, handle }: Answers): ProofOptions {
  try {
    return { ...optionsOf(marks), ...proof };
  } catch (error) {
    handle.emit('error', { code: 'option-invalid', message: `data-import-from: ${error}` });
    return proof;
  }
}
