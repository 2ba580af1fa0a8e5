/** Whether the visitor has work in a page that loading it again would lose. */
export interface Edits {
  isEdited(): boolean;
  readonly stop: () => void;
}

/** Controls that hold a value of the visitor's. A hidden one or a button does not; an image button would load once more. */
const controls = 'textarea,input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image])';

/**
 * Looks for work in forms: a control that is not as the page had it, from whenever; and, from now on, whatever is typed
 * into editable text or into controls in shadow trees. Other work, as a drawing on a canvas, is not known here.
 */
export function watchEdits(document: Document): Edits {
  let hasTyped = false;
  const note = (event: Event): void => {
    const [origin] = event.composedPath();
    if (!event.isTrusted || !(origin instanceof HTMLElement) || ours(event.target)) return;
    if (origin.isContentEditable || origin.getRootNode() !== document) hasTyped = true;
  };
  document.addEventListener('input', note, true);
  return {
    isEdited: () =>
      hasTyped ||
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(controls)].some(isChanged) ||
      [...document.querySelectorAll('select')].some(isRechosen),
    stop: () => document.removeEventListener('input', note, true),
  };
}

/** Our own switches. */
const ours = (target: EventTarget | null): boolean =>
  target instanceof Element && /^assent-/.test(target.localName);

function isChanged(control: HTMLInputElement | HTMLTextAreaElement): boolean {
  if ('checked' in control && /^(checkbox|radio)$/.test(control.type))
    return control.checked !== control.defaultChecked;
  // By way of a copy: a range or a colour has a value even where the page gave it none.
  const fresh = control.cloneNode(true);
  if (!(fresh instanceof HTMLInputElement || fresh instanceof HTMLTextAreaElement)) return false;
  fresh.value = control.type === 'file' ? '' : control.defaultValue;
  return fresh.value !== control.value;
}

function isRechosen({ options, multiple, size }: HTMLSelectElement): boolean {
  const all = [...options];
  const marked = all.some(one => one.defaultSelected);
  // Where none is marked, a list that drops down shows its first that can be chosen.
  const first = multiple || size > 1 ? undefined : all.find(one => !one.disabled);
  return all.some(one => one.selected !== (marked ? one.defaultSelected : one === first));
}
