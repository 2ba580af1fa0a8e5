const PAGES = {
  '/spa/': {
    title: 'Notes',
    text: 'Go from page to page before you choose. Each view is held; accept, and each arrives once, in order.',
  },
  '/spa/models': {
    title: 'Models',
    text: 'Refuse, and the same call fails as it would without a network. The application goes on.',
  },
  '/spa/about': {
    title: 'About',
    text: 'No page was loaded again since you came. The choice holds over every route and every tab.',
  },
};

/**
 * Three pages by the History API.
 *
 * @param {(path: string) => void} onView called once for each page shown
 */
export function mountRoutes(onView) {
  const view = document.getElementById('view');

  const show = () => {
    const { title, text } = PAGES[location.pathname] ?? PAGES['/spa/'];
    const heading = Object.assign(document.createElement('h1'), { textContent: title });
    const paragraph = Object.assign(document.createElement('p'), { textContent: text });
    view.replaceChildren(heading, paragraph);
    document.title = `${title} · Lumen Notes`;
    for (const link of document.querySelectorAll('nav [data-route]')) {
      if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    onView(location.pathname);
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-route]');
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (link.href === location.href) return;
    history.pushState(null, '', link.pathname + location.search);
    show();
    view.focus();
  });
  addEventListener('popstate', show);
  show();
}
