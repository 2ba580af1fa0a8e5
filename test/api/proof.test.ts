import { describe, expect, test, vi } from 'vitest';
import { keepProof } from '../../src/api/proof.ts';
import type { Act } from '../../src/consent/history.ts';
import { createStore } from '../../src/consent/store.ts';
import { index, now, portsOf } from '../consent/fixture.ts';
import { logIn } from '../consent/storage.ts';

/** A page with a store and its proof. */
function open({ secure = true, log = logIn() } = {}) {
  const told: Act[] = [];
  const store = createStore(index, portsOf());
  const clock = class extends Date {
    static override now = () => now * 1_000;
  };
  const realm = {
    Date: clock as DateConstructor,
    // As on plain http: no `subtle`.
    crypto: secure ? crypto : ({ getRandomValues: crypto.getRandomValues.bind(crypto) } as Crypto),
  };
  const proof = keepProof({ realm, log, index, store, language: 'en', told: act => told.push(act) });
  store.subscribe(proof.follow);
  return { store, proof, told, log };
}

describe('each act', () => {
  // P0-2, L14
  test('holds what was shown as its SHA-256 digest, the language and the revision', async () => {
    const { store, proof } = open();
    proof.note({ layout: 'banner', text: 'Cookie choices' });
    store.answer('refuse-all', 'refuse-all');
    await vi.waitFor(() =>
      expect(proof.receipt().event).toMatchObject([
        {
          how: 'refuse-all',
          event_type: 'consent_refused',
          language: 'en',
          revision: '2025-02-07',
          shown: {
            layout: 'banner',
            // printf 'Cookie choices' | sha256sum
            digest: 'sha-256:aa7302dc8a687189b0cb87d7d6880e79a581a826bfb1eb5397cb805c0402d0a3',
          },
          software: 'assent source',
        },
      ]),
    );
  });

  test('is kept at once, by a shorter digest, in case the page is left now, and where there is no other', () => {
    const { store, proof } = open({ secure: false });
    proof.note({ layout: 'dialog', text: 'Cookie choices' });
    store.answer({ analytics: true }, 'saved');
    expect(proof.receipt().event[0]?.shown).toEqual({
      layout: 'dialog',
      digest: expect.stringMatching(/^fnv1a-32:[\da-f]{8}$/),
    });
  });

  test('by the API or in another tab shows nothing, and what was shown before does not stick to it', () => {
    const { store, proof } = open({ secure: false });
    proof.note({ layout: 'banner', text: 'Cookie choices' });
    store.answer({ analytics: true }, 'saved');
    store.answer({ analytics: false }, 'api');
    expect(proof.receipt().event.map(({ how, shown }) => [how, shown?.layout])).toEqual([
      ['saved', 'banner'],
      ['api', undefined],
    ]);
  });

  test('later on shows nothing of what was seen when nothing was chosen', async () => {
    const { store, proof } = open({ secure: false });
    proof.note({ layout: 'banner', text: 'Cookie choices' });
    await Promise.resolve();
    store.answer('accept-all', 'api');
    expect(proof.receipt().event[0]).not.toHaveProperty('shown');
  });

  // P6-3
  test('is appended: a withdrawal leaves the grant before it as it was, and forgetting ends both', () => {
    const { store, proof } = open();
    store.answer('accept-all', 'accept-all');
    const granted = proof.receipt().event[0];
    store.withdraw(['analytics'], 'saved');
    store.reset();
    const { event } = proof.receipt();
    expect(event[0]).toEqual(granted);
    expect(event.map(({ event_type }) => event_type)).toEqual([
      'consent_given',
      'consent_withdrawn',
      'consent_ended',
    ]);
    expect(event[1]?.event_state).toMatchObject({
      analytics: 'withdrawn',
      login: 'given',
      messages: 'not_given',
    });
    // Each is named by the record's id and its counter.
    expect(new Set(event.map(({ entity_id, counter }) => `${entity_id}-${counter}`)).size).toBe(3);
  });

  test('is told as it happens, and again with its digest, and no act is told twice', async () => {
    const { store, proof, told } = open();
    proof.note({ layout: 'banner', text: 'Cookie choices' });
    store.answer('accept-all', 'accept-all');
    store.refresh();
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told.map(({ shown }) => shown?.digest.slice(0, 7))).toEqual(['fnv1a-3', 'sha-256']);
  });
});

test('an export has the same id as the one before, and another once the record is another', () => {
  const log = logIn();
  const { store, proof } = open({ log });
  store.answer('accept-all', 'accept-all');
  const first = proof.receipt().header;
  expect(proof.receipt().header.record_id).toBe(first.record_id);
  store.reset();
  store.answer('accept-all', 'accept-all');
  expect(proof.receipt().header.record_id).not.toBe(first.record_id);
  expect(proof.receipt().header.pii_principal_id).toBe(store.record?.id);
});
