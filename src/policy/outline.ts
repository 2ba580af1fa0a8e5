import { meaningOf } from './digest.js';
import { itemKinds } from './item.js';
import type { Policy } from './policy.js';
import type { Difference, PolicyDiff } from './revisions.js';

/** What a policy says of its services, as lists of texts: short enough to be kept, and enough to tell what changes. */
export interface Outline {
  readonly revision: string;
  /** The ids of the purposes. */
  readonly purposes: readonly string[];
  /** Of each service its id, that of its purpose, and then what it does: the lines that are hashed, without its id. */
  readonly services: readonly (readonly string[])[];
}

/** Keeps of a policy what is compared; of texts in several languages English, else the first by tag. */
export function outlineOf({ revision, purposes, services }: Policy): Outline {
  return {
    revision,
    purposes: purposes.map(({ id }) => id),
    services: services.map(service => {
      const { id, purpose } = service;
      const [, ...lines] = meaningOf(service);
      return [id, purpose, ...lines.map(line => line.slice(id.length + 1)).sort()];
    }),
  };
}

/** Reads what was kept of one. @returns undefined where it has not that form: others may have written there */
export function readOutline(value: unknown): Outline | undefined {
  if (typeof value !== 'object' || !value) return undefined;
  if (!('revision' in value && 'purposes' in value && 'services' in value)) return undefined;
  const { revision, purposes, services } = value;
  const isSound =
    typeof revision === 'string' &&
    isTexts(purposes) &&
    Array.isArray(services) &&
    services.every(service => isTexts(service) && service.length > 1);
  return isSound ? { revision, purposes, services } : undefined;
}

/** What is different in the later one, by id or name; whatever the order. */
export function compareOutlines(before: Outline, after: Outline): Required<PolicyDiff> {
  const differ = (partsOf: (outline: Outline) => Parts): Difference =>
    differenceOf(partsOf(before), partsOf(after));
  return {
    purposes: differ(purposesIn),
    services: differ(({ services }) => new Map(services.map(([id = '', ...lines]) => [id, join(lines)]))),
    items: differ(itemsIn),
    hosts: differ(outline => placesIn(outline, 'host')),
    paths: differ(outline => placesIn(outline, 'path')),
  };
}

/** By name, what is compared of it. */
type Parts = ReadonlyMap<string, string>;

function differenceOf(before: Parts, after: Parts): Difference {
  const names = [...after.keys()];
  return {
    added: names.filter(name => !before.has(name)),
    removed: [...before.keys()].filter(name => !after.has(name)),
    changed: names.filter(name => before.has(name) && before.get(name) !== after.get(name)),
  };
}

/** A purpose means what its services do. */
function purposesIn({ purposes, services }: Outline): Parts {
  const doneFor = (id: string): string => {
    const own = services.filter(([, purpose]) => purpose === id);
    return join(own.map(join).sort());
  };
  return new Map(purposes.map(id => [id, doneFor(id)]));
}

function itemsIn({ services }: Outline): Parts {
  const found = new Map<string, string>();
  for (const [id, , ...lines] of services) {
    for (const line of lines) {
      const [kind, ...fields] = line.split('\t');
      const days = fields.pop();
      // A name may have tabs of its own.
      if (itemKinds.some(one => one === kind)) found.set(`${kind} ${fields.join('\t')}`, `${id} ${days}`);
    }
  }
  return found;
}

function placesIn({ services }: Outline, key: 'host' | 'path'): Parts {
  const found = new Map<string, string>();
  for (const [id, , ...lines] of services) {
    for (const line of lines) {
      const [kind, place = ''] = line.split('\t');
      if (kind === key) found.set(place, `${found.get(place) ?? ''} ${id}`);
    }
  }
  return found;
}

const join = (lines: readonly string[]): string => lines.join('\n');

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');
