import { request } from './request.js';

const DAY_SECONDS = 86400;

/** Signing in, the two cookies that this page writes for it, and the prefilled name. */
export function mountAccount() {
  const form = document.getElementById('login');
  const panel = document.getElementById('signed-in');

  const show = (account, note) => {
    const signedIn = account !== null;
    form.hidden = signedIn;
    panel.hidden = !signedIn;
    document.getElementById('account-title').textContent = signedIn ? 'Your account' : 'Sign in';
    document.getElementById('who').textContent = account ?? '';
    document.getElementById('how-long').textContent = note ?? '';
  };

  const signIn = async (account, stay) => {
    // What a sign-in tells about the device, for network security only: no name, no page, nothing kept.
    const { language, connection } = navigator;
    await request('risk', {
      screen: `${screen.width}x${screen.height}`,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      language,
      network: connection?.effectiveType ?? 'unknown',
    });
    const answer = await request('login', { account });
    // Written as any site would, without asking whether it may: what becomes of them is the policy's affair.
    if (stay) write('stay_signed_in', answer.stay, 30);
    write('account_hint', encodeURIComponent(account), 90);
    show(answer.account, stay ? await lifeOf('stay_signed_in') : 'For this visit, as you asked.');
    document.dispatchEvent(new CustomEvent('lumen:signed-in', { detail: { stay } }));
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const fields = new FormData(form);
    await signIn(fields.get('account'), fields.has('stay'));
  });

  document.getElementById('sign-out').addEventListener('click', async () => {
    await request('logout', {});
    write('stay_signed_in', '', 0);
    show(null);
  });

  mountCloseBrowser();

  form.elements.account.value = decodeURIComponent(read('account_hint') ?? '');
  request('session').then(async ({ account, by }) => {
    const again = by === 'stay' ? 'Signed in again by “stay signed in”. ' : '';
    show(account, account === null ? '' : again + (await lifeOf('stay_signed_in')));
  });

  return { signIn };
}

/** Does to the cookies what closing the browser does, so that nobody has to: those without a life go. */
function mountCloseBrowser() {
  const button = document.getElementById('close-browser');
  button.hidden = window.cookieStore === undefined;
  button.addEventListener('click', async () => {
    await request('close-browser', {});
    const all = await cookieStore.getAll();
    const ending = all.filter(cookie => cookie.expires === null);
    await Promise.all(ending.map(cookie => cookieStore.delete(cookie.name)));
    sessionStorage.clear();
    location.reload();
  });
}

/** What became of a cookie, as far as a page can see: read back, not assumed. */
async function lifeOf(name) {
  if (read(name) === undefined) return 'For this visit.';
  const cookie = await window.cookieStore?.get(name);
  if (cookie === undefined || cookie === null) return '';
  if (cookie.expires === null) return 'Until the browser is closed.';
  return `For ${Math.round((cookie.expires - Date.now()) / (DAY_SECONDS * 1000))} days.`;
}

function write(name, value, days) {
  // biome-ignore lint/suspicious/noDocumentCookie: what most sites do, and what runs in every browser
  document.cookie = `${name}=${value}; Max-Age=${days * DAY_SECONDS}; Path=/; SameSite=Lax`;
}

function read(name) {
  const pair = document.cookie.split('; ').find(part => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
