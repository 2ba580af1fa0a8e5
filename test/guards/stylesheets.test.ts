import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage, own, type Page, trackerImage } from './realm.ts';
import { claimWays } from './ways.ts';

afterEach(closePages);

const rule = "'.' + at.className + '{background:url(' + URL + ')}'";
const sheet = "at.className = 'c' + URL.split('way-')[1]; const s = document.createElement('style');";
const inPage = `${sheet} at.before(s);`;
const empty = `${inPage} s.sheet.insertRule('.' + at.className + '{}');`;

describe('styles', () => {
  claimWays('of an element', [
    "at.style.background = 'url(' + URL + ')'",
    "at.style.backgroundImage = 'url(' + URL + ')'",
    "at.style['background-image'] = 'image-set(\"' + URL + '\" 1x)'",
    "at.style.cssText = 'background: url(' + URL + ')'",
    "at.style.setProperty('background', 'url(' + URL + ')')",
    "at.style.setProperty('background', { toString: () => 'url(' + URL + ')' })",
    "at.attributeStyleMap.set('background-image', 'url(' + URL + ')')",
    "at.attributeStyleMap.append('background-image', 'url(' + URL + ')')",
    "at.style.cssText = 'background: \\\\75rl(' + URL + ')'",
    "at.style.setProperty('--x', 'url(' + URL + ')'); at.style.background = 'var(--x)'",
    "at.style.setProperty('--x', '\"' + URL + '\"'); at.style.background = 'image-set(var(--x) 1x)'",
    "const r = at.attachShadow({ mode: 'closed' }); r.innerHTML = '<p></p>'; r.firstChild.style.background = 'url(' + URL + ')'",
    "const e = document.createElement('p'); e.style.background = 'url(' + URL + ')'; at.append(e)",
    "const e = document.createElement('p'); e.style.background = 'url(' + URL + ')'; const t = document.createElement('template'); t.content.append(e); at.append(t.content.cloneNode(true))",
  ]);

  claimWays('of a sheet, by its rules', [
    `${inPage} s.sheet.insertRule(${rule})`,
    `${inPage} s.sheet.insertRule({ toString: () => ${rule} })`,
    `${inPage} s.sheet.insertRule('@import "' + URL + '"')`,
    `${inPage} s.sheet.addRule('.' + at.className, 'background:url(' + URL + ')')`,
    `${inPage} s.sheet.insertRule('@media all {}'); s.sheet.cssRules[0].insertRule(${rule})`,
    `${empty} s.sheet.cssRules[0].insertRule('&{background:url(' + URL + ')}')`,
    `${empty} s.sheet.cssRules[0].style.background = 'url(' + URL + ')'`,
    `${empty} s.sheet.cssRules[0].style.setProperty('background', 'url(' + URL + ')')`,
    `${empty} s.sheet.cssRules[0].style.cssText = 'background:url(' + URL + ')'`,
    `${empty} s.sheet.cssRules[0].style = 'background:url(' + URL + ')'`,
    `${empty} s.sheet.cssRules[0].styleMap.set('background', 'url(' + URL + ')')`,
    `${sheet} const c = new CSSStyleSheet(); c.replaceSync(${rule}); document.adoptedStyleSheets.push(c)`,
    `${sheet} const c = new CSSStyleSheet(); c.replaceSync([${rule}]); document.adoptedStyleSheets.push(c)`,
    `${sheet} const c = new CSSStyleSheet(); document.adoptedStyleSheets.push(c); c.replace(${rule})`,
    `${sheet} const c = new CSSStyleSheet(); c.insertRule(${rule}); document.adoptedStyleSheets.push(c)`,
  ]);

  const drawn = (attribute: string) =>
    `at.innerHTML = '<svg><path d="M0 0L9 9L30 40" ${attribute}="url(' + URL + '#x)"/></svg>'`;
  const path =
    'at.innerHTML = \'<svg><path d="M0 0L9 9L30 40"/></svg>\'; const p = at.firstChild.firstChild;';
  claimWays('of the attributes of SVG', [
    ...['filter', 'mask', 'clip-path', 'fill', 'stroke', 'marker-start', 'marker-mid', 'marker-end'].map(
      drawn,
    ),
    drawn('FILL'),
    drawn('fill').replace('url', 'u\\\\72l'),
    `${path} p.setAttribute('mask', 'url(' + URL + '#x)')`,
    `${path} p.setAttributeNS(null, 'mask', { toString: () => 'url(' + URL + '#x)' })`,
    `${path} p.toggleAttribute('mask'); p.attributes.mask.value = 'url(' + URL + '#x)'`,
    `${path} const a = document.createAttribute('fill'); a.value = 'url(' + URL + '#x)'; p.setAttributeNode(a)`,
    `${path} const d = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0L9 9L30 40" mask="url(' + URL + '#x)"/></svg>', 'image/svg+xml'); p.replaceWith(document.adoptNode(d.documentElement.firstChild))`,
    `${path} p.setAttribute('mask', 'url(' + URL + '#x)'); p.replaceWith(p.cloneNode(true))`,
  ]);

  const css64 = `'data:text/css;base64,' + btoa('@import "' + URL + '"')`;
  const cssFile = (text: string) => `URL_.createObjectURL(new Blob([${text}], { type: 'text/css' }))`;
  const link = (href: string) =>
    `const URL_ = window.URL; const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = ${href}; at.append(l)`;
  const imports = `'@import "' + URL + '"'`;
  claimWays('of a sheet that the page makes as a file', [
    link(`'data:text/css,' + encodeURIComponent(${imports})`),
    link(`' DATA:text/css;charset=utf-8,' + ${imports}`),
    link(css64),
    link(cssFile(imports)),
    link(
      `'data:text/css,' + encodeURIComponent('@import "data:text/css,' + encodeURIComponent(${imports}) + '"')`,
    ),
    `at.innerHTML = '<link rel=stylesheet href="data:text/css,' + encodeURIComponent(${imports}) + '">'`,
    `at.innerHTML = '<style>@import "' + ${css64} + '"</style>'`,
    `const URL_ = window.URL; at.innerHTML = '<style>@import "' + ${cssFile(imports)} + '"</style>'`,
  ]);

  test('over-refusal: sheets of the page’s own making are used', async () => {
    const page = await openGuarded('refuse');
    page.run(`for (const href of ['data:text/css,p{color:red}', URL.createObjectURL(new Blob(['b{color:red}'], { type: 'text/css' }))]) {
      const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = href; document.head.append(l);
    } document.body.innerHTML = '<p></p><b></b>'; void 0`);
    const colour = (tag: string) =>
      expect.poll(() => page.run(`getComputedStyle(document.querySelector('${tag}')).color`));
    await colour('p').toBe('rgb(255, 0, 0)');
    await colour('b').toBe('rgb(255, 0, 0)');
    expect(page.gate.waiting).toEqual([]);
  });

  const frames = "{ background: ['url(' + URL + ')', 'none'] }";
  claimWays('of the frames of an animation', [
    `at.textContent = 'x'; at.animate(${frames}, 9e9)`,
    `at.textContent = 'x'; at.animate([{ backgroundImage: 'url(' + URL + ')' }, { backgroundImage: 'none' }], 9e9)`,
    `at.textContent = 'x'; new Animation(new KeyframeEffect(at, ${frames}, 9e9)).play()`,
    `at.textContent = 'x'; const k = new KeyframeEffect(at, null, 9e9); k.setKeyframes(${frames}); new Animation(k).play()`,
    `at.textContent = 'x'; at.animate(null, 9e9).effect.setKeyframes(${frames})`,
  ]);

  const css = `'@import "' + URL + '";'`;
  const withText = `${inPage} s.append('x{}');`;
  claimWays('of a sheet, by its text', [
    `${sheet} s.textContent = ${rule}; at.append(s)`,
    `${sheet} s.textContent = '@import url(' + URL + ')'; at.append(s)`,
    `${sheet} s.append(${css}); at.append(s.cloneNode(true))`,
    `${inPage} s.textContent = ${rule}`,
    `${inPage} s.textContent = ${css}`,
    `${inPage} s.innerHTML = ${css}`,
    `${inPage} s.innerText = ${css}`,
    `${inPage} s.append(${css})`,
    `${inPage} s.appendChild(document.createTextNode(${css}))`,
    `${inPage} s.append({ toString: () => ${css} })`,
    `${inPage} s.insertAdjacentText('beforeend', ${css})`,
    `${inPage} s.insertAdjacentHTML('beforeend', ${css})`,
    `${inPage} const f = document.createDocumentFragment(); f.append(${css}); s.append(f)`,
    `${inPage} s.append('@imp', 'ort "' + URL + '"')`,
    `${inPage} s.append('@imp'); s.append('ort "' + URL + '"')`,
    `${inPage} s.append('.' + at.className + '{backgro'); s.append('und:u'); s.append('rl(' + URL + ')}')`,
    `${withText} s.firstChild.data = ${css}`,
    `${withText} s.firstChild.nodeValue = ${css}`,
    `${withText} s.firstChild.textContent = ${css}`,
    `${inPage} s.append(''); s.firstChild.appendData(${css})`,
    `${withText} s.firstChild.insertData(0, ${css})`,
    `${withText} s.firstChild.replaceData(0, 3, ${css})`,
    `${withText} s.firstChild.before(${css})`,
    `${withText} s.firstChild.replaceWith(${css})`,
    `${withText} s.replaceChild(new Text(${css}), s.firstChild)`,
    `${withText} s.insertBefore(new Text(${css}), s.firstChild)`,
    `${withText} const r = document.createRange(); r.selectNodeContents(s); r.insertNode(new Text(${rule}))`,
    `${withText} const r = document.createRange(); r.selectNodeContents(s); r.insertNode(new Text(${css}))`,
    `${withText} const r = document.createRange(); r.setStart(s.firstChild, 0); const f = document.createDocumentFragment(); f.append(${css}); r.insertNode(f)`,
    `${sheet} s.append('@im/**/port "' + URL + '"'); at.append(s); s.firstChild.deleteData(3, 4)`,
    `${sheet} at.attachShadow({ mode: 'closed' }).innerHTML = '<style>:host{background:url(' + URL + ')}</style>'`,
    `at.innerHTML = '<style>@import "' + URL + '"</style>'`,
    `at.innerHTML = '<svg><style>@import "' + URL + '"</style></svg>'`,
  ]);
});

test('a refused style keeps its other rules, and every node of its text where nothing was taken out', async () => {
  const page = await openGuarded('refuse');
  expect(
    page.run(`(() => {
      const s = document.createElement('style'); document.head.append(s);
      const first = new Text('p{color:red}'); s.append(first);
      const second = new Text('@media all{b{color:blue}}'); s.append(second);
      const found = [s.firstChild === first, s.lastChild === second, s.sheet.cssRules.length];
      s.append('i{background:url(${trackerImage('style')});color:green}');
      return [...found, s.sheet.cssRules.length, s.sheet.cssRules[2].style.color];
    })()`),
  ).toEqual([true, true, 2, 3, 'green']);
  expect(await page.hasRequested('?style')).toBe(false);
});

test('over-refusal: what styles the site has itself read as unguarded', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const look = (of: Page) =>
    of.run(`(() => {
      const url = '${own.allowedImage('style')}';
      const s = document.createElement('style');
      s.textContent = '@import "' + url + '"; @media all { a[href^="${trackerImage('x')}"] { color: red } }';
      document.head.append(s);
      const p = document.createElement('p'); document.body.append(p);
      p.style.cssText = 'background: url("' + url + '"); content: "a.b"; --x: "' + url + '"';
      p.style.setProperty('color', null); p.style.setProperty('color', 'red', 'important'); p.style.cssText += '; margin: 0';
      const c = new CSSStyleSheet(); c.replaceSync('p { cursor: url(' + url + '), auto }');
      document.adoptedStyleSheets = [c];
      c.cssRules[0].style.color = 'blue';
      s.sheet.insertRule('b { color: red }', s.sheet.cssRules.length);
      const text = s.firstChild; text.data += 'i { color: red }'; text.appendData('u{}');
      return [s.outerHTML, s.firstChild === text, [...s.sheet.cssRules].map(r => r.cssText), p.outerHTML, [...c.cssRules].map(r => r.cssText)];
    })()`);
  expect(look(page)).toEqual(look(plain));
  await page.hasRequested('');
  expect(page.gate.waiting).toEqual([]);
  expect(page.gate.failures).toEqual([]);
});
