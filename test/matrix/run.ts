import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { openBrowsers } from './browsers.ts';
import { type Depth, leakOf, surprises } from './limits.ts';
import { createMeasure } from './measure.ts';
import type { Result } from './outcome.ts';
import { inParallel } from './parallel.ts';
import { type Row, report } from './report.ts';
import { openSubjects, type Seal, type Subject, subjectNames } from './subjects.ts';
import { openTracker } from './tracker.ts';
import { within } from './until.ts';
import type { Way } from './way.ts';
import { controls, ways } from './ways/index.ts';

const folder = new URL('./', import.meta.url);
const details = new URL('details.json', folder);

/** How the command was called. */
interface Options {
  readonly only?: string;
  readonly family?: string;
  readonly subject?: string;
  readonly parallel: number;
  /** Takes the unguarded page's results from the last run. */
  readonly reuse: boolean;
  /** Tries ways in no state but before an answer. */
  readonly onlyBefore: boolean;
}

function readOptions(args: readonly string[]): Options {
  const of = (name: string): string | undefined =>
    args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [only, family, subject] = [of('only'), of('family'), of('subject')];
  return {
    ...(only === undefined ? {} : { only }),
    ...(family === undefined ? {} : { family }),
    ...(subject === undefined ? {} : { subject }),
    parallel: Number(of('parallel') ?? 6),
    reuse: args.includes('--reuse'),
    onlyBefore: args.includes('--before'),
  };
}

/** What was tried apart from the ways, by subject, and when that was. */
interface Run {
  readonly subject: string;
  /** A date and a commit. */
  readonly on: string;
  readonly controls: number;
  readonly broken: readonly string[];
}

/** All that was measured, by this run and earlier ones. */
interface Details {
  readonly rows: readonly Row[];
  readonly runs: readonly Run[];
}

/** What earlier runs wrote down. */
const readDetails = (): Details =>
  existsSync(details) ? JSON.parse(readFileSync(details, 'utf8')) : { rows: [], runs: [] };

/** What was measured now, and of earlier runs what this one has not tried again. */
function merge({ rows, runs }: Details, earlier: Details): Details {
  const keyOf = ({ subject, way }: Row): string => `${subject}|${way.name}`;
  const tried = new Set(rows.map(keyOf));
  const run = new Set(runs.map(({ subject }) => subject));
  return {
    rows: [...earlier.rows.filter(row => !tried.has(keyOf(row))), ...rows],
    runs: [...earlier.runs.filter(({ subject }) => !run.has(subject)), ...runs],
  };
}

const write = (all: Details): void => writeFileSync(details, JSON.stringify(all, null, 1));

/** Today, and the commit that is measured. */
function now(): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  return `${new Date().toISOString().slice(0, 10)}, ${commit}`;
}

const isDepth = (name: string): name is Depth => ['guard', 'barrier', 'sealed'].includes(name);

/**
 * Tries every way on every subject, prints what comes of it and writes it down. Once every subject has been tried on every
 * way, by one run or by several, RESULTS.md is written.
 *
 * @param args `--only=`, `--family=` (a part of the name each), `--subject=` (names, by comma), `--parallel=`, `--reuse`, `--before`
 * @param seal absent: there is no sealed page to measure
 * @returns the exit code: 1 where something is not as limits.ts says, a control broke or a way does not leak unguarded
 */
export async function runMatrix(args: readonly string[], seal?: Seal): Promise<number> {
  const options = readOptions(args);
  const isWanted = ({ name, family }: Way): boolean =>
    name.includes(options.only ?? '') && family.includes(options.family ?? '');
  const [chosen, tried] = [ways.filter(isWanted), controls.filter(isWanted)];
  const isWhole = !options.only && !options.family && !options.onlyBefore;
  const all = await openSubjects(seal);
  const named = options.subject?.split(',');
  const subjects = all.filter(({ name }) => name !== 'unguarded' && (named?.includes(name) ?? true));
  const [unguarded] = all;
  if (!unguarded) throw new Error('nothing to measure against');

  const tracker = await openTracker();
  const browsers = await openBrowsers();
  const measure = createMeasure(browsers, tracker, {
    quietMs: 400,
    mostMs: 5000,
    onlyBefore: options.onlyBefore,
  });
  const failures: string[] = [];
  const earlier = readDetails();
  const on = now();
  const known = new Map(
    earlier.rows
      .filter(row => options.reuse && row.subject === unguarded.name && row.result.before.leaked)
      .map(({ way, result }) => [way.name, result]),
  );
  const since = Date.now();
  const passed = () => `${Math.round((Date.now() - since) / 1000)} s`;
  const tell = ({ name }: Subject, done: number, of: number): void => {
    if (done % 50 !== 0) return;
    write(merge({ rows, runs }, earlier));
    console.error(`${passed()}: ${name}: ${done} of ${of}`);
  };
  const rows: Row[] = [];
  const runs: Run[] = [];
  try {
    const none = { accept: [], refuse: [] };
    const plain = new Map<Way, Result>();
    await inParallel(options.parallel, chosen, async way => {
      const result = known.get(way.name) ?? (await measure.way(way, unguarded, none));
      plain.set(way, result);
      tell(unguarded, plain.size, chosen.length);
      rows.push({ subject: unguarded.name, way, result });
      if (!result.before.leaked) {
        failures.push(`unguarded | ${way.name}: does not leak: ${result.before.notes.join(' ')}`);
      }
    });
    console.log(`${passed()}: ${chosen.length} ways leak unguarded, but for ${failures.length}`);
    console.log(failures.join('\n'));
    const valid = chosen.filter(way => plain.get(way)?.before.leaked);

    for (const subject of all.filter(one => one === unguarded || subjects.includes(one))) {
      const answered = await measure.answers(subject);
      const broken: string[] = [];
      const states = subject.act ? [[], answered.refuse, answered.accept] : [[]];
      const mine = tried.filter(
        way => !subject.isStrict || !way.name.startsWith('host that nobody declares'),
      );
      const asked = (options.onlyBefore ? [] : mine).flatMap(way =>
        states.map((cookies, state) => ({ way, cookies, state })),
      );
      await inParallel(options.parallel, asked, async ({ way, cookies, state }) => {
        const { works, notes } = await measure.control(way, subject, cookies);
        if (works) return;
        broken.push(`${way.name} (${['fresh', 'refused', 'accepted'][state]}): ${notes.join(' ')}`);
      });
      if (!subject.isPeer) failures.push(...broken.map(line => `${subject.name} | control broken: ${line}`));

      const results = new Map<Way, Result>();
      if (subject !== unguarded) {
        await inParallel(options.parallel, valid, async way => {
          const base = plain.get(way);
          const quietMs = Math.min(3000, Math.max(400, 3 * (base?.tookMs ?? 0)));
          const isScript = base?.before.ran && /\.m?js$/.test(base.before.notes[0] ?? '');
          const result = await within(120_000, measure.way(way, subject, answered, quietMs, isScript)).catch(
            error => {
              throw new Error(`${subject.name} | ${way.name}: ${error}`);
            },
          );
          results.set(way, result);
          tell(subject, results.size, valid.length);
          rows.push({ subject: subject.name, way, result });
          if (!isDepth(subject.name)) return;
          for (const line of surprises(way.name, subject.name, result)) {
            failures.push(`${subject.name} | ${way.family} | ${way.name}: ${line}`);
          }
        });
      }
      if (isWhole) runs.push({ subject: subject.name, on, controls: mine.length, broken });
      const leaks = [...results.values()].filter(leakOf).length;
      console.log(
        `${passed()}: ${subject.name}: ${leaks} of ${results.size} leak, controls broken: ${broken.length}`,
      );
    }
    const total = merge({ rows, runs }, earlier);
    write(total);
    const shown = isWhole ? total : { rows, runs };
    const text = report({ ...shown, ways: valid, subjects: subjectNames, browser: browsers.fresh.version() });
    const isComplete = isWhole && subjectNames.every(name => total.runs.some(run => run.subject === name));
    if (isComplete) writeFileSync(new URL('RESULTS.md', folder), text);
    else console.log(text);
  } finally {
    await browsers.close();
    await tracker.close();
  }
  console.log(failures.sort().join('\n'));
  console.log(`${passed()}: ${failures.length ? `${failures.length} not as expected` : 'all as expected'}`);
  return failures.length ? 1 : 0;
}
