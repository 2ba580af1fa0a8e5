/**
 * Optional purposes that add sources, each as a list: its id; the digest that a grant of it has as base64, after `!` if
 * Global Privacy Control refuses it; and then by turns the id of a service and the sources of its hosts, each after a space.
 */
export type LiftTable = readonly (readonly string[])[];

/**
 * The script before a page's static seal: where the record grants something that the seal forbids, it has the parser
 * swallow that and writes the seal of these grants in its place. Whatever is odd leaves the static one standing: it may
 * be stricter than the guard, never laxer. It runs by itself, so it imports nothing.
 *
 * @param form what matches every cookie of the record's name, and finds in a sound one its time, the mark of Global Privacy
 *   Control, choices and digests
 * @param lifeSeconds how long a record holds from its own time on
 * @param directives of the static seal, each to end with the sources of what is granted; safe in an attribute
 */
export function liftSeal(
  document: Document,
  form: RegExp,
  lifeSeconds: number,
  directives: readonly string[],
  table: LiftTable,
): void {
  try {
    // Two of one name, or none: there is no telling here which one holds.
    const [record = [], ...others] = document.cookie.split('; ').flatMap(cookie => {
      const fields = form.exec(cookie);
      return fields ? [fields] : [];
    });
    const [, time = '', mark, signed = '', packed = ''] = record;
    // What was chosen without the signal does not hold against it.
    const isSignalled =
      !mark && Reflect.get(document.defaultView?.navigator ?? {}, 'globalPrivacyControl') === true;
    const ageSeconds = Date.now() / 1e3 - Number.parseInt(time, 36);
    const bytes = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    const known: Record<string, readonly [choice: boolean | undefined, digest: string]> = Object.create(null);
    let used = 0;
    let sources = '';
    for (const [, sign = '', id = ''] of signed.matchAll(/(\(\)|[~)(*])([\w.-]+)/g)) {
      if (known[id]) return;
      const end = used + (/[(*]/.test(sign) ? 4 : 0);
      known[id] = [sign === '()' ? undefined : /[)*]/.test(sign), btoa(bytes.slice(used, end))];
      used = end;
    }
    if (others.length || used !== bytes.length || !(ageSeconds > -300 && ageSeconds < lifeSeconds)) return;
    for (const [id = '', sign = '', ...services] of table) {
      const digest = sign.replace(isSignalled ? '' : '!', '');
      const [granted, meant] = known[id] ?? [];
      for (let at = 0; meant === digest && at < services.length; at += 2)
        if (known[services[at] ?? '']?.[0] ?? granted) sources += services[at + 1];
    }
    if (!sources) return;
    const content = directives.map(directive => directive + sources).join(';');
    const html = `<meta http-equiv="Content-Security-Policy" data-assent-seal content="${content}"><template data-assent-seal>`;
    let trusted: unknown = html;
    try {
      // Where Trusted Types are enforced; where they are missing or do not allow this one, the text itself is tried.
      trusted = Reflect.get(globalThis, 'trustedTypes')
        .createPolicy('assent', { createHTML: () => html })
        .createHTML('');
    } catch {}
    document.write(trusted as string);
  } catch {
    // Cookies are denied, the record is damaged, XHTML has no document.write: it stays sealed.
  }
}
