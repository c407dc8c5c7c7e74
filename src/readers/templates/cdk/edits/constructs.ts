import type { SourceRange } from '../../../../model/source.js';
import type { Origin } from '../../../../model/template.js';
import { offsetsIn } from '../../../evaluation/place.js';
import type { Container } from '../../../syntax/edits/additions.js';
import type { ProgramDraft } from '../../../syntax/edits/program-draft.js';
import { type FoundNode, isMaking, type ProgramNode } from '../../../syntax/edits/program-nodes.js';
import type {
  AssignExpression,
  CallExpression,
  NewExpression,
  Placed,
  VariableStatement,
} from '../../../syntax/program.js';

/** A call that makes something, with what is around it. */
export type Making = FoundNode<CallExpression | NewExpression>;

/** The call that an origin leads to; undefined where something else stands there. */
export function makingAt(draft: ProgramDraft, origin: Pick<Origin, 'path'>): Making | undefined {
  const place = offsetsIn(origin.path);
  return place && draft.at(place, isMaking);
}

/** The construct with an id that is written in this file. */
export function makingOf(draft: ProgramDraft, id: string): Making | undefined {
  return draft.nodes.find((found): found is Making => isMaking(found.node) && idOf(found.node) === id);
}

/** The id a construct is given, when it is written down. */
export function idOf(node: CallExpression | NewExpression): string | undefined {
  const positional = node.arguments.filter(({ name }) => name === undefined);
  const id = positional[1]?.value ?? node.arguments.find(({ name }) => name === 'id' || name === 'construct_id')?.value;
  return id?.kind === 'literal' && typeof id.value === 'string' ? id.value : undefined;
}

/** The scope a construct is made in, as written; `this` where something else is made. */
export function scopeOf(draft: ProgramDraft, { node }: Making): string {
  const [first, second] = node.arguments;
  const isConstruct = first && second && idOf(node) !== undefined;
  if (isConstruct) return textOf(draft, first.value);
  return draft.style.language === 'python' ? 'self' : 'this';
}

/** Where the properties of a construct or part are set. `index` is the place of the map of properties. */
export function propsOf(draft: ProgramDraft, { node }: Making, index: number): Container | undefined {
  if (draft.style.language === 'python') return { kind: 'named', node };
  const last = node.arguments.at(-1)?.value;
  if (last?.kind === 'map') return { kind: 'map', node: last };
  return node.arguments.length === index ? { kind: 'last', node } : undefined;
}

/** What a construct is called in the program: a variable, or a field. Undefined where it has no name. */
export function nameOf(draft: ProgramDraft, { node, around }: Making): string | undefined {
  const holder = around.findLast(isHolder);
  if (!holder || holder.value?.start !== node.start || holder.value.end !== node.end) return undefined;
  const isNamed = holder.target.kind === 'name-pattern' || holder.target.kind === 'place-pattern';
  return isNamed ? textOf(draft, holder.target) : undefined;
}

function isHolder(node: ProgramNode): node is VariableStatement | AssignExpression {
  return node.kind === 'variable' || node.kind === 'assign';
}

export function textOf(draft: ProgramDraft, { start, end }: Placed): string {
  return draft.text.slice(start, end);
}

/** A range of the file as offsets. */
export function placeIn(draft: ProgramDraft, range: SourceRange): Placed {
  const at = (line: number, character: number) => (draft.program.lineStarts[line] ?? 0) + character;
  return { start: at(range.start.line, range.start.character), end: at(range.end.line, range.end.character) };
}

/** Whether a name means something in the file already. */
export function isNameTaken({ program, nodes }: ProgramDraft, name: string): boolean {
  return (
    program.imports.some(({ names }) => names.some(({ local }) => local === name)) ||
    nodes.some(({ node }) => namingKinds.has(node.kind) && 'name' in node && node.name === name)
  );
}

const namingKinds: ReadonlySet<string> = new Set(['name', 'name-pattern']);

/** The nearest name in camel case (or snake case for Python) that the file does not use. */
export function freshVariable(draft: ProgramDraft, id: string): string {
  const words = id
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim()
    .split(/\s+/);
  const lower = words.map((word) => word.toLowerCase());
  const wanted =
    draft.style.language === 'python'
      ? lower.join('_')
      : lower.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!isNameTaken(draft, name)) return name;
  }
}
