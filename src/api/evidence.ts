import type { Change } from '../consent/change.js';
import type { Log } from '../consent/log.js';
import type { Store } from '../consent/store.js';
import type { Access } from '../policy/access.js';
import { type Activity, startTally } from './activity.js';
import type { Answers } from './answers.js';
import type { ProofOptions } from './options.js';
import { keepProof, type Proof } from './proof.js';
import { type Reporter, startReports } from './report.js';
import { openSink, type Sink } from './sink.js';

/** What a page shows for what it promised: of the visitor's acts, and of what its partners tried. */
export interface Evidence {
  readonly proof: Proof;
  /** After a choice. */
  follow(change: Change): void;
  activity(): Activity;
  readonly stop: () => void;
}

/** Keeps it, and sends what the page's owner wants to have of it. */
export function keepEvidence(
  { handle, index, ui, signals, overhear }: Answers,
  { recordSink, report }: ProofOptions,
  store: Store,
  log: Log,
): Evidence {
  const { realm, fetch, emit, facade } = handle;
  const ports = {
    realm,
    fetch,
    log,
    failed: (message: string) => emit('error', { code: 'delivery-failed', message }),
  };
  const sink: Sink | undefined = recordSink && openSink(index, { ...ports, url: recordSink.url });
  const proof = keepProof({
    realm,
    log,
    index,
    store,
    language: ui.language,
    region: signals.region,
    ...(sink && { told: sink.deliver }),
  });
  const tally = startTally(index, realm.document.baseURI);

  let reporter: Reporter | undefined;
  if (report && index.purposes[report.purpose]) {
    const isGranted = () => store.grants[report.purpose]?.state === 'granted';
    reporter = startReports(index, report, { ...ports, isGranted, random: Math.random });
  } else if (report) {
    const message = `report.purpose: "${report.purpose}" is no purpose of the policy`;
    emit('error', { code: 'option-invalid', message });
  }
  overhear((event, detail) => {
    if (!('access' in detail) || isMap(detail.access)) return;
    if ('verdict' in detail) {
      tally.verdict(detail);
      reporter?.verdict(detail);
    } else if (event === 'undeclared') {
      tally.undeclared(detail);
      reporter?.undeclared(detail);
    }
  });

  let unlisten: (() => void) | undefined;
  return {
    proof,
    follow(change) {
      proof.follow(change);
      reporter?.follow();
    },
    activity() {
      // What is allowed is told while somebody listens.
      unlisten ??= facade.assent.on('verdict', () => {});
      return tally.read();
    },
    stop() {
      sink?.stop();
      reporter?.stop();
      unlisten?.();
    },
  };
}

/** An import map names where modules lie, our own among them: it asks for none. */
const isMap = (access: Access): boolean =>
  'element' in access && access.element instanceof HTMLScriptElement && access.element.type === 'importmap';
