import type { StringKind } from './kinds.js';

/**
 * What may stand in one place of a manifest.
 *
 * - a {@link StringKind}; `text`: a string or one by language; `boolean`; `positive`: a number above 0;
 *   `recordDays`: a whole number from 1 to 395; `refusalDays`: a number from 30; `policy`: a whole manifest again.
 * - `=a|b`: one of these words.
 * - `[shape]`: a list.
 * - an object, by key. A mark at the end of a key says: `!` mandatory, `^` exactly one of the keys so marked,
 *   `*` any keys of this kind of string, `+` at least one such key. No mark: optional.
 */
export type Shape =
  | StringKind
  | 'text'
  | 'boolean'
  | 'positive'
  | 'recordDays'
  | 'refusalDays'
  | 'policy'
  | `=${string}`
  | readonly [Shape]
  | ObjectShape;

/** What an object may hold, by marked key. */
export interface ObjectShape {
  readonly [key: string]: Shape;
}

/**
 * Every key of the manifest. Parser and JSON Schema are derived from it, and a test holds it equal to the
 * `Policy` type: a key added here and nowhere else does not compile.
 */
export const shape = {
  $schema: 'string',
  'id!': 'id',
  'revision!': 'string',
  effective: 'date',
  url: 'url',
  storedIn: 'country',
  'controller!': { 'name!': 'text', contact: 'contact', authority: 'url' },
  firstParty: ['site'],
  'purposes!': [
    {
      'id!': 'id',
      'title!': 'text',
      text: 'text',
      clause: 'string',
      required: 'boolean',
      whenRefused: '=session|drop',
      loses: 'text',
      gpc: 'boolean',
      separate: 'boolean',
      minors: '=guardian',
    },
  ],
  'services!': [
    {
      'id!': 'id',
      'purpose!': 'id',
      title: 'text',
      text: 'text',
      clause: 'string',
      provider: { 'name!': 'text', country: 'country', url: 'url' },
      role: '=entrusted|joint|independent',
      data: ['text'],
      transfer: 'text',
      hosts: ['host'],
      paths: ['prefix'],
      items: [
        {
          'cookie^': 'name',
          'local^': 'name',
          'session^': 'name',
          'database^': 'name',
          'cache^': 'name',
          'file^': 'name',
          days: 'positive',
          text: 'text',
          httpOnly: 'boolean',
          path: 'path',
        },
      ],
      replay: 'boolean',
      placeholder: 'text',
    },
  ],
  undeclared: '=report|hold|refuse',
  minors: { 'under!': 'positive', unknown: '=adult|minor' },
  askAgainDays: 'refusalDays',
  erasedBy: 'path',
  record: { cookie: 'id', days: 'recordDays', domain: 'domain' },
  regions: [
    {
      'in!': ['region'],
      model: '=opt-in|opt-out|notice',
      purposes: { 'id*': '=opt-in|opt-out|notice' },
    },
  ],
  revisions: [
    {
      'revision!': 'string',
      'effective!': 'date',
      significant: ['=purposes|processing|data|recipients|controller|rights|contact'],
      summary: 'text',
      digest: { 'id*': 'digest' },
    },
  ],
  next: 'policy',
} as const satisfies ObjectShape;

/** What a `text` is where it is not one string for all languages. */
export const textShape = { 'language+': 'string' } as const satisfies ObjectShape;

/** A key of an {@link ObjectShape} without its mark, and the mark: `''` where it has none. */
export function unmark(key: string): readonly [name: string, mark: string] {
  const name = key.replace(/[!^*+]$/, '');
  return [name, key.slice(name.length)];
}
