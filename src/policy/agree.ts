import { dictionary } from './dictionary.js';
import type { Policy } from './policy.js';
import { quote, type Report, unknown } from './problem.js';

/** Looks at what no table of keys can say: how the parts of a manifest, each sound, must agree. */
export function checkPolicy(policy: Policy, path: string, report: Report): void {
  const purposes = dictionary<true>();
  const takenBy = dictionary<string>();
  const claim = (id: string, at: string) => {
    if (takenBy[id]) report(`${at}.id`, `${quote(id)} is the id of ${takenBy[id]}, must be another`);
    takenBy[id] = at;
  };
  const refer = (id: string, at: string) => {
    if (!purposes[id])
      unknown(report, at, `${quote(id)} is not a declared purpose`, id, 'declared', purposes);
  };
  policy.purposes.forEach((purpose, at) => {
    purposes[purpose.id] = true;
    claim(purpose.id, `${path}.purposes[${at}]`);
    for (const key of ['whenRefused', 'gpc', 'separate'] as const) {
      if (purpose.required && purpose[key]) {
        report(`${path}.purposes[${at}].${key}`, 'must go: a required purpose is never refused');
      }
    }
  });
  policy.services.forEach((service, at) => {
    claim(service.id, `${path}.services[${at}]`);
    refer(service.purpose, `${path}.services[${at}].purpose`);
  });
  const places = dictionary<string>();
  policy.regions?.forEach((region, at) => {
    region.in.forEach((place, nth) => {
      const where = `${path}.regions[${at}].in[${nth}]`;
      if (places[place]) report(where, `${quote(place)} stands in ${places[place]} too, must go from one`);
      places[place] = where;
    });
    for (const id in region.purposes) refer(id, `${path}.regions[${at}].purposes.${id}`);
  });
  if (!policy.next) return;
  if (!policy.next.effective) report(`${path}.next.effective`, 'missing, must be the date it takes over');
  // By the id visitors' records are known: under another, all of them would be another policy's.
  if (policy.next.id !== policy.id)
    report(`${path}.next.id`, `${quote(policy.next.id)} must be ${quote(policy.id)}, as now`);
  checkPolicy(policy.next, `${path}.next`, report);
}
