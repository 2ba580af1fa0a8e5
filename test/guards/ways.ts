import { expect, test } from 'vitest';
import type { Verdict } from '../../src/policy/decide.ts';
import { type GuardedPage, openGuarded, own, trackerImage } from './realm.ts';

/** Counted on from another start in each file: what an earlier one asked for may be remembered by the browser. */
let pages = Date.now() * 1000;

/** The address that a way asks for: another in each page, for what was asked for once may be remembered. */
const addressOf = (way: string, at: number): string => {
  const query = `${pages}-way-${at}-`;
  return way.includes('script') || way.includes('module') ? own.script(query) : trackerImage(query);
};

/** Runs each way in the page: `URL` is an address of its own, `at` an element that stands there. */
function runAll({ run }: Pick<GuardedPage, 'run'>, ways: readonly string[]): void {
  for (const [at, way] of ways.entries()) {
    run(`(() => { const URL = ${JSON.stringify(addressOf(way, at))}; const at = document.createElement('div');
      document.body.append(at); ${way} })()`);
  }
}

/** The ways whose address was asked for by now, from the page or a frame in it. */
function askedFor({ realm }: Pick<GuardedPage, 'realm'>, ways: readonly string[]): string[] {
  const names: string[] = [];
  const collect = (window: Window): void => {
    try {
      const entries = Performance.prototype.getEntriesByType.call(window.performance, 'resource');
      for (const { name } of entries) names.push(name);
    } catch {
      return; // A frame of another site.
    }
    for (let at = 0; at < window.length; at++) collect(window[at] as Window);
  };
  collect(realm);
  return ways.filter((_, at) => names.some(name => name.includes(`?${pages}-way-${at}-`)));
}

/** Opens a page, runs all ways in it, and waits until what they ask for at once was answered. */
async function openWays(verdict: Verdict, ways: readonly string[]): Promise<GuardedPage> {
  const page = await openGuarded(verdict);
  pages++;
  runAll(page, ways);
  await page.hasRequested('');
  return page;
}

/**
 * Claims of every way in a list that it asks for nothing where that is refused or held, and asks as ever once it may.
 *
 * @param messages was said and done with: a grant that comes later does not say it
 */
export function claimWays(family: string, ways: readonly string[], messages: readonly string[] = []): void {
  const all = [...ways, ...messages];
  const patience = { timeout: 90_000 };

  test(`${family}: refused, none asks for anything`, patience, async () => {
    const page = await openWays('refuse', all);
    expect(askedFor(page, all)).toEqual([]);
    expect(page.gate.failures).toEqual([]);
  });

  test(`${family}: allowed, each asks as ever`, patience, async () => {
    const page = await openWays('allow', all);
    await expect.poll(() => askedFor(page, all), { timeout: 20_000 }).toEqual(all);
    expect(page.gate.failures).toEqual([]);
  });

  test(`${family}: held, none asks until it is granted`, patience, async () => {
    const page = await openWays('hold', all);
    expect(askedFor(page, all)).toEqual([]);
    await page.gate.settle('allow');
    await page.hasRequested('');
    await expect.poll(() => askedFor(page, ways), { timeout: 20_000 }).toEqual(ways);
    expect(page.gate.failures).toEqual([]);
  });
}
