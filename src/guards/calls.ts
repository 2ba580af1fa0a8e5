import type { Access } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { getProperty, toText, withAt } from './natives.js';
import { getterOf, methodOf } from './patch.js';
import { promised } from './promised.js';
import { takeTrusted } from './trusted.js';

/** Interface, method, the kind of access that its first argument names, and the error of a refusal; absent: TypeError. */
const calls = [
  ['CacheStorage', 'open', 'cache', 'SecurityError'],
  ['FileSystemDirectoryHandle', 'getFileHandle', 'file', 'NotAllowedError'],
  ['FileSystemDirectoryHandle', 'getDirectoryHandle', 'file', 'NotAllowedError'],
  ['FileSystemFileHandle', 'move', 'file', 'NotAllowedError'],
  ['Worklet', 'addModule', 'worker', 'AbortError'],
  ['ServiceWorkerContainer', 'register', 'worker'],
  ['Cache', 'add', 'fetch'],
  ['Cache', 'addAll', 'fetch'],
  ['Cache', 'put', 'fetch'],
] as const;

/**
 * Calls that answer by a promise, by name or URL: caches, files of the origin's own file system, worklets, service
 * workers. Of `addAll` the first URL that is not allowed decides for all, as one that fails does.
 */
export function guardCalls(context: GuardContext): void {
  const { realm, gate, patch, toAccess } = context;
  const { Promise, TypeError, DOMException, Request } = realm;
  const isFrom = methodOf(realm.Object.prototype, 'isPrototypeOf');
  const urlOf = getterOf(Request.prototype, 'url');
  const handleName = realm.FileSystemHandle && getterOf(realm.FileSystemHandle.prototype, 'name');
  const trustedText = takeTrusted(realm, 'TrustedScriptURL');

  /** What is passed on for it: an object that the native knows, else its text, converted once. */
  const convert = (value: unknown): { readonly value: unknown; readonly text: string } => {
    let text = trustedText(value);
    try {
      text ??= toText(urlOf(value));
    } catch {
      // No Request.
    }
    if (text !== undefined) return { value, text };
    text = toText(value);
    return { value: text, text };
  };

  for (const [type, name, kind, error] of calls) {
    const proto = realm[type]?.prototype;
    if (!proto) continue;
    const arity = name === 'put' ? 2 : 1;
    patch.method(proto, name, native => (self, args) => {
      if (args.length < arity || !isFrom(proto, [self])) return native(self, args);
      const given = withAt(args, -1, null);
      let access: Access | null = null;
      const isMove = name === 'move';
      const place = isMove ? args.length - 1 : 0;
      /** Into a folder, under the name that it has. Of which folder it was nobody tells. */
      const keepsName = isMove && typeof args[place] === 'object';
      try {
        if (kind === 'file' && !isMove) {
          // Only what it makes at the top of the origin's own file system, which alone has no name.
          const options = args[1];
          const create = typeof options === 'object' && options && getProperty(options, 'create');
          if (!create || handleName?.(self)) return native(self, args);
          given[1] = { create };
        }
        const isList = name === 'addAll';
        const list: unknown[] = isList
          ? [...(args[0] as Iterable<unknown>)]
          : [keepsName ? handleName?.(self) : args[place]];
        for (let at = 0; at < list.length; at++) {
          const { value, text } = convert(list[at]);
          list[at] = value;
          const asked = kind === 'cache' || kind === 'file' ? { kind, name: text } : toAccess(kind, text);
          if (!access || (asked && gate.look(access).verdict === 'allow')) access = asked;
        }
        if (!keepsName) given[place] = isList ? list : list[0];
      } catch (thrown) {
        return Promise.reject(thrown);
      }
      return promised(context, access, {
        act: () => native(self, given),
        refusal: () => (error ? new DOMException('Failed', error) : new TypeError('Failed to fetch')),
      });
    });
  }
}
