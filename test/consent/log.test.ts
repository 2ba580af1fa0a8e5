import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denied, logIn, memoryStorage } from './storage.ts';

const key = 'assent_example.log';
const filled = (length: number, name: string) =>
  Array.from({ length }, (_, at) => `${name} ${at} ${'x'.repeat(200)}`);

test('keeps what different writers write, beside each other, from page to page', () => {
  const storage = memoryStorage();
  logIn(storage).write('cookies', [1]);
  logIn(storage).write('posted', ['/form', 5]);
  expect(logIn(storage).read('cookies')).toEqual([1]);
  expect(logIn(storage).read('posted')).toEqual(['/form', 5]);
  logIn(storage).remove();
  expect(storage.length).toBe(0);
});

test('where there is no room the oldest reports go first, and what is newest stays', () => {
  const storage = memoryStorage();
  const log = logIn(storage);
  log.write('reports', filled(50, 'report'));
  log.write('deliveries', filled(20, 'delivery'));
  log.write('history', filled(15, 'act'));
  const { length } = storage.getItem(key) ?? '';
  expect(length).toBeLessThanOrEqual(16_384);
  const reports = log.read('reports');
  expect(reports).toContain(filled(50, 'report')[49]);
  expect(reports).not.toContain(filled(50, 'report')[0]);
  expect(log.read('deliveries')).toEqual(filled(20, 'delivery'));

  log.write('history', filled(60, 'act'));
  expect(log.read('reports')).toHaveLength(1);
  expect(log.read('deliveries')).toContain(filled(20, 'delivery')[19]);
  expect(log.read('history')).toContain(filled(60, 'act')[59]);
  expect((storage.getItem(key) ?? '').length).toBeLessThanOrEqual(16_384);
});

test('the outline of the policy gives way before anything else does, and pushes nothing out', () => {
  const log = logIn();
  const reports = filled(50, 'report');
  log.write('outline', { revision: '1' });
  log.write('reports', reports.slice(0, 10));
  expect(log.read('outline')).toEqual({ revision: '1' });
  log.write('reports', reports.slice(0, 75));
  const kept = log.read('reports');
  log.write('outline', { revision: '2', purposes: ['x'.repeat(6_000)] });
  expect([log.read('outline'), log.read('reports')]).toEqual([undefined, kept]);
});

test('what cannot be made to fit is not written, and takes nothing with it', () => {
  const log = logIn();
  log.write('history', ['act']);
  log.write('posted', 'x'.repeat(20_000));
  expect(log.read('posted')).toBeUndefined();
  expect(log.read('history')).toEqual(['act']);
});

test('where storage is denied it is empty, and never throws', () => {
  const log = logIn(denied);
  log.write('history', ['act']);
  expect(log.read('history')).toBeUndefined();
  log.remove();
});

test('whatever stands there, it reads and writes without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
      const storage = memoryStorage();
      storage.setItem(key, text);
      const log = logIn(storage);
      log.read('history');
      log.write('history', value);
      expect(log.read('history')).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
