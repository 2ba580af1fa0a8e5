import type { Way } from '../way.ts';
import { disguise } from './disguise.ts';
import { elements } from './elements.ts';
import { frames } from './frames.ts';
import { markup } from './markup.ts';
import { network } from './network.ts';
import { stores } from './stores.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';

export { controls } from './controls.ts';

/** Every way to track a page that is tried. Names are their own. */
export const ways: readonly Way[] = [
  ...markup,
  ...styles,
  ...elements,
  ...strings,
  ...network,
  ...stores,
  ...frames,
  ...disguise,
];
