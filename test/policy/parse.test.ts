import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssentError } from '../../src/errors.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Policy, Purpose, Service } from '../../src/policy/policy.js';
import { manifest, manifests, mutated, withServices } from './manifests.js';

/** The error that this manifest is refused with. */
function refusal(input: unknown): AssentError {
  try {
    parsePolicy(input);
  } catch (error) {
    if (error instanceof AssentError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const message = (input: unknown): string => refusal(input).message;

/** A manifest whose one service has these keys beside its id and purpose. */
const service = (more: object): object => withServices(['stats', 'analytics', more]);
const purpose = (more: object): object => manifest({ purposes: [{ id: 'a', title: 'A', ...more }] });

describe('what it accepts', () => {
  it('returns a manifest as it stands', () => {
    fc.assert(
      fc.property(manifests, input => {
        expect(JSON.parse(JSON.stringify(parsePolicy(input)))).toEqual(input);
      }),
    );
  });

  it('returns new data, frozen at every depth and without prototypes', () => {
    const input = service({ items: [{ cookie: '_s', text: { en: 'x' } }] });
    const policy = parsePolicy(input);
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || !value) return;
      expect(Object.isFrozen(value)).toBe(true);
      if (!Array.isArray(value)) expect(Object.getPrototypeOf(value)).toBe(null);
      Object.values(value).forEach(visit);
    };
    expect(policy).not.toBe(input);
    visit(policy);
  });

  it('allows editors their $schema', () => {
    expect(parsePolicy(manifest({ $schema: './policy.schema.json' })).$schema).toBe('./policy.schema.json');
  });

  it('takes a key whose value is undefined for absent', () => {
    expect('url' in parsePolicy(manifest({ url: undefined }))).toBe(false);
  });

  it('takes ids that objects inherit', () => {
    const input = JSON.parse(
      '{"id":"__proto__","revision":"1","controller":{"name":"x"},"purposes":[{"id":"__proto__","title":"x"}],' +
        '"services":[{"id":"constructor","purpose":"__proto__"}],"regions":[{"in":["GB"],"purposes":{"__proto__":"opt-out"}}]}',
    );
    const region = parsePolicy(input).regions?.[0];
    expect(Object.entries(region?.purposes ?? {})).toEqual([['__proto__', 'opt-out']]);
  });
});

describe('what it refuses, naming the path and the remedy', () => {
  it('a purpose that is not declared', () => {
    const input = manifest({
      purposes: [
        { id: 'necessary', title: 'N' },
        { id: 'analytics', title: 'A' },
      ],
      services: [
        { id: 'a', purpose: 'necessary' },
        { id: 'b', purpose: 'analytics' },
        { id: 'c', purpose: 'analitics' },
      ],
    });
    expect(refusal(input)).toMatchObject({
      code: 'policy-invalid',
      path: 'policy.services[2].purpose',
      message:
        'policy.services[2].purpose: "analitics" is not a declared purpose (declared: necessary, analytics)',
    });
  });

  it.each([
    ['policy: 5 must be an object', 5],
    ['policy: a list must be an object', []],
    ['policy: null must be an object', null],
    ['policy: a function must be an object', () => 0],
    ['policy.id: missing, must be of letters, digits, "-", "_" and "."', {}],
    ['policy.id: "a b" must be of letters', manifest({ id: 'a b' })],
    ['policy.revision: missing, must be a text', manifest({ revision: undefined })],
    ['policy.revision: 5 must be a text', manifest({ revision: 5 })],
    ['policy.controller: missing, must be an object', manifest({ controller: undefined })],
    ['policy.controller.name: missing, must be a text', manifest({ controller: {} })],
    ['policy.purposes: missing, must be a list', manifest({ purposes: undefined })],
    ['policy.services: an object must be a list', manifest({ services: {} })],
    ['policy.services[0].id: missing', manifest({ services: [{ purpose: 'analytics' }] })],
    ['policy.services[0].purpose: missing', manifest({ services: [{ id: 'a' }] })],
    ['policy.purposes[0].title: missing', manifest({ purposes: [{ id: 'a' }] })],
    ['policy.purposes[0].title: "" must be a text', purpose({ title: '' })],
    ['policy.purposes[0].title: null must be a text', purpose({ title: null })],
    ['policy.purposes[0].title: must have a text in some language', purpose({ title: {} })],
    ['policy.purposes[0].title.en: " " must be a text', purpose({ title: { en: ' ' } })],
    [
      'policy.purposes[0].title.english!: "english!" must be a language',
      purpose({ title: { 'english!': 'x' } }),
    ],
    ['policy.purposes[0].required: "yes" must be true or false', purpose({ required: 'yes' })],
    ['policy.purposes[0].whenRefused: "keep" must be "session" or "drop"', purpose({ whenRefused: 'keep' })],
    ['policy.purposes[0].minors: "no" must be "guardian"', purpose({ minors: 'no' })],
    ['policy.effective: "7.2.2025" must be a date like "2025-02-07"', manifest({ effective: '7.2.2025' })],
    ['policy.storedIn: "China" must be a country like "DE"', manifest({ storedIn: 'China' })],
    ['policy.regions[0].in[0]: "california"', manifest({ regions: [{ in: ['california'] }] })],
    ['policy.regions[0].in: missing', manifest({ regions: [{}] })],
    ['policy.minors.under: missing', manifest({ minors: {} })],
    ['policy.askAgainDays: Infinity must be 30 or more days', manifest({ askAgainDays: Infinity })],
    ['policy.record.days: 396 must be 1 to 395, whole', manifest({ record: { days: 396 } })],
    ['policy.record.days: 1.5 must be 1 to 395, whole', manifest({ record: { days: 1.5 } })],
    ['policy.record.cookie: "a;b"', manifest({ record: { cookie: 'a;b' } })],
    ['policy.record.domain: "*.a.example" must be a host', manifest({ record: { domain: '*.a.example' } })],
    ['policy.undeclared: "allow" must be "report" or "hold" or "refuse"', manifest({ undeclared: 'allow' })],
    [
      'policy.revisions[0].digest.a: "9F3C1A20" must be 8',
      manifest({ revisions: [revision({ a: '9F3C1A20' })] }),
    ],
    [
      'policy.regions[1].in[1]: "GB" stands in policy.regions[0].in[0] too',
      manifest({ regions: [{ in: ['GB'] }, { in: ['US', 'GB'] }] }),
    ],
    [
      'policy.next.id: "other" must be "site", as now',
      manifest({ next: manifest({ id: 'other', effective: '2027-01-01' }) }),
    ],
    ['policy.revisions[0].effective: missing', manifest({ revisions: [{ revision: '1' }] })],
  ])('%s', (start, input) => {
    expect(message(input)).toMatch(new RegExp(`^${start.replace(/[[\].*]/g, '\\$&')}`));
  });

  // L21: asked often is asked until the visitor gives in.
  it('a refusal that could be asked again within 30 days (L21)', () => {
    expect(message(manifest({ askAgainDays: 29 }))).toBe('policy.askAgainDays: 29 must be 30 or more days');
    expect(() => parsePolicy(manifest({ askAgainDays: 30 }))).not.toThrow();
  });

  it('an unknown key, at any depth', () => {
    expect(message(manifest({ colour: 1 }))).toMatch(
      /^policy\.colour: is not a key \(keys: \$schema, id, revision, /,
    );
    expect(message(service({ item: [] }))).toMatch(/^policy\.services\[0\]\.item: is not a key/);
    expect(message(service({ items: [{ cookie: 'a', day: 1 }] }))).toMatch(/items\[0\]\.day: is not a key/);
  });

  it('an own __proto__ key from JSON', () => {
    const input = JSON.parse(`{"__proto__":{"id":"x"},${JSON.stringify(manifest()).slice(1)}`);
    expect(message(input)).toMatch(/^policy\.__proto__: is not a key/);
  });

  it('a mandatory key that is only inherited', () => {
    expect(message(Object.create(manifest()))).toMatch(/^policy\.id: missing/);
  });

  it('an id that is taken, by a purpose or a service', () => {
    const twice = [
      { id: 'a', title: 'A' },
      { id: 'a', title: 'A' },
    ];
    expect(message(manifest({ purposes: twice }))).toBe(
      'policy.purposes[1].id: "a" is the id of policy.purposes[0], must be another',
    );
    expect(message(withServices(['analytics', 'analytics', {}]))).toBe(
      'policy.services[0].id: "analytics" is the id of policy.purposes[2], must be another',
    );
  });

  it('a required purpose that could be refused', () => {
    for (const more of [{ whenRefused: 'session' }, { gpc: true }, { separate: true }]) {
      const [key] = Object.keys(more);
      expect(message(purpose({ required: true, ...more }))).toMatch(`policy.purposes[0].${key}: must go`);
      expect(() => parsePolicy(purpose(more))).not.toThrow();
    }
    expect(() => parsePolicy(purpose({ required: true, gpc: false }))).not.toThrow();
  });

  it('an item of no kind, of two kinds, or that claims everything', () => {
    const item = (one: object) => message(service({ items: [one] }));
    const oneOf = 'must have exactly one of cookie, local, session, database, cache, file';
    expect(item({ days: 1 })).toBe(`policy.services[0].items[0]: ${oneOf}`);
    expect(item({ cookie: 'a', local: 'a' })).toBe(`policy.services[0].items[0]: ${oneOf}`);
    for (const cookie of ['', '*', '**', ' ']) expect(item({ cookie })).toMatch('items[0].cookie');
  });

  it('a life that is no positive number', () => {
    for (const days of [0, -1, '30', Number.NaN]) {
      expect(message(service({ items: [{ cookie: 'a', days }] }))).toMatch('items[0].days');
    }
  });

  it('a region that names a purpose nobody declares', () => {
    const input = manifest({ regions: [{ in: ['GB'], purposes: { analitics: 'opt-out' } }] });
    expect(message(input)).toMatch(
      /^policy\.regions\[0\]\.purposes\.analitics: "analitics" is not a declared/,
    );
  });

  it('a next manifest without a date, or with a next of its own', () => {
    const next = manifest({ effective: '2026-01-01' });
    expect(() => parsePolicy(manifest({ next }))).not.toThrow();
    expect(message(manifest({ next: manifest() }))).toMatch(/^policy\.next\.effective: missing/);
    expect(message(manifest({ next: { ...next, next } }))).toMatch(/^policy\.next\.next: must go/);
    expect(message(manifest({ next: { ...next, services: [{ id: 'x', purpose: 'y' }] } }))).toMatch(
      /^policy\.next\.services\[0\]\.purpose: "y" is not a declared purpose/,
    );
  });
});

describe('hosts and addresses', () => {
  const host = (entry: string) => message(service({ hosts: [entry] }));

  it.each([
    'stats.example',
    '*.stats.example',
    'cdn.example/stats/*',
    'cdn.example/x.js',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'xn--bcher-kva.example',
  ])('accepts %s', entry => {
    expect(() => parsePolicy(service({ hosts: [entry] }))).not.toThrow();
  });

  it.each([
    ['https://stats.example', 'stats.example'],
    ['https://stats.example/', 'stats.example'],
    ['//stats.example', 'stats.example'],
    ['stats.example:8080', 'stats.example'],
    ['Stats.Example', 'stats.example'],
    ['stats.example.', 'stats.example'],
    ['https://cdn.example:443/stats/*?x', 'cdn.example/stats/*'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.Bücher.example', '*.xn--bcher-kva.example'],
  ])('tells the form that %s should have', (entry, corrected) => {
    expect(host(entry)).toMatch(`: write "${corrected}"`);
  });

  it.each(['', '*', 'stats.*', 'a.*.example', '*stats.example', '*/x', '/collect'])('refuses %s', entry => {
    expect(host(entry)).toMatch(/^policy\.services\[0\]\.hosts\[0\]: /);
  });

  it('refuses a path where only a host can stand, and says which', () => {
    expect(message(manifest({ firstParty: ['https://a.example/x'] }))).toMatch(': write "a.example"');
    expect(() => parsePolicy(manifest({ firstParty: ['*.a.example'] }))).not.toThrow();
    expect(() => parsePolicy(manifest({ record: { domain: '.a.example' } }))).not.toThrow();
  });

  it('refuses paths that are no prefix, or that claim the whole site', () => {
    for (const path of ['collect', '/', '/collect/*', '//x', '']) {
      expect(message(service({ paths: [path] }))).toMatch(/^policy\.services\[0\]\.paths\[0\]: /);
    }
  });

  it('refuses addresses that run code or leave the site unseen', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//x.example',
      '/\\x.example',
      'x',
      ' /x',
      '/\t/x',
    ]) {
      expect(message(manifest({ url }))).toMatch(/^policy\.url: /);
      expect(message(manifest({ erasedBy: url }))).toMatch(/^policy\.erasedBy: /);
      expect(message(manifest({ controller: { name: 'x', contact: url } }))).toMatch(
        /^policy\.controller\.contact: /,
      );
    }
    expect(message(manifest({ erasedBy: 'https://x.example' }))).toMatch(/^policy\.erasedBy: /);
    expect(() =>
      parsePolicy(manifest({ controller: { name: 'x', contact: 'mailto:a@b.example' } })),
    ).not.toThrow();
  });
});

describe('whatever it is given', () => {
  it('never throws anything but an AssentError with its code and path', () => {
    const withCode = (input: unknown) => {
      try {
        parsePolicy(input);
      } catch (error) {
        expect(error).toBeInstanceOf(AssentError);
        expect(error).toMatchObject({ code: 'policy-invalid', path: expect.stringMatching(/^policy/) });
      }
    };
    fc.assert(fc.property(fc.anything(), withCode));
    fc.assert(fc.property(fc.jsonValue(), withCode));
    fc.assert(fc.property(mutated, withCode), { numRuns: 500 });
  });

  it('is not hung by what is cyclic', () => {
    const input: Record<string, unknown> = { ...manifest({ effective: '2026-01-01' }) };
    input.next = input;
    expect(message(input)).toMatch(/^policy\.next\.next: must go/);
    input.controller = input;
    expect(message(input)).toMatch(/^policy\.controller/);
  });

  it('is not hung by what is huge', () => {
    expect(message(manifest({ services: new Array(4e9) }))).toMatch(/^policy\.services\[0\]: missing/);
    const many = Array.from({ length: 50_000 }, (_, at) => ({ id: `s${at}`, purpose: 'analytics' }));
    const title = Object.fromEntries(many.map((_, at) => [`en-${at}`, 'x']));
    // Of the processor, in microseconds: whatever else the machine does.
    const start = process.cpuUsage();
    parsePolicy(manifest({ services: many, controller: { name: title } }));
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
    expect(message(manifest({ id: ' '.repeat(1e6) })).length).toBeLessThan(200);
  });

  it('tells of input that throws when it is read', () => {
    const input = Object.defineProperty({}, 'id', {
      enumerable: true,
      get() {
        throw new RangeError('no');
      },
    });
    expect(message(input)).toBe('policy: must be plain data');
    expect(message(new Proxy({}, { ownKeys: () => [5 as unknown as string] }))).toBe(
      'policy: must be plain data',
    );
  });
});

function revision(digest: object): object {
  return { revision: '1', effective: '2025-02-07', digest };
}

it('does not compile what the manifest does not know', () => {
  const purpose: Purpose = { id: 'a', title: 'A' };
  // @ts-expect-error an unknown key
  const service: Service = { id: 'b', purpose: 'a', colour: 'red' };
  // @ts-expect-error two kinds
  const twice: Service = { id: 'b', purpose: 'a', items: [{ cookie: 'a', local: 'a' }] };
  // @ts-expect-error no kind
  const none: Service = { id: 'b', purpose: 'a', items: [{ days: 1 }] };
  // @ts-expect-error no revision
  const policy: Policy = { id: 'x', controller: { name: 'x' }, purposes: [purpose], services: [] };
  expect([service, twice, none, policy]).toHaveLength(4);
});
