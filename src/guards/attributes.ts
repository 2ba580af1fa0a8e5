import type { GuardContext } from './context.js';
import { isLoading } from './loading.js';
import { dictionary, getProperty, indexOf, lower, slice, toText, weakMap } from './natives.js';
import { getterOf, type Native, setterOf } from './patch.js';

/** Attributes as properties: the interface, those that are read back as written, and the one read back as a whole URL. */
const properties: readonly (readonly [type: string, written: string, url: string])[] = [
  ['HTMLScriptElement', 'type', 'src'],
  ['HTMLImageElement', 'srcset attributionSrc', 'src'],
  ['HTMLInputElement', '', 'src'],
  ['HTMLSourceElement', 'srcset', 'src'],
  ['HTMLMediaElement', '', 'src'],
  ['HTMLVideoElement', '', 'poster'],
  ['HTMLTrackElement', '', 'src'],
  ['HTMLIFrameElement', 'srcdoc', 'src'],
  ['HTMLFrameElement', '', 'src'],
  ['HTMLEmbedElement', '', 'src'],
  ['HTMLObjectElement', '', 'data'],
  ['HTMLLinkElement', 'imageSrcset', 'href'],
  ['HTMLAnchorElement', 'ping attributionSrc', ''],
  ['HTMLAreaElement', 'ping', ''],
  ['HTMLBodyElement', 'background', ''],
  ['HTMLMetaElement', 'content', ''],
];

/** Where an attribute's name stands among a method's arguments. The value, where there is one, follows it. */
const methods = {
  setAttribute: 0,
  setAttributeNS: 1,
  getAttribute: 0,
  getAttributeNS: 1,
  hasAttribute: 0,
  hasAttributeNS: 1,
  removeAttribute: 0,
  removeAttributeNS: 1,
} as const;

/** Every way to give an element an attribute: by property, by method, by attribute node, and by SVG's animated strings. */
export function guardAttributes({ realm, dom, patch, toAccess, quarantine }: GuardContext): void {
  const { Element, Attr, NamedNodeMap } = realm;
  /** What interfaces that are not everywhere have, if they are here. */
  const prototypeOf = (type: string, name: string): object | undefined => {
    const prototype = getProperty(realm, type)?.prototype;
    return prototype && Object.hasOwn(prototype, name) ? prototype : undefined;
  };

  for (const [type, written, url] of properties) {
    for (const name of `${written} ${url}`.split(' ')) {
      const prototype = prototypeOf(type, name);
      if (!prototype) continue;
      const attribute = name.toLowerCase();
      patch.accessor(prototype, name, native => ({
        get(self) {
          const held = dom.isElement(self) ? quarantine.peek(self, attribute) : undefined;
          if (held === undefined) return native.get(self);
          return name === url ? toAccess('image', held ?? '')?.url : (held ?? '');
        },
        set(self, value) {
          native.get(self); // Throws on another kind of element, as the native setter does.
          if (dom.isElement(self)) quarantine.put(self, attribute, value, native.set);
          else native.set(self, value);
        },
      }));
    }
  }
  for (const type of ['HTMLElement', 'SVGElement', 'MathMLElement']) {
    const prototype = prototypeOf(type, 'style');
    if (!prototype) continue;
    patch.accessor(prototype, 'style', native => ({
      set(self, value) {
        native.get(self);
        if (dom.isElement(self)) quarantine.put(self, 'style', value, native.set);
        else native.set(self, value);
      },
    }));
  }

  // `new Audio(url)` sets it by no way of ours.
  patch.constructs(realm, 'Audio', native => (args, newTarget) => {
    const audio = native([], newTarget);
    if (args.length && args[0] !== undefined && dom.isElement(audio)) {
      quarantine.put(audio, 'src', args[0], (element, value) => dom.set(element, 'src', value));
    }
    return audio;
  });

  const names = dictionary<string>();
  /** The name that an attribute goes by here; empty for those of foreign namespaces. */
  const keyOf = (name: string, namespace: unknown): string => {
    if (namespace === 'http://www.w3.org/1999/xlink') {
      return slice(name, indexOf(name, ':') + 1) === 'href' ? 'xlink:href' : '';
    }
    if (namespace) return '';
    names[name] ??= lower(name);
    return names[name];
  };
  for (const [method, at] of Object.entries(methods)) {
    const sets = method.startsWith('set');
    const gets = method.startsWith('get');
    const removes = method.startsWith('remove');
    patch.method(Element.prototype, method, native => (self, args) => {
      if (args.length <= at + Number(sets) || !dom.isElement(self)) return native(self, args);
      // Converted once, and passed on as that: it may convert to something else the next time.
      const namespace = at && args[0] != null ? toText(args[0]) : null;
      const name = toText(args[at]);
      const call = (target: Element, ...value: unknown[]) =>
        native(target, at ? [namespace, name, ...value] : [name, ...value]);
      const key = keyOf(name, namespace);
      if (!isLoading[key] || !quarantine.watches(self, key)) {
        return sets ? call(self, args[at + 1]) : call(self);
      }
      if (sets) return quarantine.put(self, key, args[at + 1], call);
      const held = quarantine.peek(self, key);
      if (removes) quarantine.drop(self, key);
      else if (held !== undefined) return gets ? held : held !== null;
      return call(self);
    });
  }

  const ownerOf = getterOf(Attr.prototype, 'ownerElement');
  const nameOf = getterOf(Attr.prototype, 'name');
  const namespaceOf = getterOf(Attr.prototype, 'namespaceURI');
  const valueOf = getterOf(Attr.prototype, 'value');
  const setValue = setterOf(Attr.prototype, 'value');
  const put = (owner: Element, attr: unknown, value: unknown, set: (given: unknown) => void): void => {
    const key = keyOf(toText(nameOf(attr)), namespaceOf(attr));
    if (!isLoading[key] || !quarantine.watches(owner, key)) set(value);
    // What is tried out elsewhere must not touch this attribute.
    else
      quarantine.put(owner, key, value, (target, given) =>
        target === owner ? set(given) : dom.set(target, key, given),
      );
  };
  for (const [type, name] of [
    ['Attr', 'value'],
    ['Node', 'nodeValue'],
    ['Node', 'textContent'],
  ] as const) {
    patch.accessor(realm[type].prototype, name, native => ({
      set(self, value) {
        const type = dom.nodeType(self);
        const owner = type === 2 && ownerOf(self);
        if (dom.isElement(owner)) put(owner, self, value ?? '', given => native.set(self, given));
        else quarantine.edit(self, [value], () => native.set(self, value));
      },
    }));
  }

  /** By attribute list and by animated string: whose it is. */
  const owners = weakMap<object, Element>();
  const remember = (prototype: object | undefined, name: string): void => {
    if (!prototype) return;
    patch.accessor(prototype, name, native => ({
      get(self) {
        const found = native.get(self);
        if (typeof found === 'object' && found && dom.isElement(self)) owners.set(found, self);
        return found;
      },
    }));
  };
  remember(Element.prototype, 'attributes');
  const attach =
    (toElement: (self: unknown) => unknown) =>
    (native: Native): Native =>
    (self, args) => {
      const owner = toElement(self);
      const attr = args[0];
      if (dom.nodeType(attr) !== 2 || !dom.isElement(owner)) return native(self, args);
      let done: unknown = null;
      put(owner, attr, valueOf(attr), given => {
        if (given !== valueOf(attr)) setValue(attr, toText(given));
        done = native(self, args);
      });
      return done;
    };
  const ownerOfList = (self: unknown) => (typeof self === 'object' && self ? owners.get(self) : undefined);
  for (const suffix of ['', 'NS']) {
    patch.method(
      Element.prototype,
      `setAttributeNode${suffix}`,
      attach(self => self),
    );
    patch.method(NamedNodeMap.prototype, `setNamedItem${suffix}`, attach(ownerOfList));
  }

  for (const type of ['SVGImageElement', 'SVGUseElement', 'SVGScriptElement', 'SVGFEImageElement']) {
    remember(prototypeOf(type, 'href'), 'href');
  }
  const animated = prototypeOf('SVGAnimatedString', 'baseVal');
  if (!animated) return;
  patch.accessor(animated, 'baseVal', native => ({
    set(self, value) {
      const owner = ownerOfList(self);
      if (!owner || !quarantine.watches(owner, 'href')) return native.set(self, value);
      quarantine.put(owner, 'href', value, (target, given) =>
        target === owner ? native.set(self, given) : dom.set(target, 'href', given),
      );
    },
  }));
}
