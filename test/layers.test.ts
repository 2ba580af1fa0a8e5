import { describe, expect, test } from 'vitest';
import { readSource, type SourceFile } from './source.ts';

/** What the files of a layer may use of others. Their own layer's they always may. */
interface Layer {
  /** Layers or single files that may run with it. */
  readonly values?: readonly string[];
  /** What the compiler alone may see, in addition. */
  readonly types?: readonly string[];
  /** What it may load later, in addition. */
  readonly lazy?: readonly string[];
  /** By npm package, the only file that may import it. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Where it says which, the only names that it may use without declaring or importing them. */
  readonly globals?: readonly string[];
  /** Files that are free to use any. */
  readonly freeGlobals?: readonly string[];
}

/**
 * Who may know whom. Knowledge runs one way: policy -> consent -> api -> (guards, ui); the visitor's choices come back
 * only through the view.
 */
const layers: Readonly<Record<string, Layer>> = {
  errors: {},
  // What the site declares. Pure: no document, no clock, no network.
  policy: {
    values: ['errors'],
    globals: ['Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'RegExp', 'String', 'TextEncoder', 'URL'],
  },
  // What the visitor chose.
  consent: { values: ['errors', 'policy'], packages: { 'js-cookie': 'consent/cookie' } },
  // What stops things. Of the browser they have what natives.ts took and the realm they are handed, never a bare name
  // that the page may have put something else under.
  guards: {
    values: ['errors'],
    types: ['policy'],
    globals: ['Array', 'Boolean', 'Error', 'Number', 'Object', 'Promise', 'Set', 'String', 'TypeError'],
    freeGlobals: ['guards/natives'],
  },
  // One file a language. `policy` for the names of what can be stored.
  i18n: { types: ['policy'], globals: [] },
  // What the visitor sees, loaded later. It is handed a view, and knows no store.
  ui: { types: ['consent/view', 'consent/history', 'policy', 'i18n/messages'] },
  // What wires it all. The interface comes in as a loader.
  api: {
    values: ['errors', 'policy', 'consent', 'guards', 'i18n'],
    types: ['ui'],
    lazy: ['ui'],
    packages: { nanoevents: 'api/emitter' },
  },
  // The three entries.
  guard: { values: ['api'] },
  script: { values: ['api'] },
  index: { values: ['api/create', 'errors', 'policy'], types: ['api', 'consent', 'guards', 'i18n'] },
};

/** What must not come along, whoever imports it on the way: files, layers and packages, with what may all the same. */
const kept: Readonly<
  Record<string, { readonly without: readonly string[]; readonly but?: readonly string[] }>
> = {
  // It runs before the page does, so every byte of it is waited for. i18n/pick names languages and loads none.
  'guard.ts': {
    without: ['nanoevents', 'js-cookie', 'ui', 'i18n', 'consent/store', 'policy/parse', 'policy/check'],
    but: ['i18n/pick'],
  },
  // Here stands what the banner needs. What keeps the answers is loaded behind it.
  'script.ts': {
    without: ['js-cookie', 'ui', 'i18n', 'api/answers', 'consent/store', 'policy/parse', 'policy/check'],
    but: ['i18n/pick'],
  },
};

/** The longest file, in lines. */
const mostLines = 200;

const source = await readSource();
const files = [...source.values()];

const bare = (name: string): string => name.replace(/\.(ts|css)$/, '');
const layerOf = (name: string): string => bare(name).split('/')[0] ?? '';
const isOurs = (name: string): boolean => source.has(name);
const isIn = (name: string, places: readonly string[]): boolean =>
  places.some(place => bare(name) === place || name.startsWith(`${place}/`));

/** What a file imports against the table: `from -> to`. */
function trespasses(file: SourceFile): string[] {
  const layer = layers[layerOf(file.name)];
  if (!layer) return [`${file.name} is in no layer of the table`];
  const { values = [], types = [], lazy = [], packages = {} } = layer;
  const own = [layerOf(file.name)];
  const mayImport = (to: string, places: readonly string[]): boolean =>
    isOurs(to) ? isIn(to, [...own, ...places]) : packages[to] === bare(file.name);
  const found = [
    ...file.values.filter(to => !mayImport(to, values)),
    ...file.lazy.filter(to => !mayImport(to, [...values, ...lazy])),
    ...file.types.filter(to => !mayImport(to, [...values, ...types])),
  ];
  return found.map(to => `${file.name} -> ${to}`);
}

/** Everything that runs or may be loaded with a file, its packages too. */
function reach(name: string, reached = new Set<string>()): ReadonlySet<string> {
  const file = source.get(name);
  if (reached.has(name)) return reached;
  reached.add(name);
  for (const to of [...(file?.values ?? []), ...(file?.lazy ?? [])]) reach(to, reached);
  return reached;
}

describe('who may know whom', () => {
  test.each(Object.keys(layers))('%s imports what its line of the table says, and nothing else', layer => {
    const own = files.filter(({ name }) => layerOf(name) === layer);
    expect(own).not.toEqual([]);
    expect(own.flatMap(trespasses)).toEqual([]);
  });

  test('no file is without a layer', () => {
    expect(files.map(({ name }) => layerOf(name)).filter(layer => !(layer in layers))).toEqual([]);
  });

  test('every import of our own leads to a file', () => {
    const missing = files.flatMap(({ name, values, lazy, types }) =>
      [...values, ...lazy, ...types]
        .filter(to => to.includes('.') && !isOurs(to))
        .map(to => `${name} -> ${to}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what comes along', () => {
  test.each(Object.entries(kept))(
    '%s stays free of what is waited for or loaded later',
    (entry, { without, but = [] }) => {
      const along = [...reach(entry)].filter(name => isIn(name, without) && !isIn(name, but));
      expect(along).toEqual([]);
      // The graph was walked at all.
      expect(reach(entry)).toContain('guards/index.ts');
    },
  );
});

describe('what stands in the page', () => {
  const bound = Object.entries(layers).flatMap(([layer, { globals, freeGlobals = [] }]) =>
    globals ? [[layer, globals, freeGlobals] as const] : [],
  );
  test.each(bound)('%s uses no global but the language’s own', (layer, globals, freeGlobals) => {
    const used = files
      .filter(({ name }) => layerOf(name) === layer && !freeGlobals.includes(bare(name)))
      .flatMap(file => file.globals.filter(one => !globals.includes(one)).map(one => `${file.name}: ${one}`));
    expect(used).toEqual([]);
  });
});

describe('every file', () => {
  test('is known by its name: nothing is exported as default', () => {
    expect(files.filter(one => one.hasDefaultExport).map(({ name }) => name)).toEqual([]);
  });

  test(`has at most ${mostLines} lines`, () => {
    const long = files.filter(one => one.lineCount > mostLines);
    expect(long.map(({ name, lineCount }) => `${name}: ${lineCount}`)).toEqual([]);
  });
});
