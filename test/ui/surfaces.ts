import { expect, vi } from 'vitest';
import type { View } from '../../src/consent/view.js';
import type { Policy } from '../../src/policy/policy.js';
import { fakeView, policy } from './fake-view.js';
import { patience, type Stand, stand } from './stand.js';

/** One surface as it stands. */
export interface Surface extends Stand {
  /** What its elements stand in: the shadow root, or a frame's own document. */
  readonly inside: ShadowRoot | Document;
  /** The frame that a placeholder stands in. */
  readonly frame?: HTMLIFrameElement;
}

/** How one is wanted. */
export interface Wanted {
  readonly language?: string;
  readonly document?: Document;
  /** In the body: axe looks there alone for what lies under a text. */
  readonly inBody?: boolean;
}

const news: NonNullable<View['news']> = {
  kind: 'significant',
  from: '1',
  to: '2',
  effective: '2025-02-07',
  significant: ['purposes', 'contact'],
  summaries: ['A partner counts visits from now on.'],
  diff: { purposes: { added: ['messages'], removed: [], changed: ['analytics'] } },
};
const minors: Policy = { ...policy, minors: { under: 14 } };
const many: Policy = {
  ...policy,
  services: Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, purpose: 'analytics' })),
};
const kept = ['http-only', 'path-unknown'].map((reason, n) => ({
  item: { kind: 'cookie' as const, name: `a_cookie_with_a_long_name_${n}` },
  reason,
}));

function standing({ inBody, ...wanted }: Wanted, over: Parameters<typeof stand>[0] = {}): Surface {
  const stood = stand({ ...wanted, ...over });
  if (inBody) document.body.prepend(stood.root.host);
  return { ...stood, inside: stood.root };
}

async function until({ root }: Stand, selector: string): Promise<HTMLElement> {
  await vi.waitFor(() => expect(root.querySelector(selector)).toBeTruthy(), patience);
  return root.querySelector<HTMLElement>(selector) ?? document.body;
}

const banner =
  (layout?: 'box' | 'modal') =>
  async (wanted: Wanted): Promise<Surface> => {
    const stood = standing(wanted, { layout });
    stood.ui.openBanner();
    return stood;
  };

/**
 * Every surface, and how it comes about: by code alone, so that it can stand in any document. A surface that is added
 * here is tried by all that is tried of surfaces.
 */
const surfaces: Readonly<Record<string, (wanted: Wanted) => Promise<Surface>>> = {
  'the banner': banner(),
  'the banner as a box': banner('box'),
  'the banner as a modal dialog': banner('modal'),
  async 'a change in the banner'(wanted) {
    const stood = standing(wanted, { view: fakeView({ news, gpc: true }) });
    stood.ui.openBanner();
    await until(stood, '[part="honoured"]');
    return stood;
  },
  async 'the preferences, with all opened'(wanted) {
    const view = fakeView({ gpc: true });
    view.arrive({ login: true, analytics: true, stats: false });
    view.set('identity', { state: 'refused', reason: 'minor' });
    const stood = standing(wanted, { view });
    await stood.ui.openPreferences();
    const lists = stood.root.querySelectorAll('details');
    for (const one of lists) one.open = true;
    await vi.waitFor(
      () => expect(stood.root.querySelectorAll('details > ul')).toHaveLength(lists.length),
      patience,
    );
    return stood;
  },
  async 'the search'(wanted) {
    const stood = standing(wanted, { view: fakeView({ policy: many }) });
    await stood.ui.openPreferences();
    const field = stood.root.querySelector('input');
    if (field) field.value = 's';
    field?.dispatchEvent(new Event('input'));
    return stood;
  },
  async 'the rights, about to erase'(wanted) {
    const stood = standing(wanted);
    await stood.ui.openPreferences();
    stood.root.querySelector<HTMLElement>('[data-assent="erase"]')?.click();
    await until(stood, '[data-assent="cancel"]');
    return stood;
  },
  async 'the rights, with what was not erased'(wanted) {
    const rights = { copy: async () => ({}), erase: async () => ({ erased: [], kept }) };
    const stood = standing(wanted, { view: fakeView({ rights }) });
    await stood.ui.openPreferences();
    stood.root.querySelector<HTMLElement>('[data-assent="erase"]')?.click();
    stood.root.querySelector<HTMLElement>('[part="outcome"] [data-assent="erase"]')?.click();
    await until(stood, '[part="outcome"] li');
    return stood;
  },
  async 'what a refusal has cost'(wanted) {
    const stood = await banner()(wanted);
    stood.root.querySelector<HTMLElement>('[data-assent="refuse-all"]')?.click();
    await until(stood, '[part="loss"]');
    return stood;
  },
  async 'the confirmation'(wanted) {
    const stood = standing(wanted);
    await stood.ui.tellLater();
    return stood;
  },
  async 'the notice of a change'(wanted) {
    const stood = standing(wanted, { view: fakeView({ news }) });
    await stood.ui.openNotice();
    return stood;
  },
  async 'the notice of a region'(wanted) {
    const view = fakeView({ notice: true, gpc: true });
    view.set('analytics', { state: 'granted', reason: 'region' });
    const stood = standing(wanted, { view });
    await stood.ui.openNotice();
    return stood;
  },
  async 'the age question'(wanted) {
    const stood = standing(wanted, { view: fakeView({ policy: minors }) });
    void stood.ui.askAge();
    await until(stood, '[data-assent="under"]');
    return stood;
  },
  async 'the entry'(wanted) {
    const stood = standing(wanted, { view: fakeView({ gpc: true }) });
    await stood.ui.showEntry();
    return stood;
  },
  async 'the placeholder'(wanted) {
    const stood = standing(wanted);
    const page = wanted.document ?? document;
    const frame = page.createElement('iframe');
    frame.dataset.test = '';
    frame.style.cssText = 'inline-size: 100%; block-size: 200px; border: 0';
    page.body.append(frame);
    const service = policy.services.find(one => one.provider) ?? policy.services[0];
    if (service) await stood.ui.showPlaceholder({ frame, service, once() {} });
    return { ...stood, inside: frame.contentDocument ?? stood.root, frame };
  },
};

/** What they are called. */
export const names = Object.keys(surfaces);

/** Opens one. */
export const show = (name: string, wanted: Wanted = {}): Promise<Surface> =>
  surfaces[name]?.(wanted) ?? Promise.reject(new Error(name));

/** The boxes that a surface has in the page. */
export const boxesOf = ({ inside, frame }: Surface): HTMLElement[] =>
  frame
    ? [frame]
    : [
        ...inside.querySelectorAll<HTMLElement>(
          '[data-assent="banner"], [data-assent="dialog"], [part="card"], [part="toast"], [part="corner"]',
        ),
      ];

/** Everything in it that a visitor may see. */
export const elementsIn = ({ inside }: Surface): HTMLElement[] =>
  [...inside.querySelectorAll<HTMLElement>('*')].filter(
    one => one.checkVisibility() && !one.matches('head *, [part="said"]'),
  );
