import { AssentError } from '../errors.js';
import type { PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import { grantDigest } from '../policy/digest.js';
import type { Purpose } from '../policy/policy.js';
import type { ConsentRecord } from './record.js';
import type { Answer } from './view.js';

/** The part of a record that answers make. */
export type Answered = Pick<ConsentRecord, 'choices' | 'digests'>;

/**
 * Applies an answer to what was answered before.
 *
 * - Accepting all leaves the purposes that are `separate` as they are, and under Global Privacy Control those with `gpc`:
 *   what overrides the signal names them.
 * - A purpose takes its services with it, but those that the same answer names.
 * - A service is kept only where it differs from its purpose.
 * - Where a purpose has changed its meaning since, an answer about it or its services ends its old grants:
 *   they must not come back with the new meaning.
 * - What the policy does not declare any more falls away, but for refusals: it may come back.
 *
 * @param mayGrant whether this visitor may grant a purpose; where not, granting it leaves it as it is
 * @param gpc whether the signal is on
 * @returns also the ids that the answer was about
 * @throws AssentError `unknown-id` for an id that is not declared, `not-a-choice` for what is no answer
 */
export function applyAnswer(
  index: PolicyIndex,
  before: Answered,
  answer: Answer,
  mayGrant: (purpose: Purpose) => boolean,
  gpc = false,
): Answered & { readonly named: readonly string[] } {
  const named = spellOut(index, answer, gpc);
  const choices = dictionary<boolean>();
  const digests = dictionary<string>();
  for (const id of Object.keys(before.choices)) {
    if (!before.choices[id]) choices[id] = false;
  }
  for (const purpose of index.policy.purposes) {
    if (purpose.required) continue;
    const { id } = purpose;
    const services = index.policy.services.filter(service => service.purpose === id);
    const ids = [id, ...services.map(service => service.id)];
    if (!mayGrant(purpose)) for (const each of ids) if (named[each]) delete named[each];

    const isNamed = ids.some(each => each in named);
    const digest = isNamed ? grantDigest(index.policy, id) : before.digests[id];
    const isStale = digest !== before.digests[id];
    for (const each of ids) {
      const was = id in named || (isStale && before.choices[each]) ? undefined : before.choices[each];
      const choice = named[each] ?? was;
      if (choice !== undefined && (each === id || choice !== choices[id])) choices[each] = choice;
      else delete choices[each];
    }
    if (digest && ids.some(each => choices[each])) digests[id] = digest;
  }
  return { choices, digests, named: Object.keys(named) };
}

/** Tells a site's developer which ids there are. */
export function unknownId(index: PolicyIndex, id: string): AssentError {
  const declared = [...Object.keys(index.purposes), ...Object.keys(index.services)].join(', ');
  return new AssentError(
    'unknown-id',
    `${JSON.stringify(id)} is no purpose or service of the policy (declared: ${declared})`,
  );
}

/** By id, what an answer says. What is required is left out: granting it changes nothing. */
function spellOut(index: PolicyIndex, answer: Answer, signal: boolean): Record<string, boolean> {
  const named = dictionary<boolean>();
  if (answer === 'accept-all' || answer === 'refuse-all') {
    const granted = answer === 'accept-all';
    for (const { id, required, separate, gpc } of index.policy.purposes) {
      if (!required && !(granted && (separate || (gpc && signal)))) named[id] = granted;
    }
    return named;
  }
  if (typeof answer !== 'object' || !answer) throw notAChoice('choices', answer, 'ids with true or false');
  for (const [id, choice] of Object.entries(answer)) {
    const purpose = index.purposes[index.services[id]?.purpose ?? id];
    if (!purpose) throw unknownId(index, id);
    if (typeof choice !== 'boolean') throw notAChoice(id, choice, 'true or false');
    if (!purpose.required) named[id] = choice;
    else if (!choice) throw notAChoice(id, choice, 'left out: the policy requires it');
  }
  return named;
}

function notAChoice(what: string, value: unknown, remedy: string): AssentError {
  return new AssentError('not-a-choice', `${what}: ${String(value)} is no choice, must be ${remedy}`);
}
