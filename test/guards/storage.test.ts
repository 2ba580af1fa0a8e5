import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage } from './realm.ts';

afterEach(closePages);

const areas = [
  ['localStorage', localStorage, 'local'],
  ['sessionStorage', sessionStorage, 'session'],
] as const;

/** Every way to write `value` under `key` of a Storage. */
const writes = [
  "AREA.setItem('KEY', 'VALUE')",
  "AREA.KEY = 'VALUE'",
  "AREA['KEY'] = 'VALUE'",
  "Object.defineProperty(AREA, 'KEY', { value: 'VALUE', configurable: true, enumerable: true, writable: true })",
  "Reflect.defineProperty(AREA, 'KEY', { value: 'VALUE', configurable: true, enumerable: true, writable: true })",
  "Object.defineProperties(AREA, { KEY: { value: 'VALUE', configurable: true, enumerable: true, writable: true } })",
  "Reflect.set(AREA, 'KEY', 'VALUE')",
  "Storage.prototype.setItem.call(AREA, 'KEY', 'VALUE')",
  "Reflect.apply(AREA.setItem, AREA, ['KEY', 'VALUE'])",
  "Storage.prototype.setItem.bind(AREA)('KEY', 'VALUE')",
  "Object.assign(AREA, { KEY: 'VALUE' })",
  "AREA.KEY ??= 'VALUE'",
  "({ a: AREA.KEY } = { a: 'VALUE' })",
  "[AREA.KEY] = ['VALUE']",
  "for (AREA.KEY of ['VALUE']);",
  "with (AREA) { KEY = 'VALUE' } if (!AREA.KEY) AREA.KEY = 'VALUE'",
  "Object.getOwnPropertyDescriptor(window, 'AREA').get.call(window).KEY = 'VALUE'",
  "Reflect.get(window, 'AREA').KEY = 'VALUE'",
  "new Proxy(AREA, {}).KEY = 'VALUE'",
  "self.AREA.setItem({ toString: () => 'KEY' }, 'VALUE')",
];
const fill = (code: string, area: string, key: string, value = 'x') =>
  code.replaceAll('AREA', area).replaceAll('KEY', key).replaceAll('VALUE', value);

describe.each(areas)('%s', (name, real, kind) => {
  test.each(writes)('%s', async write => {
    const page = await openGuarded('refuse');
    page.run(`try { ${fill(write, name, '_t')} } catch {}`);
    expect(real.getItem('_t')).toBe(null);
    expect(page.run(`${name}._t`)).toBe(undefined);
    expect(page.run(`${name}.getItem('_t')`)).toBe(null);

    page.gate.verdict = 'hold';
    page.run(fill(write, name, '_t'));
    expect(real.getItem('_t')).toBe(null);
    expect(page.run(`[${name}._t, ${name}['_t'], ${name}.getItem('_t')].join()`)).toBe('x,x,x');
    await page.gate.settle('allow');
    expect(real.getItem('_t')).toBe('x');
    expect(page.gate.decided).toContainEqual({ kind, name: '_t' });

    page.run(fill(write, name, 'mine', 'own'));
    expect(real.getItem('mine')).toBe('own');
    expect(page.gate.failures).toEqual([]);
  });

  test('held and then refused is gone for the page too', async () => {
    const page = await openGuarded('hold');
    page.run(`${name}._ta = 1; ${name}.setItem('_tb', 2)`);
    await page.gate.settle('refuse');
    expect(page.run(`[${name}._ta, ${name}.getItem('_tb')]`)).toEqual([undefined, null]);
    await page.gate.settle('allow');
    expect(real.length).toBe(0);
  });

  test('held over a value that is there: the page reads the new one, the storage keeps the old', async () => {
    real.setItem('_t', 'old');
    const page = await openGuarded('hold');
    page.run(`${name}._t = 'new'`);
    expect(page.run(`${name}._t`)).toBe('new');
    expect(real.getItem('_t')).toBe('old');
    await page.gate.settle('refuse');
    expect(page.run(`${name}._t`)).toBe('old');
  });

  test('held several times: the last is written, once', async () => {
    const page = await openGuarded('hold');
    page.run(`for (const value of [1, 2, 3]) ${name}._t = value`);
    expect(page.gate.waiting).toHaveLength(1);
    await page.gate.settle('allow');
    expect(real.getItem('_t')).toBe('3');
  });

  test('removing takes back what is held, and always passes', async () => {
    for (const key of ['_ta', '_tb', '_tc']) real.setItem(key, 'old');
    const page = await openGuarded('hold');
    page.run(
      `${name}._ta = 1; ${name}._tb = 1; ${name}._tc = 1; ${name}.removeItem('_ta'); delete ${name}._tb; Reflect.deleteProperty(${name}, '_tc')`,
    );
    expect(page.run(`[${name}._ta, ${name}._tb, ${name}.getItem('_tc')]`)).toEqual([
      undefined,
      undefined,
      null,
    ]);
    expect(page.gate.waiting).toEqual([]);
    await page.gate.settle('allow');
    expect(real.length).toBe(0);
  });

  test('clear takes back everything that is held, of this storage alone', async () => {
    const page = await openGuarded('hold');
    page.run(`localStorage._t = 1; sessionStorage._t = 1; ${name}.clear()`);
    expect(page.run(`${name}._t`)).toBe(undefined);
    expect(page.gate.waiting).toHaveLength(1);
    await page.gate.settle('allow');
    expect(real.getItem('_t')).toBe(null);
    expect(localStorage.length + sessionStorage.length).toBe(1);
  });

  test('an empty text is held and read as one', async () => {
    const page = await openGuarded('hold');
    page.run(`${name}._t = ''`);
    expect(page.run(`[${name}._t, ${name}.getItem('_t')]`)).toEqual(['', '']);
  });

  test('is a Storage in every respect', async () => {
    const [page, plain] = [await openGuarded('refuse'), await openPage()];
    const look = `(${name}.clear(), ${name}.b = 1, ${name}.setItem('a', 'x y'), JSON.stringify([
      ${name} instanceof Storage, Object.prototype.toString.call(${name}), String(${name}), typeof ${name},
      ${name}.constructor === Storage, Object.getPrototypeOf(${name}) === Storage.prototype, ${name} === window.${name},
      JSON.stringify(${name}), Object.keys(${name}).sort(), Object.entries(${name}).sort(), ${name}.length,
      [${name}.key(0), ${name}.key(1)].sort(), ${name}.key(2), 'a' in ${name}, 'c' in ${name}, Object.hasOwn(${name}, 'a'),
      ${name}.hasOwnProperty('b'), Object.getOwnPropertyDescriptor(${name}, 'a'), Object.getOwnPropertyDescriptor(${name}, 'c') ?? null,
      { ...${name} }, (() => { const seen = []; for (const key in ${name}) seen.push(key); return seen.sort(); })(),
      Object.isExtensible(${name}), ${name}.c ?? null, ${name}[Symbol.iterator] ?? null, ${name}.a, ${name}.b,
      ${name}.getItem === Storage.prototype.getItem, Object.prototype.hasOwnProperty.call(window, '${name}'),
    ]))`;
    const seen = page.run(look);
    expect(seen).toBe(plain.run(look));
    expect(page.gate.failures).toEqual([]);
  });

  test('a key named like a method is stored and does not hide the method', async () => {
    const page = await openGuarded('hold');
    page.run(
      `${name}.setItem('getItem', 'x'); ${name}.setItem('length', 'y'); ${name}.setItem('__proto__', 'z')`,
    );
    expect(page.run(`typeof ${name}.getItem`)).toBe('function');
    expect(page.run(`${name}.getItem('getItem')`)).toBe('x');
    expect(page.run(`${name}.getItem('__proto__')`)).toBe('z');
    expect(page.run(`${name}.length`)).toBe(3);
  });

  test('a Storage captured before the guard writes through it by its methods', async () => {
    const page = await openGuarded('refuse', `var early = window.${name}`);
    page.run("early.setItem('_t', 'x'); early.setItem('mine', 'x')");
    expect(real.getItem('_t')).toBe(null);
    expect(real.getItem('mine')).toBe('x');
    page.gate.verdict = 'hold';
    page.run("early.setItem('_t', 'x')");
    expect(page.run(`[early.getItem('_t'), ${name}._t]`)).toEqual(['x', 'x']);
    page.run("early.removeItem('_t')");
    expect(page.gate.waiting).toEqual([]);
  });

  test('a StorageEvent of another page names the same object', async () => {
    const page = await openGuarded('allow');
    const seen = page.run(`new Promise(resolve => {
      // The clearing after the test before may be told late.
      addEventListener('storage', e => e.key === 'told' && resolve([e.key, e.newValue, e.storageArea === ${name}, e.storageArea instanceof Storage]));
    })`);
    const other = await openPage();
    other.run(`${name}.setItem('told', '1')`);
    expect(await seen).toEqual(['told', '1', true, true]);
  });
});

test('a StorageEvent of our own making takes and gives the same object', async () => {
  const { run } = await openGuarded('allow');
  expect(run("new StorageEvent('storage', { storageArea: localStorage }).storageArea === localStorage")).toBe(
    true,
  );
  expect(run("new StorageEvent('storage').storageArea")).toBe(null);
});

test('what is held beyond the quota fails no one on a grant', async () => {
  const page = await openGuarded('hold');
  page.run("localStorage.setItem('_t', 'x'.repeat(6_000_000)); localStorage.setItem('_tb', 'x')");
  await page.gate.settle('allow').catch(error => expect(error.name).toBe('QuotaExceededError'));
});

describe('attack: on Storage', () => {
  test.each([
    "const s = localStorage; s.__proto__.setItem.call(s, '_t', 'x')",
    "Storage.prototype.setItem.call(Object.getPrototypeOf(Object.create(localStorage)), '_t', 'x')",
    "Object.getOwnPropertyDescriptor(window, 'localStorage').get()._t = 'x'",
    'let n = 0; localStorage.setItem({ toString: () => n++ ? "_t" : "a" }, "x")',
    'let n = 0; localStorage[{ toString: () => n++ ? "_t" : "a" }] = "x"',
    "Storage.prototype.setItem = Storage.prototype.getItem; localStorage._t = 'x'",
    "WeakMap.prototype.get = () => undefined; localStorage._t = 'x'",
    "WeakMap.prototype.has = () => false; localStorage.setItem('_t', 'x')",
    "Reflect.set = () => true; Reflect.defineProperty = () => true; localStorage._t = 'x'",
    "window.Proxy = function (target) { return target }; localStorage._t = 'x'",
    "Array.prototype[Symbol.iterator] = function* () {}; localStorage.setItem('_t', 'x')",
    "Function.prototype.call = Function.prototype.apply = () => {}; localStorage.setItem('_t', 'x')",
    "Object.prototype._t = { value: 'x', takeBack() {} }; localStorage.setItem('_t', 'x')",
    "new StorageEvent('storage', { storageArea: localStorage }).storageArea._t = 'x'",
    "const e = new StorageEvent('storage'); e.initStorageEvent('storage', false, false, null, null, null, null, localStorage); e.storageArea._t = 'x'",
    "localStorage.valueOf()._t = 'x'",
    "Object(localStorage)._t = 'x'",
    "Object.setPrototypeOf({}, localStorage)._t = 'x'",
    "Reflect.set(localStorage, '_t', 'x', localStorage)",
    "Reflect.set({}, '_t', 'x', localStorage)",
    "Reflect.set(Object.prototype, '_t', 'x', localStorage)",
    "class A { constructor() { return localStorage; } } class B extends A { _t = 'x' } new B()",
  ])('%s', async attack => {
    const page = await openGuarded('refuse');
    page.run(`try { (() => { ${attack} })() } catch {}`);
    expect(localStorage.getItem('_t')).toBe(null);
  });
});
