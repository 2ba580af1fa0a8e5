import { leakOf } from './limits.ts';
import type { Result } from './outcome.ts';
import type { Way } from './way.ts';

/** One measured way. */
export interface Row {
  readonly subject: string;
  readonly way: Way;
  readonly result: Result;
}

/** All that is reported. */
export interface Measured {
  readonly ways: readonly Way[];
  /** In the order of the columns; the first is the unguarded page. */
  readonly subjects: readonly string[];
  readonly rows: readonly Row[];
  readonly runs: readonly {
    readonly subject: string;
    /** When, and what commit. */
    readonly on: string;
    readonly controls: number;
    /** Controls that failed, each with the state that it failed in. */
    readonly broken: readonly string[];
  }[];
  readonly browser: string;
}

/** What a subject came to. */
interface Table {
  readonly subject: string;
  readonly on: string;
  /** By the name of the way. */
  readonly results: ReadonlyMap<string, Result>;
  readonly broken: readonly string[];
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** What a way did under a subject, in a word. */
function word(result: Result | undefined): string {
  if (!result) return '';
  const leak = leakOf(result);
  const states = [
    result.before.leaked && 'before',
    result.refused?.leaked && 'refused',
    result.withdrawn?.leaked && 'withdrawn',
    result.erased === false && 'not erased',
  ].filter(Boolean);
  const lost = result.restored === false || result.granted === false ? 'not restored' : '';
  const said = leak ? `**${leak}**: ${states.join(', ')}` : '';
  return [said, lost].filter(Boolean).join('; ') || 'held';
}

/** RESULTS.md. */
export function report({ ways, subjects, rows, runs, browser }: Measured): string {
  const names = new Set(ways.map(way => way.name));
  const guarded: Table[] = subjects.slice(1).flatMap(subject => {
    const mine = rows.filter(row => row.subject === subject && names.has(row.way.name));
    const run = runs.find(one => one.subject === subject);
    const results = new Map(mine.map(({ way, result }) => [way.name, result]));
    return mine.length ? [{ subject, results, on: run?.on ?? '', broken: run?.broken ?? [] }] : [];
  });
  const count = ({ results }: Table, is: (result: Result) => boolean | undefined): number =>
    [...results.values()].filter(is).length;
  const of = (one: Table, is: (result: Result) => boolean | undefined, among: (result: Result) => boolean) =>
    `${count(one, is)} of ${count(one, among)}`;
  const summary = guarded.map(one => [
    one.subject,
    count(one, result => result.before.leaked),
    count(one, result => result.before.leaked && !result.before.fetchedOnly),
    count(one, result => result.refused?.leaked),
    of(
      one,
      result => result.withdrawn?.leaked,
      result => result.withdrawn !== undefined,
    ),
    of(
      one,
      result => result.erased === false,
      result => result.erased !== undefined,
    ),
    of(
      one,
      result => result.restored === true,
      result => typeof result.restored === 'boolean',
    ),
    one.broken.length,
    one.on,
  ]);
  const families = [...new Set(ways.map(way => way.family))];
  const perFamily = families.map(family => {
    const mine = ways.filter(way => way.family === family);
    return [
      family,
      mine.length,
      ...guarded.map(
        ({ results }) =>
          mine.filter(way => {
            const result = results.get(way.name);
            return result && leakOf(result);
          }).length,
      ),
    ];
  });
  const columns = guarded.map(({ subject }) => subject);
  const each = families.map(family => {
    const mine = ways.filter(way => way.family === family);
    const rows = mine.map(way => [
      way.name.replaceAll('|', '\\|'),
      ...guarded.map(({ results }) => word(results.get(way.name))),
    ]);
    return `### ${family}\n\n${table(['Way', ...columns], rows)}`;
  });
  const broken = runs.flatMap(({ subject, broken: lines }) =>
    lines.map(line => `- ${subject}: ${line.replaceAll('\n', ' ')}`),
  );
  return `# What gets through

Written by \`npm run matrix\` with Chromium ${browser}. Each way to track a page is tried on a page of its own. All of these
${ways.length} get through where nothing guards the page; how many still do, stands here. Each subject beside ours is put first in
the head of the untouched page.

${table(
  [
    'Subject',
    'before an answer',
    'of these more than a fetched file',
    'after refusing',
    'tried again after withdrawing',
    'kept after withdrawing',
    'done once accepted',
    'controls broken',
    'measured',
  ],
  summary,
)}

"Fetched" is a file that the browser asked for and that never ran. "Done once accepted" counts what had been held, on the same
page, without more than the visitor's press. Controls are ${runs[0]?.controls ?? 0} things that a site does for itself, in each of the states fresh,
refused and accepted.

## By family

${table(['Family', 'ways', ...columns], perFamily)}

## Each way

"Held": nothing got through in any state.

${each.join('\n\n')}

## Controls broken

${broken.join('\n') || 'None.'}
`;
}
