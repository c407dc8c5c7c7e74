import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Expression, FunctionNode, IndexExpression, Statement } from '../../../syntax/program.js';
import { lastValue, returnsIn } from './statements.js';

/**
 * Does for every record what a function does for the first: the statement that takes it and all that follow go into a loop,
 * but for a last `return` that has nothing of the loop in it. `at` is the use, `event.Records[0]`.
 */
export function iterateRecords(edited: EditedProgram, at: SourceRange): boolean {
  const use = edited.nodesAt(at).find((node): node is IndexExpression => isFirstRecord(edited, node));
  const around = use && edited.file.functionAround(use);
  const index = around ? around.body.findIndex((statement) => contains(statement, use)) : -1;
  const first = around?.body[index];
  if (!use || !around || !first) return false;
  const moved = withoutLastReturn(edited, around.body.slice(index));
  const same = usesIn(edited, around);
  if (!moved?.every((each) => edited.hasOwnLines(each)) || returnsIn(moved).some((each) => !isFailure(edited, each))) {
    return false;
  }
  if (same.some((node) => !moved.some((each) => contains(each, node)))) return false;
  const list = edited.textOf(use.object);
  const name = nameOfFirst(first, use);
  return name === undefined ? loopAround(edited, list, moved, same) : loopFor(edited, name, list, moved, same, use);
}

function isFirstRecord(edited: EditedProgram, node: object): boolean {
  if (!('kind' in node) || node.kind !== 'index') return false;
  const { object, index } = node as IndexExpression;
  return edited.file.types.eventOf(object)?.part === 'records' && edited.file.constantOf(index) === 0;
}

function usesIn(edited: EditedProgram, around: FunctionNode): readonly IndexExpression[] {
  return edited.file.tree.of('index').filter((node) => contains(around, node) && isFirstRecord(edited, node));
}

/** `record := event.Records[0]` */
function nameOfFirst(statement: Statement, use: Expression): string | undefined {
  if (statement.kind !== 'variable' || statement.value !== use) return undefined;
  return statement.target.kind === 'name-pattern' ? statement.target.name : undefined;
}

/** Undefined when the last `return` needs something of the loop. */
function withoutLastReturn(edited: EditedProgram, statements: readonly Statement[]): readonly Statement[] | undefined {
  const last = statements.at(-1);
  if (last?.kind !== 'return') return statements;
  const moved = statements.slice(0, -1);
  for (const node of descendants(last)) {
    if (!('kind' in node)) continue;
    if (isFirstRecord(edited, node)) return undefined;
    const declared = node.kind === 'name' ? edited.file.declarationOf(node) : undefined;
    if (declared && moved.some((each) => contains(each, declared.place))) return undefined;
  }
  return moved.length > 0 ? moved : undefined;
}

/** A `return` in the loop may only end it with an error. */
function isFailure(edited: EditedProgram, statement: Parameters<typeof lastValue>[0]): boolean {
  const last = lastValue(statement);
  return (
    last !== undefined &&
    edited.textOf(last) !== 'nil' &&
    edited.file.words.errors.raisesBy?.(statement, edited.file) === true
  );
}

function loopFor(
  edited: EditedProgram,
  name: string,
  list: string,
  moved: readonly Statement[],
  same: readonly IndexExpression[],
  use: IndexExpression,
): boolean {
  const [first, second] = moved;
  if (!first || !second) return false;
  const { newline } = edited.layout;
  const outer = edited.indentationAt(first.start);
  edited.changes.replace(first.start, first.end, `for _, ${name} := range ${list} {`);
  for (const node of same) if (node !== use) edited.changes.replace(node.start, node.end, name);
  removeBlankLines(edited, edited.nextLine(first.end));
  const last = moved.at(-1) ?? second;
  edited.indentLines(edited.nextLine(first.end), edited.nextLine(last.end));
  edited.changes.insert(edited.lineEnd(last.end), `${newline}${outer}}`);
  return true;
}

function loopAround(
  edited: EditedProgram,
  list: string,
  moved: readonly Statement[],
  same: readonly IndexExpression[],
): boolean {
  const [first] = moved;
  const last = moved.at(-1);
  const name = ['record', 'item', 'eachRecord'].find((each) => edited.file.usesOf(each).length === 0);
  if (!first || !last || !name) return false;
  const { newline } = edited.layout;
  const outer = edited.indentationAt(first.start);
  edited.changes.insert(edited.lineStart(first.start), `${outer}for _, ${name} := range ${list} {${newline}`);
  for (const node of same) edited.changes.replace(node.start, node.end, name);
  edited.indentLines(first.start, edited.nextLine(last.end));
  edited.changes.insert(edited.lineEnd(last.end), `${newline}${outer}}`);
  return true;
}

function removeBlankLines(edited: EditedProgram, from: number): void {
  let end = from;
  while (edited.isBlankLine(end)) end = edited.nextLine(end);
  if (end > from) edited.changes.replace(from, end, '');
}
