/** How large the log may become, in bytes of its text. */
const mostBytes = 16_384;

/**
 * Lists that give way where there is no room, once the outline has: the first of them first, and of each its oldest
 * entry. The newest stays.
 */
const yielding = ['reports', 'deliveries', 'cookies', 'history'] as const;

/** The second of our own items: what helps, and may be lost without changing any grant. */
export interface Log {
  /** What was kept under this key, unchecked: another tab or an older version may have written it. */
  read(key: string): unknown;
  /**
   * Keeps it under this key, beside what others keep; `undefined` keeps nothing. Where there is no room, the outline of
   * the policy goes, then the oldest reports, deliveries, traces of cookies and history. Without effect where that makes
   * no room, and where Web Storage is denied or full.
   */
  write(key: string, value: unknown): void;
  remove(): void;
}

/**
 * Opens the log: one JSON object under one key of `localStorage`.
 *
 * @param storage may throw, as it does where cookies are denied
 * @param name its key: the record's cookie and `.log`
 */
export function createLog(storage: () => Storage, name: () => string): Log {
  const readAll = (): Record<string, unknown> => {
    try {
      const all: unknown = JSON.parse(storage().getItem(name()) ?? '{}');
      return typeof all === 'object' && all && !Array.isArray(all) ? { ...all } : {};
    } catch {
      return {}; // Denied, or no JSON: an empty log.
    }
  };
  return {
    read: key => readAll()[key],
    write(key, value) {
      try {
        const text = fitted({ ...readAll(), [key]: value });
        if (text !== undefined) storage().setItem(name(), text);
      } catch {
        // Denied or full: the log is a help, not a duty.
      }
    },
    remove() {
      try {
        storage().removeItem(name());
      } catch {
        // Denied: there is none.
      }
    },
  };
}

/** As JSON that fits; undefined where it cannot be made to. */
function fitted(all: Record<string, unknown>): string | undefined {
  for (;;) {
    const text = JSON.stringify(all);
    if (text.length <= mostBytes) return text;
    if (all.outline) {
      all.outline = undefined;
      continue;
    }
    const key = yielding.find(one => listed(all[one]).length > 1);
    if (!key) return undefined;
    all[key] = listed(all[key]).slice(1);
  }
}

/** What is kept as a list; empty where something else is. */
export const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
