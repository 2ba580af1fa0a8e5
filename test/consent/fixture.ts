import type { Jar } from '../../src/consent/cookie.ts';
import { type ConsentRecord, encodeRecord } from '../../src/consent/record.ts';
import type { StorePorts } from '../../src/consent/store-ports.ts';
import type { Tabs } from '../../src/consent/tabs.ts';
import { compilePolicy, type PolicyIndex } from '../../src/policy/compile.ts';
import { meaningDigest } from '../../src/policy/digest.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** 2025-02-07T00:00:00Z, in seconds. */
export const now = 1_738_886_400;
export const day = 86_400;

export const policy: Policy = {
  id: 'example',
  revision: '2025-02-07',
  controller: { name: 'Example' },
  purposes: [
    { id: 'necessary', title: 'Necessary', required: true },
    { id: 'login', title: 'Staying signed in', whenRefused: 'session' },
    { id: 'analytics', title: 'Analytics', minors: 'guardian' },
    { id: 'ads', title: 'Advertising', gpc: true },
    { id: 'messages', title: 'Messages', separate: true },
  ],
  services: [
    { id: 'security', purpose: 'necessary' },
    { id: 'account', purpose: 'login' },
    { id: 'stats', purpose: 'analytics', hosts: ['stats.example'] },
    { id: 'crash', purpose: 'analytics', hosts: ['crash.example'] },
    { id: 'adnet', purpose: 'ads' },
    { id: 'letters', purpose: 'messages' },
  ],
};

export function indexOf(changes: Partial<Policy> = {}): PolicyIndex {
  return compilePolicy({ ...policy, ...changes }, 'site.example');
}

export const index = indexOf();

/** The same policy after a partner of analytics was added: that purpose means something else now. */
export const revised = indexOf({
  revision: '2026-01-01',
  services: [...policy.services, { id: 'replay', purpose: 'analytics', hosts: ['replay.example'] }],
});

/** A record of these choices, with the digests that are due. */
export function recordOf(
  choices: Record<string, boolean>,
  changes: Partial<ConsentRecord> = {},
): ConsentRecord {
  const digests: Record<string, string> = {};
  for (const [id, choice] of Object.entries(choices)) {
    const purpose = index.services[id]?.purpose ?? id;
    if (choice) digests[purpose] = meaningDigest(policy, purpose);
  }
  return {
    policy: policy.id,
    revision: policy.revision,
    choices,
    digests,
    time: now,
    how: 'saved',
    counter: 1,
    id: 'k3v9x2qa',
    language: 'en',
    ...changes,
  };
}

/** One cookie, as seen by several tabs that may see it late. */
export class SharedCookie {
  readonly history: string[] = [''];

  /** A tab's own view: it sees its own writes at once, those of others when `catchUp` is called. */
  open({ isOpen = true, sticks = true } = {}): Jar & { catchUp(steps?: number): void } {
    const { history } = this;
    let seen = 0;
    const set = (text: string): void => {
      history.push(text);
      seen = history.length - 1;
    };
    return {
      isOpen,
      read: () => history[seen] ?? '',
      write(value) {
        if (sticks) set(`assent_example=${value}`);
        return sticks;
      },
      remove: () => set(''),
      catchUp(steps = Number.POSITIVE_INFINITY) {
        seen = Math.min(history.length - 1, seen + steps);
      },
    };
  }

  get text(): string {
    return this.history.at(-1) ?? '';
  }

  put(record: ConsentRecord): void {
    this.history.push(`assent_example=${encodeRecord(record)}`);
  }
}

/** Tabs whose messages wait until they are delivered, in any order. */
export class Post {
  readonly #tabs: { hear(message: string): void; readonly inbox: string[] }[] = [];

  open(): Tabs {
    const inbox: string[] = [];
    const me = { hear: (_: string): void => {}, inbox };
    this.#tabs.push(me);
    return {
      tell: message => {
        for (const tab of this.#tabs) if (tab !== me) tab.inbox.push(message);
      },
      listen(hear) {
        me.hear = hear;
        return () => {
          me.hear = () => {};
        };
      },
      inTurn() {},
    };
  }

  /** @param pick chooses which waiting message is next; absent: the oldest */
  deliver(tab: number, pick = 0): void {
    const box = this.#tabs[tab];
    const [message] = box?.inbox.splice(pick % Math.max(1, box.inbox.length), 1) ?? [];
    if (message !== undefined) box?.hear(message);
  }

  waiting(tab: number): number {
    return this.#tabs[tab]?.inbox.length ?? 0;
  }

  deliverAll(): void {
    while (this.#tabs.some(({ inbox }) => inbox.length)) {
      this.#tabs.forEach((_, tab) => {
        this.deliver(tab);
      });
    }
  }
}

/** Ports of one tab on a cookie and a post of its own, unless told otherwise. */
export function portsOf(changes: Partial<StorePorts> = {}): StorePorts {
  let made = 0;
  return {
    jar: fresh(new SharedCookie().open()),
    tabs: new Post().open(),
    now: () => now * 1_000,
    makeId: () => `id${made++}`,
    language: () => 'en',
    gpc: false,
    minor: 'unknown',
    report(code, message) {
      throw new Error(`${code}: ${message}`);
    },
    ...changes,
  };
}

/** A jar that always sees the latest. */
export function fresh(jar: ReturnType<SharedCookie['open']>): Jar {
  return {
    ...jar,
    read() {
      jar.catchUp();
      return jar.read();
    },
  };
}
