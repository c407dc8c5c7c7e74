import type { SourceRange } from '../../../../model/source.js';
import { assignmentParts, callParts, functionParts, subscriptParts } from '../../../syntax/python/node-parts.js';
import { contains, descendants, parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import { enclosingFunction } from '../functions.js';
import type { EditedFile } from './edited-file.js';
import { ownNodes } from './records.js';
import { indentLines, statementAround } from './statements.js';

/**
 * Does for every record what a function does for the first: the statement that takes it and all that follow go into a loop. A
 * last `return` that has nothing of the loop in it stays behind it. `at` is the use.
 */
export function iterateRecords(edited: EditedFile, at: SourceRange): boolean {
  const use = edited.nodesAt(at).find((node) => listOf(node, edited) !== undefined);
  const list = use && listOf(use, edited);
  const definition = use && enclosingFunction(use);
  const statement = use && statementAround(use);
  const { body } = (definition && functionParts(definition)) || {};
  if (!use || !list || !statement || !body || statement.parent !== body) return false;
  const moved = withoutLastReturn(edited, parts(body).slice(parts(body).indexOf(statement)));
  if (!moved?.every((each) => edited.hasOwnLines(each)) || leavesEarly(edited, moved)) return false;
  const same = usesOf(edited, body, use);
  if (same.some((node) => !moved.some((each) => contains(each, node)))) return false;

  const assigned = assignedName(statement, use);
  if (assigned) {
    if (moved.length < 2) return false;
    const name = edited.textOf(assigned);
    edited.changes.replace(statement.start, statement.end, `for ${name} in ${edited.textOf(list)}:`);
    for (const node of same) if (node !== use) edited.changes.replace(node.start, node.end, name);
    removeBlankLines(edited, statement);
    indent(edited, edited.nextLine(statement.end), moved);
    return true;
  }
  const name = ['record', 'item', 'each_record'].find((each) => !edited.isNameUsed(each));
  if (!name) return false;
  const start = edited.lineStart(statement.start);
  const { newline } = edited.layout;
  const head = `${edited.indentationAt(statement.start)}for ${name} in ${edited.textOf(list)}:${newline}`;
  edited.changes.insert(start, head);
  for (const node of same) edited.changes.replace(node.start, node.end, name);
  indent(edited, start, moved);
  return true;
}

/** The records that a use takes the first of. */
function listOf(use: SyntaxNode, edited: EditedFile): SyntaxNode | undefined {
  const { meanings, constants, places } = edited.file;
  const { value, index } = (use.type === 'subscript' && subscriptParts(use)) || {};
  const isFirst = index !== undefined && constants.valueOf(index) === 0;
  const [given] = use.type === 'call' ? callParts(use, places.source).positional : [];
  const isNext = given !== undefined && meanings.symbolOf(parts(use)[0]) === 'next';
  const list = isFirst ? value : isNext && given?.type !== 'call' ? given : undefined;
  const meaning = list && meanings.of(list);
  return meaning?.kind === 'event' && meaning.part === 'records' ? list : undefined;
}

/** The other places in the function that take the first record, written in any way. */
function usesOf(edited: EditedFile, body: SyntaxNode, use: SyntaxNode): readonly SyntaxNode[] {
  return ownNodes(use.type, body, edited).filter((node) => listOf(node, edited) !== undefined);
}

/** `record = event['Records'][0]`. */
function assignedName(statement: SyntaxNode, use: SyntaxNode): SyntaxNode | undefined {
  const [assignment] = parts(statement);
  const { left, right } = (assignment?.type === 'assignment' && assignmentParts(assignment)) || {};
  return left?.type === 'identifier' && right === use ? left : undefined;
}

/** Undefined when the last `return` needs something from the loop. */
function withoutLastReturn(edited: EditedFile, statements: readonly SyntaxNode[]): readonly SyntaxNode[] | undefined {
  const last = statements.at(-1);
  if (last?.type !== 'return_statement' || statements.length < 2) return statements;
  const moved = statements.slice(0, -1);
  const needs = [...descendants(last)].some(
    (node) =>
      node.type === 'identifier' &&
      edited.file.scopes
        .lookUp(edited.textOf(node), node)
        .some((binding) => moved.some((each) => contains(each, binding.node))),
  );
  return needs || edited.within('subscript', last).some((node) => listOf(node, edited)) ? undefined : moved;
}

function leavesEarly(edited: EditedFile, statements: readonly SyntaxNode[]): boolean {
  return statements.some((statement) =>
    ['return_statement', 'yield', 'global_statement', 'nonlocal_statement'].some(
      (type) => ownNodes(type, statement, edited).length > 0 || statement.type === type,
    ),
  );
}

function removeBlankLines(edited: EditedFile, statement: SyntaxNode): void {
  const start = edited.nextLine(statement.end);
  let end = start;
  while (edited.isBlankLine(end)) end = edited.nextLine(end);
  if (end > start) edited.changes.replace(start, end, '');
}

function indent(edited: EditedFile, from: number, moved: readonly SyntaxNode[]): void {
  const last = moved.at(-1);
  let start = from;
  while (edited.isBlankLine(start)) start = edited.nextLine(start);
  if (last) indentLines(edited, start, edited.nextLine(last.end));
}
