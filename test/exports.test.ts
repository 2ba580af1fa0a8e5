import { readdir } from 'node:fs/promises';
import nodeResolve from '@rollup/plugin-node-resolve';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rollup } from 'rollup';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { requireDist } from './dist.ts';
import { installPackage, type Project } from './installed.ts';

// Compilers and bundlers take their time, most of all on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let project: Project;

beforeAll(async () => {
  requireDist();
  project = await installPackage();
});
afterAll(() => project?.remove());

describe('in Node, as while rendering on a server', () => {
  const subpaths = ['assent', 'assent/guard', 'assent/ui', 'assent/i18n/en', 'assent/i18n/zh'];

  /** Prints what an import adds to the globals or changes of them. */
  const touch = `
    const owners = { globalThis, Object: Object.prototype, Function: Function.prototype, Promise: Promise.prototype };
    const look = () => new Map(Object.entries(owners).flatMap(([name, owner]) =>
      Reflect.ownKeys(owner).map(key => [name + '.' + String(key), Object.getOwnPropertyDescriptor(owner, key)])));
    const before = look();
    await import(process.argv[2]);
    const same = (now, then) => then && Object.keys(now).every(key => Object.is(now[key], then[key]));
    const touched = [...look()].filter(([name, now]) => !same(now, before.get(name)));
    console.log(touched.map(([name]) => name).join() || 'nothing');
  `;
  test.each(subpaths)('import(%o) neither throws nor touches a global', async subpath => {
    await project.write({ 'touch.js': touch });
    expect(await project.node('touch.js', subpath)).toBe('nothing\n');
  });

  test('createAssent says that it needs a window', async () => {
    await project.write({
      'server.js': `
        import { createAssent } from 'assent';
        const policy = { id: 'x', revision: '1', controller: { name: 'X' }, purposes: [], services: [] };
        try { createAssent({ policy }); } catch (error) { console.log(error.message); }
      `,
    });
    expect(await project.node('server.js')).toMatch(
      /^createAssent: there is no window; call it in the browser/,
    );
  });

  test('parsePolicy works there', async () => {
    await project.write({
      'parse.js': `
        import { AssentError, parsePolicy } from 'assent';
        try { parsePolicy({}); } catch (error) { console.log(error instanceof AssentError, error.code, error.path); }
      `,
    });
    expect(await project.node('parse.js')).toBe('true policy-invalid policy.id\n');
  });

  test('the schema can be imported as JSON', async () => {
    await project.write({
      'schema.js': `
        import schema from 'assent/schema.json' with { type: 'json' };
        console.log(schema.title, schema.required.join());
      `,
    });
    expect(await project.node('schema.js')).toBe('Assent policy id,revision,controller,purposes,services\n');
  });
});

describe('in TypeScript', () => {
  const right = `
    import { type Assent, type AssentEvents, AssentError, createAssent, type Policy, parsePolicy } from 'assent';
    import 'assent/guard';
    import { messages } from 'assent/i18n/zh';
    import schema from 'assent/schema.json' with { type: 'json' };
    import { createUi } from 'assent/ui';

    const policy: Policy = {
      id: 'shop',
      revision: '1',
      controller: { name: { en: 'Shop' } },
      purposes: [{ id: 'analytics', title: 'Statistics', whenRefused: 'session' }],
      services: [{ id: 'stats', purpose: 'analytics', hosts: ['stats.example'], items: [{ cookie: '_st', days: 30 }] }],
    };
    export const assent: Assent = createAssent({
      policy,
      language: 'zh',
      texts: { heading: 'Your data', asks: name => \`\${name} asks:\` },
      minor: 'unknown',
      recordSink: { url: '/records' },
      report: { url: '/reports', purpose: 'analytics' },
      requireGesture: true,
      importFrom: { tool: 'klaro', purposes: { matomo: 'analytics' } },
    });
    export const given = async (): Promise<boolean> =>
      (await assent.exportRecord()).event.some(({ event_state }) => event_state.analytics === 'given');
    export const tried = async (): Promise<readonly string[]> =>
      (await assent.activity()).services.stats?.hosts ?? [];
    export const off: () => void = assent.on('change', ({ granted, how }) => [granted[0]?.length, how]);
    assent.choose({ analytics: true }, { by: 'guardian' });
    assent.withdraw(['analytics']);
    export const ready: Promise<AssentEvents['ready']> = assent.ready;
    export const known: Policy = parsePolicy(JSON.parse('{}'));
    export const failed = (error: unknown): string => (error instanceof AssentError ? error.code : '');
    export const used = [messages.acceptAll, schema.title, createUi, window.assent?.allows('analytics')];
  `;
  const wrong = `
    import { createAssent, type Policy } from 'assent';
    declare const policy: Policy;
    // @ts-expect-error: a policy is needed
    createAssent({});
    const assent = createAssent({ policy });
    // @ts-expect-error: no such tool
    createAssent({ policy, importFrom: { tool: 'cookiebar', purposes: {} } });
    // @ts-expect-error: no such text
    createAssent({ policy, texts: { title: 'Your data' } });
    // @ts-expect-error: no such event
    assent.on('changed', () => {});
    // @ts-expect-error: a choice is true or false
    assent.choose({ analytics: 'yes' });
    // @ts-expect-error: only a guardian is named
    assent.choose({ analytics: true }, { by: 'me' });
    // @ts-expect-error: grants are read, not written
    assent.grants.analytics = { state: 'granted', reason: 'asked' };
    // @ts-expect-error: no such key
    export const misspelt: Policy = { ...policy, undeclarred: 'hold' };
    // @ts-expect-error: one kind an item
    export const two: Policy['services'] = [{ id: 's', purpose: 'p', items: [{ cookie: 'a', local: 'b' }] }];
    // @ts-expect-error: no such subpath
    import 'assent/consent/store';
  `;
  const configs = [
    { moduleResolution: 'bundler', module: 'esnext' },
    { moduleResolution: 'node16', module: 'node18' },
    { moduleResolution: 'nodenext', module: 'nodenext' },
  ];

  test.each(configs)('types resolve under $moduleResolution and catch wrong uses', async resolution => {
    const config = `tsconfig.${resolution.moduleResolution}.json`;
    const compilerOptions = {
      ...resolution,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      strict: true,
      noEmit: true,
      resolveJsonModule: true,
      // Our own declarations are looked at too.
      skipLibCheck: false,
    };
    await project.write({
      'right.ts': right,
      'wrong.ts': wrong,
      [config]: JSON.stringify({ compilerOptions, files: ['right.ts', 'wrong.ts'] }),
    });
    expect(await project.tsc(config)).toBe('');
  });
});

describe('in a bundler', () => {
  const app = `
    import { createAssent } from 'assent';
    const policy = { id: 'app', revision: '1', controller: { name: 'App' }, purposes: [], services: [] };
    window.assent = createAssent({ policy });
  `;
  /** A word that stands in the interface alone. */
  const mark = 'assent-ui';

  /** What every bundler must make of it: one entry without the interface, which is loaded by it. */
  const expectSplit = (chunks: readonly { readonly isEntry: boolean; readonly code: string }[]): void => {
    const [entry, ...others] = chunks.filter(({ isEntry }) => isEntry);
    expect(others).toEqual([]);
    expect(entry?.code).toContain('import(');
    expect(entry?.code).not.toContain(mark);
    const lazy = chunks.filter(({ isEntry, code }) => !isEntry && code.includes(mark));
    expect(lazy).toHaveLength(1);
  };

  test('Rollup bundles it without a warning and splits the interface off', async () => {
    const [input = ''] = await project.write({ 'app.js': app });
    const warnings: string[] = [];
    const bundle = await rollup({
      input,
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => warnings.push(message),
    });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    expect(warnings).toEqual([]);
    expectSplit(output.flatMap(file => (file.type === 'chunk' ? [file] : [])));
  });

  test('Vite bundles it and splits the interface off', async () => {
    await project.write({
      'app.js': app,
      'index.html': '<!doctype html><script type="module" src="/app.js"></script>',
    });
    const result = await build({
      root: project.folder,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, modulePreload: { polyfill: false } },
    });
    if (Array.isArray(result) || !('output' in result)) throw new Error('one build gives one output');
    expectSplit(result.output.flatMap(file => (file.type === 'chunk' ? [file] : [])));
  });
});

describe('on the registry', () => {
  test('publint finds nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: project.installed, pack: false, strict: true });
    expect(messages.map(message => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test('it carries its licence, its history and its manual, and neither source nor tests', async () => {
    const carried = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'];
    expect((await readdir(project.installed)).sort()).toEqual(carried);
  });
});
