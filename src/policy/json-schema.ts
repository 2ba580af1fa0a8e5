import { kinds } from './kinds.js';
import { type ObjectShape, type Shape, shape, textShape, unmark } from './shape.js';

/** Where the schema is published, as manifests name it in `$schema`. */
export const schemaId = 'https://unpkg.com/assent/dist/policy.schema.json';

/**
 * The JSON Schema of manifests, draft 07, which editors know best. It accepts whatever `parsePolicy` does, and more:
 * it cannot say that ids are unique, that purposes are declared, what a required purpose may not have, and what `next` shares.
 * For build and tests only: its prose has no place in a browser's file.
 */
export function policySchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaId,
    title: 'Assent policy',
    description: 'What a site stores, sends and lets others do, and for what.',
    ...schemaOf(shape, ''),
    definitions: {
      text: {
        title: 'A text in one language for all, or in several by language tag',
        anyOf: [schemaOf('string', ''), schemaOf(textShape, '')],
      },
    },
  };
}

function schemaOf(as: Shape, path: string): object {
  if (typeof as !== 'string')
    return isList(as) ? { type: 'array', items: schemaOf(as[0], path) } : object(as, path);
  if (as === 'text') return { $ref: '#/definitions/text' };
  if (as === 'boolean') return { type: 'boolean' };
  if (as === 'positive') return { type: 'number', exclusiveMinimum: 0 };
  if (as === 'recordDays') return { type: 'integer', minimum: 1, maximum: 395 };
  if (as === 'refusalDays') return { type: 'number', minimum: 30 };
  if (as === 'policy') {
    return {
      allOf: [{ $ref: '#' }, { type: 'object', required: ['effective'], properties: { next: false } }],
    };
  }
  const pattern = patternOf(as);
  return pattern ? { type: 'string', pattern } : { enum: as.slice(1).split('|') };
}

function patternOf(kind: string): string | undefined {
  return Object.entries(kinds).find(([name]) => name === kind)?.[1][0].source;
}

function object(as: ObjectShape, path: string): object {
  const keys = Object.entries(as).map(([key, inner]) => {
    const [name, mark] = unmark(key);
    return { name, mark, inner };
  });
  const any = keys.find(({ mark }) => mark === '*' || mark === '+');
  if (any) {
    return {
      type: 'object',
      propertyNames: { pattern: patternOf(any.name) },
      additionalProperties: schemaOf(any.inner, path),
      ...(any.mark === '+' && { minProperties: 1 }),
    };
  }
  const marked = (wanted: string) => keys.filter(({ mark }) => mark === wanted).map(({ name }) => name);
  const rivals = marked('^');
  return {
    type: 'object',
    additionalProperties: false,
    ...(marked('!').length && { required: marked('!') }),
    ...(rivals.length && { oneOf: rivals.map(name => ({ required: [name] })) }),
    properties: Object.fromEntries(keys.map(({ name, inner }) => [name, property(inner, path + name)])),
  };
}

/** Draft 07 ignores whatever stands beside a `$ref`, so that goes into an `allOf`. */
function property(as: Shape, path: string): object {
  const schema = schemaOf(as, `${path}.`);
  const description = descriptions[path];
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
}

const isList = (as: readonly [Shape] | ObjectShape): as is readonly [Shape] => Array.isArray(as);

/** By path without list places. A test holds it complete. */
export const descriptions: Readonly<Record<string, string>> = {
  $schema: 'Where this schema lies, for editors. Has no effect.',
  id: "Names the policy in the visitor's record.",
  revision: 'The version in force, as in "2025-02-07".',
  effective: 'The date from which it is in force.',
  url: 'The privacy policy that the manifest is drawn from.',
  storedIn: 'Where data is stored: ISO 3166-1 alpha-2.',
  controller: 'Who decides about the data.',
  'controller.name': 'The name that the visitor is told.',
  'controller.contact': 'Where to write to.',
  'controller.authority': 'The authority that hears complaints.',
  firstParty:
    "The site's own hosts, beside the page's host and the hosts below record.domain. All others are third parties.",
  purposes: 'What data use is for. The visitor grants or refuses purposes.',
  'purposes.id': 'Shares one namespace with the ids of services.',
  'purposes.title': 'A few words, as on a switch.',
  'purposes.text': 'What it is for, in a sentence or two.',
  'purposes.clause': 'The clause of the privacy policy that says so, as in "1.1.3(2)".',
  'purposes.required':
    'Not asked, always granted: what the visitor requested cannot be had without it. Default: false.',
  'purposes.whenRefused':
    'What becomes of its cookies while it is not granted: "session" keeps them without a life. Default: "drop".',
  'purposes.loses': 'What stops working when it is refused.',
  'purposes.gpc': 'Global Privacy Control refuses it: sale, sharing, advertising. Default: false.',
  'purposes.separate': 'Accepting all does not cover it: it needs an act of its own. Default: false.',
  'purposes.minors': '"guardian": a guardian may grant it for a minor. Default: it is refused to minors.',
  services: 'Whoever sets or receives: the first party or a partner, each for one purpose.',
  'services.id': 'Shares one namespace with the ids of purposes.',
  'services.purpose': 'The id of the purpose it serves.',
  'services.title': "Default: the provider's name, else the id.",
  'services.text': 'What it does, in a sentence or two.',
  'services.clause': 'The clause of the privacy policy that says so.',
  'services.provider': 'The partner behind it. Default: the controller itself.',
  'services.provider.name': 'The name that the visitor is told.',
  'services.provider.country': 'ISO 3166-1 alpha-2.',
  'services.provider.url': "The partner's own privacy policy.",
  'services.role': 'What the partner is to the controller.',
  'services.data': 'The kinds of data it gets.',
  'services.transfer': 'On what ground data leaves the country, where it does.',
  'services.hosts':
    '"stats.example", "*.stats.example" (without stats.example itself), "cdn.example/stats/*". Without a path: all paths.',
  'services.paths': "Path prefixes on the page's own origin, in addition: a proxied service.",
  'services.items':
    'What it keeps on the device. Each has exactly one kind with its name, in which "*" is any run of characters.',
  'services.items.cookie': 'Name or pattern of a cookie.',
  'services.items.local': 'Name or pattern of a key in localStorage.',
  'services.items.session': 'Name or pattern of a key in sessionStorage.',
  'services.items.database': 'Name or pattern of an IndexedDB database.',
  'services.items.cache': 'Name or pattern of a cache in CacheStorage.',
  'services.items.file': 'Name or pattern of a file in the origin private file system.',
  'services.items.days':
    'The longest life, in days. A granted write is cut to it. Default: none is enforced, and the table says so.',
  'services.items.text': 'What it is for.',
  'services.items.httpOnly': 'Only a server can write and erase it. Default: false.',
  'services.items.path':
    "Where its cookie lies, if not on / or the page's own path: looked at when it is erased.",
  'services.replay':
    'Whether what was held is done once granted; with false it fails, and what comes after is done. Default: true.',
  'services.placeholder': 'Said in the place of its frames. Default: whose it is.',
  undeclared:
    'What becomes of third-party hosts and of items that no service declares. Sealed pages need "hold" or "refuse". Default: "report".',
  minors: 'Who is a minor.',
  'minors.under': 'Under this age, in years.',
  'minors.unknown': 'What a visitor of unknown age is taken for. Default: "adult".',
  askAgainDays:
    'After how many days a refusal may be asked again: at least 30. Default: 180, or "record.days" where that is less.',
  erasedBy: "The site's own address that erases what script cannot.",
  record: "The cookie that keeps the visitor's choice.",
  'record.cookie': 'Its name. Default: "assent_" and the policy\'s id.',
  'record.days': 'Its life in days. Default: 180.',
  'record.domain': "The domain it is shared over. Default: the page's host alone.",
  regions: 'Where another model than "opt-in" applies. An unknown region is always "opt-in".',
  'regions.in': 'ISO 3166 codes: "GB", "US-CA".',
  'regions.model': '"opt-in" asks before, "opt-out" after, "notice" only tells. Default: "opt-in".',
  'regions.purposes': 'By purpose id, where one differs.',
  revisions: 'The versions of the policy that were, are or will be in force.',
  'revisions.revision': 'The version.',
  'revisions.effective': 'The date from which it is in force.',
  'revisions.significant': 'Why it matters to the visitor. Default: an editorial change.',
  'revisions.summary': 'What changed.',
  'revisions.digest': 'By purpose id: the digest of its meaning then, as `meaningDigest` makes it.',
  next: 'The whole manifest that takes over on its own effective date. It has no `next` of its own.',
};
