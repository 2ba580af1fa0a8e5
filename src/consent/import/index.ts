import { c15t } from './c15t.js';
import { klaro } from './klaro.js';
import { orejime } from './orejime.js';
import { osano } from './osano.js';
import { tarteaucitron } from './tarteaucitron.js';
import type { Imports, Tool, ToolName } from './tool.js';
import { vanillaCookieconsent } from './vanilla-cookieconsent.js';

// Apart from all else of ours, down to the last import: it is a file of its own, and shares none with the others.

/** Every tool by its name. */
export const tools: Readonly<Record<ToolName, Tool>> = {
  'vanilla-cookieconsent': vanillaCookieconsent,
  klaro,
  c15t,
  orejime,
  tarteaucitron,
  osano,
};

/** An answer that was given elsewhere, under our own ids. */
export interface Imported {
  readonly choices: Readonly<Record<string, boolean>>;
  /** When it was given, or the earliest that it can have been: in whole seconds since 1970. */
  readonly time: number;
}

/**
 * Takes over what the visitor has answered in another tool: what they granted or refused in so many words, not longer
 * ago than our own record would live. All else is asked. Where several of its names stand for one id, one refusal
 * refuses it, and only all of them grant it.
 *
 * @param texts what stands in its cookies of that name, and in Web Storage; two that differ are no answer
 * @param mostDays how old it may be
 * @returns null where there is nothing to go by
 */
export function importAnswer(
  { tool: name, purposes, revision, days }: Imports,
  texts: readonly string[],
  mostDays: number,
  nowSeconds: number,
): Imported | null {
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  const [text, ...others] = new Set(texts);
  if (!tool || text === undefined || others.length) return null;
  const found = tool.read(text, Object.keys(purposes));
  const wanted = revision ?? tool.revision;
  if (!found || (wanted !== undefined && String(found.revision) !== String(wanted))) return null;
  const time = found.time ?? nowSeconds - Math.ceil((days ?? tool.days) * 86_400);
  if (!Number.isFinite(time) || time > nowSeconds || time + mostDays * 86_400 < nowSeconds) return null;

  const answers = new Map<string, readonly (boolean | undefined)[]>();
  for (const [theirs, ours] of Object.entries(purposes)) {
    const choice = Object.hasOwn(found.choices, theirs) ? found.choices[theirs] : undefined;
    for (const id of [ours].flat()) answers.set(id, [...(answers.get(id) ?? []), choice]);
  }
  const choices: [id: string, choice: boolean][] = [];
  for (const [id, all] of answers) {
    if (all.includes(false)) choices.push([id, false]);
    else if (!all.includes(undefined)) choices.push([id, true]);
  }
  return choices.length ? { choices: Object.fromEntries(choices), time } : null;
}
