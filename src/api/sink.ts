import type { Act } from '../consent/history.js';
import { toEvent } from '../consent/receipt-events.js';
import type { PolicyIndex } from '../policy/compile.js';
import { type OutboxPorts, openOutbox } from './outbox.js';

/** How many acts wait for a server that does not answer. */
const mostDeliveries = 20;

/** Delivers every act of the visitor to the site's own record keeping. */
export interface Sink {
  /** Keeps it, and sends it once this task is over; called again for the same act, in its place. */
  deliver(act: Act): void;
  stop(): void;
}

/** What the body of a delivery says. */
export interface Delivery {
  /** The idempotency key: the random id of the record, and its counter. */
  readonly key: string;
  /** The policy's id. */
  readonly policy: string;
  readonly event: ReturnType<typeof toEvent>;
}

/** Opens the sink of a page, and sends what an earlier page left. */
export function openSink(index: PolicyIndex, ports: Omit<OutboxPorts, 'name' | 'most' | 'trusting'>): Sink {
  const outbox = openOutbox({ ...ports, name: 'deliveries', most: mostDeliveries });
  const { realm } = ports;
  let timer: number | undefined;
  outbox.send();
  return {
    deliver(act) {
      const key = `${act.id}-${act.counter}`;
      const delivery: Delivery = { key, policy: index.policy.id, event: toEvent(index, act) };
      outbox.put(key, delivery);
      // The digest of what was shown is a moment away, and comes along.
      realm.clearTimeout(timer);
      timer = realm.setTimeout(outbox.send, 50);
    },
    stop() {
      realm.clearTimeout(timer);
      outbox.stop();
    },
  };
}
