import { createLog, type Log } from '../../src/consent/log.ts';

/** Web Storage in memory. */
export function memoryStorage(): Storage {
  const all = new Map<string, string>();
  return {
    get length() {
      return all.size;
    },
    clear: () => all.clear(),
    getItem: name => all.get(name) ?? null,
    key: at => [...all.keys()][at] ?? null,
    removeItem: name => void all.delete(name),
    setItem: (name, value) => void all.set(name, String(value)),
  };
}

/** Denied, as where cookies are. */
export const denied = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

/** A log in memory. */
export function logIn(storage: Storage | (() => Storage) = memoryStorage()): Log {
  return createLog(typeof storage === 'function' ? storage : () => storage, () => 'assent_example.log');
}
