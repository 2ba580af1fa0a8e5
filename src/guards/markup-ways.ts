import type { GuardContext } from './context.js';
import { mayLoad } from './markup.js';
import { exec, slice, toText, withAt } from './natives.js';
import { methodOf } from './patch.js';
import { scan } from './scan.js';
import { takeTrusted } from './trusted.js';

/** Methods that are handed markup: the interface that has them, and the place of the argument. */
const methods: readonly (readonly [
  type: 'Element' | 'ShadowRoot' | 'Range' | 'Document' | '',
  name: string,
  at: number,
])[] = [
  ['', 'parseHTMLUnsafe', 0],
  ['', 'parseHTML', 0],
  ['Element', 'insertAdjacentHTML', 1],
  ['Element', 'setHTMLUnsafe', 0],
  ['Element', 'setHTML', 0],
  ['ShadowRoot', 'setHTMLUnsafe', 0],
  ['ShadowRoot', 'setHTML', 0],
  ['Range', 'createContextualFragment', 0],
  ['Document', 'execCommand', 2],
];

const frame = /<(?:i?frame|object|embed)/i;
const script = /<script/gi;
const shadow = /shadowrootmode/i;

const properties = [
  ['Element', 'innerHTML'],
  ['Element', 'outerHTML'],
  ['ShadowRoot', 'innerHTML'],
] as const;

/** Markup as a string, by every way into the page. */
export function guardMarkup({
  realm,
  dom,
  judge,
  patch,
  neutralise,
  quarantine,
  frames,
  parser,
}: GuardContext): void {
  const { trustedTypes } = realm;
  const trustedText = takeTrusted(realm, 'TrustedHTML');
  let policy: { createHTML(html: string): unknown } | undefined;
  /** Markup that the page trusted, changed by us: it is trusted still, for no tag was added to it. */
  const trust = (markup: string, otherwise: unknown): unknown => {
    try {
      policy ??= trustedTypes?.createPolicy('assent', { createHTML: html => html });
      return policy?.createHTML(markup);
    } catch {
      return otherwise; // The page's own policy has no room for ours: what it parses is looked through right after.
    }
  };
  /** Hands markup to `parse` as it may be parsed, then looks through what came of it. */
  const parse = (value: unknown, act: (given: unknown) => unknown, ...roots: unknown[]): unknown => {
    const trusted = trustedText(value);
    const text = trusted ?? toText(value);
    if (!mayLoad(text)) return act(trusted === undefined ? text : value);
    const read = neutralise(text);
    const markup = read.markup + read.tail;
    const given = trusted === undefined ? markup : markup === text ? value : trust(markup, value);
    const done = act(given);
    settle(done, ...roots);
    if (exec(shadow, text)) parser.shadows(dom.nodeType(done) ? done : roots[0]);
    return done;
  };
  const settle = (...roots: readonly unknown[]): void => {
    let hasFrame = false;
    for (let at = 0; at < roots.length; at++) hasFrame = quarantine.sweep(roots[at], false) || hasFrame;
    if (hasFrame) frames.sweep();
  };

  for (const [type, name] of properties) {
    patch.accessor(realm[type].prototype, name, native => ({
      set(self, value) {
        const set = (given: unknown) => {
          quarantine.edit(self, [given], () => native.set(self, given));
        };
        if (value === null) return set(value);
        parse(value, set, name === 'outerHTML' && dom.isElement(self) ? dom.parent(self) : self);
      },
    }));
  }
  for (const [type, name, at] of methods) {
    // What is the document's interface's own is named without one.
    const prototype = type ? realm[type].prototype : realm.Document;
    // setHTML is not everywhere.
    if (!Object.hasOwn(prototype, name)) continue;
    patch.method(prototype, name, native => (self, args) => {
      if (args.length <= at) return native(self, args);
      // An address in the place of markup.
      if (name === 'execCommand' && exec(/^insertimage$/i, toText(args[0]))) {
        const url = toText(args[at]);
        return judge.url('image', url) ? false : native(self, ['insertImage', args[1], url]);
      }
      const act = (markup: unknown): unknown => {
        const given = withAt(args, at, markup);
        return quarantine.edit(self, given, () => native(self, given));
      };
      return parse(args[at], act, self, dom.isElement(self) && dom.parent(self));
    });
  }

  /** What was written and is no whole tag yet. */
  let tail = '';
  const write = methodOf(realm.Document.prototype, 'write');
  for (const name of ['write', 'writeln']) {
    patch.method(realm.Document.prototype, name, native => (self, args) => {
      let given = '';
      let trusted: unknown;
      for (let at = 0; at < args.length; at++) {
        const text = trustedText(args[at]);
        if (text !== undefined) trusted = args[at];
        given += text ?? toText(args[at]);
      }
      if (!tail && !mayLoad(given)) {
        native(self, args);
        return parser.follow();
      }
      const read = neutralise(tail + given + (name === 'writeln' ? '\n' : ''));
      tail = read.tail;
      const { markup } = read;
      let from = 0;
      const writeTo = (end: number): void => {
        const piece = slice(markup, from, end);
        from = end;
        write(self, [trusted === undefined ? piece : trust(piece, trusted)]);
        parser.follow();
        frames.sweep();
      };
      // With frames, up to each script on its own: none must find one that is not guarded.
      if (exec(frame, markup)) scan(markup, script, ({ index }) => writeTo(index));
      writeTo(markup.length);
    });
  }
  patch.method(realm.Document.prototype, 'open', native => (self, args) => {
    const done = native(self, args);
    tail = '';
    parser.follow();
    return done;
  });
}
