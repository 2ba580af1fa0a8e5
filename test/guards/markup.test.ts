import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createRestyle } from '../../src/guards/css.ts';
import { takeDom } from '../../src/guards/dom.ts';
import { type Judge, loadsOf } from '../../src/guards/loading.ts';
import { createNeutralise } from '../../src/guards/markup.ts';
import type { Realm } from '../../src/guards/natives.ts';
import { srcsetUrls } from '../../src/guards/srcset.ts';
import { closePages, openGuarded } from './realm.ts';

afterEach(closePages);

const refused = {
  access: { kind: 'image', url: '', host: '', path: '' },
  refused: true,
} as const;

/** Refuses every URL with this text in it. */
const judgeOf = (bad: string): Judge => {
  const url: Judge['url'] = (_, text) => (text.includes(bad) ? refused : undefined);
  return {
    url,
    marked: () => undefined,
    attribute: (kind, name, value) =>
      (name === 'srcset' ? srcsetUrls(value) : [value]).some(text => url(kind, text)) ? refused : undefined,
  };
};
const make = (bad: string) => {
  const judge = judgeOf(bad);
  return createNeutralise({ dom: takeDom(window as Realm), judge, restyle: createRestyle({ judge }) });
};
const neutralise = make('bad.test');
const inert = 'assent/held';

/** A tree by its own names, with what was renamed under the name that it had. */
function treeOf(node: Node, isOurs: boolean): unknown {
  if (!(node instanceof Element)) {
    const text = node.nodeValue?.replaceAll('data:text/css,#', '');
    return [node.nodeType, text, [...node.childNodes].map(child => treeOf(child, isOurs))];
  }
  const held = node.getAttribute('type') === inert;
  const attributes = [...node.attributes]
    .filter(({ name, value }) => !(held && name === 'type' && value === inert))
    .map(({ name, value }) => [
      isOurs ? name.replace('data-assent-', '') : name,
      name.includes('srcdoc') ? value.replaceAll('data-assent-', '') : value,
    ])
    .sort();
  const content = node instanceof HTMLTemplateElement ? treeOf(node.content, isOurs) : undefined;
  const children = [...node.childNodes].map(child => treeOf(child, isOurs));
  return [node.namespaceURI, node.localName, attributes, children, content];
}

const parse = (markup: string) => new DOMParser().parseFromString(markup, 'text/html');
const tree = (markup: string, isOurs = false) => treeOf(parse(markup).documentElement, isOurs);

const space = fc.constantFrom(' ', '\n', '\t', '\f', '  ', '/', ' / ', '\u00a0', '\v');
const url = fc.constantFrom(
  'http://bad.test/a',
  'http://ok.test/a',
  '//bad.test',
  'http&#58;//bad.test/?a=1&amp;b',
  'http://ok.test/?a&copy=1',
  'b&#97;d.test',
  'x',
  '',
  'url(//bad.test)',
  "a'b",
  'İ bad.test',
);
const attributeName = fc.constantFrom(
  'src',
  'SRC',
  'srcset',
  'href',
  'xlink:href',
  'poster',
  'data',
  'type',
  'class',
  'style',
  'alt',
  'background',
  '"',
  '=',
  'x"y',
);
const attribute = fc
  .tuple(attributeName, url, fc.constantFrom('"', "'", '', ' bare', 'none', 'open"', "open'"), space)
  .map(([name, value, quote, gap]) => {
    if (quote === 'none') return `${gap}${name}`;
    if (quote === ' bare') return `${gap}${name} = ${value.replace(/[\s>"']/g, '')}`;
    if (quote.startsWith('open')) return `${gap}${name}=${quote.slice(4)}${value}`;
    return `${gap}${name}=${quote}${quote ? value.replaceAll(quote, '') : value}${quote}`;
  });
const tagName = fc.constantFrom(
  'img',
  'IMG',
  'script',
  'iframe',
  'p',
  'b',
  'svg',
  'image',
  'math',
  'mi',
  'template',
  'video',
  'source',
  'link',
  'table',
  'td',
  'input',
  'object',
  'a',
  'select',
  'option',
  'div',
);
const startTag = fc
  .tuple(tagName, fc.array(attribute, { maxLength: 4 }), fc.constantFrom('>', '>', '>', '/>', ' >', '', '<'))
  .map(([name, attributes, end]) => `<${name}${attributes.join('')}${end}`);
const text = fc.constantFrom(
  'text',
  '<',
  '>',
  '< b',
  '"',
  "'",
  '&amp;',
  'src="http://bad.test"',
  'İ',
  '<!-- <img src=//bad.test> -->',
  '<!--><img src=//bad.test>-->',
  '<!---><img src=//bad.test>-->',
  '<!-- x --!><img src=//bad.test>-->',
  '<!x "<img src=//bad.test>">',
  '<?x "<img src=//bad.test>">',
  '</3 <img src=//bad.test>',
  '</p title="<img src=//bad.test>">',
  '</>',
);
const raw = fc
  .tuple(
    fc.constantFrom('textarea', 'title', 'xmp', 'script', 'iframe', 'noembed'),
    fc.array(attribute, { maxLength: 1 }),
    fc.constantFrom('<img src=//bad.test>', 'text', '<p>', '</titlex><img src=//bad.test>', '<b', '"'),
    fc.constantFrom('', ' ', '/', '\n', ' x="'),
  )
  .map(([name, attributes, content, end]) => `<${name}${attributes.join('')}>${content}</${name}${end}>`);
const soup = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: startTag },
      { weight: 2, arbitrary: text },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: tagName.map(name => `</${name}>`) },
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''));
const runs = { numRuns: 2000 };

describe('markup that was gone through', { timeout: 90_000 }, () => {
  test('parses to the tree that it would have been, but for the names of what must not load', () => {
    fc.assert(
      fc.property(soup, markup => {
        const read = neutralise(markup);
        // A tag that has not ended is handed back for what may come next.
        const [ours, theirs] = [tree(read.markup + read.tail, true), tree(markup)];
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect(ours).toEqual(theirs);
      }),
      runs,
    );
  });

  test('has letters, hyphens and a type added within start tags, and nothing taken away', () => {
    fc.assert(
      fc.property(soup, markup => {
        const read = neutralise(markup);
        const bare = (read.markup + read.tail)
          .replaceAll(`type=${inert} `, '')
          .replaceAll('data-assent-', '')
          .replaceAll('data:text/css,#', '');
        expect(bare.replaceAll('&quot;', '"')).toBe(markup.replaceAll('&quot;', '"'));
      }),
      runs,
    );
  });

  test('is the same string where everything may load', () => {
    const permit = make('\0');
    fc.assert(
      fc.property(soup, markup => {
        const read = permit(markup);
        expect(read.markup + read.tail).toBe(markup);
      }),
      runs,
    );
  });

  test('keeps no attribute that loads what is refused, once it was gone through again as a tree', async () => {
    const page = await openGuarded('refuse');
    const at = page.realm.document.createElement('div');
    fc.assert(
      fc.property(soup, markup => {
        at.innerHTML = markup.replaceAll('bad.test', 'b.localhost').replaceAll('b&#97;d.test', 'b.localhost');
        const left = [...at.querySelectorAll('*')].flatMap(element =>
          [...element.attributes].filter(
            ({ name, value }) =>
              // What is no URL, as with a space in its host, loads nothing.
              loadsOf(element.localName)?.[name] &&
              URL.canParse(value, location.href) &&
              new URL(value, location.href).hostname === 'b.localhost',
          ),
        );
        expect(left.map(({ name, ownerElement }) => `${ownerElement?.localName} ${name}`)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(page.gate.failures).toEqual([]);
  });
});
