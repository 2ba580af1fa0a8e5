import { describe, expect, test } from 'vitest';
import { createRestyle } from '../../src/guards/css.ts';
import type { Judge } from '../../src/guards/loading.ts';

const asked: string[] = [];
const refused = { access: { kind: 'style', url: '', host: '', path: '' }, refused: true } as const;
const judge: Judge = {
  url(_, url) {
    asked.push(url);
    return /bad\.test/.test(url.replace(/\s/g, '')) ? refused : undefined;
  },
  attribute: () => undefined,
  marked: () => undefined,
};
const restyle = createRestyle({ judge });

describe('CSS that was brought within the policy', () => {
  const bad = [
    'a{background:url(http://bad.test/)}',
    'a{background:URL(  http://bad.test/  )}',
    'a{background:url("http://bad.test/")}',
    "a{background:url( 'http://bad.test/' )}",
    'a{background:url(" http://bad.test/")}',
    'a{background:url("ht\ttp://bad.test/")}',
    'a{background:url("http://bad\\\n.test/")}',
    'a{background:url("http://bad.test/',
    'a{background:url(http://bad.test/',
    'a{background:u\\72l(http://bad.test/)}',
    'a{background:\\75 \\72 \\6c (http://bad.test/)}',
    'a{background:\\000075\\r\\l(http://bad.test/)}',
    'a{background:url(http://b\\61 d.test/)}',
    'a{background:url("\\68ttp://bad\\2etest/")}',
    'a{background:url(/ok), url(//bad.test)}',
    'a{background:url("/ok(.svg"),url("//bad.test")}',
    'a{background:image-set("http://bad.test/" 1x)}',
    'a{background:image-set(url(http://bad.test/) 1x)}',
    "a{background:-webkit-image-set('/ok' 1x,/* */'http://bad.test/' 2x)}",
    'a{background:image-set(/*"*/"http://bad.test/" 1x)}',
    'a{background:src("http://bad.test/")}',
    '@import "http://bad.test/";',
    '@import url(http://bad.test/);',
    '@import url("http://bad.test/") screen;',
    '@import/**/"http://bad.test/";',
    "@\\69mport'http://bad.test/';",
    '/* " */ a{background:url(http://bad.test/)}',
    "/* ' */ a{background:url(http://bad.test/) /* ' */}",
    'a{content:"\\"/*"; background:url(http://bad.test/)}',
    'a{content:"x\n}b{background:url(http://bad.test/)}',
    '@font-face{src:local("x"),url(http://bad.test/) format("woff2")}',
    '--x: url(http://bad.test/)',
    '--x: "http://bad.test/"; background: image-set(var(--x) 1x)',
  ];
  test.each(bad)('has its URLs marked, and gets them back: %s', css => {
    const styled = restyle(css);
    expect(styled.obstacle).toBe(refused);
    // What stands there asks nobody; what stood there can still be read.
    expect(styled.text).toContain('data:text/css,#');
    expect(styled.text.replaceAll('data:text/css,#', '')).toBe(css);
    // Marked once, however often it is gone through.
    expect(restyle(styled.text).text).toBe(styled.text);
    const permissive = createRestyle({ judge: { ...judge, url: () => undefined } });
    expect(permissive(styled.text)).toEqual({ text: css, obstacle: undefined });
    expect(permissive(css)).toEqual({ text: css, obstacle: undefined });
  });

  test.each([
    'a{color:red}',
    'a{background:url(/ok.svg)}',
    'a{background:url("data:image/svg+xml,<svg xmlns=\'http://bad.test/\'/>")}',
    'a[href="http://bad.test/"]{color:red}',
    "a[href^= 'http://bad.test/']{color:red}",
    '/* url(http://bad.test/) */',
    'a{content:"quoted"}',
    '',
    "a{content:'\\'",
    '\\',
    'url(',
    'url()',
    'url("")',
    '"',
    '/*',
  ])('is left alone where nothing is loaded that must not be: %s', css => {
    expect(restyle(css)).toEqual({ text: css, obstacle: undefined });
  });

  test('asks nobody about what names no address', () => {
    asked.length = 0;
    restyle('a[type="text"]{content:"x";font:1px "Some Font";width:calc(1px + 2px)}');
    expect(asked).toEqual([]);
  });
});
