import { aegis } from './aegis.ts';
import { amplitude } from './amplitude.ts';
import { analyticsJs } from './analytics-js.ts';
import { baiduStyle } from './baidu-style.ts';
import { clarity } from './clarity.ts';
import { datadog } from './datadog.ts';
import { googleStyle } from './google-style.ts';
import { hotjar } from './hotjar.ts';
import type { Library } from './library.ts';
import { mixpanel } from './mixpanel.ts';
import { posthog } from './posthog.ts';
import { segment } from './segment.ts';
import { sentry } from './sentry.ts';
import { snowplow } from './snowplow.ts';

/** Every library that is tried: unmodified, as its documents say, but for the address that it sends to. */
export const libraries: readonly Library[] = [
  posthog,
  mixpanel,
  amplitude,
  segment,
  snowplow,
  sentry,
  datadog,
  analyticsJs,
  clarity,
  aegis,
  hotjar,
  googleStyle,
  baiduStyle,
];
