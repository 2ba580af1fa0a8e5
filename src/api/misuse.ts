import type { Realm } from '../guards/natives.js';
import { createTargets } from '../guards/target.js';
import type { Access } from '../policy/access.js';
import type { PolicyIndex } from '../policy/compile.js';
import type { Decision } from '../policy/decide.js';
import { callerOf } from './caller.js';

/**
 * Makes what notices that one service's script uses what another has declared. That is `undeclared` for who does it;
 * where the policy lets nothing undeclared through, an item of another purpose is refused. Best effort: a script is known
 * while it first runs, not in what it calls later. One of the site's own, or of a required service, may use anything.
 *
 * @param runningScript the address of the script that runs
 */
export function takeMisuse(
  realm: Realm,
  runningScript: () => string | undefined,
): (index: PolicyIndex, access: Access, decision: Decision) => Decision {
  const toAccess = createTargets(realm);
  return (index, access, decision) => {
    const { verdict, service, purpose, reason } = decision;
    if (!service || (verdict !== 'allow' && reason !== 'life')) return decision;
    const by = runningScript();
    const script = by && toAccess('script', by);
    if (!script) return decision;
    const { required, service: caller } = index.requestRule(script.host, script.path);
    if (required || !caller || caller.id === service) return decision;
    // What a page's promises do runs at the end of a script too: so its stack is asked.
    if (callerOf(new Error()) !== script.url) return decision;
    const isStrict = index.rest.fixed?.verdict !== 'allow';
    const now = isStrict && 'name' in access && caller.purpose !== purpose ? 'refuse' : verdict;
    return now === 'amend'
      ? decision
      : { verdict: now, service, reason: 'undeclared', ...(purpose && { purpose }) };
  };
}
