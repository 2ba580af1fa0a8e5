import type { Change } from '../consent/change.js';
import { type Act, keepHistory, type Notice } from '../consent/history.js';
import { makeUuid } from '../consent/id.js';
import type { Log } from '../consent/log.js';
import { makeReceipt, type Receipt } from '../consent/receipt.js';
import type { Store } from '../consent/store.js';
import type { Realm } from '../guards/natives.js';
import type { PolicyIndex } from '../policy/compile.js';
import { fnv1a } from '../policy/digest.js';
import { version } from './version.js';

/** What proves what was asked and chosen. */
export interface Proof {
  /** What the visitor sees as they choose: for the act that follows in this task. */
  note(notice: Notice | undefined): void;
  /** Remembers an act of this tab. */
  follow(change: Change): void;
  /** The record as it is handed to the visitor. */
  receipt(): Receipt;
}

/** What proof needs of a page. */
export interface ProofPorts {
  readonly realm: Pick<Realm, 'crypto' | 'Date'>;
  readonly log: Log;
  readonly index: PolicyIndex;
  readonly store: Pick<Store, 'record' | 'grants'>;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  /** The visitor's region. Absent: not known. */
  readonly region?: string | undefined;
  /** Called with each act, and again once the digest of what was shown is known. */
  told?(act: Act): void;
}

/** Keeps the proof of a page. */
export function keepProof({ realm, log, index, store, language, region, told }: ProofPorts): Proof {
  const history = keepHistory(log);
  let last = store.record;
  let noted: Notice | undefined;

  const settle = async (act: Act, text: string): Promise<void> => {
    const digest = await sha256(text, realm.crypto);
    if (digest && act.shown) {
      history.amend(act, digest);
      told?.({ ...act, shown: { ...act.shown, digest } });
    }
  };

  return {
    note(notice) {
      noted = notice;
      // No other act may be taken for one that was made with this before the visitor's eyes.
      void Promise.resolve().then(() => {
        noted = undefined;
      });
    },
    follow({ record, how, withdrawn, from }) {
      const before = last;
      const notice = noted;
      last = record;
      noted = undefined;
      if (from !== 'here') return;
      const ended = how === 'reset' || how === 'expired';
      const of = record ?? before;
      if (!of || (!ended && record?.counter === before?.counter)) return;
      const act: Act = {
        time: ended ? Math.floor(realm.Date.now() / 1_000) : of.time,
        // One above the record that has ended: what follows a forgotten one has another id.
        counter: of.counter + Number(ended),
        id: of.id,
        how,
        revision: of.revision,
        language: of.language,
        choices: ended ? {} : of.choices,
        ...(withdrawn.length && { withdrawn }),
        // At once, so that it is kept if the page is left now; SHA-256 takes a moment, and a secure context.
        ...(notice && { shown: { layout: notice.layout, digest: `fnv1a-32:${fnv1a(notice.text)}` } }),
        version,
      };
      history.append(act);
      told?.(act);
      if (notice) void settle(act, notice.text);
    },
    receipt() {
      const { record, grants } = store;
      const kept = log.read('receipt');
      const [owner, uuid] = Array.isArray(kept) ? kept : [];
      const id = record?.id ?? '';
      const isOwn = owner === id && typeof uuid === 'string';
      const recordId = isOwn ? uuid : makeUuid(realm.crypto);
      if (!isOwn && record) log.write('receipt', [id, recordId]);
      const nowMs = realm.Date.now();
      return makeReceipt({ index, record, grants, acts: history.acts, language, region, recordId, nowMs });
    },
  };
}

/** The digest of a text as UTF-8, its name before it; undefined where the browser has none, as on plain http. */
async function sha256(
  text: string,
  { subtle }: { readonly subtle?: SubtleCrypto },
): Promise<string | undefined> {
  const bytes = await subtle?.digest('SHA-256', new TextEncoder().encode(text));
  const hex = bytes && Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
  return hex && `sha-256:${hex}`;
}
