import type { ConsentModel, Policy, Purpose } from './policy.js';

/**
 * By which model a purpose is asked for in a region. An entry of `regions` that names the place itself is heard alone,
 * else the first that names its country; where none does, or it does not speak of the purpose, it is `opt-in`.
 *
 * @param region ISO 3166 code: `GB`, `US-CA`. Undefined where it is not known: `opt-in`
 * @returns `opt-in` for what is `separate`, whatever is said of it: it needs an act of its own
 */
export function modelOf(
  { regions = [] }: Policy,
  region: string | undefined,
  purpose: Purpose,
): ConsentModel {
  if (!region || purpose.separate) return 'opt-in';
  const code = region.toUpperCase();
  const naming = (place: string) => regions.find(entry => entry.in.includes(place));
  const { model = 'opt-in', purposes = {} } = naming(code) ?? naming(code.replace(/-.*/, '')) ?? {};
  return (Object.hasOwn(purposes, purpose.id) && purposes[purpose.id]) || model;
}
