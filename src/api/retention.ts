import type { Log } from '../consent/log.js';
import type { Condemned } from '../guards/erase.js';
import { type Present, takeInventory } from '../guards/inventory.js';
import { ownerOf, type PolicyIndex } from '../policy/compile.js';
import { dictionary } from '../policy/dictionary.js';
import { itemKinds } from '../policy/item.js';
import type { Handle } from './handle.js';

/** How many first sights are remembered. What finds no room is seen first at a later page. */
const mostSights = 60;

/**
 * Looks at what is on the device and has a declared life that no browser keeps: storage, and cookies that tell nobody
 * when they end. Remembers when each was first seen, in the log.
 *
 * @returns what is past its life, by kind and name; undefined where nothing is. What nobody declares never is
 */
export async function findOverdue(
  { guards: { jar }, realm }: Pick<Handle, 'guards' | 'realm'>,
  index: PolicyIndex,
  log: Log,
): Promise<Condemned | undefined> {
  const kinds = itemKinds.filter(kind =>
    index.policy.services.some(({ items = [] }) =>
      items.some(item => item[kind] !== undefined && item.days !== undefined),
    ),
  );
  if (!kinds.length) return undefined;
  const present = await takeInventory(realm, jar, kinds);
  const ending = kinds.includes('cookie') ? await namesWithLives(realm) : [];
  for (const { name, endsAt } of Object.values(jar.traces)) if (endsAt !== undefined) ending.push(name);

  const nowSeconds = Math.floor(realm.Date.now() / 1_000);
  const before = readSights(log.read('sights'));
  const sights = dictionary<number>();
  const overdue = dictionary<true>();
  let count = 0;
  const look = ({ kind, name }: Pick<Present, 'kind' | 'name'>): void => {
    const days = ownerOf(index, kind, name)?.item.days;
    if (days === undefined || (kind === 'cookie' && ending.includes(name))) return;
    const key = `${kind} ${name}`;
    // From the future: the clock was set back since.
    const since = Math.min(before[key] ?? nowSeconds, nowSeconds);
    if (since + days * 86_400 <= nowSeconds) overdue[key] = true;
    else if (count++ < mostSights) sights[key] = since;
  };
  for (const one of present) look(one);
  // Each tab has its own: what this one does not see may be in another.
  for (const key in before) {
    const [, name] = /^session (.*)$/s.exec(key) ?? [];
    if (name !== undefined && !sights[key] && !overdue[key]) look({ kind: 'session', name });
  }
  if (JSON.stringify(sights) !== JSON.stringify(before)) log.write('sights', sights);
  return Object.keys(overdue).length ? (kind, name) => `${kind} ${name}` in overdue : undefined;
}

/** Cookies whose end the browser knows and tells. Firefox and Safari do not tell, nor does plain http. */
async function namesWithLives({ cookieStore }: { readonly cookieStore?: CookieStore }): Promise<string[]> {
  try {
    const all = (await cookieStore?.getAll()) ?? [];
    return all.flatMap(one => ('expires' in one && one.expires !== undefined ? [one.name ?? ''] : []));
  } catch {
    return []; // Denied, as in a sandboxed frame.
  }
}

function readSights(value: unknown): Readonly<Record<string, number>> {
  const sights = dictionary<number>();
  if (typeof value !== 'object' || !value) return sights;
  for (const [key, since] of Object.entries(value)) if (Number.isSafeInteger(since)) sights[key] = since;
  return sights;
}
