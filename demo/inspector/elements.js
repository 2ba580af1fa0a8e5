/** An element with its properties and children. Text goes in as text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(child => child !== undefined));
  return made;
}

/**
 * A part of the panel that opens and closes.
 *
 * @param {{ content: Element, count?: HTMLElement }} part
 */
export function section(title, open, { content, count }) {
  const summary = element('summary', {}, title, ...(count === undefined ? [] : [' ', count]));
  return element('details', { open }, summary, content);
}

/** What a count stands in. */
export function counter() {
  return element('span', { className: 'count', textContent: '0' });
}

/** Calls back when something was written down by early.js, at most four times a second. It lives with the page. */
export function onInspected(listener) {
  let waiting = false;
  const call = () => {
    waiting = false;
    listener(window.inspected ?? []);
  };
  addEventListener('inspected', () => {
    if (waiting) return;
    waiting = true;
    setTimeout(call, 250);
  });
  call();
}

/** A list that can be scrolled, and so must be reachable by keyboard and have a name. */
export function scrollable(name, list) {
  list.tabIndex = 0;
  list.setAttribute('role', 'region');
  list.setAttribute('aria-label', name);
  return list;
}

export function clock(time) {
  return new Date(time).toLocaleTimeString('en-GB');
}
