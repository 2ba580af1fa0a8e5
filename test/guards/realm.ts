import { expect } from 'vitest';
import type { Installed } from '../../src/guards/index.ts';
import type { Realm } from '../../src/guards/natives.ts';
import type { Verdict } from '../../src/policy/decide.ts';
import { createFakeGate, type FakeGate } from './gate.ts';
import { link } from './link.ts';

type GuardsModule = typeof import('../../src/guards/index.ts');
type LivesModule = typeof import('../../src/guards/cookie-lives.ts');
type EraseModule = typeof import('../../src/guards/erase.ts');

/** A fresh page of its own, with nothing in it. */
export interface Page {
  readonly realm: Realm;
  /** Runs code as the page's own script would, and gives what it evaluates to. */
  run(code: string): unknown;
  /** Everything that this page has requested. */
  requests(): readonly string[];
  /** Whether it requested an address with this text in it, now that every request made before is done. */
  hasRequested(text: string): Promise<boolean>;
}

/** A page under guard. */
export interface GuardedPage extends Page {
  readonly gate: FakeGate;
  readonly installed: Installed;
  readonly guards: GuardsModule & LivesModule & EraseModule;
}

const folder = '/test/guards/pages';
const frames: HTMLIFrameElement[] = [];
let sentinels = 0;
const setSrc = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')?.set;

/** Addresses on the page's own host. */
export const own = {
  script: (name: string) => `${location.origin}${folder}/tracked.js?${name}`,
  image: (name: string) => `${location.origin}${folder}/tracked.svg?${name}`,
  allowedScript: (name: string) => `${location.origin}${folder}/allowed.js?${name}`,
  allowedImage: (name: string) => `${location.origin}${folder}/allowed.svg?${name}`,
};

/** The tracker's host: another site, served by the same server. */
export const tracker = `http://b.localhost:${location.port}`;
/** An address there. */
export const trackerUrl = (name: string): string => `${tracker}${folder}/sentinel.txt?${name}`;
export const trackerImage = (name: string): string => `${tracker}${folder}/tracked.svg?${name}`;

function toPage(frame: HTMLIFrameElement): Page {
  // A frame's window is its global object with its constructors, which TypeScript's library does not say.
  const realm = frame.contentWindow as Realm;
  // By the test's own functions and by index: no page under test has tampered with those, and no guard stands before them.
  const requests = () => {
    const entries = Performance.prototype.getEntriesByType.call(realm.performance, 'resource');
    return Array.from({ length: entries.length }, (_, at) => entries[at]?.name ?? '');
  };
  const request = async (url: string): Promise<void> => {
    const image = Document.prototype.createElement.call(realm.document, 'img');
    await new Promise(resolve => {
      EventTarget.prototype.addEventListener.call(image, 'load', resolve);
      setSrc?.call(image, url);
    });
    await expect.poll(requests, { interval: 2, timeout: 10_000 }).toContain(url);
  };
  return {
    realm,
    run: code => realm.eval(code),
    requests,
    async hasRequested(text) {
      // Once on each host, twice over: what was sent before them was answered before them.
      for (let round = 0; round < 2; round++) {
        await Promise.all(
          [tracker, location.origin].map(origin =>
            request(`${origin}${folder}/allowed.gif?last-${sentinels++}`),
          ),
        );
      }
      return requests().some(name => name.includes(text));
    },
  };
}

async function load(url: string): Promise<Page> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.src = url;
  await new Promise(resolve => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  return toPage(frame);
}

/** Opens a page without a guard: what things are like without us. */
export const openPage = (path = `${folder}/blank.html`): Promise<Page> => load(path);

let linked: Promise<string> | undefined;

/** The guards as the text of one script: a page that loaded them file by file would take many times as long. */
const guardsText = (): Promise<string> => {
  linked ??= link('/src/guards/index.ts', '/src/guards/cookie-lives.ts', '/src/guards/erase.ts');
  return linked;
};

/** The guards as the page itself would load them: with the natives of its own realm. */
const guardsIn = async ({ realm }: Page): Promise<GuardsModule & LivesModule & EraseModule> =>
  realm.eval(await guardsText());

/**
 * Opens a page and installs the guards in it.
 *
 * @param before is run in the page first, as scripts that stand before the guard are
 */
export async function openGuarded(verdict: Verdict = 'allow', before = ''): Promise<GuardedPage> {
  const page = await openPage();
  page.run(before);
  const guards = await guardsIn(page);
  const gate = createFakeGate(verdict);
  return { ...page, gate, guards, installed: guards.installGuards(page.realm, gate) };
}

/** What `openMarkup` gives: the guards stood there before the markup was parsed. */
export type MarkupPage = Omit<GuardedPage, 'guards'>;

declare global {
  interface Window {
    /** Called by the first script of a page made by `openMarkup`. */
    install?: (realm: Realm, guards: GuardsModule) => void;
  }
}

/** Opens a page of this markup, with the guards installed by the first script in its head. Waits for its load event. */
export async function openMarkup(verdict: Verdict, head: string, body = ''): Promise<MarkupPage> {
  const guards = await guardsText();
  const gate = createFakeGate(verdict);
  let installed: Installed | undefined;
  window.install = (realm, { installGuards }) => {
    installed = installGuards(realm, gate);
  };
  const markup = `<!doctype html><html lang="en"><head><title>page</title>
    <script>
      var events = [], ran = [];
      for (const type of ['load', 'error']) document.addEventListener(type, e => {
        if (e.target.id) events.push(e.target.id + ' ' + type);
      }, true);
      parent.install(window, ${guards});
    </script>${head}</head><body>${body}</body></html>`;
  const page = await load(URL.createObjectURL(new Blob([markup], { type: 'text/html' })));
  delete window.install;
  if (!installed) throw new Error('the first script did not run');
  return { ...page, gate, installed };
}

const cookieOf = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');

/** The cookies that are really there, past every guard. */
export const jarOf = ({ realm }: Page): string => String(cookieOf?.get?.call(realm.document));

/** Writes a cookie past every guard. */
export const writeTo = ({ realm }: Page, text: string): void => cookieOf?.set?.call(realm.document, text);

/** What Chromium tells of a cookie beyond TypeScript's library. */
export interface StoredCookie extends CookieListItem {
  readonly expires?: number | null;
  readonly path?: string;
  readonly domain?: string | null;
}

/** All cookies that are really there, past every guard. */
export async function storedCookies(page: Page): Promise<readonly StoredCookie[]> {
  // Waits for the writes of document.cookie, which go another way than the cookie store's.
  jarOf(page);
  return CookieStore.prototype.getAll.call(page.realm.cookieStore);
}

/** One cookie that is really there, with its life, past every guard. */
export const storedCookie = async (page: Page, name: string): Promise<StoredCookie | null> =>
  (await storedCookies(page)).find(cookie => cookie.name === name) ?? null;

/** Days from now until it ends; null for one of the session. */
export const daysLeft = (cookie: StoredCookie | null): number | null =>
  cookie?.expires == null ? null : (cookie.expires - Date.now()) / 86_400_000;

/** A frame that is just being navigated never answers: there is nothing of it to clean up. */
const unanswered = () =>
  new Promise<readonly StoredCookie[]>(resolve => {
    setTimeout(() => resolve([]), 3_000);
  });

/** Removes every page and everything that it has stored. */
export async function closePages(): Promise<void> {
  for (const frame of frames.splice(0)) {
    // A page that was left for another site is out of reach.
    const page = frame.contentDocument ? toPage(frame) : undefined;
    if (page && page.realm.location.protocol !== 'blob:') {
      for (const { name, value } of await Promise.race([storedCookies(page), unanswered()])) {
        const pair = name ? `${name}=` : `=${value}`;
        for (const kind of ['', '; Secure', '; Secure; Partitioned']) {
          for (const path of ['/', '/test', '/test/guards', folder, `${folder}/`]) {
            writeTo(page, `${pair}; Max-Age=0; Path=${path}${kind}`);
          }
        }
      }
    }
    frame.remove();
  }
  localStorage.clear();
  sessionStorage.clear();
}
