import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNewer, newestRecord } from '../../src/consent/newest.ts';
import { type ConsentRecord, decodeRecord, encodeRecord, type How } from '../../src/consent/record.ts';
import { now, recordOf } from './fixture.ts';

const ids = fc.oneof(
  fc.stringMatching(/^[\w.-]{1,12}$/),
  fc.constantFrom('__proto__', 'constructor', '-', '.', '12', '007'),
);
const hows = fc.constantFrom<How>(
  'accept-all',
  'refuse-all',
  'saved',
  'gpc',
  'minor',
  'guardian',
  'api',
  'imported',
);
const texts = fc.string({ unit: 'binary', maxLength: 12 });
const bare = { noNullPrototype: false } as const;
const records: fc.Arbitrary<ConsentRecord> = fc.record({
  policy: texts,
  revision: fc.oneof(texts, fc.constantFrom('\ud800', '2025-02-07!2', '50%25', '(41)', '; Path=/', '改')),
  choices: fc.dictionary(ids, fc.boolean(), bare),
  digests: fc.dictionary(
    ids,
    fc.nat(0xffff_ffff).map(n => n.toString(16).padStart(8, '0')),
    bare,
  ),
  time: fc.nat(now + 300),
  how: hows,
  counter: fc.nat(36 ** 10 - 1),
  id: texts,
  language: texts,
});

describe('a record in a cookie', () => {
  test('reads as it was written, whatever its texts and ids', () => {
    fc.assert(
      fc.property(records, record => {
        const value = encodeRecord(record);
        fc.pre(value.length <= 3_800);
        expect({ ...decodeRecord(value, now) }).toEqual(record);
      }),
    );
  });

  test('is the same before and after URL encoding and decoding', () => {
    fc.assert(
      fc.property(records, record => {
        const value = encodeRecord(record);
        expect(encodeURIComponent(value)).toBe(value);
        expect(decodeURIComponent(value)).toBe(value);
      }),
    );
  });

  test('keeps its documented form', () => {
    const record = recordOf(
      { login: true, analytics: false, stats: true, ads: false },
      { revision: '2025 b', digests: { login: '9f3c1a20', analytics: '811c9dc5', messages: '00000001' } },
    );
    expect(encodeRecord(record)).toBe(
      '1!example!2025(20)b!1!sradc0!s!en!k3v9x2qa!*login(analytics)stats~ads()messages!nzwaIIEcncUAAAAB',
    );
  });

  test.each(['all granted', 'all refused', 'half granted'])(
    'takes less than 400 bytes for 10 purposes that are %s and 30 services that differ',
    state => {
      const choices: Record<string, boolean> = {};
      const digests: Record<string, string> = {};
      for (let n = 10; n < 20; n++) {
        const granted = state === 'half granted' ? n % 2 > 0 : state === 'all granted';
        choices[`purp${n}`] = granted;
        digests[`purp${n}`] = 'ffffffff';
        for (let m = 0; m < 3; m++) choices[`ser${n}${m}`] = !granted;
      }
      const record = recordOf(choices, { digests, counter: now });
      expect(decodeRecord(encodeRecord(record), now)?.digests).toEqual(digests);
      expect(`assent_example=${encodeRecord(record)}`.length).toBeLessThan(400);
    },
  );
});

// P5-3
describe('no record is read (P5-3)', () => {
  const sound = encodeRecord(recordOf({ login: true, analytics: false, stats: true }));

  test('from any string, without an exception', () => {
    const near = fc
      .tuple(fc.nat(sound.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, cut, put]) => sound.slice(0, at) + put + sound.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), value => {
        const record = decodeRecord(value, now);
        if (record) expect(decodeRecord(encodeRecord(record), now)).toEqual(record);
      }),
    );
  });

  test('from a value that was cut short', () => {
    for (let end = 0; end < sound.length; end++) expect(decodeRecord(sound.slice(0, end), now)).toBeNull();
  });

  test.each([
    ['a later version', sound.replace('1!', '2!')],
    ['an id twice', sound.replace('(analytics', '(login')],
    ['an id twice, once without a choice', sound.replace('(analytics', '()login')],
    ['a digest too many', sound.replace('*login', ')login')],
    ['a digest too few', sound.replace(')stats', '*stats')],
    ['an unknown letter for how', sound.replace('!s!en', '!x!en')],
    ['an unknown mark', sound.replace('!s!en', '!sx!en')],
    ['marks in another order', sound.replace('!s!en', '!syg!en')],
    ['a counter beyond the safe integers', sound.replace('!1!s', '!2gosa7pa2gw!s')],
    ['a percent sign', sound.replace('2025', '%32025')],
    ['something behind it', `${sound}!`],
  ])('from %s', (_, value) => {
    expect(decodeRecord(sound, now)).not.toBeNull();
    expect(value).not.toBe(sound);
    expect(decodeRecord(value, now)).toBeNull();
  });

  test('from more than 3,800 bytes', () => {
    const long = (length: number) => encodeRecord(recordOf({}, { language: 'x'.repeat(length) }));
    const room = 3_800 - long(0).length;
    expect(decodeRecord(long(room), now)).not.toBeNull();
    expect(decodeRecord(long(room + 1), now)).toBeNull();
  });

  // P3-4
  test('from the future, but for clocks that differ by minutes (P3-4)', () => {
    expect(decodeRecord(sound, now - 300)).not.toBeNull();
    expect(decodeRecord(sound, now - 301)).toBeNull();
  });

  test('that a page could change', () => {
    const record = decodeRecord(sound, now);
    expect([record, record?.choices, record?.digests].every(part => Object.isFrozen(part))).toBe(true);
  });
});

describe('of several cookies with one name', () => {
  const older = recordOf({ analytics: true }, { counter: 2 });
  const newer = recordOf({ analytics: false }, { counter: 3, time: now - 60 });
  const find = (...values: string[]) =>
    newestRecord(
      ['other=1', ...values.map(value => `assent_example=${value}`), 'assent_example2=1'].join('; '),
      'assent_example',
      'example',
      now,
    );

  test('the one with the higher counter is read, in whatever order they stand', () => {
    expect(find(encodeRecord(older), encodeRecord(newer))).toMatchObject({ counter: 3 });
    expect(find(encodeRecord(newer), encodeRecord(older))).toMatchObject({ counter: 3 });
  });

  test('the damaged ones are passed over', () => {
    expect(find('', 'x', encodeRecord(newer).slice(1), encodeRecord(older))).toMatchObject({ counter: 2 });
    expect(find('', 'x')).toBe('damaged');
    expect(newestRecord('', 'assent_example', 'example', now)).toBeNull();
  });

  test('one of another policy is foreign, also in a version to come; ours is read beside it', () => {
    const foreign = encodeRecord({ ...older, policy: 'shop', counter: 9 });
    expect(find(foreign)).toBe('foreign');
    expect(find('7!shop!anything')).toBe('foreign');
    expect(find(foreign, encodeRecord(older))).toMatchObject({ policy: 'example' });
    expect(find('7!example!anything')).toBe('damaged');
  });
});

describe('the newer of two records', () => {
  test('has the later time where the counters are equal, and is the stricter where the times are too', () => {
    const loose = recordOf({ login: true, analytics: true });
    const strict = recordOf({ login: true, analytics: false });
    expect(isNewer(strict, loose)).toBe(true);
    expect(isNewer(loose, strict)).toBe(false);
    expect(isNewer({ ...loose, time: now + 1 }, strict)).toBe(true);
  });

  test('is the same for all who compare', () => {
    const close = records.map(record => ({ ...record, counter: record.counter % 2, time: record.time % 2 }));
    fc.assert(
      fc.property(close, close, close, (a, b, c) => {
        expect(isNewer(a, a)).toBe(false);
        expect(isNewer(a, b) && isNewer(b, a)).toBe(false);
        if (JSON.stringify(a) !== JSON.stringify(b)) expect(isNewer(a, b) || isNewer(b, a)).toBe(true);
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true);
      }),
    );
  });
});
