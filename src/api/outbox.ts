import { type Log, listed } from '../consent/log.js';
import type { Realm } from '../guards/natives.js';

/** How long an answer may take, in milliseconds. */
const patienceMs = 10_000;
/** When it is tried again after a failure, in milliseconds: after this, then twice as long each time, up to the most. */
const firstRetryMs = 2_000;
const mostRetryMs = 300_000;

/** Letters to one address. Each arrives at least once, sooner or later, or is dropped for newer ones. */
export interface Outbox {
  /** Keeps a letter until it has arrived; one of the same key takes the other's place. The oldest go when there are too many. */
  put(key: string, body: object): void;
  /** Sends what waits, one after the other, the oldest first. Nobody waits for it. */
  send(): void;
  /** The page may be left now: sends all that is not on its way, at once. */
  leave(): void;
  /** Drops what has not arrived. */
  clear(): void;
  stop(): void;
}

/** What an outbox needs of a page. */
export interface OutboxPorts {
  readonly realm: Pick<
    Realm,
    'setTimeout' | 'clearTimeout' | 'addEventListener' | 'removeEventListener' | 'AbortController'
  >;
  /** The native one: ours goes out past our own guard. */
  readonly fetch: typeof window.fetch;
  readonly log: Log;
  /** Under which key of the log letters are kept from page to page. */
  readonly name: 'deliveries' | 'reports';
  readonly url: string;
  /** How many letters are kept. */
  readonly most: number;
  /**
   * What is sent as the page is left has arrived, unless the page lives to hear otherwise: the next one does not send it
   * again. Absent: it does.
   */
  readonly trusting?: boolean;
  /** Told of the first failure, and of the first after a success. */
  failed(reason: string): void;
}

type Letter = readonly [key: string, text: string];

/**
 * Makes the outbox of an address. Letters are POSTed as JSON in the type of plain text, so that no other origin is asked
 * for leave first (https://fetch.spec.whatwg.org/#cors-safelisted-method), without credentials, and with `keepalive`, so
 * that they outlive the page. One has arrived when the server answers with a status of success.
 */
export function openOutbox({ realm, fetch, log, name, url, most, trusting, failed }: OutboxPorts): Outbox {
  /** Of this page: where the log cannot keep them they are not lost while it stands. */
  let own: readonly Letter[] = [];
  const flying = new Set<string>();
  /** Texts that have arrived: where the log can be read and not written, they stay in it. */
  const done = new Set<string>();
  let failures = 0;
  let timer: number | undefined;
  let isSending = false;
  /** How often all was dropped: what fails after that is not kept again. */
  let clearings = 0;
  let isStopped = false;

  const logged = (): readonly Letter[] =>
    listed(log.read(name))
      .filter(isLetter)
      .filter(([, text]) => !done.has(text));
  const waiting = (): readonly Letter[] => {
    const kept = logged();
    const keys = own.map(([key]) => key);
    return [...kept.filter(([key]) => !keys.includes(key)), ...own].slice(-most);
  };
  const keep = (letter: Letter): void => {
    const others = (letters: readonly Letter[]) => letters.filter(([key]) => key !== letter[0]);
    own = [...others(own), letter].slice(-most);
    log.write(name, [...others(logged()), letter].slice(-most));
  };
  const drop = ([key, text]: Letter): void => {
    // One that was put anew meanwhile has not arrived.
    const others = (letters: readonly Letter[]) => letters.filter(one => one[0] !== key || one[1] !== text);
    const kept = logged();
    own = others(own);
    // Not written where it is not in it: what the visitor has erased is not made anew.
    if (others(kept).length < kept.length) log.write(name, others(kept));
  };
  const post = async (letter: Letter): Promise<boolean> => {
    const [key, body] = letter;
    const abort = new realm.AbortController();
    const limit = realm.setTimeout(() => abort.abort(), patienceMs);
    flying.add(key);
    try {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        body,
        keepalive: true,
        credentials: 'omit',
        referrerPolicy: 'origin',
        signal: abort.signal,
      });
      if (!ok) throw new Error(`the server answered ${status}`);
      drop(letter);
      done.add(body);
      failures = 0;
      return true;
    } catch (error) {
      if (!failures++) failed(`${url}: ${error}`);
      return false;
    } finally {
      flying.delete(key);
      realm.clearTimeout(limit);
    }
  };
  const sendAll = async (): Promise<void> => {
    if (isSending || isStopped) return;
    isSending = true;
    realm.clearTimeout(timer);
    let ok = true;
    for (let next = waiting()[0]; ok && next; next = waiting()[0]) ok = await post(next);
    isSending = false;
    if (ok || isStopped) return;
    // Half of it by chance, so that all the visitors of a server that was down do not come at once.
    const delayMs = Math.min(mostRetryMs, firstRetryMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
    timer = realm.setTimeout(send, delayMs);
  };
  const send = (): void => void sendAll();
  const leave = (): void => {
    if (isStopped) return;
    for (const letter of waiting()) {
      if (flying.has(letter[0])) continue;
      const sent = post(letter);
      if (!trusting) continue;
      drop(letter);
      const before = clearings;
      void sent.then(ok => {
        if (!ok && before === clearings) keep(letter);
      });
    }
  };

  realm.addEventListener('online', send);
  realm.addEventListener('pageshow', send);
  realm.addEventListener('pagehide', leave);
  return {
    put: (key, body) => keep([key, JSON.stringify(body)]),
    send,
    leave,
    clear() {
      clearings++;
      own = [];
      if (logged().length) log.write(name, undefined);
    },
    stop() {
      isStopped = true;
      realm.clearTimeout(timer);
      realm.removeEventListener('online', send);
      realm.removeEventListener('pageshow', send);
      realm.removeEventListener('pagehide', leave);
    },
  };
}

function isLetter(value: unknown): value is Letter {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}
