const SCRIPTS = {
  'wechat-login': 'wechat/login.js',
  'help-desk': 'support/widget.js',
  'payment-form': 'pay/checkout.js',
  'identity-check': 'verify/check.js',
};

/** While one of these stands in the page, nothing may watch. */
const SENSITIVE = ['payment-form', 'identity-check'];

/**
 * Partners that open at the visitor's own wish. Pressing a button is a wish for that one service and for nothing else,
 * so it is chosen by its own id, after saying whose it is; the purpose it belongs to stays as it was.
 */
export function mountPartners({ assent, onSignIn }) {
  const stage = document.getElementById('stage');
  const origin = document.querySelector('meta[name="partner"]').content;

  for (const button of document.querySelectorAll('[data-partner]')) {
    const id = button.dataset.partner;
    button.addEventListener('click', () => {
      if (assent === undefined || assent.allows(id)) return load(id);
      ask(id, button.textContent);
    });
  }

  /** One attribute, and Assent keeps these two still. */
  const mark = isSensitive => {
    if (isSensitive) stage.setAttribute('data-assent-sensitive', 'analytics replay');
    else stage.removeAttribute('data-assent-sensitive');
  };

  const ask = async (id, name) => {
    mark(false);
    const { policy } = await assent.ready;
    const service = policy.services.find(one => one.id === id);
    const partner = text(service.provider.name);
    const data = service.data.map(text).join(', ');
    const open = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: `Open ${name}`,
    });
    const leave = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: 'Leave it',
    });
    open.addEventListener('click', () => {
      assent.choose({ [id]: true });
      load(id);
    });
    leave.addEventListener('click', () => stage.replaceChildren());
    show(`${name} is provided by ${partner}, which then gets: ${data}.`, open, leave);
    stage.scrollIntoView({ block: 'nearest' });
  };

  const load = id => {
    mark(SENSITIVE.includes(id));
    const script = document.createElement('script');
    script.src = `${origin}/${SCRIPTS[id]}`;
    script.addEventListener('error', () => show('It could not be loaded.'));
    document.head.append(script);
  };

  addEventListener('partner:open', ({ detail }) => {
    show(`${detail.name}: ${detail.text}`);
    if (detail.signIn) onSignIn(detail.signIn, false);
  });

  const show = (message, ...buttons) => {
    const line = Object.assign(document.createElement('p'), { textContent: message });
    const row = Object.assign(document.createElement('div'), { className: 'row' });
    row.append(...buttons);
    stage.replaceChildren(line, row);
  };

  document.getElementById('break').addEventListener('click', () => {
    throw new Error('A crash, as asked for');
  });
}

/** A text of the manifest, which may be one for all languages or one each. */
function text(value) {
  return typeof value === 'string' ? value : value.en;
}
