import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Act, keepHistory } from '../../src/consent/history.ts';
import { makeUuid } from '../../src/consent/id.ts';
import { makeReceipt, type Receipt, type ReceiptSource } from '../../src/consent/receipt.ts';
import { compilePolicy } from '../../src/policy/compile.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { index, indexOf, now, policy, recordOf } from './fixture.ts';
import { denied, logIn, memoryStorage } from './storage.ts';

const schema = JSON.parse(readFileSync(new URL('receipt.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);

/** Holds it to the schema as JSON, as it leaves the page. */
function checked(receipt: Receipt): Receipt {
  validate(JSON.parse(JSON.stringify(receipt)));
  expect(validate.errors ?? []).toEqual([]);
  return receipt;
}

const source: ReceiptSource = {
  index,
  record: null,
  grants: {},
  acts: [],
  language: 'en',
  recordId: makeUuid(crypto),
  nowMs: now * 1_000,
};
const act: Act = {
  time: now,
  counter: 7,
  id: 'k3v9x2qa',
  how: 'saved',
  revision: policy.revision,
  language: 'en',
  choices: { login: true, analytics: false },
  version: '0.1.0',
};

// L1, L38
test('a record says who, when, on what, for what, how, and what was refused', () => {
  const shown = { layout: 'banner', digest: `sha-256:${'0'.repeat(64)}` } as const;
  const record = recordOf(act.choices, { counter: 7 });
  const grants = { analytics: { state: 'refused', reason: 'stored' } } as const;
  const receipt = checked(makeReceipt({ ...source, record, grants, acts: [{ ...act, shown }] }));
  expect(receipt.header.pii_principal_id).toBe('k3v9x2qa');
  expect(receipt.event).toEqual([
    {
      event_time: '2025-02-07T00:00:00.000Z',
      validity_duration: 'P180D',
      entity_id: 'k3v9x2qa',
      event_type: 'consent_given',
      event_state: { login: 'given', analytics: 'refused', ads: 'not_given', messages: 'not_given' },
      how: 'saved',
      counter: 7,
      revision: '2025-02-07',
      language: 'en',
      shown,
      software: 'assent 0.1.0',
    },
  ]);
  const purpose = (id: string) => receipt.processing.purposes.find(one => one.purpose === id);
  expect(purpose('analytics')).toMatchObject({ lawful_basis: 'consent', state: 'refused' });
  expect(purpose('necessary')).toMatchObject({ lawful_basis: 'strictly_necessary' });
});

// P4-3, L38
test('a purpose names its recipients, data, places, grounds and lives', () => {
  const full: Policy = {
    ...policy,
    url: '/privacy',
    storedIn: 'CN',
    controller: { name: 'Example', contact: 'mailto:p@example.org', authority: 'https://authority.example' },
    services: [
      {
        id: 'stats',
        purpose: 'analytics',
        provider: { name: { en: 'Stats', zh: '统计' }, country: 'DE', url: 'https://stats.example/privacy' },
        role: 'joint',
        data: [{ en: 'pages', zh: '页面' }],
        transfer: 'standard contract',
        items: [{ cookie: '_st', days: 30 }, { local: 'st_*' }],
      },
      { id: 'crash', purpose: 'analytics', items: [{ cookie: 'c', days: 0.5 }] },
    ],
  };
  const receipt = checked(
    makeReceipt({ ...source, index: compilePolicy(full, 'site.example'), language: 'zh' }),
  );
  expect(receipt.processing).toMatchObject({
    privacy_notice: '/privacy',
    storage_locations: ['CN'],
    authority_party: 'authority',
  });
  expect(receipt.party.map(({ party_id, party_role }) => [party_id, party_role])).toEqual([
    ['controller', 'controller'],
    ['stats', 'joint_controller'],
    ['authority', 'authority'],
  ]);
  expect(receipt.processing.purposes.find(({ purpose }) => purpose === 'analytics')).toMatchObject({
    services: ['stats', 'crash'],
    pii_information: [{ pii_type: '页面' }],
    items: [
      { kind: 'cookie', name: '_st', retention_period: 'P30D' },
      { kind: 'local', name: 'st_*', retention_period: 'unlimited' },
      { kind: 'cookie', name: 'c', retention_period: 'PT43200S' },
    ],
    retention_period: 'unlimited',
    pii_controllers: ['controller', 'stats'],
    recipient_third_parties: ['stats'],
    processing_locations: ['CN', 'DE'],
    geographic_restrictions: ['standard contract'],
  });
});

// L16
test('where the region allows another model than consent, a purpose says so', () => {
  const under = indexOf({ regions: [{ in: ['GB'], purposes: { analytics: 'opt-out', login: 'notice' } }] });
  const basesIn = (region?: string) => {
    const { processing } = checked(makeReceipt({ ...source, index: under, region }));
    return [processing.jurisdiction, ...processing.purposes.map(one => one.lawful_basis)];
  };
  expect(basesIn('GB')).toEqual(['GB', 'strictly_necessary', 'notice', 'opt_out', 'consent', 'consent']);
  expect(basesIn()).toEqual([undefined, 'strictly_necessary', 'consent', 'consent', 'consent', 'consent']);
});

// P6-3
test('what was withdrawn is an event of its own, and the grant before it stays recorded', () => {
  const log = logIn();
  const history = keepHistory(log);
  history.append(act);
  history.append({ ...act, counter: 8, choices: { login: false }, withdrawn: ['login'] });
  history.append({ ...act, counter: 9, how: 'reset', choices: {}, withdrawn: [] });
  const { event } = checked(makeReceipt({ ...source, acts: keepHistory(log).acts }));
  expect(event.map(({ event_type, event_state }) => [event_type, event_state.login])).toEqual([
    ['consent_given', 'given'],
    ['consent_withdrawn', 'withdrawn'],
    ['consent_ended', 'not_given'],
  ]);
  expect(event[2]?.validity_duration).toBe('P0D');
});

test('where the history was lost the record stands for its last act', () => {
  const record = recordOf({ login: true }, { counter: 3, how: 'accept-all' });
  const { event } = checked(makeReceipt({ ...source, record, acts: [act] }));
  expect(event.map(({ counter, how }) => [counter, how])).toEqual([
    [7, 'saved'],
    [3, 'accept-all'],
  ]);
});

test('an act is not rewritten but for the digest of what was shown', () => {
  const history = keepHistory(logIn());
  const shown = { layout: 'dialog', digest: 'fnv1a-32:00000000' } as const;
  history.append(act);
  history.append({ ...act, counter: 8, shown });
  history.amend({ ...act, counter: 7 }, 'sha-256:1');
  history.amend({ ...act, counter: 8 }, 'sha-256:2');
  expect(history.acts).toEqual([act, { ...act, counter: 8, shown: { ...shown, digest: 'sha-256:2' } }]);
});

test('the oldest acts go first', () => {
  const history = keepHistory(logIn());
  for (let counter = 0; counter < 500; counter++) history.append({ ...act, counter });
  expect(history.acts.length).toBeGreaterThan(20);
  expect(history.acts.at(-1)?.counter).toBe(499);
});

test('where storage is denied the acts of this page are kept for it', () => {
  const history = keepHistory(logIn(denied));
  history.append(act);
  history.append({ ...act, counter: 8 });
  expect(history.acts.map(({ counter }) => counter)).toEqual([7, 8]);
});

test('whatever somebody wrote into the history, a receipt is made', () => {
  const mess = fc.oneof(
    fc.jsonValue(),
    fc.array(
      fc
        .record({ key: fc.constantFrom(...Object.keys(act), 'shown', 'withdrawn'), value: fc.jsonValue() })
        .map(({ key, value }) => ({ ...act, [key]: value })),
    ),
  );
  fc.assert(
    fc.property(mess, value => {
      const storage = memoryStorage();
      storage.setItem('assent_example.log', JSON.stringify({ history: value }));
      const acts = keepHistory(logIn(storage)).acts;
      const receipt = makeReceipt({ ...source, record: recordOf({ login: true }), acts });
      expect(JSON.parse(JSON.stringify(receipt)).event.length).toBe(receipt.event.length);
    }),
  );
});
