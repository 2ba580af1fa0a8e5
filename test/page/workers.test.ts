import { expect, test } from 'vitest';
import { answer, assent, eventually, html, ready, startVisits, told } from './visit.ts';

const visit = startVisits();

/** A worker that asks the partner, and tells how that ended. */
const asking = (type: string) =>
  html(
    assent(),
    `<script>
    const code = 'fetch("PARTNER/collect").then(() => postMessage("sent"), () => postMessage("refused"))';
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: '${type}' });
    URL.revokeObjectURL(url);
    worker.onmessage = e => { document.title = e.data; };
    worker.onerror = () => { document.title = 'failed'; };
  </script>`,
  );

test.each(['classic', 'module'])('what a %s worker sends waits for the choice', async type => {
  const tab = await visit.open(asking(type));
  await ready(tab);
  await visit.afterAllSent(tab);
  expect(visit.sent()).toEqual([]);
  expect(await tab.title()).toBe('Site');
  await answer(tab, 'Accept all');
  await eventually(() => tab.title()).toBe('sent');
  expect(visit.sent()).toEqual(['/collect']);
});

test('refused, it fails', async () => {
  const tab = await visit.open(asking('classic'));
  await answer(tab, 'Refuse all');
  await eventually(() => tab.title()).toBe('refused');
  expect(visit.sent()).toEqual([]);
});

test.each(['classic', 'module'])(
  'a content policy that lets %s workers be blob: alone still does',
  async type => {
    const body = asking(type).replaceAll('PARTNER', visit.site.partner);
    visit.site.serve({
      '/strict'(_, response) {
        response.setHeader('content-type', 'text/html');
        response.setHeader('content-security-policy', "worker-src blob:; script-src 'self' 'unsafe-inline'");
        response.end(body);
      },
    });
    const tab = await visit.tab('/strict');
    await answer(tab, 'Refuse all');
    await eventually(() => tab.title()).toBe('refused');
    expect(await told(tab, 'error')).toEqual([]);
  },
);
