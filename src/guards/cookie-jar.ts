import { type CookieWrite, dayMs, lifeDays } from './cookie-write.js';
import { expireCookie } from './expire.js';
import type { Gate } from './gate.js';
import { abs, dictionary, indexOf, isNaN, join, type Realm, slice, split, toText } from './natives.js';
import { getterOf, setterOf } from './patch.js';

/** What is known of a declared cookie that was written: enough to find it again, and the life it asked for. */
export interface Trace extends Omit<CookieWrite, 'value'> {
  /** It was written without the life it asked for. */
  readonly cut?: boolean | undefined;
}

/** All cookie writes of a page, by whatever API, and what is held of them. */
export interface CookieJar {
  /** Does, cuts, holds or drops a write. `perform` writes it by the caller's own API, with at most this many days. */
  write(write: CookieWrite, perform: (mostDays?: number) => void): void;
  /** What the page would read if the held writes had been done. */
  withHeld(cookies: string): string;
  /** Takes back what is held of this cookie. */
  drop(cookie: Pick<CookieWrite, 'name' | 'domain' | 'path'>): void;
  /** Whether this page reads the cookies of this path: by the address it came from, or by the one it has now. */
  canRead(path: string): boolean;
  /** The page's cookies as they are, past the guard. */
  read(): string;
  /** Past the guard. */
  writeNative(text: string): void;
  /** Erases a cookie wherever it may lie, past the guard. @param paths where else than at this page's own and above */
  expire(name: string, paths: readonly string[]): void;
  /** Where declared cookies were written, by name, domain and path. */
  readonly traces: Record<string, Trace>;
  /** Called when a trace was added. */
  onTrace?: () => void;
}

/** Tells cookies apart as browsers do. */
export const keyOf = ({
  name,
  domain = '',
  path = '',
}: Pick<CookieWrite, 'name' | 'domain' | 'path'>): string => `${name};${domain};${path}`;

/** RFC 6265, 5.1.4: the page's folder. */
function defaultPath(pathname: string): string {
  let end = pathname.length - 1;
  while (end > 0 && pathname[end] !== '/') end--;
  return end > 0 ? slice(pathname, 0, end) : '/';
}

/** RFC 6265, 5.1.4: whether a page can read the cookies of this path. */
const isReadable = (path: string, pathname: string): boolean =>
  !indexOf(`${pathname}/`, path[path.length - 1] === '/' ? path : `${path}/`);

/** Makes the jar of a page, on its document's native accessor. */
export function createCookieJar(realm: Realm, gate: Gate): CookieJar {
  const { document, location } = realm;
  const proto = realm.Document.prototype;
  const get = getterOf(proto, 'cookie');
  const set = setterOf(proto, 'cookie');
  const held = dictionary<{ write: CookieWrite; takeBack: () => void }>();
  const probes = dictionary<boolean>();
  const start = location.pathname;

  /**
   * Whether the browser would take a cookie with these attributes: libraries find a site's widest domain by writing to
   * ever wider ones, and must be told the truth while their writes are held.
   */
  const wouldTake = ({ domain, rest }: CookieWrite): boolean => {
    const attributes = (domain ? `; Domain=${domain}` : '') + rest;
    probes[attributes] ??= isKept(attributes);
    return probes[attributes];
  };
  /** Whether a cookie with these attributes is there once it was written. Asks the browser itself, and cleans up. */
  const isKept = (attributes: string): boolean => {
    const probe = 'assent.probe';
    jar.writeNative(`${probe}=1${attributes}; Path=/`);
    const kept = indexOf(jar.read(), `${probe}=`) >= 0;
    if (kept) jar.writeNative(`${probe}=${attributes}; Path=/; Max-Age=0`);
    return kept;
  };
  const remember = ({ value: _, attributes: __, ...trace }: CookieWrite, mostDays?: number): void => {
    // As written, the path is the page's folder: another one, once an app has moved on.
    const cut = mostDays === 0;
    const found = { ...trace, path: trace.path ?? defaultPath(location.pathname), cut };
    const before = jar.traces[keyOf(found)];
    jar.traces[keyOf(found)] = found;
    // Many are written again and again with the life they had: that is no news.
    if (
      before?.cut !== cut ||
      before.rest !== found.rest ||
      abs((before.endsAt ?? 0) - (found.endsAt ?? 0)) > dayMs
    )
      jar.onTrace?.();
  };

  const jar: CookieJar = {
    traces: dictionary(),
    read() {
      try {
        return toText(get(document));
      } catch {
        return ''; // A frame sandboxed without `allow-same-origin` has none.
      }
    },
    writeNative: text => set(document, text),
    expire: (name, paths) =>
      expireCookie(name, {
        host: location.hostname,
        // An app that has moved on still has its cookies where it came from.
        paths: [start, location.pathname, ...paths],
        write: jar.writeNative,
      }),
    canRead: path => isReadable(path, location.pathname) || isReadable(path, start),
    write(write, perform) {
      const key = keyOf(write);
      const { name, value, attributes } = write;
      const days = lifeDays(write);
      const drop = () => delete held[key];
      jar.drop(write);
      const isPast = days !== undefined && days <= 0;
      // Erasing is nobody's tracking; but what we read as that, the browser may read otherwise.
      if (isPast && (attributes === undefined || !isKept(attributes))) return perform();
      const isUnclear = isPast || isNaN(write.endsAt);
      const asked = isUnclear ? Number.POSITIVE_INFINITY : days;
      const access = { kind: 'cookie', name, ...(asked === undefined ? {} : { days: asked }) } as const;
      const { verdict, reason, service, days: mostDays } = gate.decide(access);
      if (verdict === 'hold' && wouldTake(write)) {
        const takeBack = gate.hold({
          access,
          sizeBytes: value.length * 2,
          release(decision) {
            drop();
            perform(decision.days);
            remember(write, decision.days);
          },
          refuse: drop,
        });
        held[key] = { write, takeBack };
      } else if (verdict === 'allow' || verdict === 'amend') {
        perform(mostDays);
        if (service && reason !== 'required') remember(write, mostDays);
      }
    },
    drop(cookie) {
      const key = keyOf(cookie);
      held[key]?.takeBack();
      delete held[key];
    },
    withHeld(cookies) {
      const pairs = cookies ? split(cookies, '; ') : [];
      for (const key in held) {
        const write = held[key]?.write;
        if (!write || !jar.canRead(write.path ?? '/')) continue;
        const start = `${write.name}=`;
        let at = 0;
        while (at < pairs.length && indexOf(pairs[at] ?? '', start)) at++;
        pairs[at] = start + write.value;
      }
      return join(pairs, '; ');
    },
  };
  return jar;
}
