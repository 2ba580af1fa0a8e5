import { type BoundFunctions, type queries, within } from '@testing-library/dom';
import { afterEach, beforeEach } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import * as ar from '../../src/i18n/ar.js';
import * as de from '../../src/i18n/de.js';
import * as en from '../../src/i18n/en.js';
import type { Details, Language, Messages } from '../../src/i18n/messages.js';
import * as zh from '../../src/i18n/zh.js';
import { createUi, type Ui, type UiOptions } from '../../src/ui/index.js';
import { type FakeView, fakeView, textIn } from './fake-view.js';

const all: Readonly<Record<string, Language>> = { ar, de, en, zh };
const standing: Ui[] = [];

afterEach(async () => {
  for (const ui of standing.splice(0)) ui.destroy();
  for (const left of document.body.querySelectorAll('[data-test]')) left.remove();
  await emulate({});
  await page.viewport(1024, 768);
});

/** The pointer rests where the test before left it, and what comes to stand under it looks as if pointed at. */
beforeEach(() => userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } }));

/** One interface over a fake view, taken away after the test. */
export interface Stand {
  readonly ui: Ui;
  readonly view: FakeView;
  readonly messages: Messages & Details;
  readonly root: ShadowRoot;
  /** Queries inside the shadow root, as a visitor's tools would. */
  readonly see: BoundFunctions<typeof queries>;
}

export function stand(over: { language?: string; view?: FakeView } & Partial<UiOptions> = {}): Stand {
  const { language = 'en', view = fakeView(), ...rest } = over;
  const { messages, details } = all[language] ?? en;
  const ui = createUi({ view, messages, details: async () => details, language, textIn, document, ...rest });
  standing.push(ui);
  const root = [...(rest.document ?? document).querySelectorAll('assent-ui')].at(-1)?.shadowRoot;
  if (!root) throw new Error('there is no host element');
  // Testing Library asks for an element and uses querySelectorAll alone, which a shadow root has.
  return {
    ui,
    view,
    messages: { ...messages, ...details },
    root,
    see: within(root as unknown as HTMLElement),
  };
}

/** Adds something of the page's own, taken away after the test. */
export function addToPage<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dataset.test = '';
  document.body.append(element);
  return element;
}

/** The part of a Chrome DevTools session that is used here. */
interface Session {
  send(method: string, parameters: object): Promise<unknown>;
}

/** Has the browser claim media features, or a medium, and nothing else: absent ones are as they are. */
export async function emulate(features: Readonly<Record<string, string>>, media = ''): Promise<void> {
  const session: Session = cdp();
  await session.send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** How long something that must come may take on a busy machine. Nothing waits so long for what is there. */
export const patience = { timeout: 10_000 };
