import type { RequestAccess, RequestKind } from '../policy/access.js';
import type { GuardContext } from './context.js';
import { dictionary } from './natives.js';
import { srcsetUrls } from './srcset.js';

/** What each attribute of an element makes the browser load. Without a prototype: `constructor` is an attribute like any. */
export type Loads = Readonly<Record<string, RequestKind>>;

const script: Loads = Object.assign(dictionary<RequestKind>(), { src: 'script' } as const);
const image: Loads = Object.assign(dictionary<RequestKind>(), { src: 'image', srcset: 'image' } as const);

/** Finds the elements that load, in a subtree. */
export const loaders = 'script,img';

/** What stands against loading something. */
export interface Obstacle {
  readonly access: RequestAccess;
  readonly refused: boolean;
}

/** What elements load, and whether they may. */
export interface Loading {
  of(element: Element): Loads | undefined;
  isScript(element: Element): boolean;
  /** What stands against loading this value, the strictest where it holds several URLs; undefined where nothing does. */
  judge(element: Element, attribute: string, value: string): Obstacle | undefined;
}

/** Makes it for the elements of a realm. */
export function createLoading({ gate, dom, toAccess }: GuardContext): Loading {
  const of = (element: Element): Loads | undefined => {
    const name = dom.localName(element);
    if (name === 'script') return script;
    return name === 'img' ? image : undefined;
  };
  return {
    of,
    isScript: element => of(element) === script,
    judge(element, attribute, value) {
      const kind = of(element)?.[attribute];
      let worst: Obstacle | undefined;
      const urls = attribute === 'srcset' ? srcsetUrls(value) : [value];
      for (let at = 0; kind && at < urls.length && !worst?.refused; at++) {
        const access = toAccess(kind, urls[at] ?? '', element);
        const verdict = access ? gate.decide(access).verdict : 'allow';
        if (access && verdict !== 'allow') worst = { access, refused: verdict === 'refuse' };
      }
      return worst;
    },
  };
}
