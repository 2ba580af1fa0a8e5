import type { Item, ItemKind, Service } from '../policy/policy.js';
import type { FullStage } from './stage.js';
import type { Switches } from './switches.js';

const kinds: readonly ItemKind[] = ['cookie', 'local', 'session', 'database', 'cache', 'file'];

/**
 * Says all that the policy declares about a service: whose it is, where, what it gets, what it keeps here and how long.
 *
 * @param country names a country by its code
 * @param head makes its heading with a switch; false where its purpose is required
 */
export function describeService(
  stage: FullStage,
  service: Service,
  country: (code: string) => string,
  head: Switches['head'] | false,
): HTMLElement {
  const { h, messages: m, view } = stage;
  const { id, provider, role, data = [], transfer, hosts = [], paths = [], items = [] } = service;
  const name = stage.text(provider?.name ?? view.policy.controller.name);
  const title = stage.text(service.title) || (provider ? name : id);

  const reached = [...hosts, ...paths].join(', ');

  const terms: readonly (readonly [string, Node | string | undefined])[] = [
    [m.provider, name],
    [m.country, provider?.country && country(provider.country)],
    [m.role, role && m.roles[role]],
    [m.data, stage.list(data.map(stage.text))],
    [m.transfer, stage.text(transfer)],
    [m.hosts, reached && h('bdi', { dir: 'ltr' }, reached)],
    [m.policy, stage.link(provider?.url, name)],
  ];

  const row = (item: Item): HTMLElement => {
    const kind = kinds.find(one => item[one] !== undefined) ?? 'cookie';
    const note = [stage.text(item.text), item.httpOnly && m.httpOnly].filter(Boolean).join(' ');
    const life = item.days ? stage.life(item.days) : kind === 'session' ? m.session : m.unlimited;
    return h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        h('bdi', { dir: 'ltr' }, item[kind]),
        note && h('p', { part: 'small' }, note),
      ),
      h('td', {}, m.kinds[kind]),
      h('td', {}, life),
    );
  };

  return h(
    'li',
    { part: 'service' },
    head ? head('h4', id, title) : h('h4', {}, title),
    h('p', {}, stage.text(service.text)),
    h('dl', {}, ...terms.flatMap(([term, told]) => (told ? [h('dt', {}, term), h('dd', {}, told)] : []))),
    items.length > 0 &&
      h(
        'table',
        {},
        h('caption', {}, m.items),
        h('thead', {}, h('tr', {}, ...[m.name, m.kind, m.life].map(text => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, ...items.map(row)),
      ),
  );
}
