import type { Declaration, TemplateFacts } from '../model/template.js';
import type { Value } from '../model/value.js';

/**
 * The templates without those that a program made by itself where the program can be read as well: its findings stand in
 * the program, once. What the program leaves open until it runs is taken from what it made, by construct.
 */
export function withoutOutput(templates: readonly TemplateFacts[]): readonly TemplateFacts[] {
  const outputs = templates.filter(({ outputOf }) => outputOf !== undefined);
  if (outputs.length === 0) return templates;
  const programs = templates.filter((template) => outputs.some((output) => isProgramOf(template, output)));
  return templates.flatMap((template) => {
    if (programs.some((program) => isProgramOf(program, template))) return [];
    if (!programs.includes(template)) return [template];
    return [outputs.filter((output) => isProgramOf(template, output)).reduce(sharpened, template)];
  });
}

/** A program that declares nothing could not be read. */
function isProgramOf({ dialect, root, outputOf, declarations }: TemplateFacts, output: TemplateFacts): boolean {
  const folder = output.outputOf;
  if (folder === undefined || dialect !== output.dialect || outputOf !== undefined) return false;
  return declarations.some(({ kind }) => kind === 'function') && (folder === '' || root.startsWith(`${folder}/`));
}

/** Facts with what was unknown in them filled in: the same object for the same two. */
const kept = new WeakMap<TemplateFacts, { readonly output: TemplateFacts; readonly facts: TemplateFacts }>();

function sharpened(program: TemplateFacts, output: TemplateFacts): TemplateFacts {
  const before = kept.get(program);
  if (before?.output === output) return before.facts;
  const made = new Map(output.declarations.map((declaration) => [declaration.id, declaration]));
  const declarations = program.declarations.map((declaration) => {
    const counterpart = made.get(declaration.id);
    return counterpart?.kind === declaration.kind ? filled(declaration, counterpart) : declaration;
  });
  const facts = { ...program, declarations };
  kept.set(program, { output, facts });
  return facts;
}

/** The values that are unknown in one declaration and known in the other, with the place of the first. */
function filled<D extends Declaration>(declaration: D, counterpart: Declaration): D {
  const known: Record<string, Value<unknown>> = {};
  const others = new Map<string, unknown>(Object.entries(counterpart));
  for (const [name, value] of Object.entries(declaration)) {
    const other = others.get(name);
    if (isValue(value) && value.kind === 'unknown' && isValue(other) && other.kind === 'known') {
      known[name] = { kind: 'known', value: other.value, range: value.range };
    }
  }
  return { ...declaration, ...known };
}

function isValue(candidate: unknown): candidate is Value<unknown> {
  return typeof candidate === 'object' && candidate !== null && 'kind' in candidate;
}
