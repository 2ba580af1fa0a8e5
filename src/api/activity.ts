import type { Access } from '../policy/access.js';
import { hostOwner, type PolicyIndex } from '../policy/compile.js';
import type { Verdict } from '../policy/decide.js';
import type { AssentEvents } from './events.js';

/** What one service has tried on this page. */
export interface ServiceActivity {
  /** By verdict, how often. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** By kind of access, how often. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Where it has sent requests, or tried to. */
  readonly hosts: readonly string[];
  /** What it has stored, or tried to. */
  readonly names: readonly string[];
  /** What its scripts have tried and nobody declares: hosts, and names after their kind. As well as can be told. */
  readonly undeclared: readonly string[];
  /** Services whose hosts or items its scripts have used. As well as can be told. */
  readonly others: readonly string[];
}

/** What all have tried. */
export interface Activity {
  /** By service id, those that have tried anything. */
  readonly services: Readonly<Record<string, ServiceActivity>>;
  /** What nobody declares. */
  readonly undeclared: ServiceActivity;
}

/** Counts what the guards tell. */
export interface Tally {
  verdict(detail: AssentEvents['verdict']): void;
  undeclared(detail: AssentEvents['undeclared']): void;
  /** As it stands now: a copy. */
  read(): Activity;
}

/** How many different hosts, names and the like are told of each. */
const mostTexts = 100;

interface Counts {
  readonly verdicts: Record<Verdict, number>;
  readonly kinds: Record<string, number>;
  readonly hosts: Set<string>;
  readonly names: Set<string>;
  readonly undeclared: Set<string>;
  readonly others: Set<string>;
}

const newCounts = (): Counts => ({
  verdicts: { allow: 0, amend: 0, hold: 0, refuse: 0 },
  kinds: {},
  hosts: new Set(),
  names: new Set(),
  undeclared: new Set(),
  others: new Set(),
});

/** A host, or a name after its kind. */
export const targetOf = (access: Access): string =>
  'name' in access ? `${access.kind} ${access.name}` : access.host;

/** Starts to count, for the services of a policy. */
export function startTally(index: PolicyIndex, base: string): Tally {
  const services = new Map<string, Counts>();
  const nobody = newCounts();
  const add = (to: Set<string>, text: string): void => {
    if (to.size < mostTexts) to.add(text);
  };
  const countsOf = (id: string): Counts => {
    const counts = services.get(id) ?? newCounts();
    services.set(id, counts);
    return counts;
  };
  const count = (counts: Counts, access: Access, verdict?: Verdict): void => {
    if (verdict) {
      counts.verdicts[verdict]++;
      counts.kinds[access.kind] = (counts.kinds[access.kind] ?? 0) + 1;
    }
    if ('name' in access) add(counts.names, access.name);
    else if (access.host) add(counts.hosts, access.host);
  };
  /** The service that serves the script which tried; undefined where it is the site's own, or not known. */
  const callerOf = (by: string | undefined): string | undefined => {
    if (!by) return undefined;
    try {
      const { hostname, pathname } = new URL(by, base);
      return hostOwner(index, hostname, pathname)?.id;
    } catch {
      return undefined; // An inline script, or no address.
    }
  };

  return {
    verdict({ access, verdict, service, reason, by }) {
      if (service) count(countsOf(service), access, verdict);
      else if (reason === 'undeclared') count(nobody, access, verdict);
      const caller = callerOf(by);
      if (caller && service && caller !== service) add(countsOf(caller).others, service);
    },
    undeclared({ access, service, by }) {
      if (!service) {
        count(nobody, access);
        add(nobody.undeclared, targetOf(access));
      }
      const caller = callerOf(by);
      if (caller) add(countsOf(caller).undeclared, targetOf(access));
    },
    read: () => ({
      services: Object.fromEntries([...services].map(([id, counts]) => [id, toActivity(counts)])),
      undeclared: toActivity(nobody),
    }),
  };
}

const toActivity = ({ verdicts, kinds, hosts, names, undeclared, others }: Counts): ServiceActivity => ({
  verdicts: { ...verdicts },
  kinds: { ...kinds },
  hosts: [...hosts],
  names: [...names],
  undeclared: [...undeclared],
  others: [...others],
});
