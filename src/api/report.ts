import { makeUuid } from '../consent/id.js';
import { ownerOf, type PolicyIndex } from '../policy/compile.js';
import type { AssentEvents } from './events.js';
import type { ReportOptions } from './options.js';
import { type OutboxPorts, openOutbox } from './outbox.js';
import { version } from './version.js';

/** How many reports wait for a server that does not answer, and how many lines one has at most. */
const mostReports = 10;
const mostLines = 50;

/** One line of a report. */
export interface ReportLine {
  readonly verdict: AssentEvents['verdict']['verdict'];
  readonly reason: AssentEvents['verdict']['reason'];
  readonly kind: string;
  /** A host, without path and query; or an item as it is declared, and only what nobody declares by its own name. */
  readonly target: string;
  readonly service?: string;
  readonly purpose?: string;
  /** The host of the script that tried, where it is known. */
  readonly by?: string;
  readonly count: number;
}

/** What the body of a report says. */
export interface Report {
  /** Random, one for each: the idempotency key. */
  readonly key: string;
  /** The policy's id. */
  readonly policy: string;
  readonly revision: string;
  readonly software: string;
  readonly lines: readonly ReportLine[];
}

/** Reports what is held or refused, and what nobody declares, while its purpose is granted. */
export interface Reporter {
  verdict(detail: AssentEvents['verdict']): void;
  undeclared(detail: AssentEvents['undeclared']): void;
  /** After a choice: what has not arrived is dropped where the purpose is not granted any more. */
  follow(): void;
  stop(): void;
}

/** What reporting needs of a page. */
export interface ReportPorts extends Omit<OutboxPorts, 'name' | 'most' | 'trusting' | 'url' | 'realm'> {
  readonly realm: OutboxPorts['realm'] & Pick<Window, 'document'> & Pick<typeof globalThis, 'crypto'>;
  /** Whether its purpose is granted or required now. */
  isGranted(): boolean;
  /** From 0 to 1. */
  random(): number;
}

/** Starts to report; one batch each time the page is hidden, as it may never come back. */
export function startReports(
  index: PolicyIndex,
  { url, sample = 1 }: ReportOptions,
  ports: ReportPorts,
): Reporter {
  const { realm, isGranted } = ports;
  const { document } = realm;
  const outbox = openOutbox({ ...ports, url, name: 'reports', most: mostReports, trusting: true });
  const isSampled = ports.random() < sample;
  const lines = new Map<string, ReportLine>();

  const add = (line: Omit<ReportLine, 'count'>): void => {
    if (!isSampled) return;
    const key = JSON.stringify(line);
    const count = (lines.get(key)?.count ?? 0) + 1;
    if (count > 1 || lines.size < mostLines) lines.set(key, { ...line, count });
  };
  const follow = (): void => {
    if (isGranted()) outbox.send();
    else outbox.clear();
  };
  const batch = (): void => {
    if (!isGranted() || !lines.size) return;
    const { id, revision } = index.policy;
    const key = makeUuid(realm.crypto);
    const report: Report = {
      key,
      policy: id,
      revision,
      software: `assent ${version}`,
      lines: [...lines.values()],
    };
    lines.clear();
    outbox.put(key, report);
    outbox.leave();
  };
  const hide = (): void => {
    if (document.visibilityState === 'hidden') batch();
  };
  document.addEventListener('visibilitychange', hide);
  realm.addEventListener('pagehide', batch);
  follow();

  return {
    verdict({ access, verdict, service, purpose, reason, by }) {
      // What nobody declares is told by its own event, once each, whatever becomes of it.
      if (verdict === 'allow' || reason === 'undeclared') return;
      add({
        verdict,
        reason,
        kind: access.kind,
        target: declared(index, access),
        ...(service && { service }),
        ...(purpose && { purpose }),
        ...hostOf(by),
      });
    },
    undeclared({ access, by }) {
      const { undeclared = 'report' } = index.policy;
      const verdict = undeclared === 'report' ? 'allow' : undeclared;
      add({
        verdict,
        reason: 'undeclared',
        kind: access.kind,
        target: declared(index, access),
        ...hostOf(by),
      });
    },
    follow,
    stop() {
      document.removeEventListener('visibilitychange', hide);
      realm.removeEventListener('pagehide', batch);
      outbox.stop();
    },
  };
}

/** Names often hold ids of visitors: so as the policy declares it, and of others not all of a long one. */
function declared(index: PolicyIndex, access: AssentEvents['verdict']['access']): string {
  if (!('name' in access)) return access.host;
  const item = ownerOf(index, access.kind, access.name)?.item;
  return item?.[access.kind] ?? access.name.slice(0, 64);
}

function hostOf(by: string | undefined): { readonly by?: string } {
  const [, host] = /^https?:\/\/([^/:?#]+)/.exec(by ?? '') ?? [];
  return host ? { by: host } : {};
}
