import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants, type Node } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Expression, Statement } from '../../../syntax/program.js';
import { leavesEarly } from './records.js';
import { isNameUsed, openingBrace, ownNodes } from './statements.js';

/**
 * Does for every record what a function does for the first: the statement that takes it and all that follow go into a loop. A
 * last `return` that has nothing of the loop in it stays behind it. `at` is the use.
 */
export function iterateRecords(edited: EditedProgram, at: SourceRange): boolean {
  const use = edited.nodesAt(at).find((node) => 'kind' in node && listOf(node, edited) !== undefined);
  const list = use && listOf(use, edited);
  const around = use && edited.file.functionAround(use);
  if (!use || !list || !around?.bodyPlace) return false;
  const first = around.body.findIndex((statement) => contains(statement, use));
  const statement = around.body[first];
  const moved = withoutLastReturn(edited, around.body.slice(first));
  if (!statement || !moved?.every((each) => edited.hasOwnLines(each)) || leavesEarly(moved)) return false;
  const uses = [...ownNodes(around.body)].filter((node) => sameList(node, list, edited));
  if (uses.some((node) => !moved.some((each) => contains(each, node)))) return false;

  const last = moved.at(-1);
  if (!last) return false;
  const assigned = assignedName(statement, use);
  const name = assigned ?? ['record', 'message', 'item'].find((each) => !isNameUsed(edited, each));
  if (name === undefined || (assigned !== undefined && moved.length < 2)) return false;
  const indentation = edited.indentationAt(statement.start);
  const { newline } = edited.layout;
  const head = `foreach (var ${name} in ${edited.textOf(list)})${openingBrace(edited, around, indentation)}`;
  for (const node of uses)
    if (assigned === undefined || node !== use) edited.changes.replace(node.start, node.end, name);
  if (assigned === undefined) edited.changes.insert(edited.lineStart(statement.start), indentation + head + newline);
  else {
    let next = edited.nextLine(statement.end);
    while (edited.isBlankLine(next)) next = edited.nextLine(next);
    edited.changes.replace(statement.start, next, head + newline);
  }
  const [second] = assigned === undefined ? moved : moved.slice(1);
  if (!second) return false;
  indentBehind(edited, assigned === undefined ? statement : second, statement, last, assigned !== undefined);
  edited.changes.insert(edited.lineEnd(last.end), `${newline}${indentation}}`);
  return true;
}

/** Comments between the statement that goes and the next one are moved as well. */
function indentBehind(
  edited: EditedProgram,
  from: Statement,
  replaced: Statement,
  last: Statement,
  isReplaced: boolean,
): void {
  let start = isReplaced ? edited.nextLine(replaced.end) : edited.lineStart(from.start);
  while (isReplaced && edited.isBlankLine(start)) start = edited.nextLine(start);
  edited.indentLines(start, edited.lineEnd(last.end));
}

/** The records that a use takes the first of. */
function listOf(node: Node, edited: EditedProgram): Expression | undefined {
  if (!('kind' in node)) return undefined;
  const list = firstOf(node, edited);
  const object = list && edited.file.objectOf(list);
  return object?.kind === 'event' && object.part === 'records' ? list : undefined;
}

function firstOf(node: Node, edited: EditedProgram): Expression | undefined {
  if (!('kind' in node)) return undefined;
  if (node.kind === 'index') return edited.file.constantOf(node.index) === 0 ? node.object : undefined;
  if (node.kind !== 'call' || node.callee.kind !== 'member' || node.arguments.length > 0) return undefined;
  return /^(?:First|Single)(?:OrDefault)?$/.test(node.callee.name) ? node.callee.object : undefined;
}

function sameList(node: Node, list: Expression, edited: EditedProgram): boolean {
  const other = listOf(node, edited);
  return other !== undefined && edited.textOf(other) === edited.textOf(list);
}

/** `var record = evnt.Records[0];` */
function assignedName(statement: Statement, use: Node): string | undefined {
  if (statement.kind !== 'variable' || statement.value !== use) return undefined;
  return statement.target.kind === 'name-pattern' ? statement.target.name : undefined;
}

/** Undefined when the last `return` needs something from the loop. */
function withoutLastReturn(edited: EditedProgram, statements: readonly Statement[]): readonly Statement[] | undefined {
  const last = statements.at(-1);
  if (last?.kind !== 'return' || statements.length < 2) return statements;
  const moved = statements.slice(0, -1);
  for (const node of descendants(last)) {
    if (!('kind' in node)) continue;
    if (listOf(node, edited)) return undefined;
    const declaration = node.kind === 'name' ? edited.file.declarationOf(node) : undefined;
    if (declaration && moved.some((each) => contains(each, declaration.place))) return undefined;
  }
  return moved;
}
