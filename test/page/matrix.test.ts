import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browsers, openBrowsers } from '../matrix/browsers.ts';
import { leakOf, surprises } from '../matrix/limits.ts';
import { type Answered, createMeasure } from '../matrix/measure.ts';
import { openSubjects, type Subject } from '../matrix/subjects.ts';
import { openTracker, type Tracker } from '../matrix/tracker.ts';
import { controls, ways } from '../matrix/ways/index.ts';

/** A few of what `npm run matrix` tries: one of each kind, at guard depth. Each is stopped, or listed in limits.ts. */
const tried = [
  'script in head',
  'inline script that builds another',
  'img src',
  'appendChild',
  'Range.insertNode',
  'a closed shadow root',
  'cloneNode',
  'setAttribute',
  'script.src after insertion',
  'srcset',
  'fetch',
  'fetch of a Request',
  'XHR',
  'XHR, synchronous',
  'sendBeacon',
  'document.cookie with a life',
  'setter by descriptor',
  'cookieStore.set',
  'localStorage.setItem',
  'localStorage property',
  'sessionStorage.setItem',
  'fetch: trailing dot',
  'image: a path of ours, declared',
  'shifting toString: fetch',
  'Request with an url of its own',
];

/** What must go on working beside it. */
const working = [
  'own script tag',
  'order of own scripts',
  'own fetch',
  'own cookies',
  'host that nobody declares',
];

const named = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
  const found = all.find(one => one.name === name);
  if (!found) throw new Error(`nothing is named "${name}"`);
  return found;
};

let browsers: Browsers;
let tracker: Tracker;
let guard: Subject;
let answered: Answered;
let measure: ReturnType<typeof createMeasure>;

beforeAll(async () => {
  tracker = await openTracker();
  browsers = await openBrowsers();
  // No time is waited for: what was sent has arrived when a request that was sent after it is answered.
  measure = createMeasure(browsers, tracker, { quietMs: 0, mostMs: 20_000 });
  guard = named(await openSubjects(), 'guard');
  answered = await measure.answers(guard);
});
afterAll(async () => {
  await browsers?.close();
  await tracker?.close();
});

test('every way and every control has a name of its own', () => {
  const names = [...ways, ...controls].map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe('at guard depth, before an answer, refused, accepted and withdrawn', () => {
  for (const name of tried) {
    test(name, async () => {
      const way = named(ways, name);
      const result = await measure.way(way, guard, answered, 0, name.startsWith('script in'));
      expect(surprises(name, 'guard', result), JSON.stringify(result)).toEqual([]);
    });
  }

  test('a way that gets through is seen', async () => {
    const unguarded: Subject = { name: 'unguarded', head: '' };
    const result = await measure.way(named(ways, 'fetch'), unguarded, answered);
    expect(leakOf(result)).toBe('sent');
  });
});

describe('goes on working at guard depth, fresh, refused and accepted', () => {
  for (const name of working) {
    test(name, async () => {
      for (const cookies of [[], answered.refuse, answered.accept]) {
        const { works, notes } = await measure.control(named(controls, name), guard, cookies);
        expect(works, notes.join(' ')).toBe(true);
      }
    });
  }
});
