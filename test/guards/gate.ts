import type { Gate, Held } from '../../src/guards/gate.ts';
import type { Access } from '../../src/policy/access.ts';
import type { Decision, Verdict } from '../../src/policy/decide.ts';

/** A gate that a test answers for, and asks afterwards. */
export interface FakeGate extends Gate {
  /** What becomes of what is tracked. All else is allowed. */
  verdict: Verdict;
  /** The life left to it, in days, with `amend`. */
  days: number;
  /** What is tracked and allowed is amended to this life, in days, where it asks for more. Absent: never. */
  mostDays?: number;
  /** Every access that was decided, oldest first. */
  readonly decided: readonly Access[];
  /** What waits. */
  readonly waiting: readonly Held[];
  /** What wrappers reported of their own failing. */
  readonly failures: readonly unknown[];
  /** Names of the cookies that guards said they erased. */
  readonly erasures: readonly string[];
  /** Changes the verdict and looks again at all that waits, as the real gate does: refusals first, releases in order. */
  settle(verdict: Verdict): Promise<void>;
}

/** The one tracker of these tests: the host `b.localhost`, files whose name begins with `tracked`, items with `_t`. */
export const isTracked = (access: Access): boolean =>
  'host' in access
    ? access.host === 'b.localhost' || access.path.includes('/tracked') || access.url.includes('#tracked')
    : access.name.startsWith('_t');

interface Entry {
  readonly held: Held;
  refused: boolean;
  done: boolean;
}

/** Makes a gate that says this of what is tracked. */
export function createFakeGate(verdict: Verdict): FakeGate {
  const decided: Access[] = [];
  const failures: unknown[] = [];
  const erasures: string[] = [];
  const listeners = new Set<() => void>();
  let entries: Entry[] = [];

  const look = (access: Access): Decision => {
    if (!isTracked(access)) return { verdict: 'allow', reason: 'first-party' };
    const grounds = { service: 'tracker', purpose: 'analytics', reason: 'asked' } as const;
    if (gate.verdict === 'amend') return { ...grounds, verdict: 'amend', days: gate.days };
    const { mostDays } = gate;
    return gate.verdict === 'allow' &&
      mostDays !== undefined &&
      'days' in access &&
      (access.days ?? 0) > mostDays
      ? { ...grounds, verdict: 'amend', reason: 'life', days: mostDays }
      : { ...grounds, verdict: gate.verdict };
  };
  const refuse = (entry: Entry): void => {
    entry.refused = true;
    entry.done = !entry.held.lasting;
    entry.held.refuse();
  };

  const gate: FakeGate = {
    verdict,
    days: 0,
    decided,
    failures,
    erasures,
    look,
    standing: () => ({
      'database: _t*': gate.verdict,
      'cache: _t*': gate.verdict,
      'file: _t*': gate.verdict,
      'b.localhost *': gate.verdict,
      '* /*/tracked*': gate.verdict,
      '* *': 'allow',
    }),
    onSettle(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    erased: name => void erasures.push(name),
    get waiting() {
      return entries.filter(({ done }) => !done).map(({ held }) => held);
    },
    decide(access) {
      decided.push(access);
      return look(access);
    },
    hold(held, refused) {
      const entry: Entry = { held, refused: false, done: false };
      entries.push(entry);
      if (refused) refuse(entry);
      return () => {
        entry.done = true;
      };
    },
    failed: (_guard, error) => void failures.push(error),
    async settle(now) {
      gate.verdict = now;
      for (const entry of entries.slice()) {
        if (!entry.done && !entry.refused && look(entry.held.access).verdict === 'refuse') refuse(entry);
      }
      for (const entry of entries.slice()) {
        const decision = look(entry.held.access);
        if (entry.done || decision.verdict === 'hold' || decision.verdict === 'refuse') continue;
        entry.done = true;
        await entry.held.release(decision);
      }
      entries = entries.filter(({ done }) => !done);
      for (const listener of listeners) listener();
    },
  };
  return gate;
}
