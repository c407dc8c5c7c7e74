import type { SourceRange } from '../../../../model/source.js';
import { assignmentParts } from '../../../syntax/python/node-parts.js';
import { descendants, parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import { enclosingFunction } from '../functions.js';
import type { Binding } from '../name-scope.js';
import type { EditedFile } from './edited-file.js';
import { insertBefore, movedLines, removeStatement, statementAround, topLevelStatement } from './statements.js';

/**
 * Builds a client once, in front of the top-level statement around it: its assignment moves there, with the assignments it
 * needs from the same function. `at` is the construction. Refused when the name means something else there, or when
 * something it needs is not known yet.
 */
export function moveToModuleScope(edited: EditedFile, at: SourceRange): boolean {
  const construction = edited.nodesAt(at).find(({ type }) => type === 'call');
  const statement = construction && statementAround(construction);
  const outermost = statement && topLevelStatement(statement);
  if (!construction || !outermost || !enclosingFunction(construction)) return false;
  if (isAskedAtOnce(edited, construction) || isForOneUse(edited, statement)) return false;
  const moved = movable(edited, statement, outermost.start, []);
  if (!moved) return false;
  const { newline } = edited.layout;
  const text = moved.map((each) => dedented(edited, each)).join(newline);
  insertBefore(edited, outermost, text);
  for (const each of moved) removeStatement(edited, each);
  return true;
}

const lifeCycle = /^(?:close|quit|disconnect|aclose|shutdown|terminate|commit|cursor)$/;

/** It is closed by each invocation: kept, it would be closed at the next one. */
function isForOneUse(edited: EditedFile, statement: SyntaxNode): boolean {
  const assignment = parts(statement)[0];
  const { left } = (assignment?.type === 'assignment' && assignmentParts(assignment)) || {};
  const around = enclosingFunction(statement);
  return (
    left?.type === 'identifier' &&
    around !== undefined &&
    edited.within('attribute', around).some((member) => {
      const [object, name] = parts(member);
      const isOfIt = object?.type === 'identifier' && edited.textOf(object) === edited.textOf(left);
      return isOfIt && name !== undefined && lifeCycle.test(edited.textOf(name));
    })
  );
}

/** What is kept is an answer, and no client: `client('sts').get_caller_identity()`. */
function isAskedAtOnce(edited: EditedFile, construction: SyntaxNode): boolean {
  const member = construction.parent;
  const call = member?.parent;
  if (member?.type !== 'attribute' || call?.type !== 'call' || parts(call)[0] !== member) return false;
  return edited.file.meanings.of(call).kind !== 'aws' || isAskedAtOnce(edited, call);
}

/** The statements to move, those it needs first; undefined when it has to stay. */
function movable(
  edited: EditedFile,
  statement: SyntaxNode,
  target: number,
  moving: readonly SyntaxNode[],
): readonly SyntaxNode[] | undefined {
  const assignment = statement.type === 'expression_statement' ? parts(statement)[0] : undefined;
  const { left, right } = (assignment?.type === 'assignment' && assignmentParts(assignment)) || {};
  if (left?.type !== 'identifier' || !right || moving.length > 4) return undefined;
  const name = edited.textOf(left);
  const { scopes } = edited.file;
  const bindings = scopes.lookUp(name, left);
  if (bindings.length !== 1 || bindings[0]?.scope.kind !== 'function' || scopes.module.bindings.has(name))
    return undefined;
  if (!isFreeFrom(edited, right) || isSeenElsewhere(edited, name, bindings[0])) return undefined;
  const needed: SyntaxNode[] = [];
  for (const node of descendants(right)) {
    if (node.type !== 'identifier' || isMemberName(node)) continue;
    const needs = neededFor(edited, node, target, [...moving, statement]);
    if (!needs) return undefined;
    for (const each of needs) if (!needed.includes(each)) needed.push(each);
  }
  return [...needed, statement];
}

/** What must move with a name: nothing when the module knows it at the target; undefined when it cannot. */
function neededFor(
  edited: EditedFile,
  name: SyntaxNode,
  target: number,
  moving: readonly SyntaxNode[],
): readonly SyntaxNode[] | undefined {
  const bindings = edited.file.scopes.lookUp(edited.textOf(name), name);
  if (bindings.length === 0) return [];
  if (bindings.every(({ scope }) => scope.kind === 'module')) {
    return bindings.some(({ node }) => node.end <= target) ? [] : undefined;
  }
  const [binding, another] = bindings;
  if (!binding || another || binding.kind !== 'assignment' || binding.scope.kind !== 'function') return undefined;
  const statement = statementAround(binding.node);
  if (!statement || moving.includes(statement) || statement.parent !== moving.at(-1)?.parent) return undefined;
  return movable(edited, statement, target, moving);
}

/** Nothing in the value waits, yields or binds a name of its own. */
function isFreeFrom(edited: EditedFile, value: SyntaxNode): boolean {
  return ['await', 'yield', 'named_expression', 'lambda'].every((type) => edited.within(type, value).length === 0);
}

/** The name is used where it would now mean the client: in another scope that takes it from the module or a builtin. */
function isSeenElsewhere(edited: EditedFile, name: string, binding: Binding): boolean {
  return edited.file.tree.nodes.of('identifier').some((node) => {
    if (edited.textOf(node) !== name || isMemberName(node)) return false;
    const [meant] = edited.file.scopes.lookUp(name, node);
    return meant === undefined && node !== binding.node;
  });
}

function isMemberName(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'attribute') return parts(parent)[0] !== node;
  return parent?.type === 'keyword_argument' && parts(parent)[0] === node;
}

/** The statement with the comment on its line, as it is laid out at the top level. */
function dedented(edited: EditedFile, statement: SyntaxNode): string {
  if (!edited.hasOwnLines(statement)) return edited.textOf(statement);
  const from = edited.indentationAt(statement.start);
  return movedLines(edited, edited.lineStart(statement.start), edited.lineEnd(statement.end), from, '');
}
