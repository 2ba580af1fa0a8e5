import type { Imports } from '../consent/import/tool.js';

/** What a site can have Assent do beside asking. None of it is needed, and none of it waits for the visitor. */
export interface ProofOptions {
  /** Where every act of the visitor is delivered to, for the site's own records. */
  readonly recordSink?: { readonly url: string };
  /** Where what was held or refused, and what nobody declares, is reported to. */
  readonly report?: ReportOptions;
  /** The API grants only where the visitor has just pressed something. Refusing never needs that. Absent: false. */
  readonly requireGesture?: boolean;
  /** What another consent tool has asked before is taken over, where there is no record yet. */
  readonly importFrom?: Imports;
}

/** Where to and for what is reported. */
export interface ReportOptions {
  readonly url: string;
  /** A purpose of the policy. Nothing is sent unless it is granted or required. */
  readonly purpose: string;
  /** The share of pages that report, from 0 to 1. Absent: 1. */
  readonly sample?: number;
}

/** The `dataset` of our script tag, as it was when the script ran. */
export type Marks = Readonly<Record<string, string | undefined>>;

/**
 * Reads the options that stand as attributes on our script tag: `data-record-sink`, `data-report` with
 * `data-report-purpose` and `data-report-sample`, `data-require-gesture`, and `data-import-from` as JSON.
 *
 * @throws SyntaxError where `data-import-from` is no JSON
 */
export function optionsOf(marks: Marks): ProofOptions {
  const { recordSink, report, reportPurpose, reportSample, requireGesture, importFrom } = marks;
  return {
    ...(recordSink && { recordSink: { url: recordSink } }),
    ...(report &&
      reportPurpose && {
        report: {
          url: report,
          purpose: reportPurpose,
          ...(reportSample && { sample: Number(reportSample) }),
        },
      }),
    ...(requireGesture !== undefined && { requireGesture: requireGesture !== 'false' }),
    ...(importFrom && { importFrom: JSON.parse(importFrom) }),
  };
}
