import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssentError } from '../../src/errors.js';
import { checkedPolicy } from '../../src/policy/check.js';
import { compilePolicy, hostOwner, ownerOf, type PolicyIndex } from '../../src/policy/compile.js';
import { itemKinds, nameOf } from '../../src/policy/item.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { manifest, manifests, pageHost, withServices } from './manifests.js';

const compile = (input: object, host = pageHost): PolicyIndex => compilePolicy(parsePolicy(input), host);
const cookies = (...names: readonly string[]) => ({ items: names.map(cookie => ({ cookie })) });
const cookieOwner = (index: PolicyIndex, name: string) => ownerOf(index, 'cookie', name)?.service.id;

describe('which service a name belongs to', () => {
  it('an exact name before a pattern, a longer pattern before a shorter', () => {
    const index = compile(
      withServices(
        ['all', 'analytics', cookies('_ga*')],
        ['some', 'analytics', cookies('_ga_*')],
        ['one', 'analytics', cookies('_ga_X')],
      ),
    );
    expect(cookieOwner(index, '_ga_X')).toBe('one');
    expect(cookieOwner(index, '_ga_Y')).toBe('some');
    expect(cookieOwner(index, '_ga')).toBe('all');
    expect(cookieOwner(index, '_gb')).toBe(undefined);
    expect(ownerOf(index, 'local', '_ga_X')).toBe(undefined);
    expect(ownerOf(index, 'cookie', '_ga_Y')?.item).toEqual({ cookie: '_ga_*' });
  });

  it('required before optional, but not before what is more specific', () => {
    const index = compile(
      withServices(
        ['a', 'analytics', cookies('x*', 'exact')],
        ['b', 'necessary', cookies('*y', 'exact', 'ex*')],
      ),
    );
    expect(cookieOwner(index, 'xy')).toBe('b');
    expect(cookieOwner(index, 'exact')).toBe('b');
    expect(cookieOwner(index, 'xx')).toBe('a');
  });

  it('is the same for every order of services that have no equal claim', () => {
    fc.assert(
      fc.property(manifests, fc.string(), (input, name) => {
        const policy = parsePolicy(input);
        const turned = { ...policy, services: [...policy.services].reverse() };
        const indexes = [policy, turned].map(one => {
          try {
            return compilePolicy(checkedPolicy(one, pageHost), pageHost);
          } catch (error) {
            expect(error).toBeInstanceOf(AssentError);
            return null;
          }
        });
        const [a, b] = indexes;
        expect(!a).toBe(!b);
        if (!a || !b) return;
        const names = policy.services.flatMap(({ items = [] }) => items.map(item => nameOf(item)));
        for (const kind of itemKinds) {
          for (const one of [name, ...names, ...names.map(other => other.replaceAll('*', 'a'))]) {
            expect(ownerOf(a, kind, one)?.service.id).toBe(ownerOf(b, kind, one)?.service.id);
          }
        }
      }),
    );
  });

  it('answers for a name that was forgotten as before', () => {
    const index = compile(withServices(['a', 'analytics', cookies('x*')]));
    for (let at = 0; at < 3_000; at++)
      expect(cookieOwner(index, `${at % 2 ? 'x' : 'y'}${at}`)).toBe(at % 2 ? 'a' : undefined);
    expect(cookieOwner(index, 'x1')).toBe('a');
    expect(cookieOwner(index, `x${'y'.repeat(10_000)}`)).toBe('a');
  });
});

describe('two services with equal claim', () => {
  const tie = (a: object, b: object, host?: string) => {
    try {
      checkedPolicy(withServices(['one', 'analytics', a], ['two', 'analytics', b]), host ?? pageHost);
      return '';
    } catch (error) {
      expect(error).toBeInstanceOf(AssentError);
      return error instanceof AssentError ? error.message : '';
    }
  };

  it('are told, both of them and what they claim', () => {
    expect(tie(cookies('_ga*'), cookies('_ga*'))).toBe(
      'policy.services: "one" (cookie:_ga*) and "two" (cookie:_ga*) have equal claim: make one more specific',
    );
    expect(tie({ hosts: ['x.example'] }, { hosts: ['x.example'] })).toMatch('"one" (x.example/*)');
  });

  it('are found by the same name, and by patterns of one length with a name in common', () => {
    expect(tie(cookies('a'), cookies('a'))).not.toBe('');
    expect(tie(cookies('a*'), cookies('*b'))).not.toBe('');
    expect(tie(cookies('a*bc'), cookies('ab*c'))).not.toBe('');
    expect(tie(cookies('$*', '(*', 'x*'), cookies('*)'))).not.toBe('');
    expect(tie({ hosts: ['x.example/a*'] }, { hosts: ['x.example/*a'] })).not.toBe('');
    expect(tie({ paths: ['/a'] }, { hosts: [`${pageHost}/a*`] })).not.toBe('');
  });

  it('are not seen where one is more specific, or nothing is in common', () => {
    expect(tie(cookies('a*'), cookies('b*'))).toBe('');
    expect(tie(cookies('a*x'), cookies('a*y'))).toBe('');
    expect(tie(cookies('a*'), cookies('ab*'))).toBe('');
    expect(tie(cookies('a'), { items: [{ local: 'a' }] })).toBe('');
    expect(tie({ hosts: ['x.example'] }, { hosts: ['y.example'] })).toBe('');
    expect(tie({ hosts: ['*.x.example'] }, { hosts: ['a.x.example'] })).toBe('');
    expect(tie({ hosts: ['x.example'] }, { hosts: ['x.example/a/*'] })).toBe('');
    expect(tie(cookies('a*', 'a*'), {})).toBe('');
  });

  it('are found wherever a name, tried out, would fall to either', () => {
    const names = [''];
    for (const at of names) if (at.length < 6) names.push(`${at}a`, `${at}$`);
    const pattern = fc
      .string({ unit: fc.constantFrom('*', 'a', '$'), minLength: 1, maxLength: 3 })
      .filter(value => /[a$]/.test(value));
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), fc.array(pattern, { maxLength: 4 }), (a, b) => {
        if (tie(cookies(...a), cookies(...b))) return;
        const index = compile(
          withServices(['one', 'analytics', cookies(...a)], ['two', 'analytics', cookies(...b)]),
        );
        const other = compile(
          withServices(['two', 'analytics', cookies(...b)], ['one', 'analytics', cookies(...a)]),
        );
        for (const name of names) expect(cookieOwner(index, name)).toBe(cookieOwner(other, name));
      }),
      { numRuns: 300 },
    );
  });

  it('are looked for in a time that grows with their number only', () => {
    const number = (at: number) => String(at).padStart(4, '0');
    /** What looking takes of the processor, whatever else the machine does: the least of three. */
    const costOf = (count: number): number => {
      const many = (kind: string, name: (at: number) => string): [string, string, object][] =>
        Array.from({ length: count }, (_, at) => [
          `s${kind}${at}`,
          'analytics',
          { items: [{ [kind]: name(at) }] },
        ]);
      const policy = parsePolicy(
        withServices(...many('cookie', at => `_svc${number(at)}*`), ...many('local', at => `s${number(at)}`)),
      );
      const costs = [1, 2, 3].map(() => {
        const start = process.cpuUsage();
        checkedPolicy(policy, pageHost);
        return process.cpuUsage(start).user;
      });
      return Math.min(...costs);
    };
    // Eight times as many: by their number it is some eight times as much, by their pairs 64 times.
    expect(costOf(4_000) / costOf(500)).toBeLessThan(24);
  });
});

describe('which service a request belongs to', () => {
  const index = compile(
    withServices(
      ['host', 'analytics', { hosts: ['stats.example'] }],
      ['below', 'analytics', { hosts: ['*.stats.example'] }],
      ['near', 'analytics', { hosts: ['eu.stats.example'] }],
      ['part', 'analytics', { hosts: ['cdn.example/stats/*'] }],
      ['file', 'analytics', { hosts: ['cdn.example/stats/x.js'] }],
      ['proxy', 'analytics', { paths: ['/collect'] }],
      ['ours', 'necessary', { hosts: [pageHost] }],
    ),
  );

  it.each([
    ['stats.example', '/', 'host'],
    ['stats.example', '/any/path', 'host'],
    ['a.stats.example', '/', 'below'],
    ['b.a.stats.example', '/', 'below'],
    ['eu.stats.example', '/', 'near'],
    ['cdn.example', '/stats/a/b', 'part'],
    ['cdn.example', '/stats/x.js', 'file'],
    ['cdn.example', '/stats', undefined],
    ['cdn.example', '/', undefined],
    ['sub.cdn.example', '/stats/a', undefined],
    ['xstats.example', '/', undefined],
    ['evil.example', '/a.stats.example/', undefined],
    [pageHost, '/collect/1', 'proxy'],
    [pageHost, '/collector', 'proxy'],
    [pageHost, '/other', 'ours'],
    ['other.example', '/collect', undefined],
    ['', '/collect', undefined],
  ])('%s%s', (host, path, owner) => {
    expect(hostOwner(index, host, path)?.id).toBe(owner);
  });
});

describe("the site's own hosts", () => {
  const isOwn = (index: PolicyIndex, host: string) =>
    index.requestRule(host, '/').fixed?.reason === 'first-party';

  it("are the page's, those below the record's domain, and those declared", () => {
    for (const domain of ['site.example', '.site.example']) {
      const index = compile(
        manifest({ record: { domain }, firstParty: ['static.example', '*.cdn.example'] }),
      );
      for (const host of [
        pageHost,
        'site.example',
        'a.b.site.example',
        'static.example',
        'x.cdn.example',
        '',
      ]) {
        expect(isOwn(index, host)).toBe(true);
      }
      for (const host of ['cdn.example', 'a.static.example', 'notsite.example', 'example']) {
        expect(isOwn(index, host)).toBe(false);
      }
    }
  });

  it("are without a domain the page's alone", () => {
    const index = compile(manifest());
    expect(isOwn(index, pageHost)).toBe(true);
    expect(isOwn(index, `a.${pageHost}`)).toBe(false);
    expect(isOwn(index, 'site.example')).toBe(false);
  });
});

describe('the record', () => {
  it("is named by the policy, or after the policy's id, and lives 180 days", () => {
    expect(compile(manifest())).toMatchObject({ recordCookie: 'assent_site', recordDays: 180 });
    expect(compile(manifest({ record: { cookie: 'choice', days: 7 } }))).toMatchObject({
      recordCookie: 'choice',
      recordDays: 7,
    });
  });

  it('is nobody else’s to erase, whatever the manifest declares', () => {
    const greedy = {
      items: [{ cookie: 'assent*' }, { cookie: 'assent_site' }, { local: 'assent_site.log' }],
    };
    const index = compile(withServices(['greedy', 'analytics', greedy]));
    expect(ownerOf(index, 'cookie', 'assent_site')).toBe(undefined);
    expect(ownerOf(index, 'local', 'assent_site.log')).toBe(undefined);
    expect(cookieOwner(index, 'assent_other')).toBe('greedy');
  });
});

it('finds purposes and services by ids that objects inherit', () => {
  const index = compile(manifest({ purposes: [{ id: '__proto__', title: 'x' }] }));
  expect(Object.keys(index.purposes)).toEqual(['__proto__']);
  expect(index.purposes.constructor).toBe(undefined);
  expect(index.services.toString).toBe(undefined);
});
