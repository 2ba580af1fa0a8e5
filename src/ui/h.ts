/** What an element can hold. Nothing and empty text leave nothing behind. */
export type Child = Node | string | false | undefined;

/** Makes one element. An attribute that is `undefined` is left out. */
export type H = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K];

/**
 * The builder that the whole interface is made with. It knows nodes and text, never markup, so that a page which
 * enforces Trusted Types (`require-trusted-types-for 'script'`) needs no policy for us.
 */
export const elementsOf =
  (document: Document): H =>
  (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) element.setAttribute(name, value);
    }
    // All at once: each call goes through our own guard, which looks at what comes in.
    const kept = children.flatMap(child => child || []);
    if (kept.length) element.append(...kept);
    return element;
  };
