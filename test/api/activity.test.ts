import { describe, expect, test, vi } from 'vitest';
import { startTally } from '../../src/api/activity.ts';
import type { AssentEvents } from '../../src/api/events.ts';
import { startReports } from '../../src/api/report.ts';
import { listed } from '../../src/consent/log.ts';
import type { RequestAccess } from '../../src/policy/access.ts';
import { indexOf, policy } from '../consent/fixture.ts';
import { logIn } from '../consent/storage.ts';

const index = indexOf({
  services: policy.services.map(one =>
    one.id === 'stats' ? { ...one, items: [{ cookie: '_st_*', days: 30 }] } : one,
  ),
});
const request = (host: string): RequestAccess => ({
  kind: 'fetch',
  url: `https://${host}/a?b`,
  host,
  path: '/a',
});
const by = (host: string) => `https://${host}/sdk.js`;
const held = (access: AssentEvents['verdict']['access'], service: string): AssentEvents['verdict'] => ({
  access,
  verdict: 'hold',
  service,
  purpose: 'analytics',
  reason: 'default',
});

describe('the tally', () => {
  // P4-2
  test('tells by service what was tried, where, and what became of it', () => {
    const tally = startTally(index, 'https://site.example/');
    tally.verdict(held(request('stats.example'), 'stats'));
    tally.verdict(held({ kind: 'cookie', name: '_st_1' }, 'stats'));
    tally.verdict({ ...held(request('stats.example'), 'stats'), verdict: 'allow', reason: 'asked' });
    tally.verdict({ ...held(request('site.example'), ''), service: undefined, reason: 'first-party' });
    expect(tally.read()).toEqual({
      services: {
        stats: {
          verdicts: { allow: 1, amend: 0, hold: 2, refuse: 0 },
          kinds: { fetch: 2, cookie: 1 },
          hosts: ['stats.example'],
          names: ['_st_1'],
          undeclared: [],
          others: [],
        },
      },
      undeclared: expect.objectContaining({ kinds: {} }),
    });
  });

  // P4-2: a partner that goes where it has not declared to go.
  test('lays what nobody declares, and what others declare, to the service whose script tried', () => {
    const tally = startTally(index, 'https://site.example/');
    tally.undeclared({ access: request('unheard.example'), by: by('stats.example') });
    tally.undeclared({ access: { kind: 'cookie', name: 'unheard' }, by: by('site.example') });
    tally.verdict({ ...held(request('crash.example'), 'crash'), by: by('stats.example') });
    tally.verdict({ ...held(request('stats.example'), 'stats'), by: 'http://[' });
    const { services, undeclared } = tally.read();
    expect(services.stats).toMatchObject({ undeclared: ['unheard.example'], others: ['crash'] });
    expect(services.crash).toMatchObject({ undeclared: [], others: [], hosts: ['crash.example'] });
    expect(undeclared.undeclared).toEqual(['unheard.example', 'cookie unheard']);
  });

  test('is a copy, and bounded, whatever a partner tries', () => {
    const tally = startTally(index, 'https://site.example/');
    for (let at = 0; at < 5_000; at++) tally.verdict(held({ kind: 'cookie', name: `_st_${at}` }, 'stats'));
    const { services } = tally.read();
    expect(services.stats?.names).toHaveLength(100);
    expect(services.stats?.verdicts.hold).toBe(5_000);
    tally.verdict(held(request('stats.example'), 'stats'));
    expect(services.stats?.verdicts.hold).toBe(5_000);
  });
});

describe('reports', () => {
  function open({ granted = true, sample = 1, random = 0.5 } = {}) {
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const page = new EventTarget();
    const sent: { key: string; lines: readonly object[] }[] = [];
    let ok = true;
    const state = { granted };
    const log = logIn();
    const reporter = startReports(
      index,
      { url: '/reports', purpose: 'analytics', sample },
      {
        realm: {
          AbortController,
          crypto,
          document: document as unknown as Document,
          setTimeout: (() => 0) as unknown as typeof window.setTimeout,
          clearTimeout: () => {},
          addEventListener: page.addEventListener.bind(page),
          removeEventListener: page.removeEventListener.bind(page),
        },
        fetch: (async (_: string, { body }: RequestInit) => {
          sent.push(JSON.parse(String(body)));
          return { ok, status: ok ? 204 : 500 };
        }) as unknown as typeof fetch,
        log,
        failed: () => {},
        isGranted: () => state.granted,
        random: () => random,
      },
    );
    const hide = () => {
      document.visibilityState = 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
      page.dispatchEvent(new Event('pagehide'));
    };
    return { reporter, sent, hide, state, log, fail: () => (ok = false) };
  }
  const refused = { ...held({ kind: 'cookie', name: '_st_visitor42' }, 'stats'), verdict: 'refuse' } as const;

  test('come in one batch as the page is hidden, counted, and without what would name a visitor', () => {
    const { reporter, sent, hide } = open();
    reporter.verdict(refused);
    reporter.verdict(refused);
    reporter.verdict({ ...held(request('stats.example'), 'stats'), by: by('stats.example') });
    reporter.verdict({ ...refused, verdict: 'allow' });
    reporter.undeclared({ access: request('unheard.example') });
    expect(sent).toEqual([]);
    hide();
    expect(sent).toMatchObject([{ policy: 'example', revision: '2025-02-07', software: 'assent source' }]);
    expect(sent[0]?.lines).toEqual([
      {
        verdict: 'refuse',
        reason: 'default',
        kind: 'cookie',
        target: '_st_*',
        service: 'stats',
        purpose: 'analytics',
        count: 2,
      },
      {
        verdict: 'hold',
        reason: 'default',
        kind: 'fetch',
        target: 'stats.example',
        service: 'stats',
        purpose: 'analytics',
        by: 'stats.example',
        count: 1,
      },
      { verdict: 'allow', reason: 'undeclared', kind: 'fetch', target: 'unheard.example', count: 1 },
    ]);
    hide();
    expect(sent).toHaveLength(1);
  });

  test('are sent only while their purpose is granted, and what waits is dropped once it is not', async () => {
    const { reporter, sent, hide, state, log, fail } = open({ granted: false });
    reporter.verdict(refused);
    hide();
    expect(sent).toEqual([]);
    state.granted = true;
    fail();
    hide();
    expect(sent).toHaveLength(1);
    await vi.waitFor(() => expect(log.read('reports')).toHaveLength(1));
    state.granted = false;
    reporter.follow();
    expect(log.read('reports')).toBeUndefined();
  });

  test('come from the share of pages that is asked for', () => {
    for (const [random, count] of [
      [0.05, 1],
      [0.2, 0],
    ] as const) {
      const { reporter, sent, hide } = open({ sample: 0.1, random });
      reporter.verdict(refused);
      hide();
      expect(sent).toHaveLength(count);
    }
  });

  test('are bounded, however much a page tries', async () => {
    const { reporter, sent, hide, log, fail } = open();
    fail();
    for (let turn = 0; turn < 30; turn++) {
      for (let at = 0; at < 200; at++) reporter.undeclared({ access: request(`h${at}.example`) });
      hide();
    }
    expect(sent[0]?.lines).toHaveLength(50);
    const kept = (): number => listed(log.read('reports')).length;
    await vi.waitFor(() => expect(kept()).toBeGreaterThan(0));
    expect(kept()).toBeLessThanOrEqual(10);
  });
});
