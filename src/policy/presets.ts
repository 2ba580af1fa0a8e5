import type { Region } from './policy.js';

/** What a law makes of a place, ready for a manifest's `regions`. A starting point for those who know the law, no advice. */
export interface RegionPreset {
  readonly region: Region;
  /** The law that it is drawn from, by article or section. */
  readonly law: string;
  /** Where that stands. */
  readonly source: string;
  /** ISO 8601 date since when it applies. */
  readonly since: string;
  /** The law has Global Privacy Control honoured: give `gpc` to the purposes that sell, share or advertise. */
  readonly gpc?: boolean;
  /** Whether somebody has compared law, date and model with the source. */
  readonly checked: boolean;
  /** What the model alone does not say. */
  readonly note?: string;
}

/**
 * As of when {@link regionPresets} was drawn up: from memory, and not yet compared with the sources. Dates of the states,
 * and which of them honour Global Privacy Control, agree with overviews of 2026 by others.
 */
export const presetsDate = '2026-11-27';

const states: readonly (readonly [code: string, since: string, law: string, source: string, gpc?: 'gpc'])[] =
  [
    [
      'CA',
      '2020-01-01',
      'Cal. Civ. Code 1798.100 ff.; 11 CCR 7025',
      'https://cppa.ca.gov/regulations/',
      'gpc',
    ],
    ['VA', '2023-01-01', 'Va. Code 59.1-575 ff.', 'https://law.lis.virginia.gov/vacode/title59.1/chapter53/'],
    ['CO', '2023-07-01', 'C.R.S. 6-1-1301 ff.', 'https://coag.gov/resources/colorado-privacy-act/', 'gpc'],
    ['CT', '2023-07-01', 'Conn. Gen. Stat. 42-515 ff.', 'https://portal.ct.gov/ag/sections/privacy/', 'gpc'],
    ['UT', '2023-12-31', 'Utah Code 13-61-101 ff.', 'https://le.utah.gov/xcode/Title13/Chapter61/13-61.html'],
    ['FL', '2024-07-01', 'Fla. Stat. 501.701 ff.', 'https://www.flsenate.gov/Laws/Statutes/2024/501.701'],
    [
      'OR',
      '2024-07-01',
      'ORS 646A.570 ff.',
      'https://www.oregonlegislature.gov/bills_laws/ors/ors646A.html',
      'gpc',
    ],
    [
      'TX',
      '2024-07-01',
      'Tex. Bus. & Com. Code 541.001 ff.',
      'https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm',
      'gpc',
    ],
    ['MT', '2024-10-01', 'Mont. Code 30-14-2801 ff.', 'https://leg.mt.gov/bills/mca/', 'gpc'],
    ['DE', '2025-01-01', 'Del. Code tit. 6 ch. 12D', 'https://delcode.delaware.gov/title6/c012d/', 'gpc'],
    ['IA', '2025-01-01', 'Iowa Code ch. 715D', 'https://www.legis.iowa.gov/docs/code/715D.pdf'],
    ['NE', '2025-01-01', 'Neb. Rev. Stat. 87-1101 ff.', 'https://nebraskalegislature.gov/laws/', 'gpc'],
    ['NH', '2025-01-01', 'N.H. RSA ch. 507-H', 'https://gc.nh.gov/rsa/html/NHTOC/NHTOC-LII-507-H.htm', 'gpc'],
    ['NJ', '2025-01-15', 'N.J.S.A. 56:8-166.4 ff.', 'https://www.njconsumeraffairs.gov/', 'gpc'],
    ['TN', '2025-07-01', 'Tenn. Code 47-18-3301 ff.', 'https://www.tn.gov/attorneygeneral.html'],
    ['MN', '2025-07-31', 'Minn. Stat. ch. 325M', 'https://www.revisor.mn.gov/statutes/cite/325M', 'gpc'],
    ['MD', '2025-10-01', 'Md. Code, Com. Law 14-4701 ff.', 'https://mgaleg.maryland.gov/', 'gpc'],
    ['IN', '2026-01-01', 'Ind. Code 24-15', 'https://iga.in.gov/laws/2025/ic/titles/24#24-15'],
    ['KY', '2026-01-01', 'KRS 367.3611 ff.', 'https://apps.legislature.ky.gov/law/statutes/'],
    [
      'RI',
      '2026-01-01',
      'R.I. Gen. Laws ch. 6-48.1',
      'http://webserver.rilegislature.gov/Statutes/TITLE6/6-48.1/',
    ],
  ];

const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);

/**
 * Models by place, with the law that each is drawn from: the EEA, the United Kingdom, China, and the states of the US
 * with a law on opting out. `regions: regionPresets.map(({ region }) => region)` takes them all; others are `opt-in`.
 * Where `checked` is false, look at the source before.
 */
export const regionPresets: readonly RegionPreset[] = [
  {
    region: { in: eea, model: 'opt-in' },
    law: 'Directive 2002/58/EC art. 5(3); Regulation (EU) 2016/679 art. 4(11), 7',
    source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    since: '2018-05-25',
    checked: false,
  },
  {
    region: { in: ['GB'], model: 'opt-in' },
    law: 'PECR reg. 6 and Schedule A1, as amended by the Data (Use and Access) Act 2025',
    source: 'https://www.legislation.gov.uk/ukpga/2025/18/contents',
    since: '2026-02-05',
    checked: false,
    note: 'Statistics of the site itself, and its appearance, may be "opt-out": name your purposes in `purposes`.',
  },
  {
    region: { in: ['CN'], model: 'opt-in' },
    law: 'Personal Information Protection Law art. 13-16, 23, 29, 31, 39',
    source: 'http://www.npc.gov.cn/npc/c2/c30834/202108/t20210820_313088.html',
    since: '2021-11-01',
    checked: false,
    note: 'Sensitive data, giving to others and sending abroad need consent of their own: `separate`.',
  },
  ...states.map(([code, since, law, source, gpc]) => ({
    region: { in: [`US-${code}`], model: 'opt-out' as const },
    law,
    source,
    since,
    checked: false,
    ...(gpc && { gpc: true }),
    note: 'Sensitive data need consent: `separate`.',
  })),
];
