import { AssentError } from '../errors.js';
import { checkPolicy } from './agree.js';
import { dictionary } from './dictionary.js';
import { kinds, type StringKind } from './kinds.js';
import type { Policy } from './policy.js';
import { quote, type Report, unknown, wrong } from './problem.js';
import { type ObjectShape, type Shape, shape, textShape, unmark } from './shape.js';

/**
 * Reads a manifest. What it returns is new, deeply frozen and without prototypes, so that neither the page's
 * later changes to the input nor to `Object.prototype` reach it.
 *
 * @param input anything, as from `JSON.parse`
 * @throws AssentError `policy-invalid` at the first problem; nothing else, whatever the input
 */
export function parsePolicy(input: unknown): Policy {
  const stop = (path: string, problem: string): never => {
    throw new AssentError('policy-invalid', `${path}: ${problem}`, path);
  };
  try {
    const policy = readPolicy(input, stop);
    checkPolicy(policy, 'policy', stop);
    return policy;
  } catch (error) {
    if (error instanceof AssentError) throw error;
    return stop('policy', 'must be plain data'); // A getter or a proxy of the input threw.
  }
}

/** Reads a manifest by the table of its keys. @returns it only where nothing is reported: else it is incomplete */
export function readPolicy(input: unknown, report: Report): Policy {
  const indexes = new Map<ObjectShape, KeyIndex>();

  const read = (as: Shape, value: unknown, path: string): unknown => {
    if (typeof as !== 'string')
      return isList(as) ? readList(as[0], value, path) : readObject(as, value, path);
    if (as === 'text' && typeof value === 'object' && value) return readObject(textShape, value, path);
    if (as === 'policy') {
      if (path === 'policy.next') return readObject(shape, value, path);
      return report(path, 'must go: what comes next announces nothing');
    }
    const expected = mismatch(as === 'text' ? 'string' : as, value);
    if (expected) report(path, wrong(value, expected));
    return value;
  };

  const readList = (as: Shape, value: unknown, path: string): unknown => {
    if (!Array.isArray(value)) return report(path, wrong(value, 'a list'));
    const list: unknown[] = [];
    for (let at = 0; at < value.length; at++) list.push(read(as, value[at], `${path}[${at}]`));
    return Object.freeze(list);
  };

  const readObject = (as: ObjectShape, value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) {
      return report(path, wrong(value, 'an object'));
    }
    const index = indexes.get(as) ?? indexKeys(as);
    indexes.set(as, index);
    const { named, any, mandatory, rivals } = index;
    const out = dictionary<unknown>();
    for (const [name, inner] of Object.entries(value)) {
      const at = `${path}.${name}`;
      const key = named[name] ?? any?.as;
      if (any) read(any.kind, name, at);
      if (!key) unknown(report, at, 'is not a key', name, 'keys', named);
      else if (inner !== undefined) out[name] = read(key, inner, at);
    }
    for (const name of mandatory) {
      const key = named[name];
      if (key && !(name in out)) read(key, undefined, `${path}.${name}`);
    }
    if (rivals.length && rivals.filter(name => name in out).length !== 1) {
      report(path, `must have exactly one of ${rivals.join(', ')}`);
    }
    if (any?.some && !Object.keys(out).length) report(path, 'must have a text in some language');
    return Object.freeze(out);
  };

  // The cast: a test holds the table equal to the type.
  return readObject(shape, input, 'policy') as Policy;
}

/** The keys of one object of the table, looked through once for all the objects that are read by it. */
interface KeyIndex {
  readonly named: Record<string, Shape>;
  readonly mandatory: readonly string[];
  readonly rivals: readonly string[];
  /** What any key of a kind may hold, and whether there must be some. */
  readonly any: { readonly kind: StringKind; readonly as: Shape; readonly some: boolean } | undefined;
}

function indexKeys(shape: ObjectShape): KeyIndex {
  const named = dictionary<Shape>();
  const mandatory: string[] = [];
  const rivals: string[] = [];
  let any: KeyIndex['any'];
  for (const [key, as] of Object.entries(shape)) {
    const [name, mark] = unmark(key);
    const isAny = mark === '*' || mark === '+';
    if (isAny && isStringKind(name)) any = { kind: name, as, some: mark === '+' };
    else named[name] = as;
    if (mark === '!') mandatory.push(name);
    if (mark === '^') rivals.push(name);
  }
  return { named, mandatory, rivals, any };
}

/** What the value should have been; empty where it is. */
function mismatch(as: string, value: unknown): string {
  if (as === 'boolean') return typeof value === as ? '' : 'true or false';
  if (as === 'positive') return Number.isFinite(value) && Number(value) > 0 ? '' : 'a number above 0';
  if (as === 'recordDays') {
    return Number.isInteger(value) && Number(value) > 0 && Number(value) < 396 ? '' : '1 to 395, whole';
  }
  // Asking again and again after a refusal is no asking (Network Data Security Regulations of China, art. 22).
  if (as === 'refusalDays') return Number.isFinite(value) && Number(value) >= 30 ? '' : '30 or more days';
  if (!isStringKind(as)) {
    const words: unknown[] = as.slice(1).split('|');
    return words.includes(value) ? '' : words.map(quote).join(' or ');
  }
  const [pattern, called] = kinds[as];
  if (typeof value !== 'string') return called;
  if (pattern.test(value)) return '';
  return as === 'host' || as === 'site' || as === 'domain' ? called + corrected(pattern, value) : called;
}

/** A host is often pasted from an address bar: says what to write instead, in Punycode where that is needed. */
function corrected(pattern: RegExp, value: string): string {
  try {
    const { hostname, pathname } = new URL(value.replace(/^(\w+:\/\/)?/, 'http://'));
    const host = hostname.replace(/\.$/, '');
    const better = [host + pathname.replace(/^\/$/, ''), host].find(form => pattern.test(form));
    return better ? `: write ${quote(better)}` : '';
  } catch {
    return ''; // Not even nearly a host.
  }
}

const isList = (as: readonly [Shape] | ObjectShape): as is readonly [Shape] => Array.isArray(as);
const isStringKind = (name: string): name is StringKind => name in kinds;
