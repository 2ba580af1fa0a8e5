import type { Change } from '../consent/change.js';
import type { Log } from '../consent/log.js';
import { isTraced } from '../guards/cookie-lives.js';
import { type Condemned, createEraser, type Erasure, type Place, type Stored } from '../guards/erase.js';
import { ownerOf, type PolicyIndex } from '../policy/compile.js';
import type { Grants } from '../policy/grants.js';
import { openServer } from './erased-by.js';
import type { Handle } from './handle.js';
import { findOverdue } from './retention.js';

/** When late writers are swept up after, in milliseconds. */
const sweepAfterMs = 1_000;

/** Keeps the device free of what is refused. */
export interface Erasing {
  /** After a choice: erases what it refuses, and tells the page. @param erased what was erased already */
  follow(change: Change, erased: readonly Stored[]): void;
  /** At each page: erases what is refused and was written since, as by a server or an earlier page's late writer. */
  sweep(): void;
  /** At each page, too: erases what is past its declared life, and asks the server again for what it has not erased. */
  begin(): void;
  /** Every declared item, granted or not. */
  everything(): Promise<Erasure>;
  stop(): void;
}

/** Makes what erases on a page. */
export function createErasing(handle: Handle, index: PolicyIndex, log: Log, grants: () => Grants): Erasing {
  const {
    guards: { jar },
    realm,
    emit,
  } = handle;
  let timer: number | undefined;
  const server = openServer(handle, index, log);
  const eraser = createEraser(realm, jar);
  const places: Place[] = [];
  for (const { items } of index.policy.services) {
    for (const { cookie, path } of items ?? []) if (cookie && path) places.push({ name: cookie, path });
  }

  const isRefused = (service: string): boolean => grants()[service]?.state === 'refused';
  const isAmended = (purpose: string): boolean => index.purposes[purpose]?.whenRefused === 'session';
  /** What belongs to a refused service; of cookies that refusing only cuts to the session, none. */
  const refused: Condemned = (kind, name) => {
    const owner = ownerOf(index, kind, name);
    return !!owner && isRefused(owner.service.id) && !(kind === 'cookie' && isAmended(owner.service.purpose));
  };

  const erase = async (now: Erasure, condemned: Condemned): Promise<Erasure> => {
    const later = await eraser.later(condemned);
    return { erased: [...now.erased, ...later.erased], kept: [...now.kept, ...later.kept] };
  };
  const tell = async (result: Promise<Erasure>, all = false): Promise<Erasure> => {
    const erasure = await result;
    const { erased, kept } = erasure;
    if (erased.length || kept.length) emit('erase', erasure);
    void server.erase(
      kept.map(({ item }) => item),
      all,
    );
    return erasure;
  };
  const expire = async (): Promise<void> => {
    const overdue = await findOverdue(handle, index, log);
    if (overdue) await tell(erase(eraser.now(overdue, places), overdue));
  };
  const sweep = (): void => {
    if (Object.keys(index.services).some(isRefused)) void tell(erase(eraser.now(refused, places), refused));
  };
  /** What only a server can erase: script cannot even see whether it is there. */
  const httpOnly = (ids: readonly string[]): Erasure['kept'] =>
    index.policy.services
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ items = [] }) => items)
      .flatMap(item =>
        item.httpOnly && item.cookie
          ? [{ item: { kind: 'cookie', name: item.cookie }, reason: 'http-only' }]
          : [],
      );

  return {
    follow({ refused: ids, withdrawn }, erased) {
      if (!ids.length && !withdrawn.length) return;
      const gone: Condemned = (kind, name) => {
        const owner = ownerOf(index, kind, name);
        if (!owner || grants()[owner.service.id]?.state === 'granted') return false;
        if (kind !== 'cookie' || !isAmended(owner.service.purpose)) {
          return isRefused(owner.service.id) || withdrawn.includes(owner.service.id);
        }
        // It was rewritten without a life, unless nobody knows where it lies: then it goes.
        return withdrawn.includes(owner.service.id) && !isTraced(jar, name);
      };
      const now = eraser.now(gone, places);
      void tell(
        erase({ erased: [...erased, ...now.erased], kept: [...now.kept, ...httpOnly(withdrawn)] }, gone),
      );
      clearTimeout(timer);
      timer = realm.setTimeout(sweep, sweepAfterMs);
    },
    sweep,
    begin() {
      void expire();
      server.begin(({ kind, name }) => {
        const owner = ownerOf(index, kind, name);
        return !!owner && grants()[owner.service.id]?.state !== 'granted';
      });
    },
    everything() {
      const declared: Condemned = (kind, name) => ownerOf(index, kind, name) !== undefined;
      const now = eraser.now(declared, places);
      const kept = [...now.kept, ...httpOnly(Object.keys(index.services))];
      return tell(erase({ erased: now.erased, kept }, declared), true);
    },
    stop: () => clearTimeout(timer),
  };
}
