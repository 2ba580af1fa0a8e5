import { afterEach, expect, it } from 'vitest';
import { compilePolicy, hostOwner, ownerOf } from '../../src/policy/compile.js';
import { decide } from '../../src/policy/decide.js';
import type { Grants } from '../../src/policy/grants.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Policy } from '../../src/policy/policy.js';
import { pageHost, withServices } from './manifests.js';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const back of undo.splice(0)) back();
});

/** Replaces a property for the length of a test. */
function tamper(target: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  const before = Reflect.getOwnPropertyDescriptor(target, key);
  Reflect.defineProperty(target, key, { configurable: true, ...descriptor });
  undo.push(() => {
    if (before) Reflect.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  });
}

/** Asks everything once, and returns the verdicts. Keeps to what no test tampers with. */
function ask(name: string): string {
  const index = fresh;
  const grants: Grants = refusedGrants;
  const fetched = (host: string, path: string) =>
    decide(index, grants, { kind: 'fetch', url: '', host, path }).verdict;
  return (
    `${decide(index, grants, { kind: 'cookie', name }).verdict} ` +
    `${decide(index, grants, { kind: 'cookie', name: 'token', days: 3 }).days} ` +
    `${decide(index, grants, { kind: 'local', name: 'undeclared' }).verdict} ` +
    `${fetched('a.stats.example', '/')} ${fetched('cdn.example', '/s/x')} ${fetched(pageHost, '/c/1')} ` +
    `${fetched(pageHost, '/')} ${fetched('other.example', '/')} ` +
    `${ownerOf(index, 'cookie', name)?.service.id} ${hostOwner(index, 'a.stats.example', '/')?.id}`
  );
}

const expected = 'refuse 0 allow refuse refuse refuse allow allow stats stats';

let fresh = compile();
const refusedGrants: Grants = {
  stats: { state: 'refused', reason: 'asked' },
  stay: { state: 'refused', reason: 'asked' },
};

function compile(read: (input: object) => Policy = parsePolicy) {
  const items = [{ cookie: '_st*', days: 9 }];
  const hosts = ['*.stats.example', 'cdn.example/s/*'];
  const input = withServices(
    ['stats', 'analytics', { items, hosts, paths: ['/c'] }],
    ['stay', 'login', { items: [{ cookie: 'token', days: 30 }] }],
  );
  return compilePolicy(read(input), pageHost);
}

it('decides as before where every method of every built-in was replaced after it was compiled', () => {
  fresh = compile();
  const hostile = () => {
    throw new Error('tampered');
  };
  const owners = [String, Array, RegExp, Map, Set, Number].map(one => one.prototype);
  const statics = [Object, Array, Number, String];
  for (const target of [...owners, ...statics]) {
    for (const key of Reflect.ownKeys(target)) {
      if (key === 'constructor' || key === 'prototype' || key === 'length' || key === 'name') continue;
      // Kept for this test's own use: defining, and undoing with, properties.
      if (target === Array.prototype && (key === 'push' || key === 'splice' || key === Symbol.iterator))
        continue;
      tamper(target, key, { value: hostile });
    }
  }
  tamper(Array.prototype, Symbol.iterator, { value: hostile });
  tamper(Function.prototype, 'call', { value: hostile });
  tamper(Function.prototype, 'apply', { value: hostile });
  const first = ask('_st1');
  for (let at = 0; at < 1_100; at++) decide(fresh, refusedGrants, { kind: 'cookie', name: `n${at}` });
  const later = ask('_st2');
  // By hand: the undoing of `afterEach` iterates.
  for (let at = undo.length - 1; at >= 0; at--) undo[at]?.();
  undo.length = 0;
  expect(first).toBe(expected);
  expect(later).toBe(expected);
});

it.each([
  ['copied by the parser', parsePolicy],
  ['taken as it is', (input: object): Policy => JSON.parse(JSON.stringify(input))],
])('reads nothing that a page added to what objects, arrays and strings inherit: policy %s', (_, read) => {
  fresh = compile(read);
  const grant = { value: { state: 'granted', reason: 'asked' } };
  for (const key of [
    'granted',
    'url',
    'host',
    'path',
    'days',
    'session',
    'required',
    'whenRefused',
    'undeclared',
  ]) {
    tamper(Object.prototype, key, { value: 'session' });
  }
  for (const key of ['cookie', 'fetch', '_st1', 'a.stats.example', 'firstParty', 'item', 'service']) {
    tamper(Object.prototype, key, grant);
  }
  for (let at = 0; at < 50; at++) tamper(String.prototype, at, { value: '*' });
  tamper(Array.prototype, 0, { set() {}, get: () => undefined });
  const answer = ask('_st1');
  const decision = decide(fresh, refusedGrants, { kind: 'local', name: 'undeclared' });
  const leaked = [decision.days, decision.service];
  for (let at = undo.length - 1; at >= 0; at--) undo[at]?.();
  undo.length = 0;
  expect(answer).toBe(expected);
  expect(leaked).toEqual([undefined, undefined]);
});

it('parses and compiles as before where objects inherit keys of the manifest', () => {
  for (const key of ['required', 'undeclared', 'whenRefused', 'record', 'days', 'cookie', 'items', 'next']) {
    tamper(Object.prototype, key, { value: 'refuse' });
  }
  fresh = compile();
  const answer = ask('_st1');
  for (const back of undo.splice(0)) back();
  expect(answer).toBe(expected);
});
