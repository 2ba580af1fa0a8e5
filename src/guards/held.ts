import { dictionary } from './natives.js';

const names = dictionary<string>();

/** An attribute in quarantine stands under this name instead, so that clones and markup carry the hold along. */
export const heldName = (attribute: string): string => {
  names[attribute] ??= `data-assent-${attribute}`;
  return names[attribute];
};

/** A script's type while it must not run. */
export const inertType = 'assent/held';
