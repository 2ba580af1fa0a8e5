import { AssentError } from '../errors.js';
import type { Grants } from './grants.js';
import type { Policy } from './policy.js';

/**
 * What a site allows beside its policy: by directive, further sources. Nonces and hashes are kept as they are; with one
 * of them browsers ignore `'unsafe-inline'`, which then is the site's wish.
 */
export type ExtraSources = Readonly<Record<string, readonly string[]>>;

/**
 * Whatever names no host. It is for hosts that a page is sealed, and not against code in the page itself: a page that works at guard
 * depth works on. A stricter policy of the site's own holds beside this one.
 */
const anywhere = "'self' data: blob: 'unsafe-inline' 'unsafe-eval'";

/** Directives that know nothing of inline code and `data:`, and that `default-src` does not speak for. */
const ofTargets = /^(form-action|base-uri)$/;

/** An entry of `hosts` or `firstParty`: the host, then as much of its path as a source can carry. */
const entryForm =
  /^((?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*)(?:(\/(?:[\w.~!$()+=:@/-]|%[\dA-F]{2})*)([\d\D]*))?$/i;

/**
 * A host, with or without a path, as source expressions; none where a CSP cannot name it: an IPv6 address, a name with `_`.
 *
 * Any port, as in a manifest; the page's scheme and its secure one, and sockets, which have schemes of their own.
 * A source can name one file, or all below a folder. What else a path may say in a manifest is taken for the folder
 * above it: what was granted must work, and what shares its folder is left to the guard.
 */
export function sourcesFor(entry: string): string[] {
  const [, host, path = '', rest = ''] = entryForm.exec(String(entry)) ?? [];
  if (!host) return [];
  const folder = rest ? path.slice(0, path.lastIndexOf('/') + 1) : path;
  const source = `${host}:*${folder === '/' ? '' : folder}`;
  return [source, `ws://${source}`];
}

/**
 * Every host that may be asked, as source expressions, each once: the site's own, and those of services that are
 * required or granted. `paths` are not among them: on the page's own origin, `'self'` allows them whatever was
 * chosen, and the guard alone tells them apart.
 *
 * @param grants by purpose and service id; one that is missing counts as unset
 */
export function grantedSources(policy: Policy, grants: Grants): string[] {
  const domain = policy.record?.domain?.replace(/^\./, '');
  const entries = [...(policy.firstParty ?? []), ...(domain ? [domain, `*.${domain}`] : [])];
  for (const { id, purpose, hosts = [] } of policy.services) {
    const isRequired = policy.purposes.some(one => one.id === purpose && one.required);
    const grant = Object.hasOwn(grants, id) ? grants[id] : grants[purpose];
    if (isRequired || grant?.state === 'granted') entries.push(...hosts);
  }
  return unique(entries.flatMap(sourcesFor));
}

/**
 * The Content Security Policy that keeps a page to what is required and granted, what is undeclared kept out. Pure;
 * never throws for a policy that was parsed. Granting more only ever adds sources, at the end of each directive.
 *
 * - `default-src` speaks for everything that loads or connects.
 * - `form-action`, for which it does not speak, keeps forms from being sent elsewhere.
 * - Trusted Types are left alone.
 */
export function contentSecurityPolicy(policy: Policy, grants: Grants, extra: ExtraSources = {}): string {
  const added = (directive: string): readonly string[] =>
    Object.hasOwn(extra, directive) ? (extra[directive] ?? []) : [];
  return unique(['default-src', 'form-action', ...Object.keys(extra)])
    .map(directive => {
      const isTarget = ofTargets.test(directive);
      const own = isTarget ? ["'self'"] : [...anywhere.split(' '), ...added('default-src')];
      const sources = [...own, ...(directive === 'default-src' ? [] : added(directive))];
      return [directive, ...unique([...sources, ...grantedSources(policy, grants)])].join(' ');
    })
    .join('; ');
}

/** Why a page with this policy cannot be sealed; undefined where it can. A CSP lists what is allowed, and so forbids the rest. */
export function whyNotSealed({ undeclared }: Policy): AssentError | undefined {
  if (undeclared === 'hold' || undeclared === 'refuse') return undefined;
  const problem =
    '"report" lets undeclared hosts through, and a sealed page cannot: write "hold" or "refuse"';
  return new AssentError('policy-invalid', `policy.undeclared: ${problem}`, 'policy.undeclared');
}

function unique(list: readonly string[]): string[] {
  return list.filter((one, at) => list.indexOf(one) === at);
}
