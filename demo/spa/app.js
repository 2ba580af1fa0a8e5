/** A single-page application with Assent from npm: one import, one call before anything that tracks. */
import { createAssent } from 'assent';
import policy from '/policies/siliconflow.json' with { type: 'json' };
import { countPageView } from './analytics.js';
import { mountRoutes } from './routes.js';

const asked = new URLSearchParams(location.search).get('lang');
const assent = createAssent({ policy, ...(asked === null ? {} : { language: asked }) });

// The inspector reads the object where the script tag would have put it.
window.assent = assent;
await import('/inspector/early.js');
await import('/inspector/inspector.js');

mountRoutes(countPageView);
document.getElementById('preferences').addEventListener('click', () => assent.openPreferences());

// An application that wants to know what it may do need not guard each call: this is all it takes.
assent.on('change', ({ granted, withdrawn }) => {
  if (granted.includes('analytics')) console.info('Page views are counted from now on, the held ones too.');
  if (withdrawn.includes('analytics')) console.info('Page views are no longer counted.');
});
