import { AssentError } from '../errors.js';
import {
  contentSecurityPolicy,
  type ExtraSources,
  grantedSources,
  sourcesFor,
  whyNotSealed,
} from '../policy/csp.js';
import { grantDigest } from '../policy/digest.js';
import type { Grants } from '../policy/grants.js';
import type { Policy } from '../policy/policy.js';
import type { LiftTable } from './lift.js';

/** A page's seal, as a build prints it. */
export interface Seal {
  /** The static policy: nothing optional is granted. Safe in an attribute in double quotes. */
  readonly content: string;
  /** What `liftSeal` is called with, as source text. */
  readonly args: string;
}

/** Sources that allow every host, and so leave nothing sealed. */
const opensAll = /^(\*|(https?|wss?):(\/\/\*(:\*)?\/?)?|'strict-dynamic')$/i;

/** What a site says about its seal. */
export interface SealOptions {
  /** What it allows beside its policy. */
  readonly extra?: ExtraSources;
  /** Where our script lies: at another origin, its folder is allowed too. */
  readonly src?: string;
}

/**
 * Makes the seal of a policy. At build time: no browser loads this.
 *
 * @throws AssentError `policy-invalid` where undeclared hosts are let through, a CSP cannot name a host, or `extra` is
 *   malformed or opens all
 */
export function makeSeal(policy: Policy, { extra = {}, src = '' }: SealOptions = {}): Seal {
  const mistake = whyNotSealed(policy) ?? unnameable(policy) ?? mistakeIn(extra);
  if (mistake) throw mistake;
  const [ourFolder] = /^(https?:)?\/\/[^?#]*\//.exec(src) ?? [];
  const allowed = ourFolder
    ? { ...extra, 'default-src': [...(extra['default-src'] ?? []), ourFolder.replace(/^\/\//, '')] }
    : extra;
  const content = escapeAttribute(contentSecurityPolicy(policy, {}, allowed));
  const seconds = (policy.record?.days ?? 180) * 86_400;
  const args = [
    recordForm(policy),
    seconds,
    JSON.stringify(content.split('; ')),
    JSON.stringify(tableOf(policy)),
  ];
  return { content, args: args.join(', ') };
}

/** Where visitors of unknown age count as minors, what a guardian granted is all that can be. */
const isForMinors = (policy: Policy): boolean => policy.minors?.unknown === 'minor';

/**
 * What finds the record's cookie, and its fields where they are sound: the form is told at `encodeRecord`, and this takes
 * no more than that.
 */
function recordForm(policy: Policy): string {
  const name = policy.record?.cookie ?? `assent_${policy.id}`;
  const exactly = (text: string): string => text.replace(/\./g, '\\.');
  // Of a visitor who was said to be a minor it is left to the guard what a guardian may have granted.
  const how = isForMinors(policy) ? 'u(g?)[oy]?' : '[argsmupi](g?)o?';
  const [text, digits] = ['[\\w.()-]*', '[\\da-z]'];
  const choices = '((?:(?:\\(\\)|[~)(*])[\\w.-]+)*)';
  const fields = [exactly(policy.id), text, `${digits}{1,10}`, `(${digits}{1,9})`, how, text, text, choices];
  return `/^${exactly(name)}=(?:(?=.{0,3800}$)1!${fields.join('!')}!([\\w-]*)$)?/`;
}

function tableOf(policy: Policy): LiftTable {
  const always = grantedSources(policy, {});
  const rows: string[][] = [];
  for (const { id, required, minors, gpc } of policy.purposes) {
    if (required || (isForMinors(policy) && minors !== 'guardian')) continue;
    const row = policy.services.flatMap(service => {
      if (service.purpose !== id) return [];
      const granted: Grants = { [service.id]: { state: 'granted', reason: 'stored' } };
      const more = grantedSources(policy, granted).filter(source => !always.includes(source));
      return more.length ? [service.id, ` ${more.join(' ')}`] : [];
    });
    if (row.length) rows.push([id, (gpc ? '!' : '') + base64Of(grantDigest(policy, id)), ...row]);
  }
  return rows;
}

function base64Of(digest: string): string {
  return btoa(digest.replace(/../g, byte => String.fromCharCode(Number.parseInt(byte, 16))));
}

/** A text as it stands in an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** A host that no CSP can name could never be reached, granted or not. */
function unnameable({ services }: Policy): AssentError | undefined {
  for (const [at, { hosts = [] }] of services.entries()) {
    const host = hosts.find(entry => !sourcesFor(entry).length);
    const path = `policy.services[${at}].hosts`;
    const problem = `"${host}" cannot be named in a CSP, and a sealed page could never reach it`;
    if (host) return new AssentError('policy-invalid', `${path}: ${problem}; use a name without "_"`, path);
  }
  return undefined;
}

function mistakeIn(extra: ExtraSources): AssentError | undefined {
  for (const [directive, sources] of Object.entries(extra)) {
    const at = `extra.${directive}`;
    if (!/^([a-z]+-)*src(-[a-z]+)?$|^form-action$|^base-uri$/.test(directive))
      return new AssentError('policy-invalid', `${at}: no directive that takes sources`, at);
    for (const source of sources) {
      const problem = opensAll.test(source) ? 'opens the page to every host' : 'is no source expression';
      if (opensAll.test(source) || !/^[^\s;,]+$/.test(source))
        return new AssentError('policy-invalid', `${at}: ${JSON.stringify(source)} ${problem}`, at);
    }
  }
  return undefined;
}
