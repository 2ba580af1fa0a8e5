import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAst } from 'rollup/parseAst';
import { transformWithEsbuild } from 'vite';

/** One file of src/ with what it needs. Our own files are named as below src/, as in `policy/parse.ts`; packages as they are. */
export interface SourceFile {
  readonly name: string;
  readonly lineCount: number;
  /** What is there when it runs. */
  readonly values: readonly string[];
  /** What it loads later, if at all: `import('…')` of a literal. */
  readonly lazy: readonly string[];
  /** What only the compiler sees. */
  readonly types: readonly string[];
  /** Names that it uses and nobody in it declares. Types are no names here. */
  readonly globals: readonly string[];
  readonly hasDefaultExport: boolean;
}

const folder = new URL('../src/', import.meta.url);

/** Every file of src/ by its name. Declarations (`.d.ts`) are left out, stylesheets have lines only. */
export async function readSource(): Promise<ReadonlyMap<string, SourceFile>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|css)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  const files = await Promise.all(names.map(readSourceFile));
  return new Map(files.map(file => [file.name, file]));
}

async function readSourceFile(name: string): Promise<SourceFile> {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const lineCount = text.split('\n').length - 1;
  const none = { values: [], lazy: [], types: [], globals: [], hasDefaultExport: false };
  if (name.endsWith('.css')) return { name, lineCount, ...none };

  // What is left once the types are gone is what runs, so that nothing here has to know TypeScript.
  const { code } = await transformWithEsbuild(text, name, {
    sourcemap: false,
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const found = look(parseAst(code));
  const resolve = (specifiers: Iterable<string>): string[] =>
    [...new Set(specifiers)].map(specifier => nameOf(specifier, name));
  const values = resolve(found.values);
  const lazy = resolve(found.lazy);
  const types = resolve(written(text)).filter(one => !values.includes(one) && !lazy.includes(one));
  return { ...found, name, lineCount, values, lazy, types, globals: [...found.globals].sort() };
}

/** Every module that a file names, for whatever. */
function written(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\s[^;]*?\sfrom '([^']+)';/gm);
  const calls = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [...statements, ...calls].map(([, specifier = '']) => specifier);
}

function nameOf(specifier: string, importer: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix
    .join(posix.dirname(importer), specifier)
    .replace(/\?inline$/, '')
    .replace(/\.js$/, '.ts');
}

/** A node of the tree (https://github.com/estree/estree), as loose as it comes. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);

/** The names that a pattern binds. */
function bound(pattern: unknown): string[] {
  return nodes(pattern).flatMap(({ type, name, left, argument, elements, properties, value }) => {
    if (type === 'Identifier') return [String(name)];
    return bound([left, argument, elements, properties, value].flat());
  });
}

/** The names that a node declares for what is in it. */
function declared(node: Node): string[] {
  const { type, body, params, param, id, init, left, cases } = node;
  const names = type.startsWith('Class') || /^(Arrow)?Function/.test(type) ? bound([id, params].flat()) : [];
  if (type === 'CatchClause') names.push(...bound(param));
  const statements = nodes([body, init, left, cases].flat()).flatMap(one =>
    one.type === 'SwitchCase' ? nodes(one.consequent) : (nodes(one.declaration)[0] ?? one),
  );
  for (const { type, id, specifiers, declarations } of statements) {
    if (/Declaration$/.test(type)) names.push(...bound(id));
    for (const { local } of nodes(specifiers)) if (type === 'ImportDeclaration') names.push(...bound(local));
    for (const one of nodes(declarations)) names.push(...bound(one.id));
  }
  return names;
}

/** Where a name is no reference: after a dot, before a colon, in an import. */
const keys: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  ExportSpecifier: 'exported',
};

function look(program: unknown) {
  const found = {
    values: new Set<string>(),
    lazy: new Set<string>(),
    globals: new Set<string>(),
    hasDefaultExport: false,
  };
  const specifier = ({ source }: Node): string => String(nodes(source)[0]?.value ?? '');

  const visit = (node: Node, scope: ReadonlySet<string>): void => {
    const { type } = node;
    if (type === 'ExportDefaultDeclaration') found.hasDefaultExport = true;
    if (type === 'ImportExpression' && specifier(node)) found.lazy.add(specifier(node));
    if (/^(Import|Export(Named|All))Declaration$/.test(type) && specifier(node)) {
      found.values.add(specifier(node));
      return;
    }
    if (type === 'MetaProperty') return;
    if (type === 'Identifier' && !scope.has(String(node.name))) found.globals.add(String(node.name));
    const inner = new Set([...scope, ...declared(node)]);
    for (const [key, value] of Object.entries(node)) {
      if (key === keys[type] && !node.computed) continue;
      for (const child of nodes(value)) visit(child, inner);
    }
  };
  for (const node of nodes(program)) visit(node, new Set());
  return found;
}
