import type { Access } from '../policy/access.js';
import type { GuardContext } from './context.js';

/** A call that answers by a promise. */
export interface Promised {
  /** Does it. */
  act(): unknown;
  /** What the promise rejects with where it is refused. */
  refusal(): unknown;
  /** What it keeps in memory while it waits, in bytes. Absent: nothing worth counting. */
  readonly sizeBytes?: number;
}

/**
 * Answers a call that returns a promise: at once where it is allowed. Held, the promise stays pending until the choice.
 * Refused, it rejects.
 */
export function promised(
  { realm: { Promise }, gate }: Pick<GuardContext, 'realm' | 'gate'>,
  access: Access | null,
  { act, refusal, sizeBytes = 0 }: Promised,
): unknown {
  const verdict = access ? gate.decide(access).verdict : 'allow';
  if (!access || verdict === 'allow' || verdict === 'amend') return act();
  return new Promise((resolve, reject) => {
    const refuse = () => reject(refusal());
    if (verdict === 'hold') gate.hold({ access, sizeBytes, release: () => resolve(act()), refuse });
    else refuse();
  });
}
