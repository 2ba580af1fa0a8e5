import type { Page } from 'playwright';
import { policy } from './policy.ts';

/** What the visitor does. */
export type Act = 'accept' | 'refuse' | 'withdraw';

/** Something that is put on the measured page, and how a visitor answers it. */
export interface Subject {
  readonly name: string;
  /** Goes first in the head. */
  readonly head: string;
  /** Absent: there is nobody to answer. */
  act?(page: Page, act: Act): Promise<void>;
  /** Beside ours, to compare: what it lets through is told and fails nothing. */
  readonly isPeer?: true;
  /** It keeps out what nobody declares. */
  readonly isStrict?: true;
}

/** The names of all subjects, in the order of the table's columns. */
export const subjectNames = [
  'unguarded',
  'guard',
  'barrier',
  'sealed',
  'vanilla-cookieconsent',
  'klaro',
] as const;

const inline = (of: object): string =>
  `<script type="application/json" data-assent-policy>${JSON.stringify(of)}</script>`;
const script = '<script src="/dist/assent.js"></script>';

/** Presses a button of our banner; where the way has replaced the page and the banner with it, by the method. */
async function answerAssent(page: Page, act: Act): Promise<void> {
  await page.waitForFunction(() => window.assent !== undefined, undefined, { polling: 20 });
  if (act === 'withdraw') {
    await page.evaluate(() => window.assent?.withdraw());
    return;
  }
  await page.evaluate(() => window.assent?.ready);
  const name = act === 'accept' ? 'Accept all' : 'Refuse all';
  try {
    await page.getByRole('button', { name, exact: true }).click({ timeout: 1500 });
  } catch {
    await page.evaluate(accept => {
      if (accept) window.assent?.acceptAll();
      else window.assent?.refuseAll();
    }, act === 'accept');
  }
}

const ours = (name: string, head: string): Subject => ({ name, head, act: answerAssent });

const cookieconsent: Subject = {
  name: 'vanilla-cookieconsent',
  isPeer: true,
  head: `<script src="/node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script><script>
    addEventListener('DOMContentLoaded', () => { window.peer = CookieConsent.run({
      hideFromBots: false,
      categories: {
        necessary: { enabled: true, readOnly: true },
        tracking: { autoClear: { cookies: [{ name: /^_t/ }] } },
      },
      language: { default: 'en', translations: { en: {
        consentModal: { title: 'Cookies', acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Refuse' },
        preferencesModal: { sections: [] },
      } } },
    }); });</script>`,
  async act(page, act) {
    await page.waitForFunction(() => 'peer' in window, undefined, { polling: 20 });
    await page.evaluate(
      `peer.then(() => CookieConsent.acceptCategory(${act === 'accept' ? "'all'" : '[]'})).then(() => {})`,
    );
  },
};

const klaro: Subject = {
  name: 'klaro',
  isPeer: true,
  head: `<script>window.klaroConfig = {
      version: 1, acceptAll: true,
      translations: { zz: { privacyPolicyUrl: '/privacy' } },
      services: [{ name: 'tracking', purposes: ['tracking'], cookies: [/^_t/] }],
    };</script><script src="/node_modules/klaro/dist/klaro.js"></script>`,
  async act(page, act) {
    await page.waitForFunction(() => 'klaro' in window, undefined, { polling: 20 });
    await page.evaluate(
      `{ const m = klaro.getManager(klaroConfig); m.changeAll(${act === 'accept'}); m.saveAndApplyConsents(); }`,
    );
  },
};

/**
 * Gives the lines that seal a page: `seal` of rollup.config.mjs. They go first in the head, and bring our script along.
 */
export type Seal = (of: object, options: { readonly src: string }) => string | Promise<string>;

/** Every subject that can be had. `sealed` is one where there is a seal. */
export async function openSubjects(seal?: Seal): Promise<readonly Subject[]> {
  // A CSP can only allow what it lists: what nobody declares is held, there.
  const sealed = await seal?.({ ...policy, undeclared: 'hold' }, { src: '/dist/assent.js' });
  return [
    { name: 'unguarded', head: '' },
    ours('guard', inline(policy) + script),
    ours('barrier', `${inline(policy)}${script}<meta http-equiv="Content-Security-Policy" content="">`),
    ...(sealed === undefined ? [] : [{ ...ours('sealed', sealed), isStrict: true } as const]),
    cookieconsent,
    klaro,
  ];
}
