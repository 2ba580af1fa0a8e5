/** Writes the manifest out, purpose by purpose. */
const response = await fetch('/policies/siliconflow.json');
const policy = await response.json();

/** How long an item lives that has no declared days, by its kind. */
const UNLIMITED = { cookie: 'this session', session: 'this tab', local: 'until erased' };

const text = value => (typeof value === 'object' ? value.en : (value ?? ''));

const element = (name, textContent, className = '') =>
  Object.assign(document.createElement(name), { textContent, className });

for (const purpose of policy.purposes) {
  const section = element('section', '', 'card');
  const heading = element('h2', text(purpose.title));
  heading.append(element('span', purpose.clause, 'quiet'));
  section.append(heading, element('p', text(purpose.text)));
  if (purpose.loses) section.append(element('p', `Refused: ${text(purpose.loses)}`, 'quiet'));

  const services = policy.services.filter(service => service.purpose === purpose.id);
  const list = element('ul', '');
  for (const service of services) {
    const by = service.provider ? `, ${text(service.provider.name)} (${service.role})` : '';
    const item = element('li', `${text(service.title)}${by}: ${service.data.map(text).join(', ')}. `);
    item.append(element('span', service.clause, 'quiet'));
    for (const thing of service.items ?? []) {
      const [kind, name] = Object.entries(thing)[0];
      const days = thing.days === undefined ? UNLIMITED[kind] : `${thing.days} days`;
      item.append(document.createElement('br'), element('code', name), ` ${kind}, ${days}`);
    }
    list.append(item);
  }
  if (services.length > 0) section.append(list);
  document.getElementById('purposes').append(section);
}
