/** An interface of a page's own: all it needs is `window.assent`. */
const { assent } = window;
const form = document.getElementById('ask');
const switches = document.getElementById('switches');
const state = document.getElementById('state');

const { policy } = await assent.ready;
const optional = policy.purposes.filter(({ required }) => !required);
const say = text => (typeof text === 'object' ? text.en : (text ?? ''));

document.getElementById('ask-title').textContent = `${say(policy.controller.name)} asks`;
for (const { id, title, text, loses } of optional) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: id });
  const label = document.createElement('label');
  label.append(box, ` ${say(title)}`);
  const note = document.createElement('p');
  note.textContent = `${say(text)} If refused: ${say(loses)}`;
  switches.append(label, note);
}

/** Brings the form into line with what is granted. Nothing stands checked that was not granted. */
function paint() {
  for (const { id } of optional) form.elements[id].checked = assent.allows(id);
  const granted = optional.filter(({ id }) => assent.allows(id)).map(({ title }) => say(title));
  state.textContent = assent.record ? `Granted: ${granted.join(', ') || 'nothing optional'}.` : '';
}
const isAsked = () => optional.some(({ id, separate }) => assent.grants[id].state === 'unset' && !separate);

form.addEventListener('submit', event => {
  event.preventDefault();
  assent.choose(Object.fromEntries(optional.map(({ id }) => [id, form.elements[id].checked])));
});
document.getElementById('again').addEventListener('click', () => {
  form.hidden = false;
  form.querySelector('input').focus();
});

// Of this tab or another: what was answered is answered.
assent.on('change', () => {
  form.hidden = true;
  paint();
});
// It ran out, or the policy has changed: asked again.
assent.on('ask', () => {
  form.hidden = false;
});
assent.on('revision', ({ summaries }) => {
  state.textContent = summaries.map(say).join(' ');
});

form.hidden = !isAsked();
paint();
