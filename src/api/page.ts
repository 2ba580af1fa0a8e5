import { AssentError } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import { type Handle, startGuard } from './handle.js';

/** What the page says about us in its markup. */
export interface PageOptions {
  /** The text of `<script type="application/json" data-assent-policy>`. */
  readonly inline?: string;
  /** `data-policy`: where the manifest is fetched from otherwise. */
  readonly policyUrl?: string;
  /** `data-base`, else the script's own address: beside it lie our other files. Absent: an inline script says neither. */
  readonly base?: string;
  /** `data-lang`: the interface's language. */
  readonly language?: string;
  /** `data-depth`: how deep the page says that it is guarded. */
  readonly depth?: string;
}

/** Reads what the page says. Call it while our script runs: later `document.currentScript` is gone. */
export function readPage(document: Document): PageOptions {
  const script = document.currentScript;
  const attribute = (name: string): string | undefined => script?.getAttribute(name) ?? undefined;
  const inline = document.querySelector('script[data-assent-policy]')?.textContent;
  const policyUrl = attribute('data-policy');
  const language = attribute('data-lang');
  const depth = attribute('data-depth');
  const base = attribute('data-base') ?? attribute('src');
  return {
    ...(base ? { base: new URL(base, document.baseURI).href } : {}),
    ...(inline ? { inline } : {}),
    ...(policyUrl ? { policyUrl } : {}),
    ...(language ? { language } : {}),
    ...(depth ? { depth } : {}),
  };
}

/**
 * Guards the page by the policy that it names. Never throws: what is wrong goes to the console and out as an `error`
 * event, and everything third-party or undeclared is refused.
 *
 * @param baked the policy that a build put into this file, if one did
 */
export function guardPage(
  window: Window & typeof globalThis,
  page: PageOptions,
  baked: Policy | undefined,
): Handle {
  // Ours goes out past our own guard, which would hold it at another origin until it had arrived.
  const { fetch } = window;
  const handle = startGuard(window, { page });
  try {
    if (baked !== undefined) handle.adopt(baked);
    else if (page.inline) handle.adopt(parseInline(page.inline));
    else if (page.policyUrl) void adoptFrom(handle, fetch, page.policyUrl);
    else throw new AssentError('policy-unavailable', noPolicy);
  } catch (error) {
    fail(handle, error);
  }
  return handle;
}

const noPolicy =
  'policy: none; put it into <script type="application/json" data-assent-policy>, or its URL into data-policy';

function parseInline(text: string): Policy {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AssentError(
      'policy-invalid',
      `policy: script[data-assent-policy] is no JSON: ${error}`,
      'policy',
    );
  }
}

/**
 * Puts the policy at an address in force, once it has arrived. Where it cannot be had or is none, everything third-party
 * or undeclared is refused, and an `error` event says why.
 *
 * @param fetch the native one
 */
export async function adoptFrom(handle: Handle, fetch: typeof window.fetch, url: string): Promise<void> {
  try {
    handle.adopt(await fetchPolicy(fetch, url));
  } catch (error) {
    fail(handle, error);
  }
}

async function fetchPolicy(fetch: typeof window.fetch, url: string): Promise<Policy> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await response.json();
  } catch (error) {
    throw new AssentError('policy-unavailable', `policy: ${url} cannot be had: ${error}`);
  }
}

function fail(handle: Handle, error: unknown): void {
  const mistake =
    error instanceof AssentError
      ? error
      : new AssentError('policy-invalid', `policy: is no manifest: ${error}`, 'policy');
  handle.fail(mistake);
  reportError(mistake);
}
