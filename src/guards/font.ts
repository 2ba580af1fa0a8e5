import type { GuardContext } from './context.js';
import { indexOf, lower, slice, toText, trim, weakMap } from './natives.js';
import { getterOf, methodOf } from './patch.js';

/**
 * `FontFace` with a `url()`. Refused, the face names a font that is nowhere, and fails as one whose file cannot be had.
 * Held, its `load` waits; on a grant the real face is what it gives, and joins the document's fonts where this one had.
 */
export function guardFont({ realm, gate, patch, toAccess }: GuardContext): void {
  const { Promise, ArrayBuffer, FontFace, FontFaceSet, document } = realm;
  /** What a held face turns out to be. */
  const turns = weakMap<object, Promise<object>>();
  const { fonts } = document;
  const { isView } = ArrayBuffer;
  const sizeOf = getterOf(ArrayBuffer.prototype, 'byteLength');
  const has = methodOf(FontFaceSet.prototype, 'has');
  const add = methodOf(FontFaceSet.prototype, 'add');
  const then = methodOf(Promise.prototype, 'then');

  const isBinary = (source: unknown): boolean => {
    try {
      return isView(source) || sizeOf(source) !== undefined;
    } catch {
      return false;
    }
  };
  /** The first URL of a source that is not allowed, with what becomes of it. */
  const judge = (source: string) => {
    const text = lower(source);
    for (let at = indexOf(text, 'url('); at >= 0; at = indexOf(text, 'url(', at + 1)) {
      let url = trim(slice(source, at + 4, indexOf(`${source})`, ')', at)));
      const quote = url[0] ?? '';
      if (quote === '"' || quote === "'") url = slice(url, 1, indexOf(url + quote, quote, 1));
      const access = toAccess('font', url);
      const verdict = access ? gate.decide(access).verdict : 'allow';
      if (access && verdict !== 'allow') return { access, verdict };
    }
    return undefined;
  };

  patch.constructs(realm, 'FontFace', native => (args, newTarget) => {
    const source = args[1];
    if (args.length < 2 || isBinary(source)) return native(args, newTarget);
    const text = toText(source);
    const make = (from: string) => native([args[0], from, args[2]], newTarget);
    const judged = judge(text);
    if (!judged) return make(text);
    const face = make('local("")');
    if (judged.verdict === 'hold')
      turns.set(
        face,
        new Promise(resolve => {
          const release = () => {
            const real = make(text);
            if (has(fonts, [face])) add(fonts, [real]);
            resolve(real);
          };
          gate.hold({ access: judged.access, release, refuse: () => resolve(face) });
        }),
      );
    return face;
  });
  patch.method(FontFace.prototype, 'load', native => (self, args) => {
    const turn = typeof self === 'object' && self && turns.get(self);
    return turn ? then(turn, [(face: object) => native(face, args)]) : native(self, args);
  });
}
