import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, whyNotSealed } from '../../src/policy/csp.ts';
import type { Grants } from '../../src/policy/grants.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { grantsFor, manifests, picks, withServices } from './manifests.ts';

/** By directive, its sources. */
function parse(csp: string): Record<string, readonly string[]> {
  const directives = csp.split(';').map(one => one.trim().split(/ +/));
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]));
}

const keyword = /^'(self|unsafe-inline|unsafe-eval)'$/;
const scheme = /^(data|blob):$/;
/** CSP3 2.3.1, with every port. */
const host = /^(ws:\/\/)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*:\*(\/([\w.~!$&'()*+=:@/-]|%[\da-f]{2})*)?$/i;

const policyOf = (hosts: readonly string[], more: object = {}): Policy => ({
  ...parsePolicy(withServices(['stats', 'analytics', { hosts }])),
  ...more,
});
const granted: Grants = { analytics: { state: 'granted', reason: 'stored' } };
/** What granting adds to `default-src`, sockets aside. */
const addedBy = (...hosts: readonly string[]): readonly string[] => {
  const before = parse(contentSecurityPolicy(policyOf(hosts), {}))['default-src'] ?? [];
  const after = parse(contentSecurityPolicy(policyOf(hosts), granted))['default-src'] ?? [];
  return after.filter(source => !before.includes(source) && !source.startsWith('ws:'));
};

describe('the Content Security Policy of a policy', () => {
  test('forbids hosts, and nothing else: code in the page, data and blobs go on', () => {
    expect(contentSecurityPolicy(policyOf(['stats.example']), {})).toBe(
      "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; form-action 'self'",
    );
  });

  test('allows the hosts of what is required or granted, sockets too, on any port', () => {
    expect(contentSecurityPolicy(policyOf(['stats.example']), granted)).toBe(
      "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval' stats.example:* ws://stats.example:*; " +
        "form-action 'self' stats.example:* ws://stats.example:*",
    );
  });

  test('allows the site’s own hosts, and those below its record’s domain', () => {
    const site = policyOf([], { firstParty: ['static.example'], record: { domain: '.site.example' } });
    expect(parse(contentSecurityPolicy(site, {}))['form-action']?.filter(one => !/^ws:/.test(one))).toEqual([
      "'self'",
      'static.example:*',
      'site.example:*',
      '*.site.example:*',
    ]);
  });

  test.each([
    ['*.stats.example', '*.stats.example:*'],
    ['cdn.example/stats/*', 'cdn.example:*/stats/'],
    ['cdn.example/stats/a.js', 'cdn.example:*/stats/a.js'],
    // What a source cannot say is taken for the folder above it.
    ['cdn.example/stats/a*.js', 'cdn.example:*/stats/'],
    ['cdn.example/stats*', 'cdn.example:*'],
    ['cdn.example/a;b/c', 'cdn.example:*'],
    ['cdn.example/', 'cdn.example:*'],
  ])('names %s as %s', (entry, source) => {
    expect(addedBy(entry)).toEqual([source]);
  });

  test.each(['[::1]', 'my_host.example'])('has no name for %s', entry => {
    expect(addedBy(entry)).toEqual([]);
  });

  test('has no source for paths of its own origin: they cannot be told from it', () => {
    const proxied = parsePolicy(withServices(['stats', 'analytics', { paths: ['/collect'] }]));
    expect(contentSecurityPolicy(proxied, granted)).toBe(contentSecurityPolicy(proxied, {}));
  });

  test('adds what the site adds, for one directive or for all, and keeps nonces and hashes', () => {
    const extra = { 'script-src': ["'nonce-abc'", "'sha256-Zm9v'"], 'default-src': ['cdn.site.example'] };
    const csp = parse(contentSecurityPolicy(policyOf(['stats.example']), granted, extra));
    const everywhere = ["'self'", 'cdn.site.example', 'stats.example:*'];
    expect(csp['script-src']).toEqual(expect.arrayContaining([...everywhere, ...extra['script-src']]));
    expect(csp['default-src']).toEqual(expect.arrayContaining(everywhere));
    expect(csp['default-src']).not.toContain("'nonce-abc'");
    expect(csp['form-action']).not.toContain('cdn.site.example');
  });

  test('follows a service that was chosen by itself', () => {
    const policy = parsePolicy(
      withServices(
        ['stats', 'analytics', { hosts: ['stats.example'] }],
        ['crash', 'analytics', { hosts: ['crash.example'] }],
      ),
    );
    const csp = contentSecurityPolicy(policy, { ...granted, crash: { state: 'refused', reason: 'stored' } });
    expect(csp).toContain('stats.example:*');
    expect(csp).not.toContain('crash.example');
  });

  test('is one that browsers can parse, whatever the manifest and the grants', () => {
    fc.assert(
      fc.property(manifests, picks, (input, numbers) => {
        const policy = parsePolicy(input);
        const csp = parse(contentSecurityPolicy(policy, grantsFor(policy, numbers)));
        expect(Object.keys(csp)).toEqual(['default-src', 'form-action']);
        for (const source of Object.values(csp).flat())
          expect(keyword.test(source) || scheme.test(source) || host.test(source), source).toBe(true);
      }),
    );
  });

  test('has no source that only a service without a grant would bring', () => {
    fc.assert(
      fc.property(manifests, picks, (input, numbers) => {
        const policy = parsePolicy(input);
        const grants = grantsFor(policy, numbers);
        const mayLoad = policy.services.filter(({ id, purpose }) => {
          const isRequired = policy.purposes.some(one => one.id === purpose && one.required);
          return isRequired || (grants[id] ?? grants[purpose])?.state === 'granted';
        });
        // As if the others had never been declared.
        const without = { ...policy, services: mayLoad };
        expect(contentSecurityPolicy(policy, grants)).toBe(contentSecurityPolicy(without, grants));
      }),
    );
  });

  test('only ever gains sources by a grant', () => {
    fc.assert(
      fc.property(manifests, picks, fc.nat(), (input, numbers, pick) => {
        const policy = parsePolicy(input);
        const before = grantsFor(policy, numbers);
        const ids = [...policy.purposes, ...policy.services].map(({ id }) => id);
        const id = ids[pick % ids.length] ?? '';
        const after = { ...before, [id]: { state: 'granted', reason: 'asked' } as const };
        const [less, more] = [before, after].map(grants => parse(contentSecurityPolicy(policy, grants)));
        for (const [directive, sources] of Object.entries(less ?? {}))
          expect(more?.[directive]).toEqual(expect.arrayContaining([...sources]));
      }),
    );
  });

  test('keeps what stands in a manifest that nobody checked from ending a directive or the attribute', () => {
    const hostile = ['a.example; script-src *', 'b.example"><script>', 'c.example d.example', "'none'"];
    const csp = contentSecurityPolicy(policyOf([], { firstParty: hostile }), granted);
    expect(csp).toBe("default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; form-action 'self'");
  });
});

describe('a page cannot be sealed', () => {
  test.each(['report', undefined])(
    'where undeclared is %s: a CSP can only list what is allowed',
    undeclared => {
      const policy = { ...policyOf([]), undeclared } as Policy;
      expect(whyNotSealed(policy)).toMatchObject({
        code: 'policy-invalid',
        path: 'policy.undeclared',
        message: expect.stringContaining('write "hold" or "refuse"'),
      });
    },
  );

  test.each(['hold', 'refuse'] as const)('but where it is %s it can', undeclared => {
    expect(whyNotSealed(policyOf([], { undeclared }))).toBeUndefined();
  });
});
