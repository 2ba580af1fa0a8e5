/**
 * The platform itself. It works whether Assent is there or not, and whatever the visitor chose; it asks Assent only
 * where it has something to say about the choice, or where a partner opens at the visitor's own wish.
 */
import { mountAccount } from './account.js';
import { mountCatalogue } from './catalogue.js';
import { mountPartners } from './partners.js';

const { assent } = window;

const account = mountAccount();
mountCatalogue();
mountPartners({ assent, onSignIn: account.signIn });

const language = document.getElementById('language');
const asked = new URLSearchParams(location.search);
language.value = asked.get('lang') ?? /(?:^|; )lang=(\w+)/.exec(document.cookie)?.[1] ?? 'en';
language.addEventListener('change', () => {
  // biome-ignore lint/suspicious/noDocumentCookie: what most sites do, and what runs in every browser
  document.cookie = `lang=${language.value}; Max-Age=${365 * 86400}; Path=/; SameSite=Lax`;
  asked.set('lang', language.value);
  location.search = asked.toString();
});

const inline = asked.get('load') === 'inline';
const other = new URLSearchParams(asked);
if (inline) other.delete('load');
else other.set('load', 'inline');
const link = Object.assign(document.createElement('a'), { href: `?${other}` });
link.textContent = inline ? 'load it as one file' : 'load it inlined';
document
  .getElementById('loaded-as')
  .append(inline ? 'Guard inlined, the rest async: ' : 'Loaded as one file: ', link);
