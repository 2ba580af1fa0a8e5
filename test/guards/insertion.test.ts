import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openPage, own, type Page } from './realm.ts';
import { claimWays } from './ways.ts';

afterEach(closePages);

// Made where nothing is guarded, so that it is the insertion that must see it.
const made = `const d = new DOMParser().parseFromString('<p><img src="' + URL + '"></p>', 'text/html'); const e = d.body.firstChild;`;
const script = (text: string) =>
  `const e = document.createElement('script'); e.type = 'module'; e.text = ${text};`;
const imports = "'import ' + JSON.stringify(URL)";

describe('insertion', () => {
  claimWays('of elements from elsewhere, by every method', [
    ...['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren', 'appendChild'].map(
      method => `${made} at.${method}(e)`,
    ),
    ...['before', 'after', 'replaceWith'].map(
      method => `${made} at.append('text'); at.firstChild.${method}(e)`,
    ),
    `${made} at.insertBefore(e, null)`,
    `${made} at.replaceChild(e, at.appendChild(new Comment('')))`,
    `${made} at.insertAdjacentElement('afterend', e)`,
    `${made} const r = document.createRange(); r.selectNodeContents(at); r.insertNode(e)`,
    `${made} const r = document.createRange(); r.selectNodeContents(at); r.surroundContents(e.firstChild)`,
    `${made} const f = document.createDocumentFragment(); f.append(e); at.append(f)`,
    `${made} at.attachShadow({ mode: 'closed' }).append(e)`,
    `${made} at.append(document.adoptNode(e))`,
    `${made} at.append(document.importNode(e, true))`,
    `const t = document.createElement('template'); t.innerHTML = '<img src="' + URL + '">'; document.importNode(t.content.firstChild, true)`,
    `${made} at.append(e.cloneNode(true))`,
    `${made} const r = d.createRange(); r.selectNodeContents(d.body); at.append(r.extractContents())`,
    `${made} const r = d.createRange(); r.selectNodeContents(d.body); at.append(r.cloneContents())`,
    `${made} const t = document.createElement('template'); t.content.append(e); at.append(t.content.cloneNode(true))`,
    `${made} Node.prototype.insertBefore.call(at, e, null)`,
    `const d = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"><image href="' + URL + '"/></svg>', 'image/svg+xml'); at.append(d.documentElement)`,
    `const d = document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'html'); const e = d.createElementNS('http://www.w3.org/1999/xhtml', 'img'); d.documentElement.append(e); e.setAttributeNS(null, 'src', URL); at.append(e)`,
  ]);

  claimWays('of texts into a script of type module', [
    `${script(imports)} at.append(e)`,
    `${script("'import/* */' + JSON.stringify(URL)")} at.append(e)`,
    `${script("'export * from ' + JSON.stringify(URL)")} at.append(e)`,
    `${script("'import a, { b } from // c\\n ' + JSON.stringify(URL)")} at.append(e)`,
    `${script(imports)} e.type = 'MODULE'; at.append(e)`,
    `${script(imports)} at.append(e.cloneNode(true))`,
    `${script("''")} at.append(e); e.text = ${imports}`,
    `${script("''")} at.append(e); e.textContent = ${imports}`,
    `${script("''")} at.append(e); e.append(${imports})`,
    `${script("''")} at.append(e); e.appendChild(new Text(${imports}))`,
    `${script(imports)} e.type = 'x'; at.append(e); e.remove(); e.type = 'module'; at.append(e)`,
    `${script(imports)} e.type = 'x'; e.setAttributeNode(Object.assign(document.createAttribute('type'), { value: 'module' })); at.append(e)`,
  ]);
});

test('rules of speculation that name what must not be loaded are inert until they may', async () => {
  const page = await openGuarded('hold');
  page.run(`var e = document.createElement('script'); e.type = 'speculationrules';
    e.text = JSON.stringify({ prefetch: [{ source: 'list', urls: ['${own.script('guess')}'] }] }); document.head.append(e)`);
  expect(page.run("e.attributes.getNamedItem('type').value")).toBe('assent/held');
  expect(page.run('e.type')).toBe('speculationrules');
  await page.gate.settle('allow');
  expect(page.run('e.outerHTML')).toContain('<script type="speculationrules">{');
});

test('a refused module fires error once, and its clone and what is moved of it do not run', async () => {
  const page = await openGuarded('refuse');
  page.run(`var seen = []; window.ran = []; var e = document.createElement('script'); e.type = 'module';
    e.text = 'import "${own.script('module')}"; ran.push("text")'; e.onerror = () => seen.push('error');
    document.head.append(e); document.body.append(e); document.body.append(e.cloneNode(true))`);
  expect(await page.hasRequested('?module')).toBe(false);
  expect(page.run('[...seen, ...ran]')).toEqual(['error']);
  expect(page.run('e.type')).toBe('module');
  page.run('document.head.append(e)');
  await page.hasRequested('');
  expect(page.run('seen.length')).toBe(1);
});

test('over-refusal: what the site inserts itself keeps its nodes, order and records', async () => {
  const [page, plain] = [await openGuarded('refuse'), await openPage()];
  const look = (of: Page) =>
    of.run(`(async () => {
      const records = []; const observer = new MutationObserver(list => records.push(...list));
      const at = document.createElement('div'); document.body.append(at);
      observer.observe(at, { childList: true, subtree: true, attributes: true, characterData: true });
      // As React, Vue and lit insert, and as morphing libraries go over attributes.
      const t = document.createElement('template'); t.innerHTML = '<li class=a><!--?lit--><b>x</b></li>';
      for (let i = 0; i < 3; i++) at.insertBefore(document.importNode(t.content, true), at.firstChild);
      at.firstChild.firstChild.nextSibling.firstChild.nodeValue = 'y';
      at.querySelector('b').textContent = 'z'; at.querySelector('b').firstChild.data = 'w';
      for (const { name, value } of [...at.firstChild.attributes]) at.lastChild.setAttribute(name, value + '2');
      for (const { name } of [...at.lastChild.attributes]) at.lastChild.removeAttribute(name);
      const s = document.createElement('style'); at.append(s); s.append('p{}'); s.appendChild(document.createTextNode('@media all{}')); s.textContent = 'b{}';
      const m = document.createElement('script'); m.type = 'module'; m.text = 'window.m = 1'; at.append(m);
      const j = document.createElement('script'); j.type = 'application/json'; j.text = '"http://b.localhost/"'; at.append(j);
      at.replaceChildren(...[...at.childNodes].reverse());
      await undefined;
      return JSON.stringify([at.innerHTML, records.map(r => [r.type, r.target.nodeName, r.attributeName, r.addedNodes.length, r.removedNodes.length])]);
    })()`);
  expect(await look(page)).toEqual(await look(plain));
  expect(page.gate.waiting).toEqual([]);
});
