import fc from 'fast-check';
import { type Access, requestKinds } from '../../src/policy/access.js';
import type { Grant, Grants } from '../../src/policy/grants.js';
import { itemKinds } from '../../src/policy/item.js';
import type { Policy } from '../../src/policy/policy.js';

/** The page that generated manifests are compiled for. */
export const pageHost = 'www.site.example';

/** The smallest manifest, with what a test adds to it. */
export function manifest(more: object = {}): object {
  return {
    id: 'site',
    revision: '1',
    controller: { name: 'Site Ltd.' },
    purposes: [
      { id: 'necessary', title: 'Necessary', required: true },
      { id: 'login', title: 'Login', whenRefused: 'session' },
      { id: 'analytics', title: 'Analytics' },
    ],
    services: [],
    ...more,
  };
}

/** A manifest with these services, `[id, purpose, the rest]`. */
export function withServices(...services: readonly [id: string, purpose: string, more: object][]): object {
  return manifest({ services: services.map(([id, purpose, more]) => ({ id, purpose, ...more })) });
}

/** Ids that are also names of what objects inherit. */
const id = fc.constantFrom(
  'a',
  'b.1',
  'c-2',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'stats',
  'ads',
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const text = fc.oneof(
  fc.constantFrom('Some text', '文'),
  fc.dictionary(fc.constantFrom('en', 'zh', 'zh-TW', 'pt-BR'), fc.constantFrom('x', 'y'), { minKeys: 1 }),
);
const name = fc
  .string({ unit: fc.constantFrom('*', 'a', 'b', '_', '$', ' '), minLength: 1, maxLength: 6 })
  .filter(value => /[^*\s]/.test(value));
const hostName = fc.constantFrom('x.example', 'a.x.example', 'b.a.x.example', 'y.example', pageHost);
const host = fc
  .tuple(fc.constantFrom('', '*.'), hostName, fc.constantFrom('', '/', '/a', '/a/*', '/*.js', '/a*b'))
  .map(parts => parts.join(''));
const item = fc
  .record({
    kind: fc.constantFrom(...itemKinds),
    name,
    days: optional(fc.integer({ min: 30, max: 400 })),
    httpOnly: optional(fc.boolean()),
    path: optional(fc.constantFrom('/', '/a')),
    text: optional(text),
  })
  .map(({ kind, name, ...terms }) => ({ [kind]: name, ...terms }));
const date = fc.constantFrom('2025-02-07', '2024-12-31');
const model = fc.constantFrom('opt-in', 'opt-out', 'notice');

/** Without undefined values, as from `JSON.parse`. */
const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));

const oneManifest = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 2, maxLength: 8 }),
    cut: fc.nat(),
    purposes: fc.array(
      fc.record({
        title: text,
        text: optional(text),
        required: optional(fc.boolean()),
        whenRefused: optional(fc.constantFrom('session', 'drop')),
        gpc: optional(fc.boolean()),
        minors: optional(fc.constant('guardian')),
        loses: optional(text),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    services: fc.array(
      fc.record({
        pick: fc.nat(),
        provider: optional(fc.record({ name: text, country: optional(fc.constant('DE')) })),
        role: optional(fc.constantFrom('entrusted', 'joint', 'independent')),
        data: optional(fc.array(text, { maxLength: 2 })),
        hosts: optional(fc.array(host, { maxLength: 3 })),
        paths: optional(fc.array(fc.constantFrom('/a', '/collect', '/a/b'), { maxLength: 2 })),
        items: optional(fc.array(item, { maxLength: 4 })),
        replay: optional(fc.boolean()),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    undeclared: optional(fc.constantFrom('report', 'hold', 'refuse')),
    firstParty: optional(fc.array(fc.constantFrom('y.example', '*.y.example'), { maxLength: 2 })),
    minors: optional(
      fc.record({ under: fc.integer({ min: 1, max: 21 }), unknown: optional(fc.constant('adult')) }),
    ),
    askAgainDays: optional(fc.integer({ min: 30, max: 400 })),
    record: optional(
      fc.record({
        cookie: optional(fc.constantFrom('a', 'choice')),
        days: optional(fc.integer({ min: 1, max: 395 })),
        domain: optional(fc.constantFrom('site.example', '.site.example')),
      }),
    ),
    models: optional(fc.array(model, { maxLength: 2 })),
    effective: optional(date),
    url: optional(fc.constantFrom('/privacy', 'https://site.example/privacy')),
    erasedBy: optional(fc.constant('/privacy/erase')),
    storedIn: optional(fc.constant('CN')),
  })
  .map(({ ids, cut, purposes, services, models, ...rest }) => {
    const count = 1 + (cut % (ids.length - 1));
    const declared = ids.slice(0, count);
    return plain({
      id: 'site',
      revision: '1',
      controller: { name: 'Site Ltd.' },
      ...rest,
      purposes: declared.map((id, at) => {
        const purpose = purposes[at];
        return { id, ...purpose, ...(purpose?.required && { whenRefused: undefined, gpc: undefined }) };
      }),
      services: ids.slice(count).map((id, at) => {
        const { pick = 0, ...service } = services[at] ?? {};
        return { id, purpose: declared[pick % count], ...service };
      }),
      regions: models?.map((model, at) => ({
        in: [at ? 'US-CA' : 'GB'],
        model,
        // By way of entries: an assignment to `__proto__` would not make a key.
        purposes: Object.fromEntries(declared.slice(0, 1).map(id => [id, model])),
      })),
      revisions: rest.effective && [{ revision: '1', effective: rest.effective, significant: ['data'] }],
    });
  });

/** Manifests that `parsePolicy` accepts. Two of their services may still have equal claim to something. */
export const manifests: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(oneManifest, fc.option(oneManifest, { freq: 5 }))
  .map(([now, next]) => (next ? { ...now, next: { effective: '2026-01-01', ...next } } : now));

/** The same with one to three values at any depth replaced, dropped or added. */
export const mutated: fc.Arbitrary<unknown> = fc
  .tuple(
    manifests,
    fc.array(
      fc.record({
        where: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        what: fc.oneof(
          fc.jsonValue(),
          fc.constantFrom(
            '',
            '*',
            '/',
            '//x',
            'X.example',
            'https://x.example',
            0,
            -1,
            396,
            1.5,
            [],
            {},
            null,
          ),
        ),
        key: fc.constantFrom(
          '',
          'id',
          'purpose',
          'cookie',
          'local',
          'days',
          'next',
          'required',
          '__proto__',
          'extra',
        ),
        drop: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([input, changes]) => {
    const copy: unknown = JSON.parse(JSON.stringify(input));
    for (const { where, what, key, drop } of changes) mutate(copy, where, what, key, drop);
    return copy;
  });

function mutate(node: unknown, where: readonly number[], what: unknown, key: string, drop: boolean): void {
  if (typeof node !== 'object' || !node) return;
  const keys = Object.keys(node);
  const [turn = 0, ...rest] = where;
  const at = key && !rest.length ? key : (keys[turn % (keys.length || 1)] ?? 'extra');
  if (rest.length) mutate(Object.entries(node).find(([name]) => name === at)?.[1], rest, what, key, drop);
  else if (drop) Reflect.deleteProperty(node, at);
  else Object.defineProperty(node, at, { value: what, enumerable: true, configurable: true, writable: true });
}

const reasons = ['asked', 'stored', 'gpc', 'default'] as const;
const states = ['refused', 'unset', 'granted'] as const;

/** Grants for a policy: each id's state picked by the numbers, some ids missing. */
export function grantsFor(policy: Policy, picks: readonly number[]): Grants {
  const grants: Record<string, Grant> = Object.create(null);
  [...policy.purposes, ...policy.services].forEach(({ id }, at) => {
    const pick = picks[at % picks.length] ?? 0;
    const state = states[pick % 4];
    const reason = reasons[(pick >> 2) % reasons.length];
    if (state && reason) grants[id] = { state, reason };
  });
  return grants;
}

/** What {@link grantsFor} picks by. */
export const picks = fc.array(fc.nat(63), { minLength: 1, maxLength: 12 });

/** Attempts of every kind, mostly on what generated manifests declare. */
export const accesses: fc.Arbitrary<Access> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom(...itemKinds),
      name: fc.oneof(name, fc.string(), fc.constantFrom('__proto__', 'choice', 'choice.log', 'assent_site')),
      days: optional(fc.oneof(fc.integer({ min: -5, max: 800 }), fc.double())),
    })
    .map(({ days, ...access }) => (days === undefined ? access : { ...access, days })),
  fc
    .record({
      kind: fc.constantFrom(...requestKinds),
      host: fc.oneof(hostName, fc.constantFrom('', 'site.example', 'other.example', '__proto__')),
      path: fc.oneof(
        fc.constantFrom('/', '/a', '/a/x.js', '/ab', '/collect/1'),
        fc.webPath().map(p => p || '/'),
      ),
    })
    .map(access => ({ ...access, url: `https://${access.host}${access.path}` })),
);
