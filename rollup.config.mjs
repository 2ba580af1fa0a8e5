import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

// `tsc` has written src/ as JavaScript to build/, and its types to dist/types/. From there on it is bundling.
const built = file => fileURLToPath(new URL(`build/${file}`, import.meta.url));
// Each file of src/i18n is a language, but for these.
const languages = readdirSync(new URL('src/i18n/', import.meta.url))
  .map(file => file.replace('.ts', ''))
  .filter(name => !['index', 'messages', 'pick'].includes(name));

/** `import css from './banner.css?inline'` gives the file's text, without what a browser does not need. */
const cssText = {
  name: 'css-text',
  resolveId: (id, importer) =>
    id.endsWith('.css?inline')
      ? new URL(id, pathToFileURL(importer)).pathname.replace('/build/', '/src/')
      : null,
  load(id) {
    if (!id.endsWith('.css')) return null;
    this.addWatchFile(id);
    const text = readFileSync(id, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}')
      .trim();
    return `export default ${JSON.stringify(text)}`;
  },
};

/** Puts a policy in the place of api/baked.js. */
const bake = policy => ({
  name: 'bake',
  load: id => (id === built('api/baked.js') ? `export const baked = ${JSON.stringify(policy)};` : null),
});

/** The schema that editors and validators read, out of the table that the parser reads. */
const policySchema = {
  name: 'policy-schema',
  async generateBundle() {
    const { policySchema: make } = await import(built('policy/json-schema.js'));
    this.emitFile({
      type: 'asset',
      fileName: 'policy.schema.json',
      source: `${JSON.stringify(make(), null, 2)}\n`,
    });
  },
};

/** Says in records by which version of ours they were made. */
const nameVersion = {
  name: 'version',
  load(id) {
    if (id !== built('api/version.js')) return null;
    const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
    return `export const version = ${JSON.stringify(version)};`;
  },
};

const minify = terser({
  ecma: 2020,
  module: true,
  compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
  format: { ascii_only: true },
});
const plugins = [nodeResolve({ browser: true }), cssText, nameVersion];
const iife = (input, file, ...more) => ({
  input: built(input),
  plugins: [...plugins, ...more],
  output: { file: `dist/${file}`, format: 'iife', plugins: [minify] },
});

/**
 * Bundles everything, with a policy baked in, into one classic script that asks for no other file.
 *
 * @param {object} policy the manifest, as parsed JSON
 * @param {{ languages?: readonly string[] }} [options] which languages go in; absent: English
 * @returns {Promise<string>} the script's text. It is safe between script tags
 * @throws where the policy breaks a rule: by an AssentError that names the path
 */
export async function bundle(policy, { languages: tags = ['en'] } = {}) {
  const { checkedPolicy } = await import(built('policy/check.js'));
  checkedPolicy(policy, '');
  const entry = '\0entry';
  const lines = [
    `import { runScript } from ${JSON.stringify(built('api/run-script.js'))};`,
    `import { baked } from ${JSON.stringify(built('api/baked.js'))};`,
    `import * as ui from ${JSON.stringify(built('ui/index.js'))};`,
    ...tags.map((tag, n) => `import * as l${n} from ${JSON.stringify(built(`i18n/${tag}.js`))};`),
    `const messages = { ${tags.map((tag, n) => `${JSON.stringify(tag)}: l${n}`).join(', ')} };`,
    `import * as answers from ${JSON.stringify(built('api/answers.js'))};`,
    `const texts = async tag => messages[tag] ?? l0;`,
    `runScript(window, baked, () => ({ ui: async () => ui, messages: texts, details: texts, answers }));`,
  ];
  const build = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === entry ? id : null),
        load: id => (id === entry ? lines.join('\n') : null),
      },
      bake(policy),
      ...plugins,
    ],
  });
  const { output } = await build.generate({ format: 'iife', inlineDynamicImports: true, plugins: [minify] });
  await build.close();
  return inScriptTag(output[0].code);
}

/** What is bundled, so that no text in it ends the script tag it stands in, or begins a comment there. */
const inScriptTag = code => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

/**
 * Prints the lines that seal a page to its policy. They belong at the top of its head, after the charset.
 *
 * @param {object} policy the manifest, as parsed JSON; its `undeclared` is `hold` or `refuse`
 * @param {object} [options]
 * @param {string} [options.src] where assent.js lies; absent: beside the page
 * @param {boolean} [options.baked] the policy is baked into that file; absent: it is printed too
 * @param {Record<string, readonly string[]>} [options.extra] by CSP directive, what the site allows beside its policy
 * @returns {Promise<string>} a few lines of HTML
 * @throws where the policy or `extra` breaks a rule: by an AssentError that names the path
 */
export async function seal(policy, { src = 'assent.js', baked = false, extra = {} } = {}) {
  const { checkedPolicy } = await import(built('policy/check.js'));
  const { escapeAttribute, makeSeal } = await import(built('api/make-seal.js'));
  const { args, content } = makeSeal(checkedPolicy(policy, ''), { extra, src });
  const build = await rollup({
    input: '\0entry',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === '\0entry' ? id : null),
        load: id =>
          id === '\0entry'
            ? `import { liftSeal } from ${JSON.stringify(built('api/lift.js'))};liftSeal(document, ${args});`
            : null,
      },
    ],
  });
  const { output } = await build.generate({ format: 'iife', plugins: [minify] });
  await build.close();
  const manifest = `<script type="application/json" data-assent-policy>${JSON.stringify(policy).replace(/</g, '\\u003c')}</script>\n`;
  return [
    `<script>${inScriptTag(output[0].code.trim())}</script>`,
    `<meta http-equiv="Content-Security-Policy" data-assent-seal content="${content}">`,
    `</template>${baked ? '' : manifest}<script src="${escapeAttribute(src)}" data-depth="sealed"></script>`,
    '',
  ].join('\n');
}

/**
 * Writes the digests of a policy's revision into its entry in `revisions`. From then on browsers tell visitors which
 * purposes have changed since they answered. Twice is harmless.
 *
 * @param {object} policy the manifest, as parsed JSON
 * @param {{ affected?: readonly string[] }} [options] of a revision that is significant for `processing`: the ids of the
 *   purposes that it affects; absent: all of them
 * @returns {Promise<object>} the same manifest with the digests
 * @throws where the policy breaks a rule, or was changed and its `revision` was not: by an AssentError that names the path
 */
export async function withDigests(policy, { affected } = {}) {
  const { checkedPolicy } = await import(built('policy/check.js'));
  const { withDigests: write } = await import(built('policy/compare.js'));
  checkedPolicy(policy, '');
  return write(policy, affected);
}

/**
 * Compares two versions of a policy: by purposes, services, items, hosts and paths, and what visitors are asked again.
 *
 * @param {object} before the earlier manifest, as parsed JSON
 * @param {object} after the later one
 * @returns {Promise<object>} `from`, `to`, `diff`, `asked`, and `findings`: what the later one should say and does not,
 *   as errors that name the path and the remedy, such as a `revision` that was not raised
 * @throws where a policy breaks a rule: by an AssentError that names the path
 */
export async function comparePolicies(before, after) {
  const { checkedPolicy } = await import(built('policy/check.js'));
  const { comparePolicies: compare } = await import(built('policy/compare.js'));
  return compare(checkedPolicy(before, ''), checkedPolicy(after, ''));
}

/** Of every language's file one of its two parts: the banner waits for the first alone. */
const part = (name, suffix) => ({
  input: Object.fromEntries(languages.map(tag => [`i18n/${tag}${suffix}`, `\0${tag}`])),
  plugins: [
    {
      name: 'part',
      resolveId: id => (id.startsWith('\0') ? id : null),
      load: id =>
        id.startsWith('\0')
          ? `export { ${name} } from ${JSON.stringify(built(`i18n/${id.slice(1)}.js`))};`
          : null,
    },
  ],
  output: { dir: 'dist', format: 'es', plugins: [minify] },
});

export default [
  iife('guard.js', 'guard.js'),
  iife('script.js', 'assent.js', policySchema),
  {
    input: {
      'assent-ui': built('ui/index.js'),
      'assent-answers': built('api/answers.js'),
      'assent-check': built('policy/check.js'),
    },
    plugins,
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames({ name, moduleIds }) {
        if (moduleIds.includes(built('consent/import/index.js'))) return 'assent-import.js';
        return `assent-${['preferences', 'placeholder', 'cards'].includes(name) ? name : 'shared'}.js`;
      },
      plugins: [minify],
    },
  },
  part('messages', ''),
  part('details', '-details'),
  {
    input: {
      index: built('index.js'),
      guard: built('guard.js'),
      ui: built('ui/index.js'),
      ...Object.fromEntries(languages.map(tag => [`i18n/${tag}`, built(`i18n/${tag}.js`)])),
    },
    external: ['js-cookie', 'nanoevents'],
    plugins,
    output: { dir: 'dist/esm', format: 'es', chunkFileNames: 'chunks/[name].js' },
  },
];
