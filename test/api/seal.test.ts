import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type LiftTable, liftSeal } from '../../src/api/lift.ts';
import { makeSeal, type SealOptions } from '../../src/api/make-seal.ts';
import { newestRecord } from '../../src/consent/newest.ts';
import { type ConsentRecord, encodeRecord } from '../../src/consent/record.ts';
import { resolveGrants } from '../../src/consent/resolve.ts';
import { compilePolicy } from '../../src/policy/compile.ts';
import { contentSecurityPolicy, grantedSources } from '../../src/policy/csp.ts';
import { meaningDigest } from '../../src/policy/digest.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { bytesPerKb, requireDist } from '../dist.ts';

beforeAll(requireDist);

/** The build's own function; a path that is not known before keeps its untyped file out of these types. */
const build: { seal(policy: object, options?: SealOptions & { baked?: boolean }): Promise<string> } =
  await import(new URL('../../rollup.config.mjs', import.meta.url).href);

const policy: Policy = {
  id: 'site.1',
  revision: '1',
  controller: { name: 'Site' },
  purposes: [
    { id: 'necessary', required: true, title: 'Necessary' },
    { id: 'analytics', title: 'Analytics', minors: 'guardian' },
    { id: '__proto__', title: 'Advertising', gpc: true },
    { id: 'login', title: 'Login' },
  ],
  services: [
    { id: 'cdn', purpose: 'necessary', hosts: ['cdn.example'] },
    { id: 'stats', purpose: 'analytics', hosts: ['stats.example', '*.stats.example', 'cdn.example'] },
    { id: 'crash', purpose: 'analytics', hosts: ['crash.example/in/*'] },
    { id: 'constructor', purpose: '__proto__', hosts: ['ads.example'] },
    { id: 'account', purpose: 'login', items: [{ cookie: 'stay' }] },
  ],
  undeclared: 'refuse',
};
const forMinors: Policy = { ...policy, minors: { under: 14, unknown: 'minor' } };
const name = 'assent_site.1';

type Args = [form: RegExp, lifeSeconds: number, directives: string[], table: LiftTable];
/** What the snippet of a policy is called with. */
const argsOf = (of: Policy): Args => new Function(`return [${makeSeal(of).args}]`)();
const args = new Map([policy, forMinors].map(of => [of, argsOf(of)]));

/** Runs the snippet's function as the page would. @returns the policy that it writes in place of the static one */
function lift(cookie: string, of: Policy = policy, gpc = false): string | undefined {
  const defaultView = { navigator: { globalPrivacyControl: gpc || undefined } };
  let written = '';
  const write = (html: string): void => {
    written += html;
  };
  liftSeal({ cookie, write, defaultView } as unknown as Document, ...(args.get(of) ?? argsOf(of)));
  return /content="([^"]*)"/.exec(written)?.[1];
}

/** What the guard would grant by the same cookies, as a policy. */
function guardsPolicy(cookies: string, of: Policy, nowSeconds: number, gpc = false): string {
  const index = compilePolicy(of, 'site.example');
  const found = newestRecord(cookies, name, of.id, nowSeconds);
  const record = typeof found === 'string' ? null : found;
  const grants = resolveGrants(index, record, { gpc, minor: 'unknown' }, nowSeconds);
  return contentSecurityPolicy(of, grants);
}

const sourcesIn = (csp: string): string[] => [...new Set(csp.split(/[ ;]+/))].sort();
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

const ids = ['analytics', '__proto__', 'login', 'stats', 'crash', 'constructor', 'account', 'gone'];
const digests = fc.record({
  analytics: fc.constantFrom(...Array(4).fill(meaningDigest(policy, 'analytics')), '00000000', undefined),
  ads: fc.constantFrom(meaningDigest(policy, '__proto__'), '00000000', undefined),
  service: fc.constantFrom(meaningDigest(policy, 'analytics'), undefined, undefined),
});
const day = 86_400;
const records: fc.Arbitrary<ConsentRecord> = fc
  .record({
    policy: fc.constantFrom('site.1', 'site.1', 'site.1', 'site.1', 'siteX1', 'other'),
    choices: fc.array(fc.tuple(fc.constantFrom(...ids), fc.boolean()), { maxLength: 8 }),
    digests,
    ageSeconds: fc.constantFrom(0, 60, day, 179 * day, -200, 181 * day, -400),
    how: fc.constantFrom('accept-all', 'saved', 'guardian', 'guardian'),
    marks: fc.constantFrom({}, {}, { gpc: true }, { minor: false }, { gpc: true, minor: true }),
  })
  .map(({ choices, digests: { analytics, ads, service }, ageSeconds, marks, ...rest }) => ({
    ...rest,
    ...marks,
    revision: 'a b',
    choices: Object.fromEntries(choices),
    digests: Object.fromEntries(
      Object.entries({ analytics, ['__proto__']: ads, stats: service }).filter(([, digest]) => digest),
    ) as Record<string, string>,
    time: nowSeconds() - ageSeconds,
    counter: 5,
    id: 'abc',
    language: 'en',
  }));
/** Cookies as a page may have them: the record sound or damaged, once or twice, among others. */
const cookies = fc
  .tuple(
    fc.array(records, { minLength: 1, maxLength: 2 }),
    fc.option(
      fc.tuple(fc.nat(200), fc.nat(3), fc.string({ unit: fc.constantFrom(...'*~)(!-_a1;= '), maxLength: 2 })),
    ),
    fc.boolean(),
  )
  .map(([all, damage, others]) => {
    const texts = all.map(encodeRecord);
    if (damage) {
      const [at, cut, put] = damage;
      texts[0] = (texts[0] ?? '').slice(0, at) + put + (texts[0] ?? '').slice(at + cut);
    }
    const own = texts.map(text => `${name}=${text}`);
    return [...(others ? ['sid=1', `x${name}=1`] : []), ...own].join('; ');
  });

describe('the snippet', () => {
  test.each([
    ['visitors of any age', policy],
    ['visitors taken for minors', forMinors],
  ])('never lifts more than the guard grants, for %s', (_, of) => {
    let lifted = 0;
    fc.assert(
      fc.property(cookies, fc.boolean(), (text, gpc) => {
        const csp = lift(text, of, gpc);
        if (!csp) return;
        lifted++;
        const allowed = sourcesIn(guardsPolicy(text, of, nowSeconds(), gpc));
        expect(allowed).toEqual(expect.arrayContaining(sourcesIn(csp)));
      }),
      { numRuns: 1_500 },
    );
    expect(lifted).toBeGreaterThan(3);
  });

  test("lifts exactly what the guard grants, where there is one sound record, no minor's", () => {
    fc.assert(
      fc.property(records, fc.boolean(), (record, gpc) => {
        fc.pre(!record.minor);
        const text = `sid=1; ${name}=${encodeRecord(record)}`;
        const granted = guardsPolicy(text, policy, nowSeconds(), gpc);
        const expected = granted === contentSecurityPolicy(policy, {}) ? undefined : sourcesIn(granted);
        const csp = lift(text, policy, gpc);
        expect(csp && sourcesIn(csp)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves the seal where cookies are denied', () => {
    const document = Object.defineProperty({}, 'cookie', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }) as Document;
    expect(() => liftSeal(document, ...argsOf(policy))).not.toThrow();
  });
});

describe('the printed lines', () => {
  test('are a script, the static seal, and our script tag', async () => {
    const lines = (await build.seal(policy, { src: '/assent/assent.js', baked: true })).trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^<script>.*<\/script>$/);
    expect(lines[1]).toBe(
      `<meta http-equiv="Content-Security-Policy" data-assent-seal content="${contentSecurityPolicy(policy, {})}">`,
    );
    expect(lines[2]).toBe('</template><script src="/assent/assent.js" data-depth="sealed"></script>');
  });

  test('carry the policy where it is not baked in, whatever its texts', async () => {
    const odd = { ...policy, controller: { name: '</script><!-- "&' } };
    const printed = await build.seal(odd);
    const [, text = ''] =
      /<script type="application\/json" data-assent-policy>(.*?)<\/script>/s.exec(printed) ?? [];
    expect(JSON.parse(text)).toEqual(odd);
    expect(text).not.toContain('<');
    expect(printed.match(/<script|<\/script/g)).toHaveLength(6);
  });

  test('hold a script of at most 1.0 kB, for a policy with ten hosts to ask for', async () => {
    const services = Array.from({ length: 10 }, (_, n) => ({
      id: `partner${n}`,
      purpose: n % 2 ? 'analytics' : 'login',
      hosts: [`tags${n}.partner-${n}.example`],
    }));
    const printed = await build.seal({ ...policy, services }, { baked: true });
    const script = /<script>(.*?)<\/script>/s.exec(printed)?.[1] ?? '';
    expect(script).toContain('tags9.partner-9.example');
    expect(brotliCompressSync(Buffer.from(script)).length).toBeLessThanOrEqual(bytesPerKb);
  });

  test('allow the folder of our script at another origin', async () => {
    const printed = await build.seal(policy, { src: 'https://cdn.site.example/assent/assent.js' });
    expect(printed).toMatch(/content="default-src [^;]*https:\/\/cdn\.site\.example\/assent\//);
  });

  test.each([
    ['an undeclared host would be let through', { undeclared: 'report' }, {}, 'policy.undeclared'],
    [
      'a host cannot be named',
      { services: [{ id: 'a', purpose: 'login', hosts: ['a_b.example'] }] },
      {},
      'policy.services[0].hosts',
    ],
    ['the policy is none', { purposes: 1 }, {}, 'policy.purposes'],
    ['a source opens all', {}, { 'script-src': ['https:'] }, 'extra.script-src'],
    ['a source is none', {}, { 'img-src': ['a.example; script-src x'] }, 'extra.img-src'],
    ['a directive takes no sources', {}, { sandbox: ['allow-scripts'] }, 'extra.sandbox'],
  ])('are refused where %s, with the path and the remedy', async (_, change, extra, path) => {
    const error: unknown = await build
      .seal({ ...policy, ...change }, { extra })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'policy-invalid', path, message: expect.stringContaining(path) });
  });
});

test('sources that a required service brings anyway are not written again', () => {
  const [, , , table] = argsOf(policy);
  expect(grantedSources(policy, {})).toEqual(['cdn.example:*', 'ws://cdn.example:*']);
  expect(table.flat().join()).not.toContain('cdn.example');
});
