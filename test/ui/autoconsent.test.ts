import AutoConsent from '@duckduckgo/autoconsent';
import { expect, test, vi } from 'vitest';
import rule from './autoconsent.json' with { type: 'json' };
import { stand } from './stand.js';

/** The engine that DuckDuckGo's browsers answer banners with, over our rule alone. */
function runEngine(autoAction: 'optOut' | 'optIn') {
  const told: Record<string, unknown>[] = [];
  // What it sends to its own browser: an answer to `eval` is all that it would wait for, and the rule has none.
  const engine = new AutoConsent(
    async message => {
      told.push({ ...message });
    },
    { enabled: true, autoAction, enablePrehide: false, detectRetries: 20, isMainWorld: true },
    // Tests run in a frame; a rule is for the page itself unless it says so.
    { autoconsent: [{ ...rule, runContext: { main: true, frame: true } }] },
  );
  return { told, engine };
}

test('autoconsent finds the banner and refuses in it', async () => {
  const { ui, view } = stand();
  ui.openBanner();
  const { told } = runEngine('optOut');
  await vi.waitFor(() => expect(view.answers).toEqual(['refuse-all']), { timeout: 15_000 });
  await vi.waitFor(
    () => expect(told).toContainEqual(expect.objectContaining({ type: 'optOutResult', result: true })),
    {
      timeout: 15_000,
    },
  );
  expect(told).toContainEqual(expect.objectContaining({ type: 'popupFound', cmp: 'assent' }));
});

test('its clicks are a script’s: it accepts nothing', async () => {
  const { ui, view } = stand();
  ui.openBanner();
  const { told } = runEngine('optIn');
  await vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining({ type: 'optInResult' })), {
    timeout: 15_000,
  });
  expect([ui.open, view.answers]).toEqual(['banner', []]);
});
