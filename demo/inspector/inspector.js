/**
 * `<demo-inspector>`: what Assent decides on this page and why, what is on this device, and what really arrived at the
 * partners. Ordinary code of the site: it uses the public object and events, and nothing else of Assent.
 */
import { mountActions } from './actions.js';
import { mountArrivals } from './arrivals.js';
import { mountBelongings } from './belongings.js';
import { mountChoices } from './choices.js';
import { element, section } from './elements.js';
import { mountEvents } from './events.js';
import { mountPartners } from './partners.js';
import { mountRecords } from './records.js';
import { mountVerdicts } from './verdicts.js';

class DemoInspector extends HTMLElement {
  connectedCallback() {
    const fold = element('button', { type: 'button', className: 'fold', textContent: 'Fold' });
    fold.setAttribute('aria-expanded', 'true');
    const body = element('div', { className: 'body' });
    const head = element('div', { className: 'head' }, element('h2', { textContent: 'Inspector' }), fold);
    this.replaceChildren(head, body);
    // PostHog's own mark for what a recording leaves out: recorded, each verdict shown would make the next.
    this.classList.add('ph-no-capture');
    this.setAttribute('role', 'complementary');
    this.setAttribute('aria-label', 'Inspector');

    fold.addEventListener('click', () => {
      const folded = this.toggleAttribute('data-folded');
      body.hidden = folded;
      fold.textContent = folded ? 'Inspect' : 'Fold';
      fold.setAttribute('aria-expanded', String(!folded));
    });

    const { assent } = window;
    if (assent === undefined) {
      body.append(
        element('p', {
          className: 'absent',
          textContent: 'Assent is not here. Build it with “npm run build”, then load this page again.',
        }),
      );
    } else {
      body.append(
        mountActions(assent),
        section('Choices', true, mountChoices(assent)),
        section('Verdicts', true, mountVerdicts()),
        section('Partners', false, mountPartners(assent)),
      );
    }
    body.append(section('Arrived at partners', true, mountArrivals()));
    if (assent !== undefined) body.append(section('Kept by the platform', false, mountRecords()));
    body.append(section('On this device', true, mountBelongings(assent)));
    if (assent !== undefined) body.append(section('Events', this.dataset.open === 'events', mountEvents()));
  }
}

customElements.define('demo-inspector', DemoInspector);
