import { afterEach, describe, expect, test } from 'vitest';
import zone from '../../node_modules/zone.js/bundles/zone.umd.js?raw';
import type { Verdict } from '../../src/policy/decide.ts';
import { closePages, type GuardedPage, jarOf, openGuarded, own, trackerUrl } from './realm.ts';

afterEach(closePages);

/** As monitoring agents such as New Relic's do it: each wrapper calls what it found, and keeps it as a property. */
const agent = `(() => {
  const wrap = (target, name) => {
    const found = target[name];
    target[name] = function agentWrapper() {
      window.seen = (window.seen || 0) + 1;
      return found.apply(this, arguments);
    };
    target[name]['agent@original'] = found;
  };
  const wrapAccessor = (target, name) => {
    const found = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: true,
      get() { return found.get.call(this); },
      set(value) { return found.set.call(this, value); },
    });
  };
  wrap(window, 'fetch');
  for (const name of ['open', 'send']) wrap(XMLHttpRequest.prototype, name);
  for (const name of ['appendChild', 'insertBefore', 'replaceChild']) wrap(Node.prototype, name);
  for (const name of ['setItem', 'getItem']) wrap(Storage.prototype, name);
  wrap(Navigator.prototype, 'sendBeacon');
  wrap(EventTarget.prototype, 'addEventListener');
  wrap(Element.prototype, 'setAttribute');
  wrapAccessor(Document.prototype, 'cookie');
  wrapAccessor(HTMLScriptElement.prototype, 'src');
  wrapAccessor(HTMLImageElement.prototype, 'src');
})()`;

const wrappers = [
  { name: 'zone.js', code: zone, isThere: 'typeof Zone === "function"' },
  { name: 'a monitoring agent', code: agent, isThere: 'seen > 0' },
];
const places = ['before the guard', 'after the guard'] as const;

/** Every way here to send, to write and to run, at once: what became of each. */
const tryAll = (page: GuardedPage, url: string, script: string, name: string): Promise<unknown> =>
  Promise.resolve(
    page.run(`(async () => {
      const event = target => new Promise(resolve => {
        for (const type of ['load', 'error']) target.addEventListener(type, () => resolve(type));
      });
      const xhr = new XMLHttpRequest();
      const xhrEvent = event(xhr);
      xhr.open('GET', '${url}&xhr');
      xhr.send();
      const byProperty = document.createElement('script');
      const byAttribute = document.createElement('script');
      byProperty.src = '${script}-property';
      byAttribute.setAttribute('src', '${script}-attribute');
      const scripts = Promise.all([event(byProperty), event(byAttribute)]);
      document.head.appendChild(byProperty);
      document.head.insertBefore(byAttribute, null);
      document.cookie = '${name}=1';
      localStorage.setItem('${name}', '1');
      localStorage.${name}2 = '1';
      return {
        fetch: await fetch('${url}&fetch').then(({ status }) => status, error => error instanceof TypeError),
        xhr: [await xhrEvent, xhr.status],
        beacon: navigator.sendBeacon('${url}&beacon'),
        scripts: await scripts,
        timer: await new Promise(resolve => setTimeout(resolve, 0, 'came')),
      };
    })()`),
  );

/** What of these names is really there. */
const keptOf = (page: GuardedPage, name: string): string[] => [
  ...(jarOf(page).includes(`${name}=`) ? ['cookie'] : []),
  ...Object.keys(localStorage).filter(key => key.startsWith(name)),
];

describe.each(wrappers)('$name', ({ code, isThere }) => {
  describe.each(places)('%s', place => {
    const isBefore = place === 'before the guard';
    async function open(verdict: Verdict): Promise<GuardedPage> {
      const page = await openGuarded(verdict, isBefore ? code : '');
      expect(page.installed.skipped).toEqual([]);
      if (!isBefore) page.run(code);
      return page;
    }

    test('what is refused stays refused, and fails like the network', async () => {
      const page = await open('refuse');
      expect(await tryAll(page, trackerUrl('refused'), own.script('refused'), '_t')).toEqual({
        fetch: true,
        xhr: ['error', 0],
        beacon: true,
        scripts: ['error', 'error'],
        timer: 'came',
      });
      expect(await page.hasRequested('refused')).toBe(false);
      expect(keptOf(page, '_t')).toEqual([]);
      expect(page.gate.failures).toEqual([]);
    });

    test('what is allowed is done, and the page goes on working', async () => {
      const page = await open('refuse');
      const done = await tryAll(page, own.allowedImage('own'), own.allowedScript('own'), 'own');
      expect(done).toEqual({
        fetch: 200,
        xhr: ['load', 200],
        beacon: true,
        scripts: ['load', 'load'],
        timer: 'came',
      });
      expect(keptOf(page, 'own')).toEqual(['cookie', 'own', 'own2']);
      expect(page.run(isThere)).toBe(true);
      expect(page.gate.failures).toEqual([]);
    });

    test('what is held is done once granted', async () => {
      const page = await open('hold');
      const done = tryAll(page, trackerUrl('waits'), own.script('waits'), '_t');
      expect(await page.hasRequested('waits')).toBe(false);
      expect(keptOf(page, '_t')).toEqual([]);
      await page.gate.settle('allow');
      expect(await done).toMatchObject({ fetch: 200, xhr: ['load', 200], scripts: ['load', 'load'] });
      expect(keptOf(page, '_t').sort()).toEqual(['_t', '_t2', 'cookie']);
      expect(page.gate.failures).toEqual([]);
    });

    test('undoing the guard leaves the other wrapper in place, and the page working', async () => {
      const names = 'fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send';
      // As they stand once the other has wrapped them, ours below or not there yet.
      const page = await openGuarded('refuse', isBefore ? `${code}; window.theirs = [${names}]` : '');
      if (!isBefore) page.run(`${code}; window.theirs = [${names}]`);
      expect(page.run(`theirs.some((one, at) => one !== [${names}][at])`)).toBe(isBefore);
      page.installed.undo();
      page.installed.undo();
      expect(page.run(`theirs.every((one, at) => one === [${names}][at])`)).toBe(true);
      expect(await tryAll(page, own.allowedImage('own'), own.allowedScript('own'), 'own')).toMatchObject({
        fetch: 200,
        xhr: ['load', 200],
        scripts: ['load', 'load'],
      });
    });
  });
});
