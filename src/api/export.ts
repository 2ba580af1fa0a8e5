import type { Store } from '../consent/store.js';
import type { Policy } from '../policy/policy.js';

/** The record with what it answers to, in words that a visitor can keep: dates in ISO 8601, nothing encoded. */
export function exportRecord({ id, revision, url, controller }: Policy, { record, grants }: Store): object {
  return {
    exported: new Date().toISOString(),
    policy: { id, revision, url },
    controller,
    record: record && { ...record, time: new Date(record.time * 1000).toISOString() },
    grants,
  };
}
