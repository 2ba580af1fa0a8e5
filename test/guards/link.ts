/** The names that a module's text exports: of declarations and of `export const { a, b: c } = …`. */
function exportsOf(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const taken = [...text.matchAll(/^export const \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map(name => name.split(':').pop()?.trim() ?? ''),
  );
  return [...declared, ...taken].filter(Boolean);
}

/**
 * Links modules, as the test server gives them, into the text of one classic script that evaluates to what all `entries`
 * export. With it a page's first script can be the guard, of the page's own realm, as it is in the built file.
 */
export async function link(...entries: readonly string[]): Promise<string> {
  const linked: string[] = [];
  const seen = new Set<string>();
  const add = async (url: string): Promise<void> => {
    if (seen.has(url)) return;
    seen.add(url);
    const text = await (await fetch(url)).text();
    for (const [, , from = ''] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";/gm)) await add(from);
    const body = text
      .replace(/^\/\/# source.*$/gm, '')
      .replace(
        /^import \{([^}]*)\} from "([^"]+)";/gm,
        (_, names: string, from: string) => `const {${names.replaceAll(' as ', ': ')}} = modules['${from}'];`,
      )
      .replace(/^export /gm, '');
    linked.push(`modules['${url}'] = (() => { ${body}\nreturn { ${exportsOf(text).join(', ')} }; })();`);
  };
  for (const entry of entries) await add(entry);
  const exported = entries.map(entry => `...modules['${entry}']`).join(', ');
  return `(() => { const modules = {}; ${linked.join('\n')} return { ${exported} }; })()`.replaceAll(
    '</script',
    '<\\/script',
  );
}
