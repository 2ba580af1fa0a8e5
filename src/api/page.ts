import { AssentError, type AssentErrorCode } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import { type Handle, startGuard } from './handle.js';

/** What the page says about us in its markup. What is empty there says nothing. */
export interface PageOptions {
  /** The text of `<script type="application/json" data-assent-policy>`. */
  readonly inline: string | undefined;
  /** `data-policy`: where the manifest is fetched from otherwise. */
  readonly policyUrl: string | undefined;
  /** `data-base`, else the script's own address: beside it lie our other files. Absent: an inline script says neither. */
  readonly base: string | undefined;
  /** `data-lang`: the interface's language. */
  readonly language: string | undefined;
  /** `data-depth`: how deep the page says that it is guarded. */
  readonly depth: string | undefined;
  /** `data-region`: where the visitor is, as the page says it. */
  readonly region: string | undefined;
  /** `data-dnt`: whether Do Not Track counts. */
  readonly dnt: boolean;
}

/** Reads what the page says. Call it while our script runs: later `document.currentScript` is gone. */
export function readPage(document: Document): PageOptions {
  const script = document.currentScript;
  const attribute = (name: string): string | undefined => script?.getAttribute(name) ?? undefined;
  const base = attribute('data-base') ?? attribute('src');
  return {
    inline: document.querySelector('script[data-assent-policy]')?.textContent,
    policyUrl: attribute('data-policy'),
    base: base && new URL(base, document.baseURI).href,
    language: attribute('data-lang'),
    depth: attribute('data-depth'),
    region: attribute('data-region'),
    dnt: attribute('data-dnt') !== undefined,
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
  const handle = startGuard(window, { page });
  const { inline, policyUrl } = page;
  if (baked || inline) adopt(handle, () => baked ?? JSON.parse(inline ?? ''));
  else if (policyUrl) void adoptFrom(handle, policyUrl);
  else
    fail(
      handle,
      'policy-unavailable',
      'none; put it into script[data-assent-policy], or its URL into data-policy',
    );
  return handle;
}

/**
 * Puts the policy at an address in force, once it has arrived. Where it cannot be had or is none, everything third-party
 * or undeclared is refused, and an `error` event says why.
 */
export async function adoptFrom(handle: Handle, url: string): Promise<void> {
  // Past our own guard, which would hold it at another origin until it had arrived.
  const { fetch } = handle;
  let policy: Policy;
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    policy = await response.json();
  } catch (error) {
    fail(handle, 'policy-unavailable', `${url} cannot be had: ${error}`);
    return;
  }
  adopt(handle, () => policy);
}

function adopt(handle: Handle, read: () => Policy): void {
  try {
    handle.adopt(read());
  } catch (error) {
    fail(handle, 'policy-invalid', `is no manifest: ${error}`, 'policy');
  }
}

function fail(handle: Handle, code: AssentErrorCode, what: string, path?: string): void {
  const error = new AssentError(code, `policy: ${what}`, path);
  handle.fail(error);
  reportError(error);
}
