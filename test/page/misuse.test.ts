import { expect, test } from 'vitest';
import { policy } from './policy.ts';
import { answer, assent, device, html, ready, startVisits, told, writeCookies } from './visit.ts';

const files = {
  // By the analytics partner: its own, what the support partner has declared, and what the site needs.
  '/stat.js': `
    localStorage.setItem('stat_id', '1');
    localStorage.setItem('chat_id', '1');
    localStorage.setItem('theme', 'taken');
    fetch('PARTNER/chat/open?' + !!window.assent?.allows('chat'), { mode: 'no-cors' }).catch(() => {});
    Promise.resolve().then(() => window.whenDone?.());`,
};
const visit = startVisits({ partnerFiles: files });

/** What the script of one partner did, with everything granted before. */
async function visitGranted(undeclared: 'report' | 'refuse') {
  const own = `<script>window.whenDone = () => localStorage.setItem('chat_own', '1');</script>`;
  const page = await visit.open(
    html(assent({ ...policy, undeclared }), `<h1>Hello</h1>${own}<script src="PARTNER/stat.js"></script>`),
  );
  await answer(page, 'Accept all');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await visit.afterAllSent(page);
  return page;
}

// P4-2
test('what another service has declared is undeclared for a partner’s script, and goes through where that is told', async () => {
  const page = await visitGranted('report');
  expect((await device(page)).local).toEqual(
    expect.arrayContaining(['stat_id', 'chat_id', 'chat_own', 'theme']),
  );
  expect(visit.sent(/chat/).at(-1)).toBe('/chat/open?true');
  const found = (await told(page, 'undeclared')).map(({ access, by }) => [
    Reflect.get(Object(access), 'name') ?? Reflect.get(Object(access), 'path'),
    by,
  ]);
  const script = `${visit.site.partner}/stat.js`;
  expect(found).toEqual([
    ['chat_id', script],
    ['theme', script],
    ['/chat/open', script],
  ]);
});

test('where nothing undeclared passes, a partner’s script does not write what another purpose has declared', async () => {
  const page = await visitGranted('refuse');
  const { local } = await device(page);
  expect(local).toEqual(expect.arrayContaining(['stat_id', 'chat_own']));
  expect(local).not.toContain('chat_id');
  expect(local).not.toContain('theme');
  // The page's own code and the page itself may.
  await writeCookies(page, 'sid=1; Path=/');
  expect((await device(page)).cookies).toContain('sid');
  expect(visit.sent(/chat/).at(-1)).toBe('/chat/open?true');
});
