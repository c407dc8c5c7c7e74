import type { SourceRange } from '../../../../model/source.js';
import type { Declaration } from '../../../analysis/scopes.js';
import { contains, descendants, isArgument, isFunction, type Node } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { reindent } from '../../../layout.js';
import type { Expression, FunctionNode, Placed, VariableStatement } from '../../../syntax/program.js';
import { toFields } from './new-fields.js';

/**
 * Moves the declaration that builds a client out of its method, to a static field of its class; in a program of top-level
 * statements to the start of the program. What it is made of moves along when nothing else is in the way. `at` is the
 * expression that builds it.
 */
export function moveToModuleScope(edited: EditedProgram, at: SourceRange): boolean {
  const statement = declarationAround(edited, at);
  const around = statement && edited.file.functionAround(statement);
  if (!statement || !around) return false;
  const owner = edited.file.classAround(statement);
  const moved = movable(edited, statement, outermost(edited, statement) ?? around, []);
  if (!moved || isClosed(edited, statement) || isSetUpLater(edited, statement)) return false;
  return owner ? toFields(edited, moved, owner) : toProgram(edited, moved);
}

/** The declaration whose value the client is, or of what is only put around it: `new DynamoDBContext(new …)`. */
function declarationAround(edited: EditedProgram, at: SourceRange): VariableStatement | undefined {
  for (const node of edited.nodesAt(at)) {
    for (let around = edited.file.tree.parentOf(node); around; around = edited.file.tree.parentOf(around)) {
      if (isVariable(around)) return around;
      if (!isArgument(around) && !('kind' in around && around.kind === 'new')) break;
    }
  }
  return undefined;
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

/**
 * What the method does to set it up would be done again at every invocation: `client.BaseAddress = …`, which fails the second
 * time, and `client.DefaultRequestHeaders.Add(…)`, which adds up.
 */
function isSetUpLater(edited: EditedProgram, { target }: VariableStatement): boolean {
  const declaration = target.kind === 'name-pattern' ? edited.file.declarationOf(target) : undefined;
  if (!declaration) return true;
  return edited.file.usesOf(declaration.name).some((use) => {
    if (edited.file.declarationOf(use)?.place !== declaration.place) return false;
    const member = edited.file.tree.parentOf(use);
    if (!member || !('kind' in member) || member.kind !== 'member') return false;
    const around = edited.file.tree.parentOf(member);
    const isSet = around !== undefined && 'kind' in around && around.kind === 'place-pattern';
    return isSet || /^(?:DefaultRequestHeaders|ServerCertificate\w*|Options)$/.test(member.name);
  });
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
