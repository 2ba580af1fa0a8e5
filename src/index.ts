/** ENTRY npm: the whole public API. */
export type { Assent, AssentOptions } from './api/assent.js';
export { createAssent } from './api/create.js';
export type { AssentEvents, EventName, Listener, Turned } from './api/events.js';
export type { Change } from './consent/change.js';
export type { NewsItem } from './consent/news.js';
export type { ConsentRecord, How } from './consent/record.js';
export type { Choices } from './consent/view.js';
export { AssentError, type AssentErrorCode } from './errors.js';
export type { Erasure, Stored } from './guards/erase.js';
export type { Access, ItemAccess, RequestAccess, RequestKind } from './policy/access.js';
export type { Decision, DecisionReason, Verdict } from './policy/decide.js';
export type { Grant, GrantReason, Grants } from './policy/grants.js';
export { parsePolicy } from './policy/parse.js';
export type * from './policy/policy.js';
export { presetsDate, type RegionPreset, regionPresets } from './policy/presets.js';
export type { Changes, Difference, PolicyDiff } from './policy/revisions.js';
