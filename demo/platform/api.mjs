import { randomBytes } from 'node:crypto';
import { send } from '../static-files.mjs';

/** Who is signed in, by session id. In this process only: a restart signs everybody out. */
const sessions = new Map();

/** Who asked to stay signed in, by the token that their browser keeps. */
const stayTokens = new Map();

/** What visitors chose, by idempotency key: what comes twice is one. In this process only. */
const records = new Map();
const MOST_RECORDS = 200;

/** The platform's own API. What changes something asks for the CSRF cookie's value in a header. */
export async function answerApi(exchange) {
  const { request, response, url } = exchange;
  const answers = {
    'GET /api/session': session,
    'POST /api/login': login,
    'POST /api/logout': logout,
    'POST /api/close-browser': closeBrowser,
    'POST /api/risk': () => send(response, 200, { risk: 'low' }),
    'POST /api/complete': complete,
    'POST /api/erase': erase,
    'POST /api/records': keepRecord,
    'GET /api/records': () => send(response, 200, [...records.values()]),
  };
  const answer = answers[`${request.method} ${url.pathname}`];
  if (answer === undefined) return send(response, 404, { error: 'no such endpoint' });

  const cookies = cookiesOf(request);
  // What Assent sends on behalf of the visitor does not know the token; that it comes from these pages is enough.
  const isOwn =
    ['/api/erase', '/api/records'].includes(url.pathname) && request.headers.origin === exchange.demo.a;
  const repeatsToken = cookies.csrf !== undefined && request.headers['x-csrf'] === cookies.csrf;
  if (request.method === 'POST' && !isOwn && !repeatsToken) {
    return send(response, 403, { error: 'the X-CSRF header does not repeat the csrf cookie' });
  }
  return answer(exchange, cookies);
}

/** Gives each new browser a value that other sites cannot read, and so cannot repeat. Gone when the browser closes. */
export function giveCsrfCookie({ request, response }) {
  if (cookiesOf(request).csrf) return;
  response.setHeader('Set-Cookie', `csrf=${random()}; Path=/; SameSite=Lax`);
}

/** Signed in by this session, or again by the token of an earlier one. Tells the names of the cookies it was sent. */
function session({ response }, cookies) {
  const sent = Object.keys(cookies);
  const known = sessions.get(cookies.sid);
  if (known !== undefined) return send(response, 200, { account: known, by: 'session', sent });

  const stayed = stayTokens.get(cookies.stay_signed_in);
  if (stayed === undefined) return send(response, 200, { account: null, sent });
  return send(response, 200, { account: stayed, by: 'stay', sent }, { 'Set-Cookie': newSession(stayed) });
}

function login({ entry, response }) {
  const { account } = json(entry.body);
  if (typeof account !== 'string' || account.trim() === '')
    return send(response, 400, { error: 'no account' });
  const name = account.trim().slice(0, 40);
  // A real site would keep this token from scripts. Here the page writes it, which is the case a browser SDK can amend.
  const stay = random();
  stayTokens.set(stay, name);
  send(response, 200, { account: name, stay }, { 'Set-Cookie': newSession(name) });
}

function logout({ response }, cookies) {
  sessions.delete(cookies.sid);
  stayTokens.delete(cookies.stay_signed_in);
  send(response, 200, { account: null }, { 'Set-Cookie': expired('sid') });
}

/** Takes what only the server can take: the cookies that a browser drops when it is closed. */
function closeBrowser({ response }) {
  send(response, 200, {}, { 'Set-Cookie': [expired('sid'), expired('csrf')] });
}

/** The manifest's `erasedBy`: takes what script cannot, of what it is asked for. */
function erase({ entry, response }, cookies) {
  const { items = [] } = json(entry.body);
  const erased = items.map(({ name }) => name).filter(name => ['sid', 'csrf'].includes(name));
  if (erased.includes('sid')) sessions.delete(cookies.sid);
  send(response, 200, { erased }, { 'Set-Cookie': erased.map(expired) });
}

/** Where `data-record-sink` delivers to. */
function keepRecord({ entry, response }) {
  const record = json(entry.body);
  records.set(String(record.key), record);
  for (const key of records.keys()) if (records.size > MOST_RECORDS) records.delete(key);
  send(response, 200, {});
}

function complete({ entry, response }) {
  const { model, prompt } = json(entry.body);
  const words = String(prompt ?? '')
    .trim()
    .split(/\s+/).length;
  send(response, 200, {
    text: `${String(model ?? 'A model')} read your ${words} words and forgot them again: prompts are yours, and no partner sees them.`,
  });
}

function newSession(account) {
  const id = random();
  sessions.set(id, account);
  return `sid=${id}; Path=/; HttpOnly; SameSite=Lax`;
}

function expired(name) {
  return `${name}=; Path=/; Max-Age=0; SameSite=Lax`;
}

function cookiesOf(request) {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/).filter(Boolean);
  return Object.fromEntries(pairs.map(pair => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]));
}

function json(body) {
  try {
    return JSON.parse(body.toString('utf8')) ?? {};
  } catch {
    return {};
  }
}

function random() {
  return randomBytes(12).toString('base64url');
}
