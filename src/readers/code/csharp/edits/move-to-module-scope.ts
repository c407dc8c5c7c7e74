import type { SourceRange } from '../../../../model/source.js';
import type { Declaration } from '../../../analysis/scopes.js';
import { contains, descendants, isFunction, type Node } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { reindent } from '../../../layout.js';
import type { ClassNode, Expression, FunctionNode, Placed, VariableStatement } from '../../../syntax/program.js';
import { isNameUsed } from './statements.js';

/**
 * Moves the declaration that builds a client out of its method, to a static field of its class; in a program of top-level
 * statements to the start of the program. What it is made of moves along when nothing else is in the way. `at` is the
 * expression that builds it.
 */
export function moveToModuleScope(edited: EditedProgram, at: SourceRange): boolean {
  const statement = edited
    .nodesAt(at)
    .map((node) => edited.file.parentOf(node))
    .find(isVariable);
  const around = statement && edited.file.functionAround(statement);
  if (!statement || !around) return false;
  const owner = edited.file.classAround(statement);
  const moved = movable(edited, statement, outermost(edited, statement) ?? around, []);
  if (!moved || isClosed(edited, statement)) return false;
  return owner ? toFields(edited, moved, owner) : toProgram(edited, moved);
}

function isVariable(node: Node | undefined): node is VariableStatement {
  return node !== undefined && 'kind' in node && node.kind === 'variable';
}

/** The method around, whatever lambdas are between. */
function outermost(edited: EditedProgram, node: Placed): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = edited.file.functionAround(node); at; at = edited.file.functionAround(at)) found = at;
  return found;
}

/** The statement with those that declare what it is made of, in order; undefined when one of them cannot move. */
function movable(
  edited: EditedProgram,
  statement: VariableStatement,
  around: FunctionNode,
  moving: readonly VariableStatement[],
): readonly VariableStatement[] | undefined {
  const { target, value } = statement;
  if (target.kind !== 'name-pattern' || !value || moving.length > 3 || !isWhole(edited, statement)) return undefined;
  const declaration = edited.file.declarationOf(target);
  if (!declaration || edited.file.assignmentsTo(declaration).length > 0) return undefined;
  const needed: VariableStatement[] = [];
  for (const node of descendants(value)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'await' || node.kind === 'assign' || isFunction(node)) return undefined;
    const needs = node.kind === 'name' ? neededFor(edited, node, around, value, [...moving, statement]) : [];
    if (!needs) return undefined;
    for (const each of needs) if (!needed.includes(each)) needed.push(each);
  }
  return [...needed, statement];
}

/** What must move with a name: nothing when it means the same in the class. */
function neededFor(
  edited: EditedProgram,
  node: Extract<Expression, { readonly kind: 'name' }>,
  around: FunctionNode,
  value: Expression,
  moving: readonly VariableStatement[],
): readonly VariableStatement[] | undefined {
  if (node.name === 'this' || node.name === 'super') return undefined;
  const declaration = edited.file.declarationOf(node);
  if (!declaration || contains(value, declaration.place)) return [];
  if (!contains(around, declaration.place)) return isStatic(declaration) ? [] : undefined;
  const statement = edited.file.parentOf(declaration.place);
  if (!isVariable(statement) || moving.includes(statement) || usesBeside(edited, declaration, moving) > 0)
    return undefined;
  return movable(edited, statement, around, moving);
}

/** Types and static members are there before any instance; so is what stands at the top of a program. */
function isStatic({ kind, field, function: node }: Declaration): boolean {
  if (kind === 'class') return true;
  if (kind === 'field') return field !== undefined && 'isStatic' in field && field.isStatic;
  if (kind === 'function') return node?.isStatic === true;
  return kind === 'variable';
}

/** A declaration of its own with its semicolon, `using` or not, but not `using (…)`. */
function isWhole(edited: EditedProgram, statement: VariableStatement): boolean {
  return edited.textOf(statement).endsWith(';') && edited.hasOwnLines(statement);
}

/** How often a name is used outside of the statements that move. */
function usesBeside(edited: EditedProgram, { name, place }: Declaration, moving: readonly VariableStatement[]): number {
  return edited.file.usesOf(name).filter((use) => {
    return edited.file.declarationOf(use)?.place === place && !moving.some((each) => contains(each, use));
  }).length;
}

/** Somebody ends it: it is meant for one invocation. */
function isClosed(edited: EditedProgram, { target }: VariableStatement): boolean {
  if (target.kind !== 'name-pattern') return true;
  return new RegExp(`\\b${target.name}\\??\\.(?:Dispose|DisposeAsync|Close|CloseAsync)\\(`).test(edited.text);
}

function toFields(edited: EditedProgram, moved: readonly VariableStatement[], owner: ClassNode): boolean {
  if (owner.form === 'interface' || owner.name === undefined) return false;
  const place = placeForFields(edited, owner);
  if (place === undefined) return false;
  const hasUnderscores = !owner.fields.some(({ name, constant }) => !constant && /^[a-z]/.test(name));
  const lines: string[] = [];
  for (const statement of moved) {
    const { target, value } = statement;
    const declaration = target.kind === 'name-pattern' ? edited.file.declarationOf(target) : undefined;
    const type = declaration && value && typeOf(edited, statement);
    if (!declaration || !value || !type) return false;
    const name = fieldName(edited, declaration, owner, hasUnderscores);
    if (name === undefined) return false;
    const head = `private static readonly ${type} ${name} = `;
    lines.push(
      place.indentation +
        head +
        withNewNames(edited, value, moved, owner, hasUnderscores, statement, place.indentation),
    );
    rename(edited, declaration, name, moved);
    edited.removeLines(statement.start, statement.end);
  }
  const { newline } = edited.layout;
  edited.changes.insert(place.at, lines.map((line) => line + newline).join('') + (place.isBeforeOther ? newline : ''));
  return true;
}

/** The initial value as it is written, with the names of what moved along, and its semicolon. */
function withNewNames(
  edited: EditedProgram,
  value: Expression,
  moved: readonly VariableStatement[],
  owner: ClassNode,
  hasUnderscores: boolean,
  statement: VariableStatement,
  indentation: string,
): string {
  let text = edited.textOf({ start: value.start, end: statement.end });
  for (const { target } of moved) {
    const declaration = target.kind === 'name-pattern' ? edited.file.declarationOf(target) : undefined;
    const name = declaration && fieldName(edited, declaration, owner, hasUnderscores);
    if (declaration && name !== undefined && name !== declaration.name) {
      text = text.replace(new RegExp(`(?<![\\w.@"])${declaration.name}(?!\\w)(?!\\s*=[^=])`, 'g'), name);
    }
  }
  return reindent(text, edited.indentationAt(statement.start), indentation);
}

/** What a field of the type is declared with: as the variable is, or the class that is made. */
function typeOf(edited: EditedProgram, { type, value }: VariableStatement): string | undefined {
  if (type) return edited.textOf(type);
  if (value?.kind === 'new' && value.type.name !== '') return edited.textOf(value.type);
  const [known] = value ? edited.file.typesOfValue(value) : [];
  const name = known?.name.slice(known.name.lastIndexOf('.') + 1);
  return name !== undefined && value && new RegExp(`\\b${name}\\b`).test(edited.textOf(value)) ? name : undefined;
}

/** With an underscore as most private fields have; without where the class has others. */
function fieldName(
  edited: EditedProgram,
  { name }: Declaration,
  owner: ClassNode,
  hasUnderscores: boolean,
): string | undefined {
  const wanted = hasUnderscores && !name.startsWith('_') ? `_${name}` : name;
  const isTaken = edited.file.scopes.member(owner, wanted) !== undefined;
  if (isTaken || (wanted !== name && isNameUsed(edited, wanted))) return undefined;
  return wanted;
}

function rename(
  edited: EditedProgram,
  { name, place }: Declaration,
  wanted: string,
  moved: readonly VariableStatement[],
): void {
  if (name === wanted) return;
  for (const use of edited.file.usesOf(name)) {
    if (use.kind !== 'name' || edited.file.declarationOf(use)?.place !== place) continue;
    if (!moved.some((each) => contains(each, use))) edited.changes.replace(use.start, use.end, wanted);
  }
}

interface FieldPlace {
  readonly at: number;
  readonly indentation: string;
  /** Members follow that want a blank line between. */
  readonly isBeforeOther: boolean;
}

/** Behind the last static field of the class, or in front of its first member. */
function placeForFields(edited: EditedProgram, owner: ClassNode): FieldPlace | undefined {
  const fields = owner.fields.filter((field) => field.isStatic && edited.hasOwnLines(field));
  const last = fields.at(-1);
  if (last)
    return { at: edited.nextLine(last.end), indentation: edited.indentationAt(last.start), isBeforeOther: false };
  const members = [...owner.fields, ...owner.methods, ...owner.classes].filter(({ start }) => {
    return start > (owner.namePlace?.end ?? owner.start) && !isInHead(edited, start, owner);
  });
  const [first] = members.toSorted((a, b) => a.start - b.start);
  if (!first || edited.text.slice(edited.lineStart(first.start), first.start).trim() !== '') return undefined;
  const isBeforeOther = !owner.fields.some((field) => field.start === first.start);
  return { at: edited.commentedStart(first), indentation: edited.indentationAt(first.start), isBeforeOther };
}

/** A primary constructor stands in the head of its class. */
function isInHead(edited: EditedProgram, start: number, owner: ClassNode): boolean {
  return !edited.text.slice(owner.namePlace?.end ?? owner.start, start).includes('{');
}

/** In front of the first statement: local functions may be called before those between have run. */
function toProgram(edited: EditedProgram, moved: readonly VariableStatement[]): boolean {
  const [first] = edited.file.program.body;
  if (!first || first.kind === 'class') return false;
  const names = new Map<string, number>();
  for (const { target } of moved) if (target.kind === 'name-pattern') names.set(target.name, 0);
  const isTaken = [...names.keys()].some((name) => edited.file.scopes.lookUp(name, first) !== undefined);
  if (isTaken) return false;
  const { newline } = edited.layout;
  const start = edited.commentedStart(first);
  const lines = moved.map((statement) => {
    const text = edited.textOf(statement).replace(/^(?:await\s+)?using\s+/, '');
    edited.removeLines(statement.start, statement.end);
    return reindent(text, edited.indentationAt(statement.start), edited.indentationAt(first.start));
  });
  edited.changes.insert(start, lines.map((line) => line + newline).join('') + newline);
  return true;
}
