/** How large the log may become, in bytes of its text. */
const mostBytes = 16_384;

/** The second of our own items: what helps, and may be lost without changing any grant. */
export interface Log {
  /** What was kept under this key, unchecked: another tab or an older version may have written it. */
  read(key: string): unknown;
  /** Keeps it under this key, beside what others keep. Without effect where Web Storage is denied or full. */
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
        const text = JSON.stringify({ ...readAll(), [key]: value });
        if (text.length <= mostBytes) storage().setItem(name(), text);
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
