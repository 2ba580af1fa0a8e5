import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openGuarded, openMarkup, own, trackerImage } from './realm.ts';
import { claimWays } from './ways.ts';

afterEach(closePages);

const frame = "const f = document.createElement('iframe');";
const code =
  "'parent.kept' + at.className + ' = new Image(); parent.kept' + at.className + '.src = ' + JSON.stringify(URL)";
const kept = "at.className = URL.split('way-')[1].slice(0, -1);";
const keep = (window: string) => `const i = new (${window}.Image)(); window['kept' + URL] = i; i.src = URL`;
const last = 'window[window.length - 1]';
const name = "const n = 'x-' + URL.split('way-')[1] + 'n';";

describe('frames', () => {
  claimWays('that a script makes, and their windows', [
    `${frame} at.append(f); ${keep('f.contentWindow')}`,
    `${frame} at.append(f); ${keep('f.contentDocument.defaultView')}`,
    `${frame} at.append(f); ${keep(last)}`,
    `${frame} at.append(f); const w = f.contentWindow; ${keep('w')}`,
    `at.innerHTML = '<iframe></iframe>'; ${keep(last)}`,
    `at.innerHTML = '<p><object data="about:blank"></object></p>'; ${keep(last)}`,
    `at.insertAdjacentHTML('afterend', '<iframe></iframe>'); ${keep(last)}`,
    `at.attachShadow({ mode: 'closed' }).innerHTML = '<iframe></iframe>'; ${keep(last)}`,
    `${frame} const d = document.createDocumentFragment(); d.append(f); at.append(d); ${keep(last)}`,
    `${frame} at.append(f); const g = f.contentDocument.createElement('iframe'); f.contentDocument.body.append(g); ${keep('f.contentWindow[0]')}`,
    `${frame} at.append(f); const g = f.contentDocument.createElement('iframe'); f.contentDocument.body.append(g); ${keep('g.contentWindow')}`,
    `${frame} at.append(f); f.contentDocument.open(); ${keep('f.contentWindow')}`,
    `${frame} at.append(f); f.contentDocument.write('<img src=' + URL + '>')`,
    `${frame} at.append(f); f.contentDocument.open(); f.contentDocument.write('<img src=' + URL + '>'); f.contentDocument.close()`,
    `${kept} ${frame} at.append(f); f.contentDocument.write('<script>' + ${code} + '</' + 'script>')`,
    `${frame} at.append(f); f.contentDocument.body.innerHTML = '<img src=' + URL + '>'`,
    `${frame} at.append(f); const i = f.contentDocument.createElement('img'); f.contentDocument.body.append(i); i.src = URL`,
    `${frame} at.append(f); const i = f.contentDocument.createElement('img'); at.append(i); i.src = URL`,
    `${frame} f.srcdoc = '<img src="' + URL + '">'; at.append(f)`,
    `${kept} ${frame} f.srcdoc = '<script>' + ${code} + '</' + 'script>'; at.append(f)`,
    `${kept} ${frame} f.src = 'javascript:' + ${code} + ';void 0'; at.append(f)`,
    `${kept} ${frame} f.setAttribute('onload', 'this.contentWindow.eval(' + JSON.stringify(${code}) + ')'); at.append(f)`,
    `${frame} f.addEventListener('load', () => { ${keep('f.contentWindow')} }); at.append(f)`,
    `${frame} f.onload = () => { ${keep(last)} }; at.append(f)`,
    `${kept} at.innerHTML = '<iframe onload="const i = new this.contentWindow.Image(); window.kept' + at.className + ' = i; i.src = \\'' + URL + '\\'"></iframe>'`,
    `${name} customElements.define(n, class extends HTMLElement { connectedCallback() { ${keep(last)} } }); const d = document.createElement('div'); d.append(document.createElement('iframe'), document.createElement(n)); at.append(d)`,
    `${name} customElements.define(n, class extends HTMLElement { constructor() { super(); ${keep(last)} } }); at.innerHTML = '<iframe></iframe><' + n + '></' + n + '>'`,
    `${name} customElements.define(n, class extends HTMLElement { static observedAttributes = ['y']; attributeChangedCallback() { ${keep(last)} } }); at.innerHTML = '<iframe></iframe><' + n + ' y></' + n + '>'`,
    `${frame} const s = document.createElement('script'); s.text = '(() => { ' + ${JSON.stringify(keep(last))}.replaceAll('URL', JSON.stringify(URL)) + ' })()'; const d = document.createElement('div'); d.append(f, s); at.append(d)`,
  ]);
});

test('in the markup of the page: its window is guarded before the next script', async () => {
  const page = await openMarkup(
    'refuse',
    '',
    `<iframe></iframe><script>new (window[0].Image)().src = ${JSON.stringify(trackerImage('static'))}</script>
     <script>document.write('<iframe></iframe><script>new (window[1].Image)().src = ${JSON.stringify(trackerImage('static'))}<\\/script>')</script>`,
  );
  expect(await page.hasRequested('?static')).toBe(false);
  const names = page.run(
    "[window[0], window[1]].flatMap(w => w.performance.getEntriesByType('resource').map(e => e.name))",
  );
  expect(String(names)).not.toContain('?static');
  expect(page.gate.decided.filter(access => 'url' in access && access.url.includes('?static'))).toHaveLength(
    2,
  );
});

test('navigated to a page of the site, it is guarded when it has loaded', async () => {
  const page = await openGuarded('refuse');
  await page.run(`new Promise(done => {
    const f = document.createElement('iframe'); f.src = '/test/guards/pages/blank.html'; document.body.append(f);
    f.onload = () => { window.f = f; done(); };
  })`);
  page.run(`const i = new (f.contentWindow.Image)(); i.src = ${JSON.stringify(trackerImage('navigated'))}`);
  await page.hasRequested('');
  expect(
    String(page.run("f.contentWindow.performance.getEntriesByType('resource').map(e => e.name)")),
  ).not.toContain('?navigated');
});

test('over-refusal: frames, and elements with callbacks, are as the page made them', async () => {
  const page = await openGuarded('refuse');
  expect(
    page.run(`(() => {
      let calls = [];
      class A extends HTMLElement { connectedCallback(...args) { calls.push(this instanceof A, args.length) } }
      const before = A.prototype.connectedCallback;
      class B extends A {}
      customElements.define('x-a', A); customElements.define('x-b', B);
      document.body.append(document.createElement('x-a'), document.createElement('x-b'));
      const f = document.body.appendChild(document.createElement('iframe'));
      f.srcdoc = '<img src="${own.allowedImage('mine')}">';
      return [calls, A.prototype.connectedCallback === before, Object.hasOwn(B.prototype, 'connectedCallback'), f.srcdoc];
    })()`),
  ).toEqual([[true, 0, true, 0], true, false, `<img src="${own.allowedImage('mine')}">`]);
});
