/** Reads what should be JSON of an object, percent-encoded or not; null where it is not. Never throws. */
export function readObject(text: string): Readonly<Record<string, unknown>> | null {
  for (const decode of [decodeURIComponent, String]) {
    try {
      const value: unknown = JSON.parse(decode(text));
      if (typeof value === 'object' && value && !Array.isArray(value)) return { ...value };
    } catch {
      // No JSON in this reading.
    }
  }
  return null;
}

/** Seconds since 1970 of an ISO 8601 date or of milliseconds; undefined where it is neither. */
export function toSeconds(time: unknown): number | undefined {
  const ms = typeof time === 'string' ? Date.parse(time) : time;
  return typeof ms === 'number' && Number.isFinite(ms) ? Math.floor(ms / 1_000) : undefined;
}

/** The keys that are true or false. */
export function booleans(of: Readonly<Record<string, unknown>>): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(of).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
