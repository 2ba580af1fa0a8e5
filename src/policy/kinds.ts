const host = '([a-z\\d_-]+(\\.[a-z\\d_-]+)*|\\[[\\da-f:.]+\\])';

/**
 * The kinds of strings in a manifest: what each must match, and what a message says that it must be.
 *
 * Whatever a guard compares has one spelling only, the one that browsers report: so guards parse nothing.
 * The JSON Schema takes the expressions over; they keep to what reads the same with and without the `u` flag.
 */
export const kinds = {
  string: [/\S/, 'a text'],
  id: [/^[\w.-]+$/, 'of letters, digits, "-", "_" and "."'],
  name: [/[^*\s]/, 'a name or a pattern of more than "*"'],
  language: [/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/, 'a language like "en"'],
  date: [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date like "2025-02-07"'],
  country: [/^[A-Z]{2}$/, 'a country like "DE"'],
  region: [/^[A-Z]{2}(-[A-Z\d]{1,3})?$/, 'a region like "US-CA"'],
  digest: [/^[\da-f]{8}$/, '8 digits of 0-9a-f'],
  url: [/^(https?:\/\/|\/(?![/\\]))\S*$/, 'like "https://…" or "/…"'],
  contact: [/^(mailto:|https?:\/\/|\/(?![/\\]))\S*$/, 'like "mailto:…", "https://…" or "/…"'],
  path: [/^\/(?![/\\])[^\s?#*]*$/, 'a path like "/"'],
  prefix: [/^\/(?![/\\])[^\s?#*]+$/, 'a path like "/collect", without "*"'],
  domain: [RegExp(`^\\.?${host}$`), 'a host'],
  site: [RegExp(`^(\\*\\.)?${host}$`), 'a host or "*.host"'],
  host: [RegExp(`^(\\*\\.)?${host}(/[^\\s?#]*)?$`), 'a host or "*.host", with or without a path'],
} as const satisfies Record<string, readonly [RegExp, string]>;

/** The name of one kind of string. */
export type StringKind = keyof typeof kinds;
